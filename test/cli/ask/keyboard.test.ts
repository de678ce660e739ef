import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { keyboardOf } from '../../../src/cli/ask/keyboard.ts';

/** A keyboard, and the keys that reach a prompt, in order. */
async function keyboard(signal?: AbortSignal) {
  const stdin = new PassThrough();
  const keys = await keyboardOf({ stdin, stderr: new PassThrough() }, () => 24, signal);
  onTestFinished(() => keys.close());
  const happened: string[] = [];
  keys.input.on('keypress', (_, { name }: { name: string }) => happened.push(name));
  const listen = () => keys.listen(() => {});
  const soon = () => new Promise((done) => setImmediate(() => setImmediate(done)));
  keys.input.on('end', () => happened.push('the end')).resume();
  keys.stopped.addEventListener('abort', () => happened.push('stopped'));
  return { stdin, type: (text: string) => stdin.emit('data', Buffer.from(text)), listen, soon, happened };
}

test('keys that are typed between two questions wait for the next one', async () => {
  const { type, listen, soon, happened } = await keyboard();
  type('12');
  listen();
  type('3\r');
  await soon();
  expect(happened).toEqual(['1', '2', '3', 'return']);
});

test('an Enter for a question that is drawn counts, one that came before does not', async () => {
  const { type, listen, soon, happened } = await keyboard();
  type('\r');
  const quiet = listen();
  type('\r');
  await soon();
  expect(happened).toEqual(['return']);
  quiet();
  type('\r');
  await soon();
  expect(happened).toHaveLength(1);
});

test('a terminal that closes takes no key with it that came before', async () => {
  const { stdin, type, listen, soon, happened } = await keyboard();
  type('ab');
  stdin.emit('end');
  await soon();
  expect(happened).toEqual([]);
  listen();
  await soon();
  expect(happened).toEqual(['a', 'b', 'the end']);
});

test('a signal stops the prompts after the keys that came before', async () => {
  const stop = new AbortController();
  const { type, listen, soon, happened } = await keyboard(stop.signal);
  type('ab');
  stop.abort();
  await soon();
  expect(happened).toEqual([]);
  listen();
  await soon();
  expect(happened).toEqual(['a', 'b', 'stopped']);
});
