import type { AnswersFile } from '../answers/index.ts';
import {
  type Assessment,
  type CapacityResult,
  type Coverage,
  coverageOf,
  type ExposureResult,
  judgeExactly,
  type Outcome,
  type VerdictResult,
  waivedGates,
} from '../assess/index.ts';
import { blocks, type CompiledPack, idleQuestions, startOf, withoutAnswers } from '../judge/index.ts';
import {
  type CourseId,
  KNOWN_QUESTIONS,
  type TimeRange,
  type PackChanges,
  type StageId,
  STAGES,
  type VerdictId,
  VERDICTS,
} from '../pack/index.ts';
import type { Problem } from '../problem/index.ts';
import { goFirst, type Ranked } from './go-first.ts';
import { newestOf, type OlderFile } from './newest.ts';

/** One team or application: its file and its results. */
export interface Team {
  readonly file: string;
  readonly organization: string | null;
  readonly scope: string | null;
  readonly assessed: string | null;
  readonly verdict: VerdictId;
  /** The sentence of the rule that gives the verdict. */
  readonly why: string;
  readonly standing: VerdictResult['standing'];
  /** true: the opposite can be defended as well. */
  readonly close: boolean;
  readonly settled: boolean;
  readonly possible: readonly VerdictId[];
  readonly course: CourseId;
  readonly coursePossible: readonly CourseId[];
  readonly exposure: Pick<ExposureResult, 'score' | 'range' | 'band' | 'bandPossible'>;
  readonly capacity: Pick<CapacityResult, 'level' | 'possible'>;
  readonly stage: StageId | 'none';
  /** The use case to start with. */
  readonly start: string | null;
  /** Required gates of its stage that are not met or unknown, in the order of the pack. */
  readonly blockers: readonly { readonly gate: string; readonly outcome: Outcome; readonly waived: boolean }[];
  readonly coverage: Coverage;
  /** Number of services, where the pack asks for it and it is answered. */
  readonly services: number | null;
}

/** A gate that blocks several teams, and its fix. */
export interface SharedBlocker {
  readonly gate: string;
  readonly title: string;
  readonly stage: StageId;
  readonly open: number;
  readonly unknown: number;
  /** How many of them have waived it; a waiver doesn't meet a gate. */
  readonly waived: number;
  readonly fix: { readonly do: string; readonly effort: TimeRange; readonly owner: string };
}

/** Many teams side by side, as plain data: the only input of its reporters. */
export interface Portfolio {
  readonly schemaVersion: 1;
  readonly tool: Assessment['tool'];
  readonly pack: { readonly id: string; readonly version: string; readonly digest: string };
  /** As the user typed it. */
  readonly folder: string;
  readonly counts: {
    readonly teams: number;
    readonly broken: number;
    /** By the verdict so far, also where it is open. */
    readonly verdicts: Readonly<Record<VerdictId, number>>;
    /** How many of these are open: too little is known to decide. */
    readonly undecided: number;
    readonly stages: Readonly<Record<StageId | 'none', number>>;
  };
  /** The teams that could go first, best first; empty where no team in the first stage needs a mesh. */
  readonly first: readonly Ranked[];
  /** Files of teams that have already left the first stage, from which others can learn. */
  readonly ahead: readonly string[];
  /** Gates that block more than one team, most teams first. */
  readonly shared: readonly SharedBlocker[];
  /** By verdict, then latest stage first, then in the order of `first`, then by file. */
  readonly teams: readonly Team[];
  readonly broken: readonly { readonly file: string; readonly problems: readonly Problem[] }[];
  /** Files that aren't counted, because a newer one is about the same organization and scope. */
  readonly older: readonly OlderFile[];
  /** YAML files of the folder that aren't answers files. */
  readonly skipped: readonly string[];
  readonly useCases: readonly { readonly id: string; readonly title: string }[];
  /** Changes of the pack against the pack that it extends. */
  readonly changes?: PackChanges;
}

/** The team of one file. */
export function teamOf(compiled: CompiledPack, file: string, answersFile: AnswersFile): Team {
  const { organization, scope, assessed, answers } = answersFile;
  const { judgement } = judgeExactly(compiled, answers, waivedGates(answersFile));
  const { facts, ruling, heading, exposure, capacity, gates, stage, useCases } = judgement;
  const { verdict, standing, possible } = ruling;
  const { score, range, band, bandPossible } = exposure;
  const size = answers.get(KNOWN_QUESTIONS.size);
  return {
    file,
    organization: organization ?? null,
    scope: scope ?? null,
    assessed: assessed ?? null,
    verdict,
    why: judgement.verdict.why[0] ?? '',
    standing,
    close: compiled.rules[ruling.rule]!.rule.close === true,
    settled: possible.length === 1,
    possible,
    course: heading.course,
    coursePossible: heading.possible,
    exposure: { score, range, ...(band !== undefined && { band, bandPossible }) },
    capacity: { level: capacity.level, possible: capacity.possible },
    stage,
    start: startOf(useCases)?.id ?? null,
    blockers: gates
      .filter((gate) => compiled.stageOfGate.get(gate.id) === stage && blocks(gate))
      .map(({ id, outcome, waived }) => ({ gate: id, outcome, waived })),
    coverage: coverageOf(
      compiled,
      facts,
      idleQuestions(compiled, facts, () => possible.includes('yes')),
    ),
    services: size?.kind === 'value' && typeof size.value === 'number' ? size.value : null,
  };
}

/**
 * Compares teams: common blockers, and who goes first. An older file of a team isn't counted. The order of `teams`
 * doesn't matter.
 */
export function portfolioOf(
  compiled: CompiledPack,
  toolVersion: string,
  { folder, teams: found, broken, skipped }: Pick<Portfolio, 'folder' | 'teams' | 'broken' | 'skipped'>,
): Portfolio {
  const { teams, older } = newestOf(found.toSorted((a, b) => (a.file < b.file ? -1 : 1)));
  const { id, version } = compiled.pack.pack;
  const { changes } = compiled.pack;
  const byFile = teams.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const ranked = goFirst(byFile);
  const place = new Map(ranked.map(({ file }, index) => [file, index]));
  const order = (team: Team) => [
    VERDICTS.indexOf(team.verdict),
    -STAGES.indexOf(team.stage as StageId),
    place.get(team.file) ?? 0,
    -team.exposure.score,
  ];
  return {
    schemaVersion: 1,
    tool: { name: 'mesh-ready', version: toolVersion },
    pack: { id, version, digest: compiled.digest },
    folder,
    counts: {
      teams: teams.length,
      broken: broken.length,
      verdicts: tally(
        VERDICTS,
        teams.map(({ verdict }) => verdict),
      ),
      undecided: teams.filter(({ standing }) => standing === 'open').length,
      stages: tally(
        ['none', ...STAGES],
        teams.map(({ stage }) => stage),
      ),
    },
    first: ranked,
    ahead: byFile.filter(({ verdict, stage }) => verdict === 'yes' && stage !== 'crawl').map(({ file }) => file),
    shared: sharedBlockers(compiled, teams),
    teams: sorted(byFile, order),
    broken,
    older,
    skipped,
    useCases: compiled.pack.useCases.map((useCase) => ({ id: useCase.id, title: useCase.title })),
    ...(changes !== undefined && { changes }),
  };
}

function tally<T extends string>(all: readonly T[], found: readonly T[]): Readonly<Record<T, number>> {
  const counts = Object.fromEntries(all.map((each) => [each, 0])) as Record<T, number>;
  for (const each of found) counts[each] += 1;
  return counts;
}

function sorted(teams: readonly Team[], order: (team: Team) => readonly number[]): readonly Team[] {
  const keyed = teams.map((team) => ({ team, keys: order(team) }));
  keyed.sort((a, b) => {
    const at = a.keys.findIndex((key, index) => key !== b.keys[index]);
    return at < 0 ? 0 : a.keys[at]! - b.keys[at]!;
  });
  return keyed.map(({ team }) => team);
}

function sharedBlockers({ pack }: CompiledPack, teams: readonly Team[]): readonly SharedBlocker[] {
  const counts = new Map<string, { open: number; unknown: number; waived: number }>();
  for (const { blockers } of teams) {
    for (const { gate, outcome, waived } of blockers) {
      let count = counts.get(gate);
      if (count === undefined) counts.set(gate, (count = { open: 0, unknown: 0, waived: 0 }));
      if (outcome === 'unknown') count.unknown += 1;
      else count.open += 1;
      if (waived) count.waived += 1;
    }
  }
  return pack.gates
    .flatMap(({ id, title, stage, fix }) => {
      const count = counts.get(id);
      return count !== undefined && count.open + count.unknown > 1
        ? [{ gate: id, title, stage, ...count, fix: { ...fix, do: withoutAnswers(fix.do) } }]
        : [];
    })
    .sort((a, b) => b.open + b.unknown - (a.open + a.unknown));
}
