import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { assess } from '../../../src/core/assess/assess.ts';
import { compilePack } from '../../../src/core/judge/compile.ts';
import { builtIn } from '../pack/built-in.ts';
import { answersOf, choice, choices, compiledOf, number } from '../pack-of.ts';
import { packAndAnswers } from '../range/random-pack.ts';

const compiled = compiledOf({
  questions: [
    choices('calls', ['plain', 'fast']),
    number('people'),
    choice('harm', ['no', 'yes']),
    choice('balanced', ['no', 'yes'], { when: { calls: { includes: 'fast' } } }),
  ],
  useCases: [
    {
      id: 'use',
      strength: { pain: { when: { any: [{ harm: { is: 'yes' } }, { balanced: { is: 'no' } }] }, says: 'It hurts.' } },
    },
  ],
  capacityGaps: [{ id: 'few', when: { people: { atMost: 2 } } }],
  verdictRules: [
    { id: 'few', verdict: 'not-yet', when: { people: { atMost: 2 } } },
    { id: 'hurts', verdict: 'yes', when: { any: [{ harm: { is: 'yes' } }, { balanced: { is: 'no' } }] } },
    { id: 'else', verdict: 'no' },
  ],
});
const orderOf = (of: typeof compiled, answers: ReturnType<typeof answersOf>) =>
  assess(of, { answers, waivers: [], check: {} }, '1').unknowns.map(({ question }) => question);

describe('questions that can change the verdict', () => {
  test('ask for a need before they ask who could run a mesh', () => {
    expect(orderOf(compiled, answersOf({ calls: ['fast'] }))).toEqual(['harm', 'balanced', 'people']);
    expect(orderOf(compiled, answersOf({ calls: ['plain'] }))).toEqual(['harm', 'people']);
  });

  test('wait while they may not apply', () => {
    expect(orderOf(compiled, answersOf({ harm: 'no' }))).toEqual(['calls', 'balanced', 'people']);
  });

  test('about requirements and problems come before counts of people in the built-in pack', () => {
    const order = orderOf(
      builtIn,
      answersOf({
        architecture: 'microservices',
        'existing-mesh': 'none',
        'service-count': 23,
        'inter-service-traffic': ['grpc', 'udp'],
      }),
    );
    const place = (id: string) => order.indexOf(id);
    for (const id of ['service-identity', 'internal-encryption', 'call-problems', 'protection-today'])
      expect(place(id), id).toBeLessThan(Math.min(place('engineers'), place('platform-people'), place('on-call')));
  });

  it('have one order, in whatever order the answers were given', () => {
    fc.assert(
      fc.property(packAndAnswers, ({ pack, answers }) => {
        const order = orderOf(compilePack(pack, 'digest'), answers);
        expect(orderOf(compilePack(pack, 'digest'), new Map([...answers].reverse()))).toEqual(order);
        expect(new Set(order).size).toBe(order.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what an unanswered question can change names', () => {
  const steps = (extra: object) =>
    compiledOf({
      questions: [
        choice('end', ['no', 'yes']),
        {
          ...choice('due', ['soon', 'later']),
          values: [
            { value: 'soon', label: 'Soon', weeks: 13 },
            { value: 'later', label: 'Later' },
          ],
        },
      ],
      verdictRules: [{ id: 'always', verdict: 'yes' }],
      steps: [{ id: 'renew', title: 'Renew it', when: { end: { is: 'yes' } }, ...extra }],
    });
  const effectOf = (of: typeof compiled, id: string) =>
    assess(of, { answers: answersOf({}), waivers: [], check: {} }, '1').unknowns.find(
      ({ question }) => question === id,
    )!.effect;

  test('urgent steps, of no plan without them, and dates', () => {
    expect(effectOf(steps({ first: true }), 'end')).toBe('Can still change the urgent step “Renew it”.');
    expect(effectOf(steps({}), 'end')).toBe('Can change only details of the plan.');
    expect(effectOf(steps({ first: true, courses: ['leave'] }), 'end')).toBe('Can change only details of the plan.');
    expect(effectOf(steps({}), 'due')).toBe("Can still change the plan's work and dates.");
  });
});
