/** The properties of the target of a report. A reporter gets nothing else from outside. */
export interface ReportOptions {
  /** Columns of the terminal. Other formats ignore it. */
  readonly width: number;
  /** Color support as chalk counts it: 0 none, 1 16 colors, 2 256 colors, 3 true color. */
  readonly color: 0 | 1 | 2 | 3;
  /** The answers file as typed, for the commands that a report suggests. */
  readonly file?: string;
  /** The path that the plan read workloads from, as typed; for the commands that it suggests. */
  readonly discovered?: string;
  /** How many pods the scope has: for the costs of proxies in the plan. */
  readonly pods?: number;
  /** Only the first page of the plan. */
  readonly brief?: boolean;
  /** Every stage, risk, and option of the plan in full. */
  readonly full?: boolean;
}
