import { type Answer, type AnswersFile, datesIn, daysBetween, isArrival } from '../answers/index.ts';
import type { AnswerRecord, Assessment, Coverage } from './assessment.ts';
import type { Value } from '../condition/index.ts';
import {
  asksForDate,
  type CompiledPack,
  dayAgainst,
  type DatedSteps,
  datedSteps,
  dayMeant,
  factOf,
  type Facts,
  type FirstDate,
  firstDateAnswered,
  joined,
  mentionInWords,
  recordInWords,
  useCasesNamed,
  weeksNamed,
} from '../judge/index.ts';
import { KNOWN_QUESTIONS } from '../pack/index.ts';
import type { Question } from '../pack/schema.ts';

/** The answers of a file, each with its day: that of the file where it has none. */
export function datedAnswers({ answers, assessed }: AnswersFile): AnswersFile['answers'] {
  if (assessed === undefined) return answers;
  return new Map([...answers].map(([id, answer]) => [id, { ...answer, date: answer.date ?? assessed }]));
}

/** A record of the answer to every question, in the order of the pack. The facts rest on dated answers. */
export function recordAnswers(compiled: CompiledPack, facts: Facts, file: AnswersFile): readonly AnswerRecord[] {
  const first = firstDateAnswered(compiled, facts);
  return compiled.pack.questions.map((question) => {
    const fact = factOf(compiled, facts, question.id)!;
    const { state, answer } = fact;
    const dates = useCasesNamed(compiled, question, fact.value, notesOfDate(compiled, facts, answer?.note));
    const chosen = question.values?.find(({ value }) => value === fact.value);
    const due = chosen?.due;
    // An answer that something is due, such as before people leave, asks for its days in the note.
    const ofOwn = dates === undefined ? due : undefined;
    const held = heldDates(compiled, answer, file.assessed, ofOwn, asksForDate(question));
    return {
      question: question.id,
      prompt: question.prompt,
      section: question.section,
      state,
      value: fact.value ?? null,
      text: recordInWords(question, fact),
      ...dateOf(compiled, question, fact.value, answer, first, file.assessed),
      ...(dates !== undefined && { dates: [...dates] }),
      ...(due !== undefined && { due: [...due] }),
      ...(held.length > 0 && { held: [...held] }),
      ...(state === 'answered' && isReplyOwed(question, fact.value) && { owed: true as const }),
      ...(state === 'answered' && chosen?.season === true && { season: true as const }),
      ...(answer?.note !== undefined && { note: answer.note }),
      ...(answer?.source !== undefined && { source: answer.source }),
      ...(answer?.by !== undefined && { by: answer.by }),
      ...(answer?.date !== undefined && { date: answer.date }),
      ...(answer?.position !== undefined && { line: answer.position.line }),
    };
  });
}

/** The notes that tell what the first date is about: that of the date, and one of its own. */
function notesOfDate(compiled: CompiledPack, facts: Facts, own = ''): readonly string[] {
  return [factOf(compiled, facts, KNOWN_QUESTIONS.deadline)?.answer?.note ?? '', own];
}

/**
 * The dates ahead in a note, and of replies also those that have passed, that words there relate to steps; the other
 * days are those of the steps in `due`. On none of them someone comes. `isDate`: the days of required work count, too.
 */
function heldDates(
  compiled: CompiledPack,
  answer: Answer | undefined,
  assessed: string | undefined,
  due: readonly string[] | undefined,
  isDate: boolean,
): NonNullable<AnswerRecord['held']> {
  if (answer?.note === undefined || assessed === undefined) return [];
  const related = datedSteps(compiled, answer.note, answer.date, assessed);
  const others = (due === undefined ? [] : datesIn(answer.note, answer.date))
    .filter((date) => date.isDay && !related.some((each) => each.of !== 'work' && each.date.text === date.text))
    .map((date) => ({ date, steps: due!, of: 'steps' as const }));
  const isHeld = ({ date, of }: DatedSteps) =>
    of === 'reply' || (date.last >= assessed && (of === 'work' ? isDate : !isArrival(date)));
  return [...related, ...others].filter(isHeld).map(({ date, steps, of }) => ({
    day: date.last,
    steps: [...steps],
    ...(of === 'reply' && { owed: true as const }),
    ...(of === 'work' && { work: true as const }),
  }));
}

/** Whether someone outside waits for a reply about a requirement, by a value. */
function isReplyOwed({ values = [] }: Question, value: Value | undefined): boolean {
  return values.some((each) => each.value === value && each.owed === true);
}

/**
 * The day that an answer means, and the weeks to it: from the day of the assessment, or of an answer given later.
 * Without such a day, they are what the value says, if it says a most. A day that has passed since the answer is 0
 * weeks away.
 */
function dateOf(
  compiled: CompiledPack,
  question: Question,
  value: Value | undefined,
  answer: Answer | undefined,
  first: FirstDate | undefined,
  assessed?: string,
): Pick<AnswerRecord, 'weeks' | 'day' | 'off'> {
  const most = weeksNamed(question, value);
  const answered = answer?.date;
  if (answered === undefined) return most === undefined ? {} : { weeks: most };
  const now = assessed !== undefined && assessed > answered ? assessed : answered;
  // What is due today hasn't passed.
  const weeksTo = (day: string) => (day < now ? 0 : Math.max(1, Math.ceil(daysBetween(now, day) / 7)));
  const off = dayAgainst(question, value, answer!);
  if (off !== undefined) return { weeks: weeksTo(off.last), day: off.last, off: true };
  const day = dayMeant(question, value, answer!, first)?.last;
  const over =
    first?.isReply === true && most !== 0 ? overdueReply(compiled, answer!.note, answered, now, day) : undefined;
  if (over !== undefined && most !== undefined) return { weeks: 0, day: over };
  if (day === undefined) return most === undefined ? {} : { weeks: most };
  return { ...(most !== undefined && { weeks: Math.min(most, weeksTo(day)) }), day };
}

/** The day of a reply that has passed, where the note has no later one of a reply, and `day` is that of the work. */
function overdueReply(
  compiled: CompiledPack,
  note: string | undefined,
  since: string,
  now: string,
  day: string | undefined,
): string | undefined {
  const dated = note === undefined ? [] : datedSteps(compiled, note, since, now);
  const days = (kind: DatedSteps['of']) => dated.flatMap(({ date, of }) => (of === kind ? [date.last] : []));
  const last = days('reply').toSorted().at(-1);
  const isOver = last !== undefined && last < now && (day === undefined || days('work').includes(day));
  return isOver ? last : undefined;
}

/** Answers that are in the file but don't count, with the reason. */
export function ignoredAnswers(compiled: CompiledPack, facts: Facts, file: AnswersFile): Assessment['ignored'] {
  const hidden = compiled.pack.questions.flatMap((question) => {
    const fact = factOf(compiled, facts, question.id)!;
    if (fact.state !== 'hidden' || fact.answer === undefined) return [];
    const because = compiled.asked[compiled.index.get(question.id)!]!.when!.causes(facts);
    const answers = because.map((id) => `${id} is ${mentionInWords(compiled, facts, id)}`);
    const why =
      answers.length === 0 ? 'the question does not apply' : `the question does not apply: ${joined(answers)}`;
    return { question: question.id, why };
  });
  const foreign = [...file.answers.keys()].filter((id) => !compiled.questions.has(id)).toSorted();
  return [...hidden, ...foreign.map((question) => ({ question, why: 'the rule pack has no such question' }))];
}

/** Contradictions with the lines of their answers, where the file has all of them. */
export function locateContradictions(
  contradictions: Assessment['contradictions'],
  { answers }: AnswersFile,
): Assessment['contradictions'] {
  return contradictions.map((contradiction) => {
    const lines = contradiction.answers.flatMap((id) => answers.get(id)?.position?.line ?? []);
    return lines.length < contradiction.answers.length ? contradiction : { ...contradiction, lines };
  });
}

/**
 * How many of the questions that apply, or may apply, are answered; optional ones, and those that only choose between
 * options, don't count.
 * Without such questions, coverage is 0. With `idle`, the questions that have nothing to choose, the others that choose
 * are counted apart.
 */
export function coverageOf(compiled: CompiledPack, facts: Facts, idle?: ReadonlySet<string>): Coverage {
  const isCounted = ({ forChoice, optional }: Question) => forChoice !== true && optional !== true;
  const applicable = facts.list.filter(
    ({ applies }, index) => applies !== false && isCounted(compiled.asked[index]!.question),
  );
  const answered = applicable.filter(({ state }) => state === 'answered' || state === 'not-applicable').length;
  const percent = applicable.length === 0 ? 0 : Math.floor((answered * 100) / applicable.length);
  const choice = facts.list.filter(({ applies }, index) => {
    const { question } = compiled.asked[index]!;
    return applies !== false && question.forChoice === true && idle?.has(question.id) === false;
  });
  const chosen = choice.filter(({ state }) => state === 'answered' || state === 'not-applicable').length;
  return {
    applicable: applicable.length,
    answered,
    ...(choice.length > 0 && { choice: { applicable: choice.length, answered: chosen } }),
    percent,
  };
}
