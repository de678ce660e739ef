import type { Answer, Answers } from '../../core/answers/answers.ts';
import { setAnswer, setEvidence } from '../../core/answers/edit.ts';
import { sameContent } from '../../core/interview/evidence.ts';
import type { Question } from '../../core/pack/schema.ts';

/** The text of an answers file that follows an interview: each answer changes only its own bytes. */
export interface Saver {
  text(): string;
  save(question: Question, answer: Answer): Promise<void>;
}

/** `order` are the ids of the questions, so that a new answer finds its place. */
export function saverOf(start: string, answers: Answers, order: readonly string[], write: (text: string) => void | Promise<void>): Saver {
  let text = start;
  const written = new Map(answers);
  return {
    text: () => text,
    async save({ id }, answer) {
      const earlier = written.get(id);
      const same = earlier !== undefined && sameContent(earlier, answer);
      const { note, source, by, date } = answer;
      const evidence = { ...(note ? { note } : {}), ...(source ? { source } : {}), ...(by ? { by } : {}), ...(date ? { date } : {}) };
      const next = setEvidence(same ? text : setAnswer(text, id, answer, order), id, evidence);
      written.set(id, answer);
      if (next === text) return;
      text = next;
      await write(text);
    },
  };
}
