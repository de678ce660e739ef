import type { AnswerRecord, Assessment, CapacityResult, ExposureResult, VerdictResult } from '../assess/index.ts';
import { isGiven } from '../bar/index.ts';
import type { CourseId, PackChanges, StageId, VerdictId } from '../pack/index.ts';
import { differences, type Differences } from '../what-if/index.ts';

/** One answers file with its assessment. */
export interface ComparedFile {
  readonly file: string;
  readonly assessment: Assessment;
}

/** Results of the organization at one point in time. */
export interface Milestone {
  readonly file: string;
  readonly assessed: string | null;
  readonly verdict: VerdictId;
  readonly standing: VerdictResult['standing'];
  readonly close: boolean;
  readonly possible: readonly VerdictId[];
  readonly course: CourseId;
  readonly coursePossible: readonly CourseId[];
  readonly exposure: Pick<ExposureResult, 'score' | 'range' | 'band' | 'bandPossible'>;
  readonly capacity: Pick<CapacityResult, 'level' | 'possible'>;
  readonly operatingAt: StageId | 'none';
  readonly stage: StageId | 'none';
  /** Required gates of all stages that apply: how many there are, and how many are met. A waived gate isn't met. */
  readonly gates: { readonly met: number; readonly required: number; readonly waived: number };
  readonly stages: readonly { readonly id: StageId; readonly met: number; readonly required: number }[];
  readonly coverage: Assessment['coverage'];
}

/** An answer that changed. */
export interface AnswerMove {
  readonly question: string;
  readonly prompt: string;
  readonly before: string;
  readonly after: string;
  readonly by?: string;
  readonly date?: string;
  readonly note?: string;
}

/** Two or more files of one organization, in the order of time, as plain data: the only input of its reporters. */
export interface Comparison {
  readonly schemaVersion: 1;
  readonly tool: Assessment['tool'];
  readonly pack: { readonly id: string; readonly version: string; readonly digest: string };
  readonly organization: string | null;
  readonly scope: string | null;
  readonly history: readonly Milestone[];
  /** Changes from the first file to the last. */
  readonly answers: {
    readonly answered: readonly AnswerMove[];
    readonly changed: readonly AnswerMove[];
    readonly lost: readonly AnswerMove[];
  };
  /** Steps that the last file ticks and the first one doesn't, and the other way round. */
  readonly steps: { readonly ticked: Assessment['done']; readonly unticked: Assessment['done'] };
  readonly moved: Differences;
  /** Changes of the pack against the pack that it extends. */
  readonly changes?: PackChanges;
}

/**
 * The files in the order of the days on which they were assessed, those of one day in the order given; undefined where
 * a file has no day.
 */
export function inOrderOfDays(files: readonly ComparedFile[]): readonly ComparedFile[] | undefined {
  const dayOf = ({ assessment }: ComparedFile) => assessment.assessed ?? '';
  if (files.some((file) => dayOf(file) === '')) return undefined;
  return files.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
}

/**
 * Compares the first file with the last, and lists the results of each. Needs at least two files, judged by the same
 * pack.
 */
export function compare(files: readonly ComparedFile[]): Comparison {
  const before = files[0]!.assessment;
  const after = files.at(-1)!.assessment;
  const moves = answerMoves(before.answers, after.answers);
  const { id, version, digest } = after.pack;
  return {
    schemaVersion: 1,
    tool: after.tool,
    pack: { id, version, digest },
    organization: after.organization,
    scope: after.scope,
    history: files.map(milestone),
    answers: moves,
    steps: { ticked: onlyIn(after.done, before.done), unticked: onlyIn(before.done, after.done) },
    moved: differences({ before, after }),
    ...(after.changes !== undefined && { changes: after.changes }),
  };
}

function milestone({
  file,
  assessment: { assessed, verdict, exposure, capacity, operatingAt, stage, stages, coverage },
}: ComparedFile): Milestone {
  const perStage = stages.map(({ id, gates }) => {
    const required = gates.filter((gate) => gate.required && gate.outcome !== 'not-applicable');
    return {
      id,
      met: required.filter(({ outcome }) => outcome === 'met').length,
      required: required.length,
      waived: required.filter(({ waived }) => waived).length,
    };
  });
  const sum = (of: 'met' | 'required' | 'waived') => perStage.reduce((total, each) => total + each[of], 0);
  return {
    file,
    assessed,
    verdict: verdict.id,
    standing: verdict.standing,
    close: verdict.close,
    possible: verdict.possible,
    course: verdict.course,
    coursePossible: verdict.coursePossible,
    exposure: {
      score: exposure.score,
      range: exposure.range,
      ...(exposure.band !== undefined && { band: exposure.band, bandPossible: exposure.bandPossible }),
    },
    capacity: { level: capacity.level, possible: capacity.possible },
    operatingAt,
    stage,
    gates: { met: sum('met'), required: sum('required'), waived: sum('waived') },
    stages: perStage.map(({ id, met, required }) => ({ id, met, required })),
    coverage,
  };
}

/** Ticks of the first list whose step the second one doesn't tick. */
function onlyIn(first: Assessment['done'], second: Assessment['done']): Assessment['done'] {
  return first.filter(({ step }) => !second.some((other) => other.step === step));
}

function answerMoves(before: readonly AnswerRecord[], after: readonly AnswerRecord[]): Comparison['answers'] {
  const was = new Map(before.map((record) => [record.question, record]));
  const pairs = after.flatMap((now) => {
    const old = was.get(now.question);
    return old === undefined ? [] : [{ old, now }];
  });
  const move = ({ old, now }: (typeof pairs)[number]): AnswerMove => ({
    question: now.question,
    prompt: now.prompt,
    before: old.text,
    after: now.text,
    ...(now.by !== undefined && { by: now.by }),
    ...(now.date !== undefined && { date: now.date }),
    ...(now.note !== undefined && { note: now.note }),
  });
  const isOpen = ({ state }: AnswerRecord) => state === 'unknown' || state === 'unanswered';
  return {
    answered: pairs.filter(({ old, now }) => !isGiven(old) && isGiven(now)).map(move),
    changed: pairs.filter(({ old, now }) => isGiven(old) && isGiven(now) && old.text !== now.text).map(move),
    lost: pairs.filter(({ old, now }) => isGiven(old) && isOpen(now)).map(move),
  };
}
