import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { AnswersFile } from '../../src/core/answers/answers.ts';
import { parseAnswers } from '../../src/core/answers/parse.ts';
import { type CompiledPack, compilePack } from '../../src/core/judge/compile.ts';
import type { CourseId, StageId, VerdictId } from '../../src/core/pack/scales.ts';
import { builtInPack } from '../core/pack/built-in.ts';

export type StageOrNone = StageId | 'none';

/** What is known about an organization besides its answers. */
interface Label {
  readonly verdict: VerdictId;
  /** Verdicts that can be defended, including the label. */
  readonly verdictAccept: readonly VerdictId[];
}

/** What a real organization did. */
export interface Deed extends Label {
  readonly stage: StageOrNone;
  readonly stageAccept: readonly StageOrNone[];
  /** Use cases in the order in which the organization took them up. */
  readonly startedWith: readonly string[];
  readonly acceptAlso: readonly string[];
  readonly labelKind: string;
  readonly labelBasis: string;
}

/** What a practitioner would say to an invented organization. */
export interface Advice extends Label {
  readonly course: CourseId;
  readonly courseAccept: readonly CourseId[];
  /** The need to begin with, or none. */
  readonly startWith: string;
  readonly startAccept: readonly string[];
  readonly standing?: string;
  /** What the plan must not hold. */
  readonly without?: {
    readonly steps?: readonly string[];
    readonly options?: readonly string[];
    readonly useCases?: readonly string[];
    readonly words?: readonly string[];
  };
  /** Where the program is known to say something else, and why. */
  readonly disagrees?: Readonly<Partial<Record<Point, string>>>;
}

/** What a practitioner and the program can disagree about. */
export type Point = 'verdict' | 'course' | 'startWith' | 'standing' | 'without';

/** One organization: its answers, and what is known besides. */
export interface Case<Known extends Label = Label> {
  readonly id: string;
  readonly file: AnswersFile;
  readonly label: Known;
}

export const compiled: CompiledPack = compilePack(builtInPack, 'built-in');

/** The real organizations, with what they did. Throws like `readCases`. */
export function readOrganizations(): readonly Case<Deed>[] {
  return readCases('organizations');
}

/** The invented organizations, with what a practitioner would say. Throws like `readCases`. */
export function readPractice(): readonly Case<Advice>[] {
  return readCases('practice');
}

/**
 * Every organization in a folder of the fixtures. Throws when a file has problems, and for a file without a label or a
 * label without a file.
 */
function readCases<Known extends Label>(name: string): readonly Case<Known>[] {
  const folder = new URL(`../../fixtures/${name}/`, import.meta.url);
  const { organizations } = parse(readFileSync(new URL('expected.yaml', folder), 'utf8')) as {
    organizations: Record<string, Known>;
  };
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml') && file !== 'expected.yaml');
  const labels = new Map(Object.entries(organizations));
  const alone = [
    ...files.filter((file) => !labels.has(idOf(file))),
    ...[...labels.keys()].filter((id) => !files.includes(`${id}.yaml`)),
  ];
  if (alone.length > 0) throw new Error(`without answers or without a label: ${alone.join(', ')}`);
  return [...labels].map(([id, label]) => {
    const { answersFile, problems } = parseAnswers(
      readFileSync(new URL(`${id}.yaml`, folder), 'utf8'),
      `${id}.yaml`,
      compiled.pack,
    );
    if (problems.length > 0) throw new Error(problems.map(({ message }) => `${id}: ${message}`).join('\n'));
    return { id, file: answersFile, label };
  });
}

function idOf(name: string): string {
  return name.replace(/\.yaml$/, '');
}
