import type { Assessment } from '../../core/assessment.ts';
import { plain } from '../escape.ts';
import { list, rivalTitles, sentence } from '../phrases.ts';
import { hang } from '../wrap.ts';
import type { Screen } from './paint.ts';

const ALTERNATIVES = 3;

/** What to do instead of a mesh, or before one: what it covers, what it leaves, and to whom. */
export function alternatives(assessment: Assessment, { width, paint }: Screen): string[] {
  const shown = assessment.alternatives.slice(0, ALTERNATIVES);
  if (shown.length === 0) return [];
  const rest = assessment.alternatives.length - shown.length;
  return [
    paint.strong(assessment.verdict.id === 'no' ? 'Instead' : 'Until then'),
    ...shown.flatMap(({ title, covers, leaves, who }) => [
      ...hang('  ', plain(title), width),
      ...hang('    + ', sentence(`Covers ${list(covers.map(plain))}`), width).map(paint.quiet),
      ...hang('    - ', sentence(`Leaves ${list(leaves.map(plain))}`), width).map(paint.quiet),
      ...hang('    ', sentence(plain(who)), width).map(paint.quiet),
    ]),
    ...(rest > 0 ? hang('  ', `and ${rest} more in the plan`, width).map(paint.quiet) : []),
  ];
}

/** The one use case to start with and the next two at most. */
export function useCases(assessment: Assessment, { width, paint }: Screen): string[] {
  const first = assessment.useCases.find((useCase) => useCase.place === 'first');
  if (first === undefined) return [];
  const next = assessment.useCases.filter((useCase) => useCase.place === 'next').map((useCase) => quoted(useCase.title));
  const { titles, others } = rivalTitles(assessment);
  const rivals = [...titles.map(quoted), ...(others > 0 ? [`${others} more`] : [])];
  return [
    ...hang('Start with  ', plain(first.title), width).map((line, index) => (index === 0 ? paint.strong(line) : line)),
    ...first.why.slice(0, 1).flatMap((why) => hang('  ', sentence(plain(why)), width)),
    ...hang('  Try: ', sentence(plain(first.experiment)), width),
    ...(next.length > 0 ? hang('  Next: ', `${list(next, 'and')}.`, width) : []),
    ...(rivals.length > 0 ? hang('  ', `Open answers could still put ${list(rivals, 'or')} first.`, width).map(paint.quiet) : []),
  ];
}

function quoted(title: string): string {
  return `“${plain(title)}”`;
}
