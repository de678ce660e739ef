import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/core/assess/assess.ts';
import { entriesOf } from '../../../src/core/explain/entries.ts';
import { explain } from '../../../src/core/explain/explain.ts';
import { whyNot } from '../../../src/core/explain/why-not.ts';
import { answersOf, choice, compiledOf, number } from '../pack-of.ts';

const compiled = compiledOf({
  questions: [number('size'), choice('mesh', ['none', 'one', 'ended'])],
  conditions: [
    { id: 'to-choose', says: 'the mesh still has to be chosen', when: { mesh: { oneOf: ['none', 'ended'] } } },
    {
      id: 'large-start',
      says: 'many services start',
      when: { all: [{ holds: 'to-choose' }, { size: { atLeast: 50 } }] },
    },
  ],
  gates: [
    { id: 'chosen', met: { not: { holds: 'to-choose' } } },
    { id: 'large-start', met: { holds: 'large-start' } },
    { id: 'slow', met: { any: [{ not: { holds: 'large-start' } }, { not: { holds: 'to-choose' } }] } },
  ],
});
const file = { answers: answersOf({ size: 60, mesh: 'none' }), waivers: [], check: {} };
const assessment = assess(compiled, file, '1');
const TO_CHOOSE = {
  text: 'to-choose: the mesh still has to be chosen',
  truth: 'true',
  named: 'to-choose',
  parts: [expect.objectContaining({ text: 'mesh is one of none, ended', truth: 'true' })],
};

describe('a named condition in an explanation', () => {
  test('is what it says where it is used, and its parts stand once at the end', () => {
    const [gate] = explain(compiled, file, assessment, 'slow');
    const said = (named: string, text: string) => ({
      text: 'not',
      truth: 'false',
      parts: [{ text, truth: 'true', named }],
    });
    expect(gate!.blocks.find(({ heading }) => heading === 'Met when')!.parts).toEqual([
      {
        text: 'any of these',
        truth: 'false',
        parts: [said('large-start', 'many services start'), said('to-choose', 'the mesh still has to be chosen')],
      },
    ]);
    expect(gate!.blocks.at(-1)).toEqual({
      heading: 'Named conditions',
      parts: [expect.objectContaining({ text: 'large-start: many services start', named: 'large-start' }), TO_CHOOSE],
    });
  });

  test('has its parts there too where the entry has the same id', () => {
    const gate = explain(compiled, file, assessment, 'large-start').find(({ kind }) => kind === 'gate')!;
    expect(gate.blocks.at(-1)!.parts.map(({ named }) => named)).toEqual(['large-start', 'to-choose']);
  });

  test('keeps its parts where somebody asks why not', () => {
    const { explanation } = whyNot(compiled, file, assessment, 'chosen')!;
    expect(explanation.blocks.at(-1)).toEqual({ heading: 'Named conditions', parts: [TO_CHOOSE] });
  });

  test('is explained by itself: whether it holds, why, and what uses it', () => {
    const [condition] = explain(compiled, file, assessment, 'to-choose');
    expect(condition).toMatchObject({ kind: 'condition', title: 'the mesh still has to be chosen', result: 'true' });
    expect(condition!.blocks.map(({ heading }) => heading)).toEqual(['Holds when', 'What uses it']);
    expect(condition!.blocks[1]!.parts.map(({ text }) => text)).toEqual([
      'condition large-start',
      'gate chosen',
      'gate slow',
    ]);
  });
});

test('a list of rules says what a name says, and what it stands for in a line of its own', () => {
  const entry = entriesOf(compiled.pack).find(({ kind, id }) => kind === 'gate' && id === 'slow')!;
  const texts = (label: string) => entry.lines.filter((line) => line.label === label).map(({ text }) => text);
  expect(texts('met when')).toEqual(['not (many services start) or not (the mesh still has to be chosen)']);
  expect(texts('named condition')).toEqual([
    'many services start (large-start): the mesh still has to be chosen and size is at least 50',
    'the mesh still has to be chosen (to-choose): mesh is one of none, ended',
  ]);
});
