import { type Answer, type AnswersFile, datesIn, daysBetween, type NotedDate } from '../answers/index.ts';
import type { AnswerRecord, Assessment, Coverage } from './assessment.ts';
import type { Value } from '../condition/index.ts';
import {
  type CompiledPack,
  dayAgainst,
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
    const held = heldDates(compiled, answer, file.assessed, dates === undefined ? due : undefined);
    return {
      question: question.id,
      prompt: question.prompt,
      section: question.section,
      state,
      value: fact.value ?? null,
      text: recordInWords(question, fact),
      ...dateOf(question, fact.value, answer, first, file.assessed),
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
 * The dates in a note that haven't passed, and that words there relate to steps; the other days are those of the steps
 * in `due`, unless words say that someone comes then.
 */
function heldDates(
  compiled: CompiledPack,
  answer: Answer | undefined,
  assessed: string | undefined,
  due: readonly string[] | undefined,
): NonNullable<AnswerRecord['held']> {
  if (answer?.note === undefined || assessed === undefined) return [];
  const related = datedSteps(compiled, answer.note, answer.date);
  const others = due === undefined ? [] : datesIn(answer.note, answer.date);
  const isOther = ({ text, isDay, clause }: NotedDate) =>
    isDay && !COMING.test(clause) && !related.some(({ date }) => date.text === text);
  const all = [...related, ...others.filter(isOther).map((date) => ({ date, steps: due!, isOfReply: false }))];
  return all
    .filter(({ date }) => date.last >= assessed && !ON_LEAVE.test(date.clause.slice(0, date.clause.indexOf(date.text))))
    .map(({ date, steps, isOfReply }) => ({
      day: date.last,
      steps: [...steps],
      ...(isOfReply && { owed: true as const }),
    }));
}

/** Words for people who come, or come back. */
const COMING = /\b(?:joins?|joining|hired?|starts?|returns?|back)\b| to 20\d\d/i;

/** Words before the day on which someone comes back. */
const ON_LEAVE = /\bon (?:\w+ )?leave (?:until|till) $/i;

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
  if (day === undefined) return most === undefined ? {} : { weeks: most };
  return { ...(most !== undefined && { weeks: Math.min(most, weeksTo(day)) }), day };
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
