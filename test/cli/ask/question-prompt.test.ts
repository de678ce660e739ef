import { render } from '@inquirer/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { choiceField } from '../../../src/cli/ask/choice-field.ts';
import { choicesField } from '../../../src/cli/ask/choices-field.ts';
import type { Look } from '../../../src/cli/ask/look.ts';
import { plainLook } from '../../../src/cli/ask/look.ts';
import { numberField } from '../../../src/cli/ask/number-field.ts';
import { questionPrompt } from '../../../src/cli/ask/question-prompt.ts';
import type { Answer } from '../../../src/core/answers/answers.ts';
import type { Question } from '../../../src/core/pack/schema.ts';

const look: Look = { ...plainLook, width: () => 79, rows: () => 24, signs: { ...plainLook.signs, cursor: '>' } };
const texts = { section: 'here', prompt: 'What?', help: 'Look.', why: 'Because.', sources: ['ours'] };
const values = (...ids: string[]) => ids.map((value) => ({ value, label: `Label of ${value}` }));
const short: Question = { ...texts, id: 'short', kind: 'choice', values: values('one', 'two', 'three') };
const long: Question = {
  ...texts,
  id: 'long',
  kind: 'choices',
  alone: ['none'],
  values: values('a1', 'a2', 'b1', 'b2', 'c1', 'c2', 'd1', 'd2', 'e1', 'none'),
};
const amount: Question = { ...texts, id: 'amount', kind: 'number', min: 1, max: 50 };

const fields = { choice: choiceField, choices: choicesField, number: numberField };

async function show(
  question: Question,
  commands: { notApplicable?: boolean; canGoBack?: boolean; earlier?: Answer; rows?: number } = {},
) {
  const { notApplicable = false, canGoBack = true, earlier, rows = 24 } = commands;
  const end = new AbortController();
  const config = {
    field: fields[question.kind](question, earlier),
    parts: () => [{ lines: [question.prompt], keep: 10 }],
    help: () => Array.from({ length: 40 }, (_, line) => `help ${line + 1}`),
    commands: { notApplicable, canGoBack, answered: earlier !== undefined, unconfirmed: 0 },
    look: { ...look, rows: () => rows },
    attach: () => () => {},
  };
  const shown = await render(questionPrompt, config, { signal: end.signal });
  onTestFinished(async () => {
    end.abort();
    await shown.answer.catch(() => undefined);
  });
  const press = (...keys: (string | { name?: string; sequence?: string })[]) =>
    keys.forEach((key) => shown.events.keypress(key as string));
  return { ...shown, press };
}

const value = (given: string | number | string[]) => ({ kind: 'reply', reply: { kind: 'value', value: given } });
const given = (answer: string | number | string[]): Answer => ({ kind: 'value', value: answer });

describe('keys that answer', () => {
  test.each([
    ['Enter takes the first', short, ['enter'], value('one')],
    ['an arrow and Enter take the next', short, ['down', 'enter'], value('two')],
    ['the list goes round', short, ['up', 'enter'], value('three')],
    ['End goes to the last', short, ['end', 'enter'], value('three')],
    ['a number goes to its option', short, ['3', 'up', 'enter'], value('two')],
    ['a number without option does nothing', short, ['9', 'enter'], value('one')],
    ['Space and numbers choose several', long, ['space', '3', 'enter'], value(['a1', 'b1'])],
    ['a number chosen twice is not chosen', long, ['1', '2', '1', 'enter'], value(['a2'])],
    ['the order is that of the list', long, ['4', '2', 'enter'], value(['a2', 'b2'])],
    ['a value that stands alone drops the others', long, ['1', 'end', 'space', 'enter'], value(['none'])],
    ['another value drops the one that stands alone', long, ['end', 'space', '1', 'enter'], value(['a1'])],
    ['letters behind / filter', long, ['/', 'd', '2', 'space', 'enter', 'enter'], value(['d2'])],
    [
      'Backspace empties the filter and closes it',
      long,
      ['/', 'd', 'backspace', 'backspace', '1', 'enter'],
      value(['a1']),
    ],
    ['Esc closes the filter and not the question', long, ['/', 'd', 'escape', 'space', 'enter'], value(['d1'])],
    ['digits are a number', amount, ['4', '2', 'enter'], value(42)],
    ['Backspace in an empty number does nothing', amount, ['backspace', '4', 'enter'], value(4)],
    ['Backspace deletes a digit', amount, ['4', '2', 'backspace', 'enter'], value(4)],
    [
      'a number out of bounds is refused until it is right',
      amount,
      ['5', '1', 'enter', 'backspace', 'enter'],
      value(5),
    ],
    ['nothing is no number', amount, ['enter', '7', 'enter'], value(7)],
  ])('%s', async (_, question, keys, expected) => {
    const { answer, press } = await show(question);
    press(...keys);
    expect(await answer).toEqual(expected);
  });

  test.each([
    ['a choice', short, given('three'), value('three')],
    ['choices', long, given(['a2', 'none']), value(['a2', 'none'])],
    ['a number', amount, given(7), value(7)],
  ])('Enter gives an earlier answer again: %s', async (_, question, earlier, expected) => {
    const { answer, press } = await show(question, { earlier });
    press('enter');
    expect(await answer).toEqual(expected);
  });
});

describe('keys that do not answer', () => {
  const reply = (kind: string) => ({ kind: 'reply', reply: { kind } });
  test.each([
    ['d', short, reply('unknown')],
    ['D', short, reply('unknown')],
    ['s', short, reply('later')],
    ['r', short, reply('review')],
    ['left', short, reply('back')],
    ['backspace', short, reply('back')],
    ['escape', short, reply('back')],
    ['d', amount, reply('unknown')],
    ['left', amount, reply('back')],
    ['e', short, { kind: 'note' }],
    ['n', short, { kind: 'reason' }],
  ])('%s', async (key, question, expected) => {
    const { answer, press } = await show(question, { notApplicable: true });
    press(key);
    expect(await answer).toMatchObject(expected);
  });

  test.each([
    ['n', { notApplicable: false }],
    ['left', { canGoBack: false }],
    ['right', {}],
    ['x', {}],
    ['/', {}],
  ])('%s does nothing where it is not offered', async (key, commands) => {
    const { answer, press } = await show(short, commands);
    press(key, 'down', 'enter');
    expect(await answer).toEqual(value('two'));
  });

  test('Right keeps an earlier answer', async () => {
    const { answer, press } = await show(short, { earlier: given('two') });
    press('down', 'right');
    expect(await answer).toEqual(reply('later'));
  });

  test('Left in a number that is being typed does not go back', async () => {
    const { answer, press } = await show(amount);
    press('4', 'left', '2', 'enter');
    expect(await answer).toEqual(value(42));
  });

  test('a note carries on with what was chosen', async () => {
    const { answer, press } = await show(long);
    press('2', 'e');
    const asked = await answer;
    expect(asked.kind === 'note' && asked.field.press({ kind: 'enter' })).toEqual({ value: ['a2'] });
  });

  test('letters do not command while they filter', async () => {
    const { answer, press } = await show(long);
    press('/', 'd', 's', 'backspace', 'enter', 'space', 'enter');
    expect(await answer).toEqual(value(['d1']));
  });
});

describe('the help', () => {
  test.each([
    ['a terminal', { sequence: '?' }],
    ['the testing library', { name: '?' }],
    ['F1', { name: 'f1' }],
  ])('opens for ? of %s, and any key closes it without doing anything else', async (_, key) => {
    const { answer, press, getScreen } = await show(short);
    press('down', key);
    expect(getScreen()).toContain('help 1\n');
    press('escape');
    expect(getScreen()).toContain('> 2  Label of two');
    press('enter');
    expect(await answer).toEqual(value('two'));
  });

  test('is scrolled where it does not fit', async () => {
    const { press, getScreen } = await show(short);
    press('?', 'end');
    expect(getScreen()).toContain('help 40');
    expect(getScreen()).toContain('scroll (44 of 44 lines)');
    press('home', 'down');
    expect(getScreen().startsWith('help 2\n')).toBe(true);
  });
});

describe('a key that does nothing says so', () => {
  test.each([
    ['n', {}, 'is no answer to this question'],
    ['left', { canGoBack: false }, 'this is the first question'],
    ['x', {}, '“x” does nothing here'],
    ['space', {}, 'press Enter to answer'],
  ])('%s', async (key, commands, words) => {
    const { press, getScreen } = await show(short, commands);
    press(key);
    expect(getScreen()).toContain(words);
    press('down');
    expect(getScreen()).not.toContain(words);
  });
});

describe('the footer', () => {
  test.each([
    [
      'offers only what works at the first question',
      short,
      { canGoBack: false },
      ['Enter answer', '? help', "d don't know", 's later', 'Ctrl-C'],
      ['back', 'not applicable', 'filter'],
    ],
    ['offers "not applicable" where it is allowed', short, { notApplicable: true }, ['n not applicable'], []],
    ['offers to keep an earlier answer', short, { earlier: given('one') }, ['s keep as it is'], ['s later']],
    ['offers the filter on a long list', long, {}, ['/ filter', 'Space toggle'], []],
  ])('%s', async (_, question, commands, there, missing) => {
    const { getScreen } = await show(question, commands);
    const screen = getScreen().replace(/\s+/g, ' ');
    for (const words of there) expect(screen).toContain(words);
    for (const words of missing) expect(screen).not.toContain(words);
  });

  test('is short where the terminal is low, and the help then tells the keys', async () => {
    const { press, getScreen } = await show(short, { rows: 6 });
    expect(getScreen()).toContain('? help and keys');
    expect(getScreen()).not.toContain("d don't know");
    press('?', 'end');
    expect(getScreen()).toContain("d don't know");
  });

  test('changes with the filter', async () => {
    const { press, getScreen } = await show(long);
    press('/', 'd');
    expect(getScreen()).toContain('Filter: d');
    expect(getScreen()).toContain('Esc close the filter');
    expect(getScreen()).not.toContain("don't know");
  });
});

test('a low terminal shows the options around the cursor and how many are left out', async () => {
  const { press, getScreen } = await show(long, { rows: 10 });
  expect(getScreen().split('\n').length).toBeLessThanOrEqual(10);
  press('end');
  expect(getScreen()).toContain('Label of none');
  expect(getScreen()).toMatch(/\^ \d more/);
  expect(getScreen().split('\n').length).toBeLessThanOrEqual(10);
});
