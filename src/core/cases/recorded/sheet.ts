import type { Answer, Answers } from '../../answers/index.ts';
import { type CompiledPack, exposureRange, type Fact, type Facts, settleFact } from '../../judge/index.ts';

/** Answers that change one at a time, with their facts: only what depends on a changed answer is settled again. */
export interface Sheet {
  /** Those of the answers as they are now: each change makes other facts, and takes the ones before away. */
  readonly facts: () => Facts;
  readonly answerTo: (question: string) => Answer | undefined;
  readonly change: (question: string, answer: Answer | undefined) => void;
}

/**
 * Makes sheets for a set of questions, which has each question that decides whether another one of it applies. `score`:
 * whether the facts have to hold the exposure score.
 */
export function sheetsFor(
  compiled: CompiledPack,
  questions: ReadonlySet<string>,
  score: boolean,
): (answers: Answers) => Sheet {
  const asked = compiled.asked.filter(({ question }) => questions.has(question.id));
  const place = new Map(asked.map(({ question }, index) => [question.id, index]));
  /** By place: the places of the questions that decide whether this one applies. */
  const deciding = asked.map(({ when }) => when?.reads().flatMap((id) => place.get(id) ?? []) ?? []);
  /** By place: the places of the questions that can depend on it. They come after those that they depend on. */
  const behind = asked.map((_, start) => {
    const reached = new Set([start]);
    for (const [at, others] of deciding.entries()) if (others.some((other) => reached.has(other))) reached.add(at);
    return [...reached].slice(1);
  });

  return (answers) => {
    const { size, tests } = compiled.layout;
    const given = asked.map(({ question }) => answers.get(question.id));
    const list: Fact[] = [];
    let facts: Facts = { list, codes: new Int32Array(size), tests, exposure: [0, 100] };
    /** By place: the turn in which its fact changed last. */
    const turns = asked.map(() => 0);
    let turn = 0;
    asked.forEach((_, at) => settle(at));
    measure();
    return {
      facts: () => facts,
      answerTo: (question) => given[place.get(question)!],
      change(question, answer) {
        const start = place.get(question);
        if (start === undefined) return;
        given[start] = answer;
        turn += 1;
        facts = { ...facts };
        settle(start);
        for (const at of behind[start]!) {
          if (!deciding[at]!.some((other) => turns[other] === turn)) continue;
          const { when, index } = asked[at]!;
          if (when!.evaluate(facts) !== list[index]!.applies) settle(at);
        }
        measure();
      },
    };

    function settle(at: number): void {
      const each = asked[at]!;
      for (const slot of each.coding.slots) facts.codes[slot] = 0;
      list[each.index] = settleFact(each, given[at], facts);
      turns[at] = turn;
    }

    function measure(): void {
      if (score) facts = { ...facts, exposure: exposureRange(compiled, facts) };
    }
  };
}
