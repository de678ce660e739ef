import type { Assessment } from '../../core/assess/index.ts';
import { plain, shellWord } from '../escape.ts';
import { count, sentence } from '../phrases.ts';
import { hang, wrap } from '../wrap.ts';
import type { Screen } from './paint.ts';

const QUESTIONS = 3;
const SIGNS = 3;

/** The most important unanswered questions and their effects; none once a no is settled. */
export function questions(assessment: Assessment, { width, paint }: Screen): string[] {
  const { unknowns, verdict } = assessment;
  if (unknowns.length === 0 || (verdict.id === 'no' && verdict.settled)) return [];
  const rest = unknowns.length - QUESTIONS;
  return [
    ...wrap(`Not known yet${rest > 0 ? ` (${count(rest, 'more question', 'more questions')} open)` : ''}`, width).map(
      paint.strong,
    ),
    ...unknowns
      .slice(0, QUESTIONS)
      .flatMap(({ prompt, mainEffect }) => [
        ...hang('  ? ', plain(prompt), width),
        ...hang('    ', sentence(plain(mainEffect)), width).map(paint.dim),
      ]),
  ];
}

/** Signs that would reopen a no or a not-yet. */
export function watch(assessment: Assessment, { width, paint }: Screen): string[] {
  if (assessment.watch.length === 0) return [];
  return [
    paint.strong('Look again when'),
    ...assessment.watch.slice(0, SIGNS).flatMap(({ says }) => hang('  - ', plain(says), width)),
    ...(assessment.watch.length > SIGNS
      ? hang('  ', `and ${assessment.watch.length - SIGNS} more in the plan`, width).map(paint.dim)
      : []),
  ];
}

/** The next commands to type. */
export function commands(assessment: Assessment, { width, paint }: Screen, file = 'answers.yaml'): string[] {
  const name = shellWord(plain(file));
  return [
    paint.strong('Next'),
    ...(assessment.unknowns.length > 0 ? hang('  ', `mesh-ready assess ${name}`, width) : []),
    ...hang('  ', `mesh-ready plan ${name} -o adoption-plan.md`, width),
  ];
}
