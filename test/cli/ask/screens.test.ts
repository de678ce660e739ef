import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { expectGenerated } from '../../generated.ts';
import { KEYS, openTerminal, ptyOrReason, type Terminal } from './terminal.ts';

const pty = ptyOrReason();
const skipped = typeof pty === 'string' ? ` (skipped: ${pty})` : '';
const folder = resolve('test/cli/ask/screens');
const answers = readFileSync(join(folder, 'answers.yaml'), 'utf8');

/** Screens of the built-in pack at 80 columns: what is typed, and the text that shows that the screen is complete. */
const SCREENS: Readonly<
  Record<string, { readonly args?: readonly string[]; readonly act: (terminal: Terminal) => Promise<unknown> }>
> = {
  question: { act: ({ shows }) => shows(/exposure: \w/) },
  filter: {
    args: ['--only', 'languages'],
    async act({ shows, type }) {
      await shows(/exposure: \w/);
      type('/py ');
      await shows('Filter: py');
      await shows('[x] Python');
    },
  },
  help: {
    args: ['--only', 'inter-service-traffic'],
    async act({ shows, type }) {
      await shows(/exposure: \w/);
      type('?');
      await shows('other keys close the help');
    },
  },
  change: {
    args: ['--only', 'architecture'],
    async act({ shows, type }) {
      await shows(/exposure: \w/);
      type('r');
      await shows('Finish and show');
      type(KEYS.end);
      await shows('❯ orchestrator');
      type(KEYS.enter);
      await shows(/exposure: \w/);
      type('7', KEYS.enter);
      await shows('No longer applies');
      await shows('❯ orchestrator');
    },
  },
  summary: {
    async act({ shows, type }) {
      await shows(/exposure: \w/);
      type('r');
      await shows('Finish and show');
      type(KEYS.end, KEYS.up, KEYS.up, KEYS.up, KEYS.up);
      await shows('❯ service-count');
    },
  },
};

describe.skipIf(typeof pty === 'string')(`the screens of assess${skipped}`, () => {
  const cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-screens-'));
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  test.each(Object.entries(SCREENS))('%s', async (name, { args = [], act }) => {
    writeFileSync(join(cwd, 'answers.yaml'), answers);
    const terminal = openTerminal(pty as Exclude<typeof pty, string>, ['assess', 'answers.yaml', ...args], {
      cwd,
      rows: 30,
      env: { NO_COLOR: '1' },
    });
    await act(terminal);
    const screen = `${terminal.screen().trim()}\n`;
    terminal.kill('SIGKILL');
    expect(terminal.broken()).toEqual([]);
    expectGenerated(join(folder, `${name}.txt`), screen);
  });

  test('there is no file of a screen that is gone', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
    expect(files.toSorted()).toEqual(
      Object.keys(SCREENS)
        .map((name) => `${name}.txt`)
        .toSorted(),
    );
  });
});
