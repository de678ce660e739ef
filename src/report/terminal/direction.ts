import type { Assessment } from '../../core/assess/index.ts';
import { startOf } from '../../core/judge/index.ts';
import { plain } from '../escape.ts';
import { atOnce, list, rivalTitles, sentence, startLabel } from '../phrases.ts';
import { hang, wrap } from '../wrap.ts';
import type { Screen } from './paint.ts';

/** What to do instead of a mesh, or before one: what it covers, and what it leaves to whom. Further ones by name. */
export function alternatives(assessment: Assessment, { width, paint }: Screen): string[] {
  const [first, ...others] = assessment.alternatives;
  if (first === undefined) return [];
  return [
    ...wrap(`${assessment.verdict.id === 'no' ? 'Instead' : 'Until then'}: ${plain(first.title)}`, width).map(
      paint.strong,
    ),
    ...first.covers.flatMap((text) => hang('  + ', plain(text), width)),
    ...first.leaves.flatMap((text) => hang('  - ', plain(text), width)),
    ...hang('  ', sentence(plain(first.who)), width),
    ...(others.length > 0
      ? hang('  Also in the plan: ', `${list(others.map(({ title }) => quoted(title)))}.`, width).map(paint.dim)
      : []),
  ];
}

/** Steps that start at once, the first use case, and at most two more. */
export function useCases(assessment: Assessment, { width, paint }: Screen): string[] {
  const urgent = (order: 'first' | 'beside') =>
    atOnce(assessment, order).flatMap(({ label, says }) =>
      hang(`${label}  `, sentence(plain(says)), width).map(paint.warn),
    );
  const first = startOf(assessment.useCases);
  if (first === undefined) return [...urgent('first'), ...urgent('beside')];
  const next = assessment.useCases
    .filter((useCase) => useCase.place === 'next')
    .map((useCase) => quoted(useCase.title));
  const { titles, others } = rivalTitles(assessment);
  const rivals = [...titles.map(quoted), ...(others > 0 ? [`${others} more`] : [])];
  return [
    ...urgent('first'),
    ...hang(`${startLabel(assessment)}  `, plain(first.title), width).map((line, index) =>
      index === 0 ? paint.strong(line) : line,
    ),
    ...first.why.slice(0, 1).flatMap((why) => hang('  ', sentence(plain(why)), width)),
    ...hang('  Try: ', sentence(plain(first.experiment)), width),
    ...(next.length > 0 ? hang('  Next: ', `${list(next, 'and')}.`, width) : []),
    ...(rivals.length > 0
      ? hang('  ', `Open answers could still put ${list(rivals, 'or')} first.`, width).map(paint.dim)
      : []),
    ...urgent('beside'),
  ];
}

function quoted(title: string): string {
  return `“${plain(title)}”`;
}
