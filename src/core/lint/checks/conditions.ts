import { type Condition, conditionInWords, nodeOf, partsOf } from '../../condition/index.ts';
import type { Pack } from '../../pack/schema.ts';
import type { Site } from '../../pack/index.ts';
import { type Formula, reads, type Space } from '../../range/index.ts';
import type { Decider } from '../decider.ts';
import type { Remark } from '../finding.ts';
import { isCore } from './named.ts';
import { allSites } from '../sites.ts';

/** Finds conditions, and parts of conditions, that no answers or all answers make true, and parts without effect. */
export function checkConditions(pack: Pack, space: Space, { decide }: Decider): readonly Remark[] {
  const sites = allSites(pack).filter(({ condition }) => !reads(condition));
  return sites.flatMap((site) =>
    decide(
      site,
      'whether each part of its condition can be true, and changes something',
      () => constant(site, space) ?? (isCore(site) ? [] : idle(site, space)),
      [],
    ),
  );
}

/** The constant parts, outermost first; undefined when there are none. */
function constant(site: Site, space: Space): readonly Remark[] | undefined {
  if (saysAlways(site.condition)) return [];
  const formula = space.formula(site.condition);
  // What a test of the exposure score can be depends on more than answers; whether such a rule decides is checked as a
  // whole. What is wrong with a named condition is told at its own entry.
  if (!formula.readsExposure && nodeOf(site.condition).kind !== 'named') {
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

/** `{ all: [] }`, which says on purpose that it always holds. */
function saysAlways(condition: Condition): boolean {
  const { kind, parts } = nodeOf(condition);
  return kind === 'all' && parts.length === 0;
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
