import { describe, expect, test } from 'vitest';
import { type Saver, saverOf, type Store } from '../../../src/cli/ask/saver.ts';
import type { Answer } from '../../../src/core/answers/answers.ts';
import { parseAnswers } from '../../../src/core/answers/parse.ts';
import { askingOrder } from '../../../src/core/interview/order.ts';
import { InputError, type ProblemCode } from '../../../src/core/problem/problem.ts';
import { compiled } from '../../core/interview/small-interview.ts';

const START = 'schema: mesh-ready/answers@1\nanswers:\n  # asked Kim\n  clusters: 3 # by hand\n';

/** An in-memory disk with writes that can be made to fail. */
function disk(text: string | undefined) {
  const state = { file: text, beside: undefined as string | undefined, fails: false, writes: 0 };
  const refuse = (code: ProblemCode) => {
    throw new InputError([{ code, file: 'answers.yaml', message: 'cannot be written: the disk is full' }]);
  };
  const store: Store = {
    name: 'answers.yaml',
    alone: (work) => work(),
    read: () => state.file,
    write(next) {
      if (state.fails) refuse('not-writable');
      state.file = next;
      state.writes += 1;
    },
    keep(next) {
      if (state.fails) refuse('not-writable');
      state.beside = next;
      return 'answers.unsaved.yaml';
    },
    forget() {
      state.beside = undefined;
    },
  };
  const parse = (changed: string) => parseAnswers(changed, 'answers.yaml', compiled.pack).answersFile.answers;
  const interview = () =>
    saverOf({ text: text ?? START, answers: parse(text ?? START), order: askingOrder(compiled), parse, store });
  return { state, saver: interview(), other: interview() };
}

const value = (given: string | number | readonly string[]): Answer => ({ kind: 'value', value: given });
function give(saver: Saver, id: string, answer: Answer): void {
  saver.take(compiled.questions.get(id)!, answer);
  saver.flush();
}

describe('an answers file that somebody else changes during an interview', () => {
  test('keeps what they wrote, with our answer in it', () => {
    const { state, saver } = disk(START);
    state.file = START.replace('3 # by hand', '4 # counted again');
    give(saver, 'runs', value('kubernetes'));
    expect(state.file).toContain('  clusters: 4 # counted again\n');
    expect(state.file).toContain('  runs: kubernetes\n');
    expect(saver.notice()?.kind).toBe('changed');
    expect(saver.latest(new Map()).get('clusters')).toMatchObject({ value: 4 });
    give(saver, 'gateway', value('old'));
    expect(saver.notice()).toBeUndefined();
  });

  test('gets our names beside theirs, and keeps a broken file from losing them', () => {
    const names = new Map([
      ['organization', 'Mine'],
      ['scope', 'shop'],
    ] as const);
    const { state, saver } = disk(START);
    state.file = START.replace('answers:', 'organization: Other\nanswers:');
    saver.takeNames(names);
    saver.flush();
    expect(state.file).toContain('\norganization: Other\nscope: shop\nanswers:\n');
    expect(saver.notice()?.kind).toBe('changed');

    const broken = disk(START);
    broken.state.file = 'answers: [';
    broken.saver.takeNames(names);
    broken.saver.flush();
    expect(broken.state.file).toBe('answers: [');
    expect(broken.state.beside).toContain('\norganization: Mine\nscope: shop\n');
    expect(broken.saver.notice()?.kind).toBe('beside');
  });

  test('gets our answers again where an editor wrote its older text over them', () => {
    const { state, saver } = disk(START);
    give(saver, 'runs', value('kubernetes'));
    give(saver, 'clusters', value(7));
    state.file = `${START}# a thought\n`;
    give(saver, 'gateway', value('old'));
    expect(state.file).toMatch(/clusters: 7 # by hand\n/);
    expect(state.file).toContain('runs: kubernetes\n');
    expect(state.file).toContain('gateway: old\n');
    expect(state.file).toContain('# a thought\n');
  });

  test('keeps what they wrote in place of our answer', () => {
    const { state, saver } = disk(START);
    give(saver, 'runs', value('kubernetes'));
    state.file = state.file!.replace('runs: kubernetes', 'runs: machines');
    give(saver, 'gateway', value('old'));
    expect(state.file).toContain('runs: machines\n');
    expect(saver.latest(new Map()).get('runs')).toMatchObject({ value: 'machines' });
  });

  test('holds what two interviews answered, and tells both of a question that they answered differently', () => {
    const { state, saver, other } = disk(START);
    give(saver, 'runs', value('kubernetes'));
    give(other, 'gateway', value('old'));
    expect(other.notice()?.text).toBe('answers.yaml changed on disk. Those changes are kept, with your answers added.');
    give(other, 'runs', value('kubernetes'));
    expect(other.notice()).toBeUndefined();
    give(other, 'clusters', value(7));
    give(saver, 'clusters', value(8));
    expect(saver.notice()?.text).toMatch(/ clusters was answered elsewhere, too: 7\b.*; now it is your answer: 8\b/);
    expect(state.file).toContain('clusters: 8 # by hand\n');
    give(other, 'languages', { kind: 'unknown' });
    expect(other.notice()?.text).toMatch(
      / clusters was answered elsewhere, too: your answer was 7\b.*; now it is: 8\b/,
    );
    expect(state.file).toMatch(/runs: kubernetes\n[^]*gateway: old\n/);
    expect(state.file).toContain('clusters: 8 # by hand\n');
  });

  test.each([
    ['is no YAML any more', 'answers: ['],
    ['is empty, as while an editor writes it', ''],
    ['holds no map of answers', 'answers: [runs]\n'],
  ])('is left alone where it %s; our answers are kept beside it until it is mended', (_, broken) => {
    const { state, saver } = disk(START);
    give(saver, 'runs', value('kubernetes'));
    state.file = broken;
    give(saver, 'gateway', value('old'));
    expect(state.file).toBe(broken);
    expect(state.beside).toMatch(/clusters: 3 # by hand\n/);
    expect(state.beside).toContain('runs: kubernetes\n');
    expect(state.beside).toContain('gateway: old\n');
    expect(saver.notice()).toMatchObject({ kind: 'beside', text: expect.stringContaining('answers.unsaved.yaml') });
    expect(saver.text()).toBe(state.beside);

    state.file = START;
    give(saver, 'languages', { kind: 'unknown' });
    expect(state.file).toContain('runs: kubernetes\n');
    expect(state.file).toContain('gateway: old\n');
    expect(state.file).toContain('languages: unknown\n');
    expect(state.beside).toBeUndefined();
  });

  test('is written anew where it was deleted', () => {
    const { state, saver } = disk(START);
    give(saver, 'runs', value('kubernetes'));
    state.file = undefined;
    give(saver, 'gateway', value('old'));
    expect(state.file).toMatch(/runs: kubernetes\n[^]*gateway: old\n/);
  });
});

test('answers that cannot be saved are told, kept, and saved with the next one', () => {
  const { state, saver } = disk(START);
  state.fails = true;
  give(saver, 'runs', value('kubernetes'));
  expect(state.file).toBe(START);
  expect(saver.notice()).toMatchObject({
    kind: 'unsaved',
    text: 'Not saved: answers.yaml cannot be written: the disk is full.',
  });
  expect(saver.text()).toContain('runs: kubernetes\n');
  state.fails = false;
  give(saver, 'gateway', value('old'));
  expect(state.file).toMatch(/runs: kubernetes\n[^]*gateway: old\n/);
  expect(saver.notice()).toBeUndefined();
});

test('an answer that is in the file already writes nothing', () => {
  const { state, saver } = disk(START);
  give(saver, 'clusters', value(3));
  expect(state).toMatchObject({ file: START, writes: 0 });
});

describe('comments in an answers file', () => {
  const text = `${START}  languages:\n    # the oldest\n    - java # most of it\n    # until May\n    - go # one team\n`;

  test('stay with the items of a list that stay; those of the others are told once', () => {
    const { state, saver } = disk(text);
    give(saver, 'languages', value(['java', 'python']));
    expect(state.file).toBe(`${START}  languages:\n    # the oldest\n    - java # most of it\n    - python\n`);
    expect(saver.notice()).toEqual({
      kind: 'comments',
      text: 'These comments were removed with the value: “until May”, “one team”.',
    });
    give(saver, 'gateway', value('old'));
    expect(saver.notice()).toBeUndefined();
  });
});
