import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Bar } from '../../../src/core/answers/answers.ts';
import { parseAnswers } from '../../../src/core/answers/parse.ts';
import { assess } from '../../../src/core/assess/assess.ts';
import { judgeBar } from '../../../src/core/bar/bar.ts';
import { remedy, withCauses } from '../../../src/core/bar/remedy.ts';
import { behind } from '../../../src/core/flips/levers.ts';
import { meetGates } from '../../../src/core/flips/way.ts';
import { builtIn as compiled } from '../pack/built-in.ts';

const cwd = fileURLToPath(new URL('../../..', import.meta.url));
const today = '2026-11-22';

const samples = ['example-payments', 'half-unknown', 'polyglot-regulated', 'app-mesh-refugee', 'vm-heavy-insurer'];

function read(name: string) {
  return parseAnswers(readFileSync(`${cwd}/fixtures/samples/${name}.yaml`, 'utf8'), `${name}.yaml`, compiled.pack)
    .answersFile;
}

function remedyOf(bar: Bar, name: string): readonly string[] {
  const answersFile = read(name);
  const assessment = assess(compiled, answersFile, '1.0.0');
  return remedy(compiled, answersFile, assessment, bar, judgeBar(assessment, bar, today), today);
}

describe('a gate that stops a build', () => {
  const answersFile = read('example-payments');
  const assessment = assess(compiled, answersFile, '1.0.0');
  const found = (bar: Bar) => withCauses(compiled, answersFile, assessment, judgeBar(assessment, bar, today).findings);

  test('is named with the answer that causes it, its line, what would be enough, and the fix', () => {
    const [first] = found({ readyFor: 'walk' });
    expect(first).toMatchObject({ gate: 'first-proxy-live', question: 'edge' });
    expect(first?.message).toContain('first-proxy-live');
    expect(first?.causes).toHaveLength(1);
    expect(first?.causes?.[0]).toMatch(/^edge: ingress-nginx.*\(line \d+\); needed: A gateway/);
    expect(first?.fix).toMatch(/^Install one gateway/);
  });

  test('points at an answer that keeps it from being met, and names that one first with what would be enough', () => {
    const findings = found({ readyFor: 'run' }).filter(({ code }) => code === 'gate-open');
    expect(findings.find(({ gate }) => gate === 'plain-text-refused')).toMatchObject({ question: 'protection-today' });
    for (const { gate, question, line, causes = [] } of findings) {
      const { met } = compiled.gates.find((each) => each.gate.id === gate)!;
      const reads = met.reads().flatMap((id) => [id, ...behind(compiled, id)]);
      expect(reads, gate).toContain(question);
      expect(causes[0], gate).toMatch(new RegExp(`^${question}: .*\\(line ${line}\\b.*; needed: `));
    }
  });

  test('comes with a waiver that is rejected until it has a reason, and then lets the gate pass', () => {
    const text = readFileSync(`${cwd}/fixtures/samples/example-payments.yaml`, 'utf8');
    const waivers = found({ readyFor: 'walk' }).map(({ waiver }) => waiver!);
    expect(waivers).toHaveLength(4);
    const pasted = text.replace(/^waivers:$/m, ['waivers:', ...waivers.map((waiver) => `  ${waiver}`)].join('\n'));
    expect(pasted).not.toBe(text);
    const parsed = (now: string) => parseAnswers(now, 'answers.yaml', compiled.pack);
    expect(parsed(pasted).problems.map(({ code }) => code)).toEqual(waivers.map(() => 'reason-missing'));
    const reasoned = parsed(pasted.replaceAll('reason: ""', 'reason: agreed with the business'));
    expect(reasoned.problems).toEqual([]);
    expect(judgeBar(assess(compiled, reasoned.answersFile, '1.0.0'), { readyFor: 'walk' }, today).findings).toEqual([]);
  });

  test('has no waiver where a waiver is not enough', () => {
    expect(found({ require: ['first-proxy-live'] }).map(({ waiver }) => waiver)).toEqual([undefined]);
  });
});

describe('the smallest change that would pass', () => {
  test('goes to answers that are possible only after others, such as those about a mesh that runs', () => {
    const steps = remedyOf({ readyFor: 'run' }, 'example-payments').join('\n');
    expect(steps).toMatch(/change existing-mesh to /);
    expect(steps).toMatch(/change protection-today to /);
    expect(steps).not.toMatch(/no change/);
  });

  test('tells a question that does not apply yet after the answer that makes it apply', () => {
    const steps = remedyOf({ require: ['zero-downtime-upgrade'] }, 'polyglot-regulated');
    expect(steps.map((step) => /^(change|then answer|find out) ([a-z-]+)/.exec(step)?.slice(1, 3))).toEqual([
      ['change', 'existing-mesh'],
      ['then answer', 'mesh-rollout'],
      ['change', 'upgrade-record'],
    ]);
    expect(steps.join('\n')).not.toContain('does not apply');
  });

  test.each(samples)('changes each question of %s after all that it hangs on', (name) => {
    for (const gate of compiled.gates) {
      const changes = meetGates(compiled, read(name).answers, [gate]).changes ?? [];
      changes.forEach(({ question, applies }, place) => {
        const reads = compiled.asked[compiled.index.get(question)!]!.when?.reads() ?? [];
        expect(changes.slice(place).filter((later) => reads.includes(later.question))).toEqual([]);
        if (applies === false) expect(place).toBeGreaterThan(0);
      });
    }
  });

  test.each(samples)('sends %s to no product that has ended and to no other scheduler', (name) => {
    for (const { gate } of compiled.gates) {
      const steps = remedyOf({ require: [gate.id] }, name).join('\n');
      expect(steps, gate.id).not.toMatch(/to [^(]*(?:App Mesh|Open Service Mesh|ingress-nginx|serverless)/i);
    }
  });
});
