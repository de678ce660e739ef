export type Kind = 'number' | 'choice' | 'choices';

/** An answer to a question: of a number, of a choice, of choices. */
export type Value = number | string | readonly string[];

/** What values a question allows. Values that stand `alone` cannot be combined with others, and do not count. */
export interface Allowed {
  readonly kind: Kind;
  readonly values?: readonly { readonly value: string }[] | undefined;
  readonly alone?: readonly string[] | undefined;
  /** Bounds of a number, both inclusive. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Counts where the question does not apply; of a number it may be out of bounds. */
  readonly otherwise?: Value | undefined;
}

/** The values of a choice or choices question. */
export function valuesOf({ values = [] }: Pick<Allowed, 'values'>): string[] {
  return values.map(({ value }) => value);
}

/** Tells whether a value is an allowed answer to the question. */
export function allowedBy(question: Allowed): (value: Value) => boolean {
  const { kind, alone = [], min = -Infinity, max = Infinity, otherwise } = question;
  if (kind === 'number') {
    return (value) =>
      typeof value === 'number' && (value === otherwise || (value >= min && value <= max && Number.isInteger(value)));
  }
  const words = valuesOf(question);
  if (kind === 'choice') return (value) => typeof value === 'string' && words.includes(value);
  return (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => words.includes(item) && (value.length === 1 || !alone.includes(item)));
}
