import type { Assessment } from '../../core/assess/index.ts';
import { roleTitle } from '../phrases.ts';
import { askedFirst } from './verdict.ts';

/**
 * By question that is asked first: the title of the one role that is asked for it, of those that can answer it; as few
 * roles as do. Questions that no role is known for are left out.
 */
export function answerersOf(assessment: Assessment): ReadonlyMap<string, string> {
  const { sections } = assessment;
  const found = new Map<string, string>();
  let left = askedFirst(assessment).map(({ question, section }) => ({
    question,
    canAnswer: sections.find(({ id }) => id === section)?.canAnswer ?? [],
  }));
  for (;;) {
    const roles = left.flatMap(({ canAnswer }) => canAnswer);
    const number = (role: string) => roles.filter((each) => each === role).length;
    const [next] = roles.toSorted((a, b) => number(b) - number(a));
    if (next === undefined) return found;
    for (const { question, canAnswer } of left)
      if (canAnswer.includes(next)) found.set(question, roleTitle(assessment, next));
    left = left.filter(({ canAnswer }) => !canAnswer.includes(next));
  }
}
