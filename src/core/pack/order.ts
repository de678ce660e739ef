import { questionsRead } from '../condition/index.ts';
import type { Question } from './schema.ts';

/** Questions in the order of the pack, each after those that its `when` reads. Throws on a cycle. */
export function questionOrder(questions: readonly Question[]): readonly Question[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const done = new Set<Question>();
  const open = new Set<Question>();
  const visit = (question: Question) => {
    if (done.has(question)) return;
    if (open.has(question)) throw new Error(`the question ${question.id} depends on itself`);
    open.add(question);
    for (const id of question.when === undefined ? [] : questionsRead(question.when)) {
      const before = byId.get(id);
      if (before !== undefined) visit(before);
    }
    done.add(question);
  };
  questions.forEach(visit);
  return [...done];
}
