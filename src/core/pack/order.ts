import type { Condition, Question } from './schema.ts';

/**
 * Questions in the order of the pack, each moved behind those that its `when` reads. Throws when they go in a circle.
 */
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

/** Ids of the questions that a condition can read (and `need`), each once, in the order of the text. */
export function questionsRead(condition: Condition): readonly string[] {
  const ids = new Set<string>();
  const walk = (part: Condition) => {
    if ('all' in part && Array.isArray(part.all)) part.all.forEach(walk);
    else if ('any' in part && Array.isArray(part.any)) part.any.forEach(walk);
    else if ('not' in part) walk(part.not as Condition);
    else ids.add(Object.keys(part)[0]!);
  };
  walk(condition);
  return [...ids];
}
