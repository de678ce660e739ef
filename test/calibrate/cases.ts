import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { AnswersFile } from '../../src/core/answers/answers.ts';
import { parseAnswers } from '../../src/core/answers/parse.ts';
import { type CompiledPack, compilePack } from '../../src/core/judge/compile.ts';
import type { StageId, VerdictId } from '../../src/core/pack/scales.ts';
import { builtInPack } from '../core/pack/built-in.ts';

type Stage = StageId | 'none';

/** What an organization did. */
export interface Label {
  readonly verdict: VerdictId;
  /** Verdicts that the same sources support, including the label. */
  readonly verdictAccept: readonly VerdictId[];
  readonly stage: Stage;
  readonly stageAccept: readonly Stage[];
  /** Use cases in the order in which the organization took them up. */
  readonly startedWith: readonly string[];
  readonly acceptAlso: readonly string[];
  readonly labelKind: string;
  readonly labelBasis: string;
}

/** One real organization: its answers, and what it did. */
export interface Case {
  readonly id: string;
  readonly file: AnswersFile;
  readonly label: Label;
}

const folder = new URL('../../fixtures/organizations/', import.meta.url);

export const compiled: CompiledPack = compilePack(builtInPack, 'built-in');

/**
 * Every organization of the fixtures. Throws when a file has problems, and for a file without a label or a label
 * without a file.
 */
export function readCases(): readonly Case[] {
  const { organizations } = parse(readFileSync(new URL('expected.yaml', folder), 'utf8')) as {
    organizations: Record<string, Label>;
  };
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'expected.yaml');
  const labels = new Map(Object.entries(organizations));
  const alone = [
    ...files.filter((name) => !labels.has(idOf(name))),
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
