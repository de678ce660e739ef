import type { Assessment } from '../../core/assess/index.ts';
import { effortInWords } from '../../core/pack/index.ts';
import { brief, plain } from '../escape.ts';
import { courseOf, waysOf } from '../judgement/course.ts';
import { pointedTo } from '../judgement/in-time.ts';
import { canDecide, decisive, decisiveTitle, headline, rowReason, standingSentence } from '../judgement/verdict.ts';
import { answeredInWords, count, notesOn, sentence } from '../phrases.ts';
import { hang, wrap } from '../wrap.ts';
import type { Screen } from './paint.ts';

/** A name or scope is shown whole; only what is no name is cut. */
const LONGEST_NAME = 200;

/** Verdict first, then for whom, how sure, by which rule, and what to do with the mesh. */
export function verdict(assessment: Assessment, { width, paint }: Screen): string[] {
  const { id } = assessment.verdict;
  const color = { yes: paint.good, 'not-yet': paint.warn, no: paint.warn }[id];
  const about = [assessment.organization, assessment.scope, assessment.assessed]
    .filter((text) => text !== null)
    .map((text) => brief(text, LONGEST_NAME));
  const course = courseOf(assessment);
  return [
    ...wrap(plain(headline(assessment)), width).map((line) => paint.strong(color(line))),
    ...wrap([...about, answeredInWords(assessment.coverage)].join(', '), width).map(paint.dim),
    ...wrap(standingSentence(assessment), width),
    ...notesOn(assessment).flatMap((note) => wrap(plain(`Note: ${note}`), width).map(paint.warn)),
    ...rowReason(assessment).flatMap(({ text }) => wrap(sentence(plain(text)), width)),
    ...(course === undefined
      ? []
      : wrap(
          `Course: ${[course.word, ...course.reasons.map(({ text }) => plain(text))].map(sentence).join(' ')}`,
          width,
        )),
  ];
}

/** The questions that decide most, while the verdict is not settled. */
export function deciding(assessment: Assessment, { width, paint }: Screen): string[] {
  const questions = decisive(assessment);
  if (questions.length === 0) return [];
  const rest = assessment.unknowns.filter((unknown) => canDecide(unknown, assessment)).length - questions.length;
  return [
    paint.strong(decisiveTitle(assessment)),
    ...questions.flatMap(({ prompt, question, mayNotApply }) =>
      hang('  ? ', `${plain(prompt)} (${question}${mayNotApply ? '; may not apply' : ''})`, width),
    ),
    ...(rest > 0 ? hang('  ', `and ${count(rest, 'more question', 'more questions')}`, width).map(paint.dim) : []),
  ];
}

/** The alternatives of a decision next to each other; only one of them is taken. */
export function ways(assessment: Assessment, { width, paint }: Screen): string[] {
  const all = waysOf(assessment);
  if (all.length === 0) return [];
  const pointed = pointedTo(assessment);
  return [
    paint.strong('Decide between'),
    ...all.flatMap(({ steps }) =>
      hang(
        '  - ',
        steps
          .map(
            (step) =>
              `${plain(step.title)} (${effortInWords(step)}${step.mayNotApply === true ? ', if it applies' : ''})`,
          )
          .join('; '),
        width,
      ),
    ),
    ...(pointed === undefined ? [] : hang('  ', `The answers point to ${plain(pointed)}.`, width)),
  ];
}
