import type { Answers } from '../../answers/index.ts';
import { type CompiledPack, judge, type Judgement } from '../../judge/index.ts';
import type { Value } from '../../pack/schema.ts';
import { type ContextFinder, contextFinder, type Organization, type Tried, withAnswer } from './contexts.ts';
import { type Subject, subjectsOf } from './subjects.ts';
import { inWord, inWords } from './values.ts';

/** What comes out for one organization, or for one entry of the pack. */
export interface RecordedEntry {
  /** `gate edge-maintained` */
  readonly name: string;
  /** By what a row is about, `payments, clusters 2`: what comes out, in words. */
  readonly rows: ReadonlyMap<string, string>;
  /** All answers that the rows are about. */
  readonly answers: readonly Answers[];
}

/** Where a pack gives no organization, everything starts from this one. */
const NOBODY: Organization = { name: 'nothing answered', answers: new Map() };

/** Records a pack, one entry after another. */
export interface Recorder {
  /** What each organization is told. */
  readonly organizations: readonly RecordedEntry[];
  /** The entries of the pack that have a result. */
  readonly subjects: readonly Subject[];
  /** What comes out for one of them, wherever a part of its conditions decides. */
  readonly record: (subject: Subject) => RecordedEntry;
}

/** Records what comes out for these organizations, by name, and for changes of them. */
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
 * The table of a pack: what comes out for each organization that its cases give, and then for each entry, wherever a
 * part of its conditions decides, what comes out on both sides. A change of a rule that changes a result changes the
 * table; rows of entries that it does not concern stay as they are.
 */
export function recordedEntries(compiled: CompiledPack, given: ReadonlyMap<string, Answers>): readonly RecordedEntry[] {
  const { organizations, subjects, record } = recorderOf(compiled, given);
  return [...organizations, ...subjects.map(record)];
}

function nameOf({ context: { organization, changes } }: Tried): string {
  return [organization.name, ...[...changes].map(([id, value]) => `${id} ${inWord(value)}`)].join(', ');
}

/** `met; open at edge none, ingress-nginx`, and all answers that were tried. */
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

/** All that an organization is told, without the texts. */
function entryOf(compiled: CompiledPack, { name, answers }: Organization): RecordedEntry {
  const result: Judgement = judge(compiled, answers);
  const { verdict, need, stage, stages, useCases } = result;
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).join(', ') || 'none';
  const rows = new Map([
    ['verdict', `${verdict.id} by ${verdict.rule}`],
    ['need', `score ${need.score}; ${need.criteria.map(({ id, points }) => `${id} ${points}`).join(', ')}`],
    ['stage', stage],
    ...stages.flatMap(({ id, status, gates, steps }): [string, string][] => [
      [`${id} gates`, gates.map((gate) => `${gate.id} ${gate.outcome}`).join(', ') || 'none'],
      [
        `${id} steps`,
        `${status}; ${steps.map((step) => `${step.id}${step.done ? ' done' : ''}`).join(', ') || 'none'}`,
      ],
    ]),
    ['use cases', useCases.map((useCase) => `${useCase.id} ${useCase.place}`).join(', ') || 'none'],
    ['risks', ids(result.risks)],
    ['alternatives', ids(result.alternatives)],
    ['watch', ids(result.watch)],
  ]);
  return { name: `organization ${name}`, rows, answers: [answers] };
}
