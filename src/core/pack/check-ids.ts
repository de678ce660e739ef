import type { Entries, Fault } from './fault.ts';
import { LIST_KEYS, SOURCE_LISTS } from './lists.ts';
import type { Pack } from './schema.ts';

type Listed = { readonly id: string };

/** An id and its path within its entry. */
interface Place {
  readonly entry: object;
  readonly path: Fault['path'];
  readonly id: string;
}

/**
 * Checks that ids are unique: among the entries of a list, the levels of a criterion, the values of a question, the
 * products of a fact, and all sources.
 */
export function checkIds(pack: Entries): Fault[] {
  const inEntry = ({ id }: Listed, entry: object, path: Fault['path']): Place => ({
    entry,
    path: [...path, 'id'],
    id,
  });
  const faults = [
    ...LIST_KEYS.flatMap((list) =>
      twice(
        list,
        list,
        pack[list].map((entry: Listed) => inEntry(entry, entry, [])),
      ),
    ),
    ...pack.criteria.flatMap((criterion) =>
      twice(
        'criteria',
        'levels',
        criterion.levels.map((level, index) => inEntry(level, criterion, ['levels', index])),
      ),
    ),
    ...pack.questions.flatMap((question) =>
      twice(
        'questions',
        'values',
        (question.values ?? []).map(({ value }, index) => ({
          entry: question,
          path: ['values', index, 'value'],
          id: value,
        })),
      ),
    ),
    ...pack.facts.flatMap((fact) =>
      twice(
        'facts',
        'products',
        (fact.products ?? []).map((id, index) => ({ entry: fact, path: ['products', index], id })),
        'drop',
      ),
    ),
    // Statements and facts share one namespace, because `sources` names them by id alone.
    ...twice(
      'facts',
      'sources',
      SOURCE_LISTS.flatMap((list): readonly Listed[] => pack[list]).map((entry) => inEntry(entry, entry, [])),
    ),
  ];
  return faults.filter((finding, index) => faults.findIndex((other) => isSamePlace(other, finding)) === index);
}

function twice(list: keyof Pack, kind: string, places: readonly Place[], mend = 'rename'): Fault[] {
  const seen = new Map<string, object>();
  return places.flatMap(({ entry, path, id }): Fault[] => {
    const other = seen.get(id);
    if (other === undefined) {
      seen.set(id, entry);
      return [];
    }
    const message = `two ${kind} are called ${id}; ${mend} one`;
    return [{ list, entry, path, code: 'duplicate-id', message, ...(other !== entry && { other }) }];
  });
}

function isSamePlace(a: Fault, b: Fault): boolean {
  return a.entry === b.entry && String(a.path) === String(b.path);
}
