import type { Assessment, StageResult, StepResult } from '../core/assess/index.ts';
import { blocks } from '../core/judge/index.ts';
import { effortInWords } from '../core/pack/index.ts';
import { csvRow } from './escape.ts';
import { inSequence } from './judgement/course.ts';
import { awaitedByEarlierStages, namedBefore, waitsForNoStage } from './judgement/before.ts';
import { postponedWord } from './judgement/demands.ts';
import { inOrderOfStart } from './judgement/schedule.ts';
import { roleTitle } from './phrases.ts';

const COLUMNS = [
  'id',
  'title',
  'stage',
  'status',
  'done_on',
  'owner',
  'effort',
  'depends_on',
  'closes',
  'do',
  'proof',
  'rollback',
  'link',
  'note',
] as const;

/**
 * One line for each step, by stage and as they begin, for Jira, GitHub, or Azure Boards (RFC 4180, but lines end in
 * LF). `depends_on` has the ids of the steps that meet what the stage of a step waits for, and of those that it waits
 * for itself; `closes` has ids of gates. `status` names the alternative of a decision that a step belongs to: only one
 * of these is taken. `link` is the address of the first source that has one, of the step or of what it is for, and
 * otherwise says where to read. `done_on` and `note` are those of a tick.
 */
export function planCsv(assessment: Assessment): string {
  const sequences = assessment.stages.map((stage) => inSequence(stage, assessment));
  const left = assessment.stages.flatMap(({ steps }) => steps).filter(({ done }) => !done);
  const early = awaitedByEarlierStages(left, assessment);
  const ways = assessment.stages.map((stage, place) => {
    const before = waitsFor(sequences, place);
    return { stage, before, clearing: withWhatTheyWaitFor(before, assessment) };
  });
  const rows = assessment.stages.flatMap((stage, place) =>
    inOrderOfStart(stage.steps, assessment).map((step) =>
      rowOf(step, stage, assessment, ways[early.get(step) ?? place]!),
    ),
  );
  return [COLUMNS, ...rows].map((row) => `${csvRow(row)}\n`).join('');
}

/** Steps that close what is in the way of a stage: required gates of earlier stages, and its own to enter it. */
function waitsFor(stages: readonly StageResult[], place: number): readonly StepResult[] {
  const gates = stages.flatMap((stage, at) =>
    stage.gates.filter((gate) => blocks(gate) && (at < place || (at === place && gate.kind === 'entry'))),
  );
  const closed = new Set(gates.map(({ id }) => id));
  return stages
    .slice(0, place + 1)
    .flatMap(({ steps }) => steps)
    .filter(({ done, closes }) => !done && closes.some((gate) => closed.has(gate)));
}

/** The same steps with those that they name as before them, and so on. */
function withWhatTheyWaitFor(steps: readonly StepResult[], assessment: Assessment): ReadonlySet<StepResult> {
  const left = assessment.stages.flatMap((stage) => stage.steps).filter(({ done }) => !done);
  const all = new Set(steps);
  for (const step of all) for (const other of namedBefore(step, left, assessment)) all.add(other);
  return all;
}

/** A stage with the steps that come before it, and all that clears the way into it. */
interface WayIntoStage {
  readonly stage: StageResult;
  readonly before: readonly StepResult[];
  readonly clearing: ReadonlySet<StepResult>;
}

function rowOf(step: StepResult, stage: StageResult, assessment: Assessment, way: WayIntoStage): readonly string[] {
  const { id, title, ticked, owner, closes, proof, rollback } = step;
  // What clears the way into the stage, with all before it, waits for nothing else in it, and neither does what changes
  // nothing.
  const clears = step.light === true || way.clearing.has(step);
  const ofStage = way.before.filter((other) => (way.stage.steps.includes(other) ? !clears : other.aside !== true));
  const left = assessment.stages.flatMap(({ steps }) => steps).filter((other) => !other.done);
  const named = namedBefore(step, left, assessment);
  const depends = [...new Set([...(waitsForNoStage(step, assessment) ? [] : ofStage), ...named])];
  return [
    id,
    title,
    stage.status === 'not-applicable' ? '' : stage.id,
    statusOf(step, assessment),
    ticked?.date ?? '',
    roleTitle(assessment, owner),
    effortInWords(step),
    depends.map((other) => other.id).join(' '),
    closes.join(' '),
    step.do,
    proof,
    rollback,
    linkOf(step, assessment),
    ticked?.note ?? '',
  ];
}

/** `alternative: Tune` for a step of which another can take the place; `done` wins over all others. */
function statusOf({ done, mayNotApply, way, postponed }: StepResult, assessment: Assessment): string {
  if (done) return 'done';
  if (way !== undefined && assessment.verdict.course === 'decide') return `alternative: ${way}`;
  if (mayNotApply === true) return 'may not apply';
  return postponed === true ? postponedWord(assessment) : 'to do';
}

/** Where to read about a step: the address of a source, else a place in the talk, else the command that explains it. */
function linkOf({ id, sources, closes, useCases }: StepResult, { stages, useCases: all, pack }: Assessment): string {
  const gates = stages.flatMap(({ gates: each }) => each).filter((gate) => closes.includes(gate.id));
  const served = all.filter((useCase) => useCases.includes(useCase.id));
  const every = [{ sources }, ...gates, ...served].flatMap((each) => each.sources);
  const link = every.find((source) => source.link !== undefined)?.link;
  if (link !== undefined) return link;
  const at = every.find((source) => source.at !== undefined)?.at;
  return at === undefined || pack.talk === undefined
    ? `mesh-ready explain ${id}`
    : `${pack.talk.event}: ${pack.talk.title}, at ${at}`;
}
