import { describe, expect, test } from 'vitest';
import { addTick, type AnswersFile, writeAnswers } from '../../../src/core/answers/index.ts';
import { parseAnswers } from '../../../src/core/answers/parse.ts';
import { assess } from '../../../src/core/assess/index.ts';
import { compare } from '../../../src/core/compare/index.ts';
import { compilePack } from '../../../src/core/judge/index.ts';
import { merge } from '../../../src/core/merge/index.ts';
import { parsePack } from '../../../src/core/pack/parse.ts';
import { builtInPack } from '../pack/built-in.ts';

const compiled = compilePack(builtInPack, 'digest');

function read(text: string, today?: string) {
  const { answersFile, problems } = parseAnswers(text, 'f', builtInPack, today);
  const ticks = (answersFile.done ?? []).map(({ step, date, note }) => ({
    step,
    date,
    ...(note !== undefined && { note }),
  }));
  return { answersFile, ticks, problems };
}

describe('the day of a tick', () => {
  const on = (day: string) => `answers:\ndone:\n  - { step: automate-delivery, date: ${day} }\n`;

  test('may be one day after today, where the next day has begun elsewhere', () => {
    expect(read(on('2026-11-21'), '2026-11-20').problems).toEqual([]);
    expect(read(on('2026-11-22'), '2026-11-20').problems).toMatchObject([{ code: 'future-date', line: 3, column: 38 }]);
  });

  test('can be any day where today is not known', () => {
    expect(read(on('2126-11-22')).ticks).toEqual([{ step: 'automate-delivery', date: '2126-11-22' }]);
  });
});

describe('a tick that is added', () => {
  const tick = { step: 'automate-delivery', date: '2026-11-20', note: 'run 12: green' };
  const first = { step: 'shortlist-two-meshes', date: '2026-11-19' };
  const line = '{ step: shortlist-two-meshes, date: 2026-11-19 }';

  test.each([
    ['no list', 'answers:\n  teams: 4 # all\n# end\n', false],
    ['no line end', 'answers:\n  teams: 4', false],
    ['lines that end as on Windows', 'answers:\r\n  teams: 4\r\n', false],
    ['everything in one line', '{ answers: { teams: 4 } }\n', false],
    ['an empty list', 'done: []\nanswers:\n', false],
    ['a key without a list', 'done:\nanswers:\n', false],
    ['a list', `done: # so far\n  - ${line} # first\n\n# more\nanswers:\n`, true],
    ['a list that is not indented', `done:\n- ${line}\nanswers:\n`, true],
    ['a list in one line', `done: [${line}] # so far\nanswers:\n`, true],
    ['an item of several lines', `answers:\ndone:\n  - step: shortlist-two-meshes\n    date: 2026-11-19\n`, true],
    [
      'an item of several lines at the end',
      `answers:\ndone:\n  - step: shortlist-two-meshes\n    date: 2026-11-19`,
      true,
    ],
    ['a list with Windows line ends', `answers:\r\ndone:\r\n  - ${line}\r\n`, true],
  ])('comes last, and nothing else changes: %s', (_, text, has) => {
    const edited = addTick(text, tick);
    expect(read(edited)).toMatchObject({ problems: [], ticks: has ? [first, tick] : [tick] });
    expect([...read(edited).answersFile.answers.keys()]).toEqual([...read(text).answersFile.answers.keys()]);
    for (const comment of text.match(/#.*/g) ?? []) expect(edited).toContain(comment);
    expect(/(?<!\r)\n/.test(edited)).toBe(/(?<!\r)\n/.test(text) || !text.includes('\n'));
  });

  test('is written as it is read', () => {
    const { answersFile, ticks } = read(addTick(addTick('answers:\n', first), tick));
    expect(read(writeAnswers(builtInPack, answersFile)).ticks).toEqual(ticks);
  });
});

/** An organization that is to adopt a mesh, with a step that these answers don't call done, and the gate it closes. */
const SAMPLE = `answers:
  existing-mesh: none
  edge: ingress-nginx
  internal-encryption: required
  service-identity: required
  orchestrator: kubernetes
  service-count: 60
  inter-service-traffic: [http]
`;
const done = (...ticks: string[]) => `${SAMPLE}done:\n${ticks.map((each) => `  - { ${each} }\n`).join('')}`;
const assessed = (text: string) => assess(compiled, read(text).answersFile, '1');

describe('a ticked step', () => {
  const before = assessed(SAMPLE);
  const after = assessed(done('step: replace-ingress-nginx, date: 2026-11-20, note: cut over'));
  const step = (assessment: typeof before) =>
    assessment.stages.flatMap(({ steps }) => steps).find(({ id }) => id === 'replace-ingress-nginx')!;

  test('is done, on its day', () => {
    expect(step(before)).toMatchObject({ done: false });
    expect(step(before)).not.toHaveProperty('ticked');
    expect(step(after)).toMatchObject({ done: true, ticked: { date: '2026-11-20', note: 'cut over' } });
    expect(after.done).toMatchObject([{ step: 'replace-ingress-nginx', date: '2026-11-20', line: 10, planned: true }]);
  });

  test('moves no gate, no stage, and no verdict', () => {
    const gates = (assessment: typeof before) => assessment.stages.map((stage) => stage.gates);
    expect(step(before).closes.length).toBeGreaterThan(0);
    expect(gates(after)).toEqual(gates(before));
    expect([after.verdict, after.stage]).toEqual([before.verdict, before.stage]);
  });

  test('that the answers leave out is told as such', () => {
    const { done: ticks } = assessed(done('step: leave-app-mesh, date: 2026-11-20'));
    expect(ticks).toMatchObject([{ step: 'leave-app-mesh', planned: false }]);
  });

  test('appears in a comparison, in both directions', () => {
    const file = (assessment: typeof before) => ({ file: 'f', assessment });
    const ticked = [{ step: 'replace-ingress-nginx', date: '2026-11-20' }];
    expect(compare([file(before), file(after)]).steps).toMatchObject({ ticked, unticked: [] });
    expect(compare([file(after), file(before)]).steps).toMatchObject({ ticked: [], unticked: ticked });
  });
});

test('merged files have every tick once, with the first day', () => {
  const source = (file: string, text: string): { file: string; answersFile: AnswersFile } => ({
    file,
    answersFile: read(text).answersFile,
  });
  const one = source(
    'one',
    done('step: automate-delivery, date: 2026-11-20', 'step: shortlist-two-meshes, date: 2026-11-19'),
  );
  const two = source(
    'two',
    done('step: automate-delivery, date: 2026-11-18, note: seen', 'step: agree-on-one-use-case, date: 2026-11-21'),
  );
  const ticks = [
    { step: 'automate-delivery', date: '2026-11-18', note: 'seen' },
    { step: 'shortlist-two-meshes', date: '2026-11-19' },
    { step: 'agree-on-one-use-case', date: '2026-11-21' },
  ];
  for (const sources of [
    [one, two],
    [two, one],
  ]) {
    const { answersFile, differences } = merge(compiled, sources);
    expect(answersFile.done).toEqual(ticks);
    expect(differences.map(({ what }) => what)).toEqual(['finished step automate-delivery']);
  }
});

test('a tick of a step that a pack takes out of the one it extends stays in the file', () => {
  const text = `pack: { schema: mesh-ready/pack@2, id: own, version: 1.0.0, extends: mesh-adoption }
disable:
  - { step: automate-delivery, reason: another team does it }
`;
  const { pack, problems } = parsePack([{ name: 'pack.yaml', text }], builtInPack);
  expect(problems).toEqual([]);
  const ticked = 'answers:\ndone:\n  - { step: automate-delivery, date: 2026-11-20 }\n';
  expect(parseAnswers(ticked, 'f', pack!).problems).toEqual([]);
  expect(parseAnswers(ticked.replace('automate', 'animate'), 'f', pack!).problems).toMatchObject([
    { code: 'unknown-step', line: 3 },
  ]);
});

test('files that are merged keep the first day of a step, and a note of any of them', () => {
  const tick = (date: string, note: string) =>
    `answers:\ndone:\n  - { step: automate-delivery, date: ${date}${note} }\n`;
  const merged = (...texts: string[]) => {
    const { answersFile, differences } = merge(
      compiled,
      texts.map((text, index) => ({ file: `${index}.yaml`, answersFile: read(text).answersFile })),
    );
    return [answersFile.done, differences.flatMap(({ what, kept }) => (/finished/.test(what) ? [kept] : []))];
  };
  const step = 'automate-delivery';
  expect(merged(tick('2026-11-20', ', note: run 12'), tick('2026-11-20', ''))).toEqual([
    [{ step, date: '2026-11-20', note: 'run 12' }],
    [],
  ]);
  expect(merged(tick('2026-11-20', ', note: run 12'), tick('2026-11-19', ''))).toEqual([
    [{ step, date: '2026-11-19', note: 'run 12' }],
    ['the first day is kept'],
  ]);
  expect(merged(tick('2026-11-20', ', note: run 12'), tick('2026-11-20', ', note: all of it'))).toEqual([
    [{ step, date: '2026-11-20', note: 'run 12' }],
    ['its note “run 12” is kept; the other one was “all of it”'],
  ]);
});
