import { describe, expect, test } from 'vitest';
import { parsePack } from '../../../src/core/pack/parse.ts';
import type { Pack } from '../../../src/core/pack/schema.ts';
import { builtInPack } from './built-in.ts';

const texts = 'why: It is., mitigation: Do it., sources: [ours]';
const base = `
pack: { schema: mesh-ready/pack@2, id: small, version: 1.0.0, title: Small, about: Small., heuristics: Made up. }
talk: { title: Talk, speaker: Speaker, event: Event, date: 2021-05-04 }
sections: [{ id: here, title: Here, about: All of it. }]
questions:
  - { id: size, section: here, kind: number, prompt: p, help: h, why: w, min: 0, max: 100, sources: [ours] }
  - { id: calls, section: here, kind: number, prompt: p, help: h, why: w, min: 0, max: 100, when: { holds: large }, sources: [ours] }
conditions:
  - { id: large, says: it is large, when: { size: { atLeast: 20 } } }
  - { id: busy, says: it is large and busy, when: { all: [{ holds: large }, { calls: { atLeast: 9 } }] } }
criteria:
  - { id: size, title: Size, weight: 100, why: w, sources: [ours], levels: [{ id: all, share: 1, when: { holds: large }, says: s }, { id: none, share: 0, says: s }] }
verdicts: [{ id: "yes", title: t, about: a }, { id: not-yet, title: t, about: a }, { id: "no", title: t, about: a }]
verdictRules: [{ id: always, verdict: "yes", says: s, why: w, sources: [ours] }]
stages: [${['crawl', 'walk', 'run', 'fly'].map((id) => `{ id: ${id}, title: t, about: a, sources: [ours] }`).join(', ')}]
risks:
  - { id: strain, title: Strain, when: { not: { holds: busy } }, ${texts} }
`;
const small = parsePack([{ name: 'pack.yaml', text: base }]);
const head = 'pack: { schema: mesh-ready/pack@2, id: ours, version: 1.0.0, extends: small }\n';
const read = (text: string) => parsePack([{ name: 'ours.yaml', text: head + text }], small.pack);
const riskOf = (pack: Pack | undefined) => pack!.risks.find(({ id }) => id === 'strain')!.when;
const large = (atLeast: number, says = 'it is large') => ({ holds: 'large', says, when: { size: { atLeast } } });
const busy = (atLeast: number) => ({
  holds: 'busy',
  says: 'it is large and busy',
  when: { all: [large(atLeast), { calls: { atLeast: 9 } }] },
});

describe('a named condition', () => {
  test('is written in wherever its name stands, in other named ones too', () => {
    expect(small.problems).toEqual([]);
    expect(riskOf(small.pack)).toEqual({ not: busy(20) });
    expect(small.pack!.questions[1]!.when).toEqual(large(20));
    expect(small.pack!.criteria[0]!.levels[0]!.when).toEqual(large(20));
  });

  test('that stands for too much is told where it is written', () => {
    const doubled = Array.from(
      { length: 12 },
      (_, index) =>
        `  - { id: d${index}, says: it doubles, when: { all: [{ holds: ${index === 0 ? 'large' : `d${index - 1}`} }, { holds: ${index === 0 ? 'busy' : `d${index - 1}`} }] } }`,
    );
    const nested = Array.from(
      { length: 70 },
      (_, index) =>
        `  - { id: n${index}, says: it nests, when: { not: { holds: ${index === 0 ? 'large' : `n${index - 1}`} } } }`,
    );
    const risks = `risks: [{ id: own, title: Own, when: { any: [{ holds: d11 }, { holds: n69 }] }, ${texts} }]\n`;
    const codes = read(`conditions:\n${[...doubled, ...nested].join('\n')}\n${risks}`).problems.map(
      ({ code, line }) => [code, line],
    );
    expect(codes).toEqual([
      ['too-large', 12],
      ['too-deep', 46],
    ]);
  });
});

describe('a pack that extends one with named conditions', () => {
  test('leaves them alone while it says nothing of them', () => {
    const { pack } = read('');
    expect(riskOf(pack)).toEqual({ not: busy(20) });
    expect(pack!.changes!.entries).toEqual([]);
  });

  test('changes all that use one by changing it, and tells the one change', () => {
    const { pack } = read('conditions: [{ id: large, when: { size: { atLeast: 50 } }, reason: we are larger }]\n');
    expect(riskOf(pack)).toEqual({ not: busy(50) });
    expect(pack!.questions[1]!.when).toEqual(large(50));
    expect(pack!.changes!.entries).toEqual([
      {
        change: 'changed',
        list: 'conditions',
        id: 'large',
        parts: [{ path: 'when', before: 'size is at least 20', after: 'size is at least 50' }],
        reason: 'we are larger',
      },
    ]);
    expect(riskOf(small.pack)).toEqual({ not: busy(20) });
  });

  test('changes what one says, and nothing else is different', () => {
    const { pack } = read('conditions: [{ id: large, says: it is great, reason: our word }]\n');
    expect(pack!.questions[1]!.when).toEqual(large(20, 'it is great'));
    expect(pack!.changes!.entries).toMatchObject([{ id: 'large', parts: [{ path: 'says' }] }]);
  });

  test('adds one of its own, and names those of the other', () => {
    const { pack, problems } = read(
      `conditions: [{ id: huge, says: it is huge, when: { all: [{ holds: large }, { size: { atLeast: 90 } }] } }]\nrisks: [{ id: strain, when: { holds: huge }, reason: only then }]\n`,
    );
    expect(problems).toEqual([]);
    expect(riskOf(pack)).toEqual({
      holds: 'huge',
      says: 'it is huge',
      when: { all: [large(20), { size: { atLeast: 90 } }] },
    });
    expect(pack!.changes!.entries.find(({ id }) => id === 'strain')!.parts).toEqual([
      { path: 'when', before: 'not (it is large and busy)', after: 'it is huge' },
    ]);
  });

  test('takes one out only when nothing needs it', () => {
    expect(read('disable: [{ condition: busy, reason: not ours }]\n').problems).toMatchObject([
      { code: 'unknown-reference', line: 2, message: expect.stringContaining('still needed by risk strain') },
    ]);
    const { pack, problems } = read(
      'disable: [{ condition: busy, reason: not ours }]\nrisks: [{ id: strain, when: { holds: large }, reason: simpler }]\n',
    );
    expect(problems).toEqual([]);
    expect(pack!.conditions.map(({ id }) => id)).toEqual(['large']);
    expect(read('disable: [{ condition: bussy, reason: not ours }]\n').problems).toMatchObject([
      { code: 'unknown-reference', message: expect.stringContaining('did you mean busy?') },
    ]);
  });
});

test('the built-in pack uses every name that it has, and no anchor', () => {
  const used = JSON.stringify(builtInPack);
  for (const { id } of builtInPack.conditions) expect(used).toContain(`{"holds":"${id}"`);
});
