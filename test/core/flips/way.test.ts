import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../src/core/answers/answers.ts';
import { parseAnswers } from '../../../src/core/answers/parse.ts';
import { flips } from '../../../src/core/flips/flips.ts';
import { meetGates, wayOut } from '../../../src/core/flips/way.ts';
import { builtIn } from '../pack/built-in.ts';
import { answersOf, choice, compiledOf } from '../pack-of.ts';

const cwd = fileURLToPath(new URL('../../..', import.meta.url));

function sample(name: string, changed: Parameters<typeof answersOf>[0] = {}): Answers {
  const { answers } = parseAnswers(
    readFileSync(`${cwd}/fixtures/samples/${name}.yaml`, 'utf8'),
    name,
    builtIn.pack,
  ).answersFile;
  return new Map([...answers, ...answersOf(changed)]);
}

const inTwoStages = compiledOf({
  questions: [
    choice('rolled-out', ['no', 'yes'], { from: 'walk' }),
    choice('tried', ['no', 'yes']),
    choice('read', ['no', 'yes']),
  ],
  gates: [
    {
      id: 'first',
      met: { any: [{ 'rolled-out': { is: 'yes' } }, { all: [{ tried: { is: 'yes' } }, { read: { is: 'yes' } }] }] },
    },
    { id: 'second', stage: 'walk', met: { 'rolled-out': { is: 'yes' } } },
  ],
});
const questionsOf = ({ changes }: Pick<ReturnType<typeof wayOut>, 'changes'>) =>
  changes?.map(({ question }) => question);

describe('a way out of a stage', () => {
  test('goes through what the stage is about, however short it would be to do the next one instead', () => {
    const nothing = answersOf({ 'rolled-out': 'no', tried: 'no', read: 'no' });
    expect(questionsOf(wayOut(inTwoStages, nothing, 'crawl'))).toEqual(['tried', 'read']);
    expect(questionsOf(wayOut(inTwoStages, nothing, 'walk'))).toEqual(['rolled-out', 'tried', 'read']);
    expect(questionsOf(meetGates(inTwoStages, nothing, inTwoStages.gates.slice(1)))).toEqual(['rolled-out']);
  });

  test('takes what is there already, whatever stage brings it about', () => {
    expect(
      questionsOf(wayOut(inTwoStages, answersOf({ 'rolled-out': 'yes', tried: 'no', read: 'no' }), 'crawl')),
    ).toEqual([]);
  });

  test.each(['example-payments', 'kubernetes-no-platform-team', 'polyglot-regulated', 'vm-heavy-insurer'])(
    'of crawl installs no mesh in %s',
    (name) => {
      const way = wayOut(builtIn, sample(name), 'crawl');
      expect(questionsOf(way)).not.toEqual([]);
      expect(questionsOf(way)).not.toContain('existing-mesh');
      expect(questionsOf(way)).not.toContain('mesh-rollout');
    },
  );
});

describe('a value with a condition', () => {
  const pack = (when: object) =>
    compiledOf({
      questions: [
        choice('place', ['cloud', 'hall']),
        {
          ...choice('product', ['none', 'a', 'b']),
          values: [
            { value: 'none', label: 'None' },
            { value: 'a', label: 'A', when },
            { value: 'b', label: 'B' },
          ],
        },
      ],
      verdictRules: [
        { id: 'has', verdict: 'yes', when: { product: { oneOf: ['a', 'b'] } } },
        { id: 'has-not', verdict: 'no' },
      ],
      gates: [{ id: 'gate', met: { product: { oneOf: ['a', 'b'] } } }],
    });
  const compiled = pack({ place: { is: 'cloud' } });
  const texts = (answers: Answers) =>
    flips(compiled, answers).map(({ changes }) => changes.map(({ toText }) => toText).join(' & '));

  test('is proposed where it fits to the other answers, or nothing is known of them', () => {
    expect(texts(answersOf({ place: 'cloud', product: 'none' }))).toEqual(['A or B']);
    expect(texts(answersOf({ product: 'none' }))).toEqual(['A or B']);
    expect(texts(answersOf({ place: 'hall', product: 'none' }))).toEqual(['B']);
    expect(
      meetGates(compiled, answersOf({ place: 'hall', product: 'none' }), compiled.gates).changes?.map(
        ({ toText }) => toText,
      ),
    ).toEqual(['B']);
  });

  test('still counts where somebody gave it as an answer', () => {
    expect(flips(compiled, answersOf({ place: 'hall', product: 'a' })).map(({ verdict }) => verdict)).toEqual(['no']);
    expect(meetGates(compiled, answersOf({ place: 'hall', product: 'a' }), compiled.gates)).toEqual({
      gates: [],
      changes: [],
    });
  });

  test('is not proposed together with a change to which it does not fit', () => {
    const both = compiledOf({
      questions: [
        choice('place', ['cloud', 'hall']),
        {
          ...choice('product', ['none', 'a']),
          values: [
            { value: 'none', label: 'None' },
            { value: 'a', label: 'A', when: { place: { is: 'cloud' } } },
          ],
        },
      ],
      verdictRules: [
        { id: 'has', verdict: 'yes', when: { all: [{ product: { is: 'a' } }, { place: { is: 'hall' } }] } },
        { id: 'has-not', verdict: 'no' },
      ],
    });
    expect(flips(both, answersOf({ place: 'cloud', product: 'none' }))).toEqual([]);
  });

  test('can depend on what its own question is answered with today', () => {
    const { questions } = pack({ product: { is: 'none' } }).pack;
    const only = compiledOf({ questions, gates: [{ id: 'gate', met: { product: { is: 'a' } } }] });
    expect(meetGates(only, answersOf({ product: 'none' }), only.gates).changes).toHaveLength(1);
    expect(meetGates(only, answersOf({ product: 'b' }), only.gates).changes).toBeNull();
  });

  test('sends nobody without Kubernetes to a mesh that needs it', () => {
    const ecs = sample('example-payments', {
      orchestrator: 'ecs',
      edge: 'load-balancer',
      'internal-encryption': 'not-needed',
    });
    const gates = builtIn.gates.filter(({ gate }) => gate.id === 'proxies-between-services');
    const change = meetGates(builtIn, ecs, gates).changes?.find(({ question }) => question === 'existing-mesh');
    expect(change?.toText).toMatch(/Consul/);
    expect(change?.toText).not.toMatch(/Istio|AKS|Linkerd|Cilium/);
  });

  test('offers no mesh that encrypts as a reason to have a mesh', () => {
    for (const { changes } of flips(builtIn, sample('one-language-libraries'))) {
      expect(changes.filter(({ question, to }) => question === 'internal-encryption' && to === 'in-mesh')).toEqual([]);
    }
  });
});

test('a decision between products is told with all that meet the gates, whichever leaves fewer answers to change', () => {
  const compiled = compiledOf({
    questions: [
      choice('product', ['none', 'long', 'short', 'unfit'], { decision: true }),
      choice('more', ['no', 'yes']),
    ],
    gates: [
      { id: 'has', met: { product: { oneOf: ['long', 'short'] } } },
      { id: 'more', when: { product: { is: 'long' } }, met: { more: { is: 'yes' } } },
    ],
  });
  const { changes } = meetGates(compiled, answersOf({ product: 'none', more: 'no' }), compiled.gates);
  expect(changes?.map(({ question, toText }) => [question, toText])).toEqual([
    ['product', '“Label of long” or “Label of short”'],
    ['more', 'Label of yes'],
  ]);
});

describe('the built-in questions', () => {
  test.each(['istio-ambient', 'linkerd', 'aks-istio-addon', 'own-proxies'])(
    'swap no installed %s to leave a stage, whatever else is answered',
    (product) => {
      const answers = sample('example-payments', {
        'existing-mesh': product,
        'mesh-rollout': 'some',
        'mesh-support': 'out-of-support',
      });
      for (const stage of ['crawl', 'walk', 'run'] as const)
        expect(questionsOf(wayOut(builtIn, answers, stage)) ?? []).not.toContain('existing-mesh');
    },
  );

  test('ask for no library where suppliers own the code', () => {
    const of = (owner: string) =>
      flips(builtIn, sample('../practice/vms-seventy-ansible', { 'service-ownership': owner })).flatMap(({ changes }) =>
        changes.flatMap(({ question, to }) => (question === 'library-covers' ? [String(to)] : [])),
      );
    expect(of('each-team')).toEqual(['tls-identity']);
    expect(of('suppliers')).toEqual([]);
  });
});

describe('a search for the fewest changes', () => {
  const numbers = Array.from({ length: 8 }, (_, index) => `question-${index}`);
  const compiled = (most: number) =>
    compiledOf({
      questions: numbers.map((id) => choice(id, ['low', 'middle', 'high'])),
      criteria: numbers.map((id) => ({
        id,
        weight: 7,
        levels: [
          { id: 'high', share: 1, says: 'It is so.', when: { [id]: { is: 'high' } } },
          { id: 'middle', share: 0.5, says: 'It is so.', when: { [id]: { is: 'middle' } } },
          { id: 'low', share: 0, says: 'It is so.' },
        ],
      })),
      gates: [{ id: 'gate', met: { exposure: { atLeast: most } } }],
    });
  const nothing = answersOf(Object.fromEntries(numbers.map((id) => [id, 'low'])));

  test('tells how far it has looked where it ends before it has tried every change', () => {
    const { changes, triedUpTo } = meetGates(compiled(100), nothing, compiled(100).gates);
    expect(changes).toBeNull();
    expect(triedUpTo).toBeGreaterThan(1);
    expect(triedUpTo).toBeLessThan(numbers.length);
  });

  test('finds the fewest where it can', () => {
    const way = meetGates(compiled(14), nothing, compiled(14).gates);
    expect(questionsOf(way)).toHaveLength(2);
    expect(way).not.toHaveProperty('triedUpTo');
  });

  test.each(['app-mesh-refugee', 'monolith-shop'])(
    'is complete in %s, though nothing is enough to leave run',
    (name) => {
      const way = wayOut(builtIn, sample(name), 'run');
      expect(way.changes).toBeNull();
      expect(way).not.toHaveProperty('triedUpTo');
    },
  );

  test('answers a question as soon as it may apply, whatever decides that is still open', () => {
    const hidden = compiledOf({
      questions: [
        choice('given', ['no', 'yes'], { changeable: false }),
        choice('installed', ['no', 'yes']),
        choice('joined', ['no', 'yes'], {
          when: { all: [{ installed: { is: 'yes' } }, { given: { is: 'yes' } }] },
          otherwise: 'no',
        }),
      ],
      gates: [{ id: 'gate', met: { joined: { is: 'yes' } } }],
    });
    expect(questionsOf(meetGates(hidden, answersOf({ installed: 'no' }), hidden.gates))).toEqual([
      'installed',
      'joined',
    ]);
  });
});
