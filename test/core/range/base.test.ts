import { expect, test } from 'vitest';
import { pose, useBase, verdictDiagramOf, writtenOf } from '../../../src/core/range/posed.ts';
import type { Pack } from '../../../src/core/pack/schema.ts';
import { answersOf, choice, packOf } from '../pack-of.ts';

const rule = { says: 'So.', why: 'Because.', sources: ['ours'] };
const base = packOf({
  questions: [choice('platform', ['cluster', 'hosts'])],
  gates: [{ id: 'built', stage: 'crawl', kind: 'entry', met: { platform: { is: 'cluster' } } }],
  verdictRules: [
    { ...rule, id: 'on-hosts', verdict: 'no', when: { platform: { is: 'hosts' } } },
    { ...rule, id: 'else', verdict: 'yes' },
  ],
});

/** A pack that changes the other one. */
function changed(parts: Partial<Pack>, other = base): Pack {
  const pack = { ...other, ...parts };
  useBase(pack, other);
  return pack;
}

test('a pack that changes gates asks the diagram of the pack below it about verdicts', () => {
  const other = changed({ gates: base.gates.map((gate) => ({ ...gate, required: false })) });
  const whole = writtenOf(base);
  expect(verdictDiagramOf(other, new Map())).toBe(whole);
});

test('a pack that changes verdicts has a diagram of its own', () => {
  const other = changed({ verdictRules: base.verdictRules.map((row) => ({ ...row, verdict: 'yes' as const })) });
  const { roots, mdd } = verdictDiagramOf(other, new Map());
  expect(roots.verdict).toBeLessThan(0);
  expect(verdictDiagramOf(base, new Map()).roots.verdict).toBeGreaterThanOrEqual(0);
  expect(mdd).not.toBe(verdictDiagramOf(base, new Map()).mdd);
});

test('a diagram that has to be drawn leaves out answers that stay as they are', () => {
  const other = changed({ verdictRules: base.verdictRules.map((row) => ({ ...row, id: `own-${row.id}` })) });
  expect(verdictDiagramOf(other, new Map()).roots.verdict).toBeGreaterThanOrEqual(0);
  expect(verdictDiagramOf(other, answersOf({ platform: 'cluster' })).roots.verdict).toBeLessThan(0);
});

test('a pack that changes nothing of the diagram reads that of the pack below it for every result', () => {
  const { mdd } = writtenOf(base);
  const [answers, when] = [answersOf({ platform: 'cluster' }), { platform: { is: 'hosts' } }];
  const { risks } = packOf({ questions: [choice('platform', ['cluster', 'hosts'])], risks: [{ id: 'r', when }] });
  expect(pose(changed({ risks }), answers).mdd).toBe(mdd);
  const gates = (parts: Partial<Pack['gates'][number]>) =>
    changed({ gates: base.gates.map((gate) => ({ ...gate, ...parts })) });
  expect(pose(gates({ title: 'Ours', why: 'We say so.' }), answers).mdd).toBe(mdd);
  expect(pose(gates({ required: false }), answers).mdd).not.toBe(mdd);
  expect(pose(gates({ met: when }), answers).mdd).not.toBe(mdd);
});

test('a question may be called what a text is called', () => {
  const gate = (value: string) => ({ id: 'g', stage: 'crawl', kind: 'entry', met: { why: { is: value } } });
  const [here, there] = ['cluster', 'hosts'].map((value) =>
    packOf({ questions: [choice('why', ['cluster', 'hosts'])], gates: [gate(value)] }),
  );
  const { mdd } = writtenOf(here!);
  expect(pose(changed({ gates: here!.gates.map((each) => ({ ...each, why: 'So.' })) }, here), new Map()).mdd).toBe(mdd);
  expect(pose(changed({ gates: there!.gates }, here), new Map()).mdd).not.toBe(mdd);
});
