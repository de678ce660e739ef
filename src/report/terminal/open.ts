import type { Assessment } from '../../core/assess/index.ts';
import { plain, shellWord } from '../escape.ts';
import { inOrder } from '../judgement/verdict.ts';
import { count, sentence } from '../phrases.ts';
import { hang, wrap } from '../wrap.ts';
import type { Screen } from './paint.ts';

const QUESTIONS = 3;
const SIGNS = 3;

/**
 * The unanswered questions that matter most and what each can change; none does once a no is settled, and while the
 * verdict is not, those that decide it are named with it.
 */
export function questions(assessment: Assessment, { width, paint }: Screen): string[] {
  const { unknowns, verdict } = assessment;
  if (unknowns.length === 0 || !verdict.settled || verdict.id === 'no') return [];
  const rest = unknowns.length - QUESTIONS;
  return [
    ...wrap(`Unanswered${rest > 0 ? ` (and ${count(rest, 'more question', 'more questions')})` : ''}`, width).map(
      paint.strong,
    ),
    ...unknowns
      .slice(0, QUESTIONS)
      .flatMap(({ prompt, mainEffect, mayNotApply }) => [
        ...hang('  ? ', `${plain(prompt)}${mayNotApply ? ' (may not apply)' : ''}`, width),
        ...hang('    ', sentence(plain(mainEffect)), width).map(paint.dim),
      ]),
  ];
}

/** Signs that would reopen a no or a not-yet. */
export function watch(assessment: Assessment, { width, paint }: Screen): string[] {
  if (assessment.watch.length === 0) return [];
  return [
    paint.strong('Reassess when'),
    ...assessment.watch.slice(0, SIGNS).flatMap(({ says }) => hang('  - ', plain(says), width)),
    ...(assessment.watch.length > SIGNS
      ? hang('  ', `and ${assessment.watch.length - SIGNS} more in the plan`, width).map(paint.dim)
      : []),
  ];
}

/** How many questions the next command names. */
const NAMED = 5;

/**
 * The next commands to type, each in one line: a command that is wrapped can't be pasted. Few questions are named,
 * because `assess` alone asks neither what was answered with "don't know" nor what matters only for a choice that isn't
 * due.
 */
export function commands(assessment: Assessment, { paint }: Screen, file = 'answers.yaml'): string[] {
  const name = shellWord(file);
  const ids = inOrder(assessment).map(({ question }) => question);
  const unanswered = assessment.answers.some(({ question, state }) => state === 'unanswered' && ids.includes(question));
  return [
    paint.strong('Next'),
    ...(unanswered && ids.length > NAMED
      ? [`  mesh-ready assess ${name}`]
      : ids.length > 0
        ? [`  mesh-ready assess ${name} --only ${ids.slice(0, NAMED).join(',')}`]
        : []),
    `  mesh-ready plan ${name} -o adoption-plan.md`,
  ];
}
