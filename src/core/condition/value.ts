export type Kind = 'number' | 'choice' | 'choices';

/** An answer to a question of the kind number, choice, or choices. */
export type Value = number | string | readonly string[];

/** The values that a question allows. A value in `alone` can't be combined with others and doesn't count. */
export interface Allowed {
  readonly kind: Kind;
  readonly values?: readonly { readonly value: string }[] | undefined;
  readonly alone?: readonly string[] | undefined;
  /** Bounds of a number, both inclusive. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** The value that counts where the question doesn't apply. For a number, it can be out of bounds. */
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
