import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/core/assess/assess.ts';
import { judgeBar } from '../../../src/core/bar/bar.ts';
import { judge } from '../../../src/core/judge/judge.ts';
import { STAGES } from '../../../src/core/pack/scales.ts';
import { answersOf, choice, choices, compiledOf } from '../pack-of.ts';

const gate = (id: string, stage: string, kind: string, more: object = {}) => ({
  id,
  stage,
  kind,
  met: { done: { includes: id } },
  ...more,
});
const compiled = compiledOf({
  questions: [
    choice('wanted', ['yes', 'not-yet', 'no']),
    choice('mesh', ['none', 'runs', 'goes', 'ended']),
    choice('shown', ['nothing', 'gateway', 'some', 'most', 'names']),
    choices('done', ['none', 'people', 'proxy', 'supported', 'debugged', 'rolled', 'named']),
    choice('fly', ['yes', 'no']),
  ],
  verdictRules: [
    { id: 'r-yes', verdict: 'yes', when: { wanted: { is: 'yes' } } },
    { id: 'r-no', verdict: 'no', when: { wanted: { is: 'no' } } },
    { id: 'r-else', verdict: 'not-yet' },
  ],
  course: [
    { id: 'off', course: 'move', when: { mesh: { is: 'ended' } } },
    { id: 'out', course: 'leave', when: { mesh: { is: 'goes' } } },
    { id: 'on', course: 'keep', when: { mesh: { is: 'runs' } } },
    { id: 'start', course: 'adopt', when: { verdict: { is: 'yes' } } },
    { id: 'nothing', course: 'none' },
  ],
  stages: [
    ['crawl', ['gateway', 'some', 'most', 'names']],
    ['walk', ['some', 'most', 'names']],
    ['run', ['most', 'names']],
    ['fly', ['names']],
  ].map(([id, oneOf]) => ({ id, title: id, about: 'About.', operates: { shown: { oneOf } }, sources: ['ours'] })),
  gates: [
    gate('people', 'crawl', 'entry'),
    gate('proxy', 'crawl', 'exit'),
    gate('advice', 'crawl', 'exit', { required: false }),
    gate('supported', 'walk', 'entry'),
    gate('debugged', 'walk', 'exit'),
    gate('rolled', 'run', 'exit'),
    gate('named', 'fly', 'exit', { when: { fly: { is: 'yes' } } }),
  ],
});
const ALL = ['people', 'proxy', 'supported', 'debugged', 'rolled', 'named'];
type Plain = Parameters<typeof answersOf>[0];
const judged = (answers: Plain) => judge(compiled, answersOf({ mesh: 'runs', wanted: 'yes', fly: 'yes', ...answers }));
const owed = (answers: Plain) => judged(answers).gates.flatMap(({ id, debt }) => (debt ? [id] : []));

describe('the stage at which an organization operates', () => {
  test.each<[Plain, string]>([
    [{ shown: 'nothing', done: ALL }, 'none'],
    [{ shown: 'gateway', done: ['none'] }, 'crawl'],
    [{ shown: 'some', done: ['none'] }, 'walk'],
    [{ shown: 'most', done: ['none'] }, 'run'],
    [{ shown: 'names', done: ['none'] }, 'fly'],
    [{ done: ALL }, 'none'],
    [{ shown: 'gateway', mesh: 'none', wanted: 'no' }, 'none'],
    [{ shown: 'gateway', mesh: 'none', wanted: 'yes' }, 'crawl'],
    [{ shown: 'some', mesh: 'goes', wanted: 'no' }, 'walk'],
  ])('on %j is %s: production shows it, and no gate lowers it', (answers, stage) => {
    expect(judged(answers).operatingAt).toBe(stage);
  });
});

describe('the stage to work on next', () => {
  test.each<[string, Plain, string]>([
    ['the one where it operates, while its exit gates are open', { shown: 'some', done: ['none'] }, 'walk'],
    ['the one where it operates, while its exit gates are not known', { shown: 'some' }, 'walk'],
    ['the one after it, whatever earlier ones are owed', { shown: 'some', done: ['debugged'] }, 'run'],
    ['the first one with a gate in the way', { shown: 'some', done: ['debugged', 'rolled'] }, 'fly'],
    ['the last that applies, where nothing is in the way', { shown: 'some', done: ALL, fly: 'no' }, 'run'],
    ['the one where it operates, where none applies after it', { shown: 'most', done: ALL, fly: 'no' }, 'run'],
    ['the first one, where nothing runs yet', { mesh: 'none', shown: 'nothing', done: ['none'] }, 'crawl'],
    ['none without a yes', { mesh: 'none', wanted: 'not-yet', shown: 'gateway', done: ['none'] }, 'none'],
    ['none for a mesh that is left', { mesh: 'goes', wanted: 'no', shown: 'most', done: ['none'] }, 'none'],
    ['none for a product that ended, without a yes', { mesh: 'ended', wanted: 'not-yet', shown: 'nothing' }, 'none'],
    [
      'the first one for a product that ended, with a yes',
      { mesh: 'ended', shown: 'nothing', done: ['none'] },
      'crawl',
    ],
  ])('is %s', (_, answers, stage) => {
    expect(judged(answers).stage).toBe(stage);
  });
});

describe('debt', () => {
  test('is what is open and required before the stage where it operates, and at the beginning of that', () => {
    expect(owed({ shown: 'some', done: ['none'] })).toEqual(['people', 'proxy', 'supported']);
    expect(owed({ shown: 'most', done: ['people'] })).toEqual(['proxy', 'supported', 'debugged']);
    expect(owed({ shown: 'gateway', done: ['none'] })).toEqual(['people']);
  });
  test('is nothing that is not known, and nothing where no stage is worked on', () => {
    expect(owed({ shown: 'most' })).toEqual([]);
    expect(owed({ shown: 'nothing', mesh: 'none', done: ['none'] })).toEqual([]);
    expect(owed({ shown: 'most', mesh: 'goes', wanted: 'no', done: ['none'] })).toEqual([]);
  });
});

const value = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: 'unknown' });
const anyAnswers = fc.record({
  wanted: value('yes', 'not-yet', 'no'),
  mesh: value('none', 'runs', 'goes', 'ended'),
  shown: value('nothing', 'gateway', 'some', 'most', 'names'),
  done: fc.oneof(fc.constant('unknown'), fc.subarray(ALL, { minLength: 1 })),
  fly: value('yes', 'no'),
});

test('whoever is ready for a stage that applies has nothing before it to work on next', () => {
  fc.assert(
    fc.property(anyAnswers, fc.constantFrom(...STAGES.slice(0, 3)), (plain, readyFor) => {
      const assessment = assess(compiled, { answers: answersOf(plain), waivers: [], check: {} }, '1');
      const { met } = judgeBar(assessment, { readyFor }, '2026-11-26');
      if (met) expect(STAGES.indexOf(assessment.stage as never)).toBeGreaterThanOrEqual(STAGES.indexOf(readyFor));
      if (assessment.stage === 'none') expect(met).toBe(false);
    }),
  );
});
