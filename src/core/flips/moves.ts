import {
  allowedBy,
  type Condition,
  numbersToTry,
  outcomesOf,
  type Test,
  testsOf,
  turnsOf,
  valuesNamed,
  valuesOf,
} from '../condition/index.ts';
import type { Answers } from '../answers/index.ts';
import { type CompiledPack, resolveFacts } from '../judge/index.ts';
import type { Question, Value } from '../pack/schema.ts';
import { verdictConditions } from '../range/index.ts';
import type { Move } from './move.ts';
import { isProposed } from './proposed.ts';

/** One move for every outcome of the tests that differs from that of the current value. Uses only proposed values. */
export function movesOf(
  question: Question,
  present: Value | undefined,
  tests: readonly Test[],
  proposed: (value: Value) => boolean = () => true,
): readonly Move[] {
  const outcome = outcomesOf(tests, question.alone);
  const now = present === undefined ? undefined : outcome(present);
  const groups = new Map<string, { readonly value: Value; readonly distance: number; readonly like: Move['like'] }[]>();
  for (const option of optionsOf(question, present, tests)) {
    const key = outcome(option.value);
    if (key === now || !proposed(option.value)) continue;
    groups.set(key, [...(groups.get(key) ?? []), option]);
  }
  return [...groups.values()].map((options) => {
    const nearest = options.reduce((best, option) => (option.distance < best.distance ? option : best));
    const like = question.kind === 'choice' ? options.map(({ value }) => value) : nearest.like;
    return { question: question.id, to: nearest.value, like };
  });
}

/**
 * Finds, and caches, the moves of a question that the verdict or one of these conditions can notice. A move starts from
 * the answer in the file, even where the question doesn't apply and the answer doesn't count. With `later`, it also
 * goes to values that are proposed only after other changes.
 */
export function moveFinder(
  compiled: CompiledPack,
  answers: Answers,
  conditions: readonly (Condition | undefined)[] = [],
  later = false,
): (question: string) => readonly Move[] {
  const { pack, questions } = compiled;
  const facts = resolveFacts(compiled, answers);
  const tests = testsOf([...pack.questions.map(({ when }) => when), ...verdictConditions(pack), ...conditions]);
  const known = new Map<string, readonly Move[]>();
  return (id) => {
    let found = known.get(id);
    if (found === undefined) {
      const question = questions.get(id)!;
      found = movesOf(
        question,
        answered(question, answers),
        tests.get(id) ?? [],
        (value) => later || isProposed(compiled, facts, question, value),
      );
      known.set(id, found);
    }
    return found;
  };
}

/** The value that counts while the question applies; undefined while it is unanswered. */
export function answered(question: Question, answers: Answers): Value | undefined {
  const answer = answers.get(question.id);
  if (answer?.kind === 'value') return allowedBy(question)(answer.value) ? answer.value : undefined;
  return answer?.kind === 'not-applicable' && question.notApplicable === true ? question.otherwise : undefined;
}

interface Option {
  readonly value: Value;
  readonly distance: number;
  readonly like: Move['like'];
}

function optionsOf(question: Question, present: Value | undefined, tests: readonly Test[]): readonly Option[] {
  if (question.kind === 'number') return stretches(question, typeof present === 'number' ? present : undefined, tests);
  const values = valuesOf(question);
  if (question.kind === 'choices') return selections(question, values, Array.isArray(present) ? present : [], tests);
  const at = values.findIndex((value) => value === present);
  return values.map((value, index) => ({ value, distance: Math.abs(index - at), like: [value] }));
}

/** The intervals of numbers in which no test changes, each represented by the end nearest to the current value. */
function stretches(question: Question, present: number | undefined, tests: readonly Test[]): readonly Option[] {
  const starts = numbersToTry(question, tests);
  const { max = Number.MAX_SAFE_INTEGER } = question;
  return starts.map((from, index) => {
    const to = (starts[index + 1] ?? max + 1) - 1;
    const value = present !== undefined && present > to ? to : from;
    return { value, distance: Math.abs(value - (present ?? from)), like: { from, to } };
  });
}

/** With more groups of values than this, a selection changes in one of them at a time. */
const MOST_GROUPS = 5;

/**
 * Selections that the tests tell apart. Where the same tests name several values, only the number of chosen ones
 * counts.
 */
function selections(
  question: Question,
  values: readonly string[],
  present: readonly string[],
  tests: readonly Test[],
): readonly Option[] {
  const alone = question.alone ?? [];
  const counts = turnsOf(tests).length > 0;
  const named = valuesNamed(tests);
  const groups = new Map<string, string[]>();
  for (const value of values.filter((each) => !alone.includes(each))) {
    const seenBy = named.map((each) => each.includes(value)).join();
    groups.set(seenBy, [...(groups.get(seenBy) ?? []), value]);
  }
  const picked = [...groups.values()].map((group) => picks(group, present, counts));
  const lists = picked.length > MOST_GROUPS ? oneByOne([...groups.values()], picked, present) : together(picked);
  const sorted = lists.filter((list) => list.length > 0).map((list) => values.filter((value) => list.includes(value)));
  return [...sorted, ...alone.map((value) => [value])].map((list) => {
    const distance =
      list.filter((value) => !present.includes(value)).length + present.filter((value) => !list.includes(value)).length;
    return { value: list, distance, like: [list] };
  });
}

/** Every combination of choices, one from each group. */
function together(picked: readonly (readonly (readonly string[])[])[]): readonly (readonly string[])[] {
  return picked.reduce<readonly (readonly string[])[]>(
    (lists, choices) => lists.flatMap((list) => choices.map((choice) => [...list, ...choice])),
    [[]],
  );
}

/** What is chosen now, with another choice from one of the groups. */
function oneByOne(
  groups: readonly (readonly string[])[],
  picked: readonly (readonly (readonly string[])[])[],
  present: readonly string[],
): readonly (readonly string[])[] {
  return picked.flatMap((choices, place) => {
    const others = groups.flatMap((group, at) =>
      at === place ? [] : group.filter((value) => present.includes(value)),
    );
    return choices.map((choice) => [...others, ...choice]);
  });
}

/**
 * Choices from a group of values of which only the number matters: none, or as many as change the outcome. Prefers the
 * values that are currently chosen.
 */
function picks(group: readonly string[], present: readonly string[], counts: boolean): readonly (readonly string[])[] {
  const kept = group.filter((value) => present.includes(value));
  const ordered = [...kept, ...group.filter((value) => !present.includes(value))];
  const sizes = counts ? [0, ...ordered.map((_, index) => index + 1)] : [0, Math.max(kept.length, 1)];
  return sizes.map((size) => ordered.slice(0, size));
}
