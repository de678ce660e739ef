/** One line of the table that `npm run bench` prints. */
export interface Measurement {
  /** What is measured, and compared with what. */
  readonly name: string;
  readonly unit: 'x' | 'MiB' | 'ms';
  /** Whether values below or above the bar are good. */
  readonly good: 'below' | 'above';
  /** `bar` must be reached; `aim` is the goal. */
  readonly bar: number;
  readonly aim?: number;
  measure(): Promise<Measured>;
}

export interface Measured {
  readonly value: number;
  /** How the value is made up, in one line. */
  readonly detail: string;
}

/** The median of a list of numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
