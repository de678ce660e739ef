import { type Answer, type AnswersFile, EVIDENCE, type Suggestion, type Tick, type Waiver } from '../answers/index.ts';
import { answerInWords, type CompiledPack, joined } from '../judge/index.ts';
import type { Question } from '../pack/schema.ts';
import { weigh, type Weight } from './weigh.ts';

/** The answers file of one person. */
export interface Source {
  readonly file: string;
  readonly answersFile: AnswersFile;
}

/** The answer of one person to a question. */
export interface Saying {
  readonly file: string;
  readonly by?: string;
  readonly answer: Answer;
  /** The answer in words. */
  readonly says: string;
}

/** A question to which people gave different answers. */
export interface Conflict {
  readonly question: string;
  readonly prompt: string;
  readonly sayings: readonly Saying[];
  readonly weight: Weight;
}

/** A field at the head or foot of the files that differs. */
export interface Difference {
  readonly what: string;
  readonly kept: string;
}

export interface Merged {
  readonly answersFile: AnswersFile;
  /** How many answers are equal in all files that have them, and how many only one file has. */
  readonly agreed: number;
  readonly single: number;
  /** Most important conflict first. */
  readonly conflicts: readonly Conflict[];
  readonly differences: readonly Difference[];
}

/**
 * Merges the answers of several people into one file. An answer on which everyone who knows it agrees is kept, with
 * their names. Otherwise, the answer is unknown, with a note of each person's answer. Where nobody answered, the newest
 * suggestion is kept. The order of the files doesn't matter.
 */
export function merge(compiled: CompiledPack, sources: readonly Source[]): Merged {
  const { id, version } = compiled.pack.pack;
  const days = sources.flatMap(({ answersFile: { assessed } }) => assessed ?? []).toSorted();
  const assessed = days.at(-1);
  const answers = new Map<string, Answer>();
  const open: Omit<Conflict, 'weight'>[] = [];
  let agreed = 0;
  let single = 0;
  for (const question of compiled.pack.questions) {
    const sayings = sources.flatMap((source) => saying(question, source, assessed) ?? []);
    const known = sayings.filter(({ answer }) => answer.kind !== 'unknown');
    const kinds = new Set(known.map(({ answer }) => sameness(answer)));
    if (kinds.size > 1) {
      open.push({ question: question.id, prompt: question.prompt, sayings: known });
      answers.set(question.id, {
        kind: 'unknown',
        note: `not agreed: ${joined(known.map(({ by, file, says }) => `${by ?? file} says ${says}`))}`,
      });
    } else if (known.length > 0) {
      answers.set(question.id, strongest(known, assessed));
      if (known.length > 1) agreed += 1;
      else single += 1;
    } else if (sayings.length > 0) answers.set(question.id, sayings[0]!.answer);
  }
  const suggestions = suggestionsOf(compiled, sources, answers);
  const differences: Difference[] = [];
  const same = <T>(what: string, values: readonly T[]): T | undefined => {
    const distinct = [...new Set(values.map((value) => JSON.stringify(value)))];
    if (distinct.length > 1) differences.push({ what, kept: 'left out' });
    return distinct.length === 1 ? values[0] : undefined;
  };
  const organization = same(
    'organization',
    sources.flatMap(({ answersFile }) => answersFile.organization ?? []),
  );
  const scope = same(
    'scope',
    sources.flatMap(({ answersFile }) => answersFile.scope ?? []),
  );
  const check = same(
    'check',
    sources.map(({ answersFile }) => answersFile.check).filter((bar) => Object.keys(bar).length > 0),
  );
  const done = mergeTicks(sources, differences);
  const answersFile: AnswersFile = {
    pack: { id, version },
    ...(organization !== undefined && { organization }),
    ...(scope !== undefined && { scope }),
    ...(assessed !== undefined && { assessed }),
    answers,
    ...(suggestions.size > 0 && { suggestions }),
    waivers: mergeWaivers(sources, differences),
    check: check ?? {},
    ...(done.length > 0 && { done }),
  };
  return { answersFile, agreed, single, conflicts: weigh(compiled, answers, open), differences };
}

function saying(question: Question, { file, answersFile }: Source, assessed: string | undefined): Saying | undefined {
  const given = answersFile.answers.get(question.id);
  if (given === undefined) return undefined;
  const { position: _, ...answer } = given;
  const date = answer.date ?? (answersFile.assessed === assessed ? undefined : answersFile.assessed);
  const dated: Answer = date === undefined ? answer : { ...answer, date };
  return {
    file,
    ...(answer.by !== undefined && { by: answer.by }),
    answer: dated,
    says: answerInWords(question, answer),
  };
}

/** What files suggest for questions that nobody answered, also not with `unknown`: the newest of each. */
function suggestionsOf(
  compiled: CompiledPack,
  sources: readonly Source[],
  answers: AnswersFile['answers'],
): ReadonlyMap<string, Suggestion> {
  const found = compiled.pack.questions.flatMap(({ id }) => {
    const all = sources.flatMap(({ answersFile: { suggestions } }) => {
      const given = suggestions?.get(id);
      if (given === undefined) return [];
      const { position: _, ...suggestion } = given;
      return [suggestion];
    });
    const [newest] = all.toSorted((a, b) => compare(b.date, a.date) || compare(JSON.stringify(a), JSON.stringify(b)));
    return newest === undefined || answers.has(id) ? [] : [[id, newest] as const];
  });
  return new Map(found);
}

/** A key that is equal for equal answers. It ignores the order of a list and the reason of a not applicable answer. */
function sameness(answer: Answer): string {
  if (answer.kind !== 'value') return answer.kind;
  return JSON.stringify(Array.isArray(answer.value) ? answer.value.toSorted() : answer.value);
}

/** The best evidence among equal answers, the newest of equals, with the names of all. */
function strongest(sayings: readonly Saying[], assessed: string | undefined): Answer {
  const rank = ({ answer: { source } }: Saying) => (source === undefined ? EVIDENCE.length : EVIDENCE.indexOf(source));
  const [best] = sayings.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      compare(b.answer.date ?? assessed, a.answer.date ?? assessed) ||
      compare(JSON.stringify(a.answer), JSON.stringify(b.answer)),
  );
  const names = [...new Set(sayings.flatMap(({ by }) => by ?? []))].toSorted();
  return { ...best!.answer, ...(names.length > 0 && { by: joined(names) }) };
}

function compare(a: string | undefined, b: string | undefined): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
}

/** One waiver per gate. Of several, the one that ends first, because not everyone agreed to a later day. */
function mergeWaivers(sources: readonly Source[], differences: Difference[]): readonly Waiver[] {
  const found = new Map<string, Waiver>();
  for (const { position: _, ...waiver } of sources.flatMap(({ answersFile }) => answersFile.waivers)) {
    const other = found.get(waiver.gate);
    if (other !== undefined && JSON.stringify(other) !== JSON.stringify(waiver))
      differences.push({ what: `waiver of ${waiver.gate}`, kept: 'the one that ends first is kept' });
    if (
      other === undefined ||
      compare(waiver.until, other.until) < 0 ||
      (waiver.until === other.until && waiver.reason < other.reason)
    )
      found.set(waiver.gate, waiver);
  }
  return [...found.values()].toSorted((a, b) => compare(a.gate, b.gate));
}

/** Every step that a file ticks, once. Of several ticks, the first day, because it was finished then, and its note. */
function mergeTicks(sources: readonly Source[], differences: Difference[]): readonly Tick[] {
  const found = new Map<string, Tick>();
  for (const { position: _, ...tick } of sources.flatMap(({ answersFile }) => answersFile.done ?? [])) {
    const other = found.get(tick.step);
    const [first, later] = other === undefined || tick.date < other.date ? [tick, other] : [other, tick];
    const note = first.note ?? later?.note;
    found.set(tick.step, note === undefined ? first : { ...first, note });
    const what = `finished step ${tick.step}`;
    if (later !== undefined && later.date !== first.date) differences.push({ what, kept: 'the first day is kept' });
    if (later?.note !== undefined && later.note !== note)
      differences.push({ what, kept: `its note “${note}” is kept; the other one was “${later.note}”` });
  }
  return [...found.values()].toSorted((a, b) => compare(a.date, b.date) || compare(a.step, b.step));
}
