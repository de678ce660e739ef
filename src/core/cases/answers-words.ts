import type { Answers } from '../answers/index.ts';

/** Answers on one line: `clusters 2, languages java and go`. */
export function answersInWords(answers: Answers): string {
  return [...answers]
    .map(([id, answer]) => `${id} ${answer.kind === 'value' ? [answer.value].flat().join(' and ') : answer.kind}`)
    .join(', ');
}
