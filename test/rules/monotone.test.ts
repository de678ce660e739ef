import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer, Answers } from '../../src/core/answers/answers.ts';
import { VERDICTS } from '../../src/core/pack/index.ts';
import { builtInPack } from '../core/pack/built-in.ts';
import { anyOrganization, judged, written } from './any-organization.ts';
import { often } from '../thorough.ts';

const STEPS = ['no', 'not-yet', 'yes'];

/** Organizations with every answer: an answer that is missing can be found out either way. */
const complete = anyOrganization.filter((answers) => answers.size === builtInPack.questions.length);

const answer = (value: Extract<Answer, { kind: 'value' }>['value']): Answer => ({ kind: 'value', value });

function placeOf(answers: Answers, languages: readonly string[]): number {
  const given = new Map([...answers, ['languages', answer([...languages])] as const]);
  return STEPS.indexOf(judged(given).verdict.id);
}

test('every verdict has its place', () => {
  expect(STEPS.toSorted()).toEqual([...VERDICTS].toSorted());
});

test('more languages never turn a verdict away from a mesh', () => {
  fc.assert(
    fc.property(complete, (answers) => {
      const places = [
        ['java'],
        ['java', 'go'],
        ['java', 'go', 'python'],
        ['java', 'go', 'python', 'php'],
        ['several'],
      ].map((languages) => placeOf(answers, languages));
      expect(
        places.toSorted((a, b) => a - b),
        written(answers),
      ).toEqual(places);
    }),
    { numRuns: often(75, 300) },
  );
});
