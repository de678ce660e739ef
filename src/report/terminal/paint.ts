/**
 * Emphasis in a terminal. Each function keeps the columns of its text; none carries a meaning that the words do not.
 */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly bad: (text: string) => string;
}

/** What every part of the terminal report is given. `width` is in columns. */
export interface Screen {
  readonly width: number;
  readonly paint: Paint;
}
