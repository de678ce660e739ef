import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import type { Answer, Answers } from '../../src/core/answers/answers.ts';
import { parseAnswers } from '../../src/core/answers/parse.ts';
import { builtInPack } from '../core/pack/built-in.ts';
import { anyOrganization, compiled, fixtures, judged, written } from './any-organization.ts';
import { often } from '../thorough.ts';

/** Words that stand for options in texts, and the options that they stand for. */
const NAMES = [...new Set(compiled.pack.options.flatMap(({ names = [] }) => names))].map(
  (name) =>
    [
      new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'u'),
      compiled.pack.options.filter(({ names }) => names?.includes(name)).map(({ id }) => id),
    ] as const,
);

/** Which option is installed, by answer: what runs isn't proposed. */
const INSTALLED: Readonly<Record<string, readonly string[]>> = {
  'istio-sidecar': ['istio-sidecar', 'istio-ambient', 'openshift-service-mesh'],
  'istio-ambient': ['istio-ambient', 'istio-sidecar', 'openshift-service-mesh'],
  'aks-istio-addon': ['aks-istio-addon', 'istio-sidecar'],
  linkerd: ['linkerd', 'linkerd-enterprise'],
  consul: ['consul', 'consul-enterprise'],
  kuma: ['kuma'],
  cilium: ['cilium'],
};

const wordsOf = new Map(
  compiled.pack.steps.map((step) => [
    step.id,
    NAMES.filter(
      ([name, named]) =>
        [step.title, step.do, step.proof, step.rollback].some((text) => name.test(text)) &&
        !named.some((id) => step.mentions?.includes(id) && !step.options?.includes(id)),
    ),
  ]),
);

/** Steps that are written for options, or name some, all of which the answers certainly rule out. */
function outOfReach({ stages, options }: Assessment, installed: string | undefined): readonly string[] {
  const out = new Set(options.filter(({ ruledOutBy }) => ruledOutBy.length > 0).map(({ id }) => id));
  for (const id of INSTALLED[installed ?? ''] ?? []) out.delete(id);
  return stages
    .flatMap(({ steps }) => steps)
    .filter(({ id, options: own }) => {
      const groups = [own, ...(wordsOf.get(id) ?? []).map(([, named]) => named)].filter((group) => group.length > 0);
      return groups.some((group) => group.every((each) => out.has(each)));
    })
    .map(({ id }) => id);
}

function installedIn(answers: Answers): string | undefined {
  const answer = answers.get('existing-mesh');
  return answer?.kind === 'value' ? String(answer.value) : undefined;
}

test('a step that names a product says for which options it is written', () => {
  const silent = compiled.pack.steps.filter(({ id, options = [] }) =>
    wordsOf.get(id)!.some(([, named]) => !named.some((each) => options.includes(each))),
  );
  expect(silent.map(({ id }) => id)).toEqual([]);
});

describe('Windows pods', () => {
  const text = readFileSync(new URL('../../fixtures/practice/polyglot-scale-up.yaml', import.meta.url), 'utf8');
  const { answersFile } = parseAnswers(text, 'polyglot-scale-up.yaml', builtInPack);
  const istioSteps = (answer: Answer) => {
    const { stages } = judged(new Map([...answersFile.answers, ['windows-in-mesh', answer]]));
    const steps = stages.flatMap(({ steps }) => steps);
    return steps.filter(({ options }) => options.length > 0 && options.every((id) => id.startsWith('istio'))).length;
  };

  test('that must be in the mesh take the steps for Istio out of the plan', () => {
    expect(istioSteps({ kind: 'value', value: 'must' })).toBe(0);
  });

  test('that may stay outside, or of which nothing is known, take out none', () => {
    const some = istioSteps({ kind: 'value', value: 'no' });
    expect(some).toBeGreaterThan(0);
    expect(istioSteps({ kind: 'unknown' })).toBe(some);
  });
});

describe('no step is for a product that the answers rule out', () => {
  test.each(fixtures)('in the plan of %s', (_, assessment) => {
    const mesh = assessment.answers.find(({ question }) => question === 'existing-mesh')?.value;
    expect(outOfReach(assessment, mesh === undefined ? undefined : String(mesh))).toEqual([]);
  });

  test('in the plan of any organization', () => {
    fc.assert(
      fc.property(anyOrganization, (answers) => {
        expect(outOfReach(judged(answers), installedIn(answers)), written(answers)).toEqual([]);
      }),
      { numRuns: often(400, 2000) },
    );
  });
});
