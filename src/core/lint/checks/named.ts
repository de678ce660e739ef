import { conditionInWords, namesIn, nodeOf, partsOf, saysUnless } from '../../condition/index.ts';
import type { NamedCondition, Pack } from '../../pack/schema.ts';
import { bandsOf, type Site } from '../../pack/index.ts';
import { type Formula, reads, type Space } from '../../range/index.ts';
import type { Remark } from '../finding.ts';
import { allSites } from '../sites.ts';

/** Finds named conditions that are unused, that mean the same, or that are written out where the name would do. */
export function checkNamed(pack: Pack, space: Space): readonly Remark[] {
  if (pack.conditions.length === 0) return [];
  return [...unused(pack), ...same(pack, space), ...writtenOut(pack, space)];
}

function unused(pack: Pack): readonly Remark[] {
  const used = new Set([
    ...bandsOf(pack).map(({ name }) => name),
    ...allSites(pack).flatMap(({ condition }) => namesIn(condition).map(({ id }) => id)),
  ]);
  return pack.conditions
    .filter(({ id }) => !used.has(id))
    .map((entry) => ({
      list: 'conditions',
      entry,
      path: [],
      code: 'unused',
      message: 'no condition names it',
      mend: `remove it, or write { holds: ${entry.id} } where it is meant`,
    }));
}

function same({ conditions }: Pack, space: Space): readonly Remark[] {
  const known = createMeanings(space);
  return conditions.flatMap((entry): Remark[] => {
    if (saysUnless(entry.when)) return [];
    const formula = space.formula(entry.when);
    const other = known.find(formula);
    known.add(entry, formula);
    if (other === undefined) return [];
    const message = `it means the same as ${other.id}`;
    return [
      { list: 'conditions', entry, path: ['when'], code: 'same-condition', message, mend: 'keep one of the two' },
    ];
  });
}

/**
 * Whether a condition is part of what has to be shown: what is not known does not count there, so that two conditions
 * that hold for the same answers can come out differently.
 */
export function isCore({ list, path }: Site): boolean {
  return list === 'verdictRules' && path[0] === 'core';
}

/** Outermost first; what is inside a condition that has a name is not told as well. */
function writtenOut(pack: Pack, space: Space): readonly Remark[] {
  const known = createMeanings(space);
  for (const entry of pack.conditions) if (!saysUnless(entry.when)) known.add(entry, space.formula(entry.when));
  const within = (site: Site, isWhole: boolean): readonly Remark[] => {
    if (nodeOf(site.condition).kind === 'named') return [];
    const isDefinition = isWhole && site.list === 'conditions';
    const named =
      isDefinition || reads(site.condition) || isCore(site) || saysUnless(site.condition)
        ? undefined
        : known.find(space.formula(site.condition));
    if (named !== undefined && named !== site.entry) {
      const message = `“${conditionInWords(site.condition)}” is what ${named.id} says`;
      return [{ ...site, code: 'written-out', message, mend: `write { holds: ${named.id} }` }];
    }
    return partsOf(site.condition).flatMap(({ path, part }) =>
      within({ ...site, path: [...site.path, ...path], condition: part }, false),
    );
  };
  return allSites(pack).flatMap((site) => within(site, true));
}

/** Named conditions by what they mean. */
interface Meanings {
  add(entry: NamedCondition, formula: Formula): void;
  /**
   * The first that is true for the same answers as a formula. Compares only conditions that read the same answers: the
   * check for parts without effect reports the rest.
   */
  find(formula: Formula): NamedCondition | undefined;
}

function createMeanings({ formulas, possible }: Space): Meanings {
  const { all, any, not, variables } = formulas;
  const byRead = new Map<string, { readonly entry: NamedCondition; readonly own: Formula }[]>();
  const keys = new Map<Formula, string>();
  return {
    add(entry, own) {
      const key = readBy(own);
      byRead.set(key, [...(byRead.get(key) ?? []), { entry, own }]);
    },
    find(other) {
      const key = readBy(other);
      if (key === '') return undefined;
      const differs = (own: Formula) => possible(any([all([own, not(other)]), all([other, not(own)])]));
      return byRead.get(key)?.find(({ own }) => own === other || !differs(own))?.entry;
    },
  };

  /** The variables that a formula reads, in words; empty where it reads none. */
  function readBy(formula: Formula): string {
    let key = keys.get(formula);
    if (key === undefined) keys.set(formula, (key = [...variables(formula)].toSorted((a, b) => a - b).join()));
    return key;
  }
}
