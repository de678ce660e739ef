import { emitKeypressEvents } from 'node:readline';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { keyOf, type KeyEvent } from '../../../src/cli/ask/keys.ts';

test.each([
  ['up', '\u001b[A', { kind: 'up' }],
  ['up in application mode', '\u001bOA', { kind: 'up' }],
  ['down', '\u001b[B', { kind: 'down' }],
  ['left', '\u001b[D', { kind: 'left' }],
  ['right', '\u001b[C', { kind: 'right' }],
  ['home of xterm', '\u001b[H', { kind: 'home' }],
  ['home of rxvt and PuTTY', '\u001b[1~', { kind: 'home' }],
  ['end', '\u001b[F', { kind: 'end' }],
  ['page up', '\u001b[5~', { kind: 'pageup' }],
  ['page down', '\u001b[6~', { kind: 'pagedown' }],
  ['Enter', '\r', { kind: 'enter' }],
  ['Enter of a pipe', '\n', { kind: 'enter' }],
  ['Enter of the number pad', '\u001bOM', { kind: 'enter' }],
  ['Backspace', '\u007f', { kind: 'backspace' }],
  ['Backspace of Windows', '\b', { kind: 'backspace' }],
  ['Space', ' ', { kind: 'space' }],
  ['F1 of xterm', '\u001bOP', { kind: 'character', character: '?' }],
  ['F1 of Windows', '\u001b[[A', { kind: 'character', character: '?' }],
  ['a question mark', '?', { kind: 'character', character: '?' }],
  ['a slash', '/', { kind: 'character', character: '/' }],
  ['a letter', 'd', { kind: 'character', character: 'd' }],
  ['a capital letter', 'D', { kind: 'character', character: 'D' }],
  ['a digit', '7', { kind: 'character', character: '7' }],
  ['a letter beyond ASCII', 'é', { kind: 'character', character: 'é' }],
  ['Ctrl with a letter', '\u0005', undefined],
  ['Alt with a letter', '\u001bd', undefined],
  ['Tab', '\t', undefined],
  ['Delete', '\u001b[3~', undefined],
])('%s, as a terminal sends it', (_, sequence, expected) => {
  const input = new PassThrough();
  const events: KeyEvent[] = [];
  emitKeypressEvents(input);
  input.on('keypress', (_text, event: KeyEvent) => events.push(event));
  input.emit('data', Buffer.from(sequence));
  expect(events.map(keyOf)).toEqual([expected]);
});

test('the testing library spells a question mark by its name', () => {
  expect(keyOf({ name: '?' })).toEqual({ kind: 'character', character: '?' });
});

test('Esc is a key also when it comes twice', () => {
  expect(keyOf({ name: 'escape', sequence: '\u001b\u001b', meta: true })).toEqual({ kind: 'escape' });
});
