import { expect, test } from 'vitest';
import { parseAnswers } from '../../src/core/answers/parse.ts';
import { assess } from '../../src/core/assess/assess.ts';
import { decisions } from '../../src/report/judgement/before.ts';
import { decisionPoints } from '../../src/report/judgement/decision.ts';
import { dueSteps } from '../../src/report/judgement/quarter.ts';
import { placedSteps } from '../../src/report/judgement/schedule.ts';
import { markdown } from '../../src/report/markdown.ts';
import { builtIn, builtInPack } from '../core/pack/built-in.ts';

/** Answers of a mesh that runs, with changes. */
function assessed(changes: string) {
  const text = `schema: mesh-ready/answers@1
pack: { id: mesh-adoption, version: 2.0.0 }
organization: Test
assessed: 2026-11-30
answers:
  architecture: microservices
  inter-service-traffic: [rest]
  orchestrator: kubernetes
  on-call: platform
${changes}`;
  return assess(builtIn, parseAnswers(text, 'answers.yaml', builtInPack).answersFile, '1.0.0');
}

const twoMeshes = assessed(`  service-count: 500
  existing-mesh: aks-istio-addon
  mesh-trouble: [second-mesh]
  mesh-rollout: most
  mesh-support: vendor
  protection-today: mesh-strict-some
  security-policies: some
  internal-encryption: required
  service-identity: required
  required-services: 19
  deadline: year
  deadline-for: calls
  platform-people: 17
`);

const ENDS = ['refuse-plain-text-by-namespace', 'allow-named-callers-where-required'];

test('the first 90 days name the steps that end a requirement, also while a choice is due', () => {
  expect(twoMeshes.verdict.course).toBe('decide');
  const named = dueSteps(twoMeshes, 3).flatMap(({ steps }) => steps.map(({ id }) => id));
  expect(named).toEqual(expect.arrayContaining(ENDS));
});

test('these steps are told in full', () => {
  const text = markdown(twoMeshes, { width: 80, color: 0, file: 'answers.yaml' });
  const steps = twoMeshes.stages.flatMap((stage) => stage.steps).filter(({ id }) => ENDS.includes(id));
  for (const { proof } of steps) expect(text).toContain(proof);
});

const spare = assessed(`  service-count: 56
  existing-mesh: istio-sidecar
  mesh-trouble: [failed-upgrades]
  mesh-rollout: some-stalled
  mesh-support: out-of-support
  upgrade-record: late
  protection-today: mesh-permissive
  internal-encryption: wanted
  service-identity: wanted
  deadline: none
  platform-people: 3
`);

test('no upgrade begins before the day on which a mesh that nothing is known to need is decided about', () => {
  const [decision] = decisions(spare);
  const placed = placedSteps(spare);
  const waiting = placed.filter(({ step }) => step.closes.includes('mesh-version-supported'));
  expect(placed.find(({ step }) => step === decision)?.to).toBe(4);
  expect(waiting.length).toBeGreaterThan(0);
  for (const { from } of waiting) expect(from).toBeGreaterThanOrEqual(4);
});

test('without answers by then, the plan is to leave it', () => {
  expect(decisionPoints(spare).join(' ')).toContain('Without answers by then, plan to leave the mesh');
});
