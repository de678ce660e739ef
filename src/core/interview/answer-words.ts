import type { Answer } from '../answers/index.ts';
import type { Question } from '../pack/schema.ts';
import { valueInWords } from '../judge/index.ts';

/** An answer as given, in words: `40 services`, `Go and Java`, `not known`, `not applicable: reason`. */
export function answerInWords(question: Question, answer: Answer): string {
  if (answer.kind === 'unknown') return 'not known';
  if (answer.kind === 'not-applicable') return `not applicable: ${answer.reason}`;
  const words = valueInWords(question, answer.value);
  return question.kind === 'number' && question.unit !== undefined && answer.value !== 1
    ? `${words} ${question.unit}`
    : words;
}
