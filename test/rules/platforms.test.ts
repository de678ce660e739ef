import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Answers } from '../../src/core/answers/answers.ts';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import { anyOrganization, judged, written } from './any-organization.ts';
import { often } from '../thorough.ts';

/** Words that fit no other platform. A word that says what a thing isn't ("without Kubernetes") is none of them. */
const KUBERNETES = /\bpods?\b|NetworkPolicy|kubectl|headless|cert-manager|DaemonSet|admission|node pools?|\bSecrets\b/;
const ECS = /task definition|Fargate|Service Connect/;

/** What a plan tells this organization to do, sentence by sentence. */
function sentences({ stages, options, risks }: Assessment): readonly string[] {
  return [
    ...stages.flatMap(({ steps }) => steps.flatMap((step) => [step.do, step.proof, step.rollback])),
    ...options
      .filter(({ kind, fit }) => kind !== 'mesh' && fit === 'fits')
      .flatMap((option) => [option.about, ...option.leaves, ...option.warnings.map(({ text }) => text)]),
    ...risks.flatMap(({ why, mitigation }) => [why, mitigation]),
  ].flatMap((text) => text.split(/(?<=\.) /));
}

function on(platform: Readonly<Record<string, string>>, answers: Answers): Answers {
  const value = (of: string): Answer => ({ kind: 'value', value: of });
  return new Map([...answers, ...Object.entries(platform).map(([id, of]) => [id, value(of)] as const)]);
}

describe('no sentence of a plan is about another platform', () => {
  test.each([
    ['Nomad', { orchestrator: 'nomad', edge: 'load-balancer', 'existing-mesh': 'none' }, KUBERNETES],
    ['Nomad with Consul', { orchestrator: 'nomad', edge: 'load-balancer', 'existing-mesh': 'consul' }, KUBERNETES],
    ['ECS', { orchestrator: 'ecs', edge: 'load-balancer', 'existing-mesh': 'none' }, KUBERNETES],
    [
      'serverless containers',
      { orchestrator: 'serverless', edge: 'load-balancer', 'existing-mesh': 'none' },
      KUBERNETES,
    ],
    ['Swarm', { orchestrator: 'other', edge: 'load-balancer', 'existing-mesh': 'none' }, KUBERNETES],
    [
      'VMs',
      { orchestrator: 'none', edge: 'load-balancer', 'virtual-machines': 'all', 'existing-mesh': 'none' },
      KUBERNETES,
    ],
    ['Kubernetes', { orchestrator: 'kubernetes', edge: 'load-balancer', 'existing-mesh': 'none' }, ECS],
  ])('of %s', (_, platform: Readonly<Record<string, string>>, foreign) => {
    fc.assert(
      fc.property(anyOrganization, (answers) => {
        const here = on(platform, answers);
        expect(
          sentences(judged(here)).filter((sentence) => foreign.test(sentence)),
          written(here),
        ).toEqual([]);
      }),
      { numRuns: often(40, 400) },
    );
  });
});
