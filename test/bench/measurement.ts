/** One line of the table that `npm run bench` prints. */
export interface Measurement {
  /** What is measured, and against what. */
  readonly name: string;
  readonly unit: 'x' | 'MiB' | 'ms';
  /** Which side of the bar is good. */
  readonly good: 'below' | 'above';
  /** Must be reached (design, section 9), and what we want to reach. */
  readonly bar: number;
  readonly aim?: number;
  measure(): Promise<Measured>;
}

export interface Measured {
  readonly value: number;
  /** Where the value comes from, in one line. */
  readonly detail: string;
}

/** The middle of a list of numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
