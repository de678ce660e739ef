import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Answers } from '../../src/core/answers/answers.ts';
import { parseAnswers } from '../../src/core/answers/parse.ts';
import { answeredProposals } from '../../src/report/judgement/proposals.ts';
import { builtInPack } from '../core/pack/built-in.ts';
import { anyOrganization, assessed, written } from './any-organization.ts';

const all: Answer = { kind: 'value', value: builtInPack.proposals.map(({ id }) => id) };

/** Answers with every alternative on the table, some of them changed, or left out where nothing is given. */
function onTheTable(answers: Answers, others: Readonly<Record<string, string | undefined>> = {}): Answers {
  const changed = Object.entries(others).map(([id, value]) => [id, value] as const);
  const kept = [...answers].filter(([id]) => !(id in others));
  const given = changed.flatMap(([id, value]): readonly (readonly [string, Answer])[] =>
    value === undefined ? [] : [[id, { kind: 'value', value }]],
  );
  return new Map([...kept, ...given, ['on-the-table', all]]);
}

/** Every organization of the fixtures, and the same with less answered, or with a mesh on trial. */
const samples: readonly Answers[] = ['organizations', 'practice', 'samples'].flatMap((folder) =>
  readdirSync(new URL(`../../fixtures/${folder}/`, import.meta.url))
    .filter((name) => name.endsWith('.yaml') && name !== 'expected.yaml')
    .flatMap((name) => {
      const text = readFileSync(new URL(`../../fixtures/${folder}/${name}`, import.meta.url), 'utf8');
      const { answers } = parseAnswers(text, name, builtInPack).answersFile;
      return [
        onTheTable(answers),
        onTheTable(answers, { deadline: undefined, limits: undefined }),
        onTheTable(answers, { 'existing-mesh': 'linkerd', 'mesh-rollout': 'trial' }),
      ];
    }),
);
const organizations = [
  ...samples,
  ...fc.sample(anyOrganization, { numRuns: 200, seed: 51 }).map((answers) => onTheTable(answers)),
].map((answers) => {
  const assessment = assessed(answers);
  return { answers, assessment, told: answeredProposals(assessment) };
});

describe('what is answered to an alternative', () => {
  test('waits only for unanswered questions, each named once, and only where several replies are possible', () => {
    for (const { answers, assessment, told } of organizations) {
      const unanswered = assessment.answers
        .filter(({ state }) => state === 'unanswered' || state === 'unknown')
        .map(({ question }) => question);
      for (const { why, proposal, answers: from } of told.filter(({ word }) => word === 'open')) {
        const about = `${proposal.id}: ${why} ${written(answers)}`;
        const named = [...why.matchAll(/`([a-z-]+)`/g)].map(([, id]) => id!);
        expect(new Set(named).size, about).toBe(named.length);
        expect(unanswered, about).toEqual(expect.arrayContaining(named));
        // What the sentence names isn't named again behind it.
        expect(from, about).toEqual([]);
        const { coursePossible, possible, settled, closeOpen } = assessment.verdict;
        const isCertain = settled && coursePossible.length === 1 && possible.length === 1 && closeOpen !== true;
        if (named.length === 0) expect(isCertain, about).toBe(false);
        if (proposal.answer === 'open') expect(proposal.possible!.length, about).toBeGreaterThan(1);
      }
    }
  });

  test('about the mesh that is there fits the others', () => {
    for (const { answers, assessment, told } of organizations) {
      const [other, keep, remove] = ['other-mesh', 'keep', 'remove'].map(
        (id) => told.find(({ proposal }) => proposal.id === id)!.word,
      );
      const about = `other ${other}, keep ${keep}, remove ${remove}: ${written(answers)}`;
      if (keep === 'yes') expect([other, remove], about).not.toContain('yes');
      const { value, state } = assessment.answers.find(({ question }) => question === 'existing-mesh')!;
      if (state === 'answered' && value !== 'none')
        expect(new Set([other, keep, remove]), about).not.toEqual(new Set(['no']));
    }
  });
});
