import type { NamedCondition } from './schema.ts';

/** A pack or a part of it as JSON, in which a named condition is its name alone: its meaning is written once. */
export function foldedJson(part: unknown): string {
  return JSON.stringify(part, (_, value: unknown) => (isNamed(value) ? { holds: value.holds } : value));
}

/**
 * Gives every named condition below `part` its sentence and its meaning again, in place, from the named conditions of
 * the pack, which must be linked too. `foldedJson` undone.
 */
export function linkNames(part: object, named: ReadonlyMap<string, NamedCondition>): void {
  if (Array.isArray(part)) {
    for (const value of part as unknown[]) if (typeof value === 'object' && value !== null) linkNames(value, named);
  } else if (isNamed(part)) {
    const { says, when } = named.get(part.holds)!;
    Object.assign(part, { says, when });
  } else {
    // A list of the values of each object would take longer than the rest.
    for (const key in part) {
      const value = (part as Readonly<Record<string, unknown>>)[key];
      if (typeof value === 'object' && value !== null) linkNames(value, named);
    }
  }
}

function isNamed(value: unknown): value is { readonly holds: string } {
  return typeof value === 'object' && value !== null && 'holds' in value && typeof value.holds === 'string';
}
