import { conditionInWords, nodeOf, partsOf } from '../../condition/index.ts';
import type { Pack } from '../../pack/schema.ts';
import { type Site, sitesOf } from '../../pack/index.ts';
import type { Formula, Space } from '../../range/index.ts';
import type { Remark } from '../finding.ts';

/** Finds conditions, and parts of conditions, that no answers or all answers make true, and parts without effect. */
export function checkConditions(pack: Pack, space: Space): readonly Remark[] {
  return sitesOf(pack).flatMap((site) => constant(site, space) ?? idle(site, space));
}

/** The constant parts, outermost first; undefined when there are none. */
function constant(site: Site, space: Space): readonly Remark[] | undefined {
  const formula = space.formula(site.condition);
  // The outcomes of a test of the need score depend on more than answers; the check of the whole rule covers it. A
  // named condition is checked at its own entry.
  if (!formula.readsNeed && nodeOf(site.condition).kind !== 'named') {
    const words = conditionInWords(site.condition);
    if (!space.possible(formula)) {
      return [
        {
          ...site,
          code: 'never-true',
          message: `no answers make it true that ${words}`,
          mend: 'correct the condition, or remove what hangs on it',
        },
      ];
    }
    if (!space.possible(space.formulas.not(formula))) {
      return [
        {
          ...site,
          code: 'always-true',
          message: `whatever is answered, ${words}`,
          mend: 'correct the condition, or leave it out',
        },
      ];
    }
  }
  const inner = innerOf(site).flatMap((part) => constant(part, space) ?? []);
  return inner.length === 0 ? undefined : inner;
}

/** Parts of `all` and `any` without which the condition means the same. */
function idle(site: Site, space: Space): readonly Remark[] {
  const parts = innerOf(site);
  const found: Remark[] = [];
  const isAll = nodeOf(site.condition).kind === 'all';
  if (parts.length > 1) {
    const left = [...parts];
    for (const part of parts) {
      const others = left.filter((other) => other !== part).map((other) => space.formula(other.condition));
      if (others.length === 0 || !isIdle(space, space.formula(part.condition), others, isAll)) continue;
      left.splice(left.indexOf(part), 1);
      const why = isAll ? 'the other parts already say so' : 'the other parts already allow it';
      const message = `the part “${conditionInWords(part.condition)}” changes nothing: ${why}`;
      found.push({ ...part, code: 'idle-part', message, mend: 'remove the part, or correct it' });
    }
  }
  return found.length > 0 ? found : parts.flatMap((part) => idle(part, space));
}

function isIdle({ formulas, possible }: Space, part: Formula, others: readonly Formula[], isAll: boolean): boolean {
  return isAll
    ? !possible(formulas.all([...others, formulas.not(part)]))
    : !possible(formulas.all([part, ...others.map(formulas.not)]));
}

function innerOf(site: Site): readonly Site[] {
  return partsOf(site.condition).map(({ path, part }) => ({ ...site, path: [...site.path, ...path], condition: part }));
}
