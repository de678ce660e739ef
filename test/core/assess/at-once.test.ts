import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseAnswers } from '../../../src/core/answers/parse.ts';
import { judge } from '../../../src/core/judge/judge.ts';
import { builtIn } from '../pack/built-in.ts';
import { answersOf, choice, compiledOf } from '../pack-of.ts';

const small = compiledOf({
  questions: [choice('product', ['fine', 'gone', 'worn']), choice('wish', ['no', 'yes'])],
  gates: [
    {
      id: 'kept-up',
      stage: 'walk',
      met: { product: { is: 'fine' } },
      atOnce: { order: 'first', when: { product: { is: 'gone' } }, says: 'Leave {product}.' },
    },
  ],
  useCases: [
    { id: 'one', strength: { pain: { when: { wish: { is: 'yes' } }, says: 'It hurts.' } } },
    { id: 'two', strength: { burden: { when: { wish: { is: 'yes' } }, says: 'It costs.' } } },
  ],
});
const cwd = fileURLToPath(new URL('../../..', import.meta.url));

function sample(name: string, changed: Parameters<typeof answersOf>[0] = {}) {
  const { answers } = parseAnswers(
    readFileSync(`${cwd}/fixtures/samples/${name}.yaml`, 'utf8'),
    name,
    builtIn.pack,
  ).answersFile;
  const result = judge(builtIn, new Map([...answers, ...answersOf(changed)]));
  const gates = Object.fromEntries(result.stages.flatMap((stage) => stage.gates.map((gate) => [gate.id, gate])));
  return { ...result, gates, start: result.useCases.find(({ start }) => start) };
}

describe('what is done at once', () => {
  test('is said while the gate is open and its condition holds, and the first use case waits for it', () => {
    const gone = judge(small, answersOf({ product: 'gone', wish: 'yes' }));
    expect(gone.stages[1]!.gates[0]!.atOnce).toEqual({ order: 'first', says: 'Leave Label of gone.' });
    expect(gone.useCases.map(({ id, waitsFor }) => [id, waitsFor])).toEqual([
      ['one', ['kept-up']],
      ['two', undefined],
    ]);
    for (const product of ['fine', 'worn']) {
      const other = judge(small, answersOf({ product, wish: 'yes' }));
      expect(other.stages[1]!.gates[0]!.atOnce).toBeUndefined();
      expect(other.useCases[0]!.waitsFor).toBeUndefined();
    }
  });

  test('is to replace ingress-nginx, beside a use case that waits for nothing', () => {
    const { gates, start } = sample('example-payments');
    expect(gates['edge-maintained']?.atOnce?.order).toBe('beside');
    expect(start?.id).toBe('security-mtls');
    expect(start?.waitsFor).toBeUndefined();
    expect(sample('example-payments', { edge: 'none' }).gates['edge-maintained']).not.toHaveProperty('atOnce');
  });
});

describe('a mesh that has ended', () => {
  test('gates that it leaves open are closed by steps that are not done', () => {
    const { stages } = sample('app-mesh-refugee');
    const steps = stages.flatMap((stage) => stage.steps);
    for (const { id, outcome } of stages.flatMap((stage) => stage.gates)) {
      const closing = steps.filter(({ closes }) => closes.includes(id));
      if (outcome === 'open' && closing.length > 0)
        expect(
          closing.filter(({ done }) => !done),
          id,
        ).not.toEqual([]);
    }
  });
});
