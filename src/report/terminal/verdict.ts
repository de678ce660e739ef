import type { Assessment } from '../../core/assess/index.ts';
import { brief, plain } from '../escape.ts';
import { count, headline, otherVersion, sentence, settledSentence } from '../phrases.ts';
import { wrap } from '../wrap.ts';
import type { Screen } from './paint.ts';

const REASONS = 3;

/** The verdict first, then the organization, the certainty, and the reasons. */
export function verdict(assessment: Assessment, { width, paint }: Screen): string[] {
  const { id, why } = assessment.verdict;
  const color = { yes: paint.good, 'not-yet': paint.warn, no: paint.warn }[id];
  const about = [assessment.organization, assessment.scope, assessment.assessed]
    .filter((text) => text !== null)
    .map((text) => brief(text, 60));
  const { answered, applicable } = assessment.coverage;
  return [
    ...wrap(plain(headline(assessment.verdict)), width).map((line) => paint.strong(color(line))),
    ...wrap([...about, `${answered} of ${count(applicable, 'question', 'questions')} answered`].join(', '), width).map(
      paint.dim,
    ),
    ...wrap(settledSentence(assessment.verdict, assessment.unknowns.length), width),
    ...otherVersion(assessment).flatMap((note) => wrap(plain(`Note: ${note}`), width).map(paint.warn)),
    '',
    ...wrap(
      why
        .slice(0, REASONS)
        .map((text) => sentence(plain(text)))
        .join(' '),
      width,
    ),
  ];
}
