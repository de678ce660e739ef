import { render } from '@inquirer/testing';
import { expect, test } from 'vitest';
import { plainLook } from '../../../src/cli/ask/look.ts';
import { textPrompt } from '../../../src/cli/ask/text-prompt.ts';

async function show(initial = '') {
  const shown = await render(textPrompt, {
    of: 'What runs?',
    title: 'Why?',
    about: 'Say it.',
    initial,
    check: (text: string) => (text === '' ? 'write something' : undefined),
    look: { ...plainLook, width: () => 79 },
    attach: () => () => {},
  });
  const press = (...keys: string[]) => keys.forEach((key) => shown.events.keypress(key));
  return { ...shown, press };
}

test('a text is given without the spaces around it', async () => {
  const { answer, events, press } = await show();
  events.type(' no machines ');
  press('enter');
  expect(await answer).toBe('no machines');
});

test('letters that are commands elsewhere are letters here', async () => {
  const { answer, events, press } = await show();
  events.type('d?/ns');
  press('enter');
  expect(await answer).toBe('d?/ns');
});

test('what is refused stays and says what would be right', async () => {
  const { answer, events, press, getScreen } = await show();
  press('enter');
  expect(getScreen()).toContain('! write something');
  events.type('yes');
  press('enter');
  expect(await answer).toBe('yes');
});

test.each(['escape', 'backspace'])('%s in an empty text goes back', async (key) => {
  const { answer, press } = await show();
  press(key);
  expect(await answer).toBeUndefined();
});

test('a text of several lines that is not edited stays as it was', async () => {
  const { answer, press, getScreen } = await show('first\nsecond');
  expect(getScreen()).toContain('first second');
  press('enter');
  expect(await answer).toBe('first\nsecond');
});

test('what a terminal would obey is neither shown nor given back', async () => {
  const { answer, events, press, getScreen } = await show('\u001b]0;title\u0007red');
  expect(getScreen({ raw: true })).not.toContain('\u001b]0');
  events.type('!');
  press('enter');
  expect(await answer).toBe('red!');
});
