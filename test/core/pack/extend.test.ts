import { describe, expect, test } from 'vitest';
import { parsePack } from '../../../src/core/pack/parse.ts';
import { builtInPack } from './built-in.ts';

const head = 'pack: { schema: mesh-ready/pack@2, id: ours, version: 1.0.0, extends: mesh-adoption }\n';
const read = (text: string) => parsePack([{ name: 'pack.yaml', text: head + text }], builtInPack);
const changed = (text: string) => {
  const { pack, problems } = read(text);
  expect(problems).toEqual([]);
  return pack!;
};
const codes = (text: string) => read(text).problems.map(({ code, line }) => [code, line]);

describe('a pack that extends another', () => {
  test('has everything of it while it changes nothing', () => {
    const { pack: _, changes, ...rest } = changed('');
    // The versions that its answers come from are those of the extended pack.
    const { pack: __, migrations: ___, ...base } = builtInPack;
    expect(rest).toEqual(base);
    expect(changes).toEqual({ base: { id: 'mesh-adoption', version: builtInPack.pack.version }, entries: [] });
  });

  test('has its own title in every situation, unless it says when another one fits', () => {
    const titled = (more: string) =>
      changed(`roles:\n  - { id: platform-team, title: SRE guild${more} }\n`).roles.find(
        ({ id }) => id === 'platform-team',
      );
    const { crews } = builtInPack.roles.find(({ id }) => id === 'platform-team')!;
    expect(titled('')).toEqual({ id: 'platform-team', title: 'SRE guild', crews });
    const called = [{ title: 'No guild', when: { 'platform-people': { atMost: 0 } } }];
    expect(titled(', called: [{ title: No guild, when: { platform-people: { atMost: 0 } } }]')).toEqual({
      id: 'platform-team',
      title: 'SRE guild',
      called,
      crews,
    });
  });

  test('changes an entry key by key, a level by its id, and says what was different', () => {
    const pack = changed(
      'criteria:\n  - { id: service-count, weight: 20, reason: we grow, levels: [{ id: hundreds, when: { service-count: { atLeast: 300 } } }] }\n  - { id: language-diversity, weight: 26 }\n',
    );
    const [criterion] = pack.criteria;
    const [before] = builtInPack.criteria;
    expect(criterion).toMatchObject({ weight: 20, title: before!.title, why: before!.why });
    expect(criterion!.levels.map(({ id }) => id)).toEqual(before!.levels.map(({ id }) => id));
    expect(criterion!.levels[0]).toEqual({ ...before!.levels[0], when: { 'service-count': { atLeast: 300 } } });
    expect(pack.changes!.entries).toEqual([
      {
        change: 'changed',
        list: 'criteria',
        id: 'service-count',
        reason: 'we grow',
        parts: [
          { path: 'weight', before: '30', after: '20' },
          {
            path: 'levels.hundreds.when',
            before: 'service-count is at least 200',
            after: 'service-count is at least 300',
          },
        ],
      },
      {
        change: 'changed',
        list: 'criteria',
        id: 'language-diversity',
        parts: [{ path: 'weight', before: '16', after: '26' }],
      },
    ]);
  });

  test('takes a key away where nothing stands behind it', () => {
    const step = builtInPack.steps.find(({ when }) => when !== undefined)!;
    expect(
      changed(`steps:\n  - { id: ${step.id}, when: }\n`).steps.find(({ id }) => id === step.id),
    ).not.toHaveProperty('when');
  });

  test('adds a verdict rule before the last, or where it asks for', () => {
    const rule = (more: string) =>
      `verdictRules:\n  - { id: own, verdict: "no", when: { teams: { atMost: 1 } }, says: One team., why: It agrees., sources: [ours]${more} }\n`;
    const ids = (text: string) => changed(text).verdictRules.map(({ id }) => id);
    expect(ids(rule('')).at(-2)).toBe('own');
    expect(ids(rule(`, before: ${builtInPack.verdictRules[0]!.id}`))[0]).toBe('own');
  });

  test('leaves an entry out with a reason, and what named it does no more', () => {
    const gate = builtInPack.gates.find(({ id }) => builtInPack.steps.some(({ closes }) => closes?.includes(id)))!;
    const pack = changed(`disable:\n  - { gate: ${gate.id}, reason: not with us }\n`);
    expect(pack.gates.some(({ id }) => id === gate.id)).toBe(false);
    expect(pack.steps.some(({ closes }) => closes?.includes(gate.id))).toBe(false);
    expect(pack.changes!.entries).toContainEqual({
      change: 'removed',
      list: 'gates',
      id: gate.id,
      parts: [],
      reason: 'not with us',
    });
    const followed = pack.changes!.entries.filter(({ list }) => list === 'steps');
    expect(followed.length).toBeGreaterThan(0);
    for (const { reason } of followed) expect(reason).toBe(`gate ${gate.id} is left out: not with us`);
  });

  test.each<[string, string, [string, number][]]>([
    [
      'an entry to change that is not there',
      'criteria:\n  - { id: servce-count, weight: 20 }\n',
      [['unknown-reference', 3]],
    ],
    ['weights that no longer sum to 100', 'criteria:\n  - { id: service-count, weight: 20 }\n', [['bad-pack', 3]]],
    [
      'something to leave out that is not there',
      'disable:\n  - { gate: egres-enforced, reason: x }\n',
      [['unknown-reference', 3]],
    ],
    [
      'leaving out for a reason that says nothing',
      'disable:\n  - { gate: egress-enforced, reason: " " }\n',
      [['bad-pack', 3]],
    ],
    [
      'leaving out twice',
      'disable:\n  - { gate: egress-enforced, reason: x }\n  - { gate: egress-enforced, reason: y }\n',
      [['duplicate-id', 4]],
    ],
    [
      'leaving out what it changes',
      'gates:\n  - { id: egress-enforced, required: false }\ndisable:\n  - { gate: egress-enforced, reason: x }\n',
      [['bad-pack', 5]],
    ],
    [
      'leaving out what is its own',
      'roles:\n  - { id: own, title: Own }\nwatch:\n  - { id: own, says: It is so now., sources: [ours] }\ndisable:\n  - { sign: own, reason: x }\n',
      [['bad-pack', 7]],
    ],
    [
      'leaving out a criterion without giving its weight to others',
      'disable:\n  - { criterion: service-count, reason: x }\n',
      [['bad-pack', 3]],
    ],
    [
      'a reason that is no text',
      'gates:\n  - { id: egress-enforced, required: false, reason: 5 }\n',
      [['wrong-kind', 3]],
    ],
    ['leaving out without a reason', 'disable:\n  - { gate: egress-enforced }\n', [['missing-key', 3]]],
    [
      'an entry that is changed twice',
      'gates:\n  - { id: people-together, required: false }\n  - { id: people-together, why: It is ours. }\n',
      [['duplicate-id', 4]],
    ],
    [
      'a fact of no product',
      `facts:\n  - { id: own, says: Read., link: 'https://example.org/', read: '2026-01-02', products: [] }\n`,
      [['bad-pack', 3]],
    ],
    [
      'a fact that names a product twice',
      `facts:\n  - { id: own, says: Read., link: 'https://example.org/', read: '2026-01-02', products: [kuma, kuma] }\n`,
      [['duplicate-id', 3]],
    ],
    [
      'a place before nothing',
      'roles:\n  - { id: own, title: Own, before: nothing-such }\n',
      [['unknown-reference', 3]],
    ],
  ])('refuses %s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  test('needs an id of its own', () => {
    const { problems } = parsePack(
      [{ name: 'pack.yaml', text: head.replace('id: ours', 'id: mesh-adoption') }],
      builtInPack,
    );
    expect(problems).toMatchObject([{ code: 'duplicate-id', line: 1, column: 40 }]);
  });

  test('leaving out a question that rules read is refused once, where it is left out, and names the first of them', () => {
    const { problems } = read('disable:\n  - { question: existing-mesh, reason: x }\n');
    expect(problems).toMatchObject([{ code: 'unknown-reference', line: 3, column: 17 }]);
    expect(problems[0]!.message).toMatch(
      /^question existing-mesh is disabled here, but still needed by (?:[^,]+, ){4}[^,]+ and \d+ more; disable or change those too, or keep the question$/,
    );
  });

  test('inherited rules that no longer fit to a changed question are told where it is changed', () => {
    const { problems } = read('questions:\n  - { id: clusters, min: 2 }\n');
    expect(problems.length).toBeGreaterThan(0);
    expect(new Set(problems.map(({ code, line, column }) => `${line}:${column} ${code}`))).toEqual(
      new Set(['3:5 out-of-bounds']),
    );
  });

  test('what the pack added is never taken out with what it named', () => {
    const step =
      'steps:\n  - { id: own, stage: walk, title: Own, do: Do it., proof: It is., rollback: Undo., owner: operations, effort: { low: 1, high: 5, unit: days }, useCases: [tenancy], sources: [ours] }\n';
    const { problems } = read(`${step}disable:\n  - { useCase: tenancy, reason: x }\n`);
    expect(problems).toMatchObject([{ code: 'unknown-reference', line: 5 }]);
    expect(problems[0]!.message).toContain('still needed by step own;');
  });

  test('what answers or covers a need goes on without what is left out, or goes with it', () => {
    const egress = changed('disable:\n  - { useCase: egress, reason: x }\n');
    const policies = egress.options.find(({ id }) => id === 'policies')!;
    expect(policies.answers.map(({ need }) => need)).toEqual(['tenancy']);
    const dated = egress.questions.find(({ id }) => id === 'deadline-for')!.values!.map(({ dates }) => dates);
    expect(dated).toEqual([
      ['security-mtls', 'vm-integration'],
      ['multi-cluster-failover', 'tenancy'],
      [],
      [],
      [],
      [],
      [],
      [],
    ]);
    const both = changed('disable:\n  - { useCase: egress, reason: x }\n  - { useCase: tenancy, reason: y }\n');
    expect(both.options.some(({ id }) => id === 'policies')).toBe(false);
    const none = changed(
      `disable:\n${['egress', 'tenancy', 'multi-cluster-failover'].map((id) => `  - { useCase: ${id}, reason: x }\n`).join('')}`,
    );
    const datesOf = none.questions.find(({ id }) => id === 'deadline-for')!.values!.map(({ dates }) => dates);
    expect(datesOf[1]).toEqual(
      none.useCases.map(({ id }) => id).filter((id) => id !== 'security-mtls' && id !== 'vm-integration'),
    );
    expect(datesOf.slice(2)).toEqual([[], [], [], [], [], []]);
    const library = changed('disable:\n  - { option: library, reason: x }\n');
    const covered = library.useCases.flatMap(({ covered: cover }) => cover?.by.map(({ option }) => option) ?? []);
    expect(covered).toContain('network');
    expect(covered).not.toContain('library');
  });

  test('a mesh can be left out, and facts no longer say that they are about it', () => {
    const pack = changed('disable:\n  - { option: linkerd-enterprise, reason: x }\n');
    const about = pack.facts.flatMap(({ products }) => products ?? []);
    expect(about).toContain('linkerd');
    expect(about).not.toContain('linkerd-enterprise');
  });

  test('another pack than the one that is there cannot be extended', () => {
    const refused = (other: string) =>
      parsePack([{ name: 'pack.yaml', text: head.replace('mesh-adoption', other) }], builtInPack).problems;
    expect(refused('something')).toMatchObject([{ code: 'unknown-reference', line: 1 }]);
    expect(refused('mesh-adopton')[0]!.message).toContain('did you mean mesh-adoption?');
    expect(refused('ours')[0]!.message).toBe('a pack cannot extend itself; only mesh-adoption can be extended');
    expect(refused('[mesh-adoption]')[0]!.message).toBe(
      'extends is the id of a pack, and only mesh-adoption can be extended',
    );
  });
});
