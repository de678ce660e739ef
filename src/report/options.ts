/** What a reporter is told about the place its text goes to. It takes nothing else from outside. */
export interface ReportOptions {
  /** Columns of the terminal. Other formats do not read it. */
  readonly width: number;
  /** Colours as chalk counts them: 0 none, 1 sixteen, 2 256, 3 sixteen million. */
  readonly color: 0 | 1 | 2 | 3;
  /** The answers file as the person named it, for the commands a report suggests. */
  readonly file?: string;
}
