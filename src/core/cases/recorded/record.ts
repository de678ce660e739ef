import type { Answers } from '../../answers/index.ts';
import { type CompiledPack, judge, type Judgement } from '../../judge/index.ts';
import type { Value } from '../../pack/schema.ts';
import { type ContextFinder, contextFinder, type Organization, type Tried, withAnswer } from './contexts.ts';
import { type Subject, subjectsOf } from './subjects.ts';
import { inWord, inWords } from './values.ts';

/** The results of one organization or of one entry of the pack. */
export interface RecordedEntry {
  /** `gate edge-maintained` */
  readonly name: string;
  /** Results in words, by row. A row is named `payments, clusters 2`. */
  readonly rows: ReadonlyMap<string, string>;
  /** The answers behind all rows. */
  readonly answers: readonly Answers[];
}

/** The organization that contexts start from where the cases of a pack name none. */
const NOBODY: Organization = { name: 'nothing answered', answers: new Map() };

/** Records the results of a pack, one entry at a time. */
export interface Recorder {
  /** The results of each organization. */
  readonly organizations: readonly RecordedEntry[];
  /** The entries of the pack that have a result. */
  readonly subjects: readonly Subject[];
  /** Records the results of one entry, in every context where a test of its conditions decides. */
  readonly record: (subject: Subject) => RecordedEntry;
}

/** A recorder for these named organizations and for changes of them. */
export function recorderOf(compiled: CompiledPack, given: ReadonlyMap<string, Answers>): Recorder {
  const organizations = [...given].map(([name, answers]): Organization => ({ name, answers }));
  const finder = contextFinder(compiled, organizations.length > 0 ? organizations : [NOBODY]);
  return {
    organizations: organizations.map((organization) => entryOf(compiled, organization)),
    subjects: subjectsOf(compiled),
    record(subject) {
      const tried = finder
        .contextsOf(subject)
        .map((each) => ({ name: nameOf(each), ...tryAll(finder, subject, each) }));
      return {
        name: subject.name,
        rows: new Map([['is', subject.is], ...tried.map(({ name, text }) => [name, text] as const)]),
        answers: tried.flatMap(({ tries }) => tries),
      };
    },
  };
}

/**
 * The recorded table of a pack: the results of each organization in its cases, then the results of each entry on both
 * sides of every test that can decide. A change of a rule that changes a result changes the table; rows of other
 * entries stay as they are.
 */
export function recordedEntries(compiled: CompiledPack, given: ReadonlyMap<string, Answers>): readonly RecordedEntry[] {
  const { organizations, subjects, record } = recorderOf(compiled, given);
  return [...organizations, ...subjects.map(record)];
}

function nameOf({ context: { organization, changes } }: Tried): string {
  return [organization.name, ...[...changes].map(([id, value]) => `${id} ${inWord(value)}`)].join(', ');
}

/** One row in words, `met; open at edge none, ingress-nginx`, and all answers that were tried. */
function tryAll(
  finder: ContextFinder,
  subject: Subject,
  { context: { answers }, questions }: Tried,
): { readonly text: string; readonly tries: readonly Answers[] } {
  const outcomeOf = (tried: Answers) => subject.outcome(finder.factsOf(subject, tried));
  const usual = outcomeOf(answers);
  const parts = [usual];
  const tries = [answers];
  for (const question of questions) {
    const values = finder.valuesOf(subject, question);
    const byOutcome = new Map<string, Value[]>();
    for (const value of values) {
      const tried = withAnswer(answers, question.id, value);
      const outcome = outcomeOf(tried);
      tries.push(tried);
      if (outcome !== usual) byOutcome.set(outcome, [...(byOutcome.get(outcome) ?? []), value]);
    }
    for (const [outcome, chosen] of byOutcome)
      parts.push(`${outcome} at ${question.id} ${inWords(question, values, chosen)}`);
  }
  return { text: parts.join('; '), tries };
}

function pointsOf(criteria: readonly { readonly id: string; readonly points: number }[]): string {
  return criteria.map(({ id, points }) => `${id} ${points}`).join(', ') || 'no criteria';
}

/** All that an organization is told, without the texts. */
function entryOf(compiled: CompiledPack, { name, answers }: Organization): RecordedEntry {
  const result: Judgement = judge(compiled, answers);
  const { verdict, exposure, capacity, stage, stages, useCases, options } = result;
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).join(', ') || 'none';
  const rows = new Map([
    ['verdict', `${verdict.id} by ${verdict.row}`],
    ['course', verdict.course],
    ['exposure', `score ${exposure.score}; ${pointsOf(exposure.criteria)}`],
    ['capacity', `${capacity.level}, score ${capacity.score}; ${pointsOf(capacity.criteria)}`],
    ['stage', stage],
    ...stages.flatMap(({ id, status, gates, steps }): [string, string][] => [
      [`${id} gates`, gates.map((gate) => `${gate.id} ${gate.outcome}`).join(', ') || 'none'],
      [
        `${id} steps`,
        `${status}; ${steps.map((step) => `${step.id}${step.done ? ' done' : ''}`).join(', ') || 'none'}`,
      ],
    ]),
    [
      'use cases',
      useCases.map(({ id, strength, place, coveredBy }) => [id, strength, place, ...coveredBy].join(' ')).join(', ') ||
        'none',
    ],
    ['risks', ids(result.risks)],
    ['contradictions', ids(result.contradictions)],
    ['options', options.map(({ id, fit }) => `${id} ${fit}`).join(', ') || 'none'],
    ['watch', ids(result.watch)],
  ]);
  return { name: `organization ${name}`, rows, answers: [answers] };
}
