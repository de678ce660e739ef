/**
 * Emphasis in a terminal. No function changes the width of its text, and none adds a meaning that the words don't have.
 */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly bad: (text: string) => string;
}

/** The input of every part of the terminal report. `width` is in columns. */
export interface Screen {
  readonly width: number;
  readonly paint: Paint;
}
