import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, type Measurement } from './measurement.ts';
import { bin } from './sample.ts';

const MOVES = 20;
const ANSWERS = 40;
const DOWN = '\u001b[B';

/**
 * In a pseudo-terminal with the built-in pack: the time from a key to the bytes that redraw the screen. The slower of
 * moving and answering counts. A key at the moment of the redraw waits until the answer is saved.
 */
export const keyPress: Measurement = {
  name: 'key press to redrawn screen of assess',
  unit: 'ms',
  good: 'below',
  bar: 16,
  async measure() {
    const pty = createRequire(import.meta.url)('@lydell/node-pty') as typeof import('@lydell/node-pty');
    const cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-bench-'));
    const child = pty.spawn(process.execPath, [bin, 'assess', '--organization', 'Example', '--scope', 'shop'], {
      name: 'xterm-256color',
      cols: 80,
      rows: 40,
      cwd,
      env: { ...process.env, LANG: 'C.UTF-8' },
    });
    let shown = '';
    let look = () => {};
    child.onData((data) => {
      shown += data;
      look();
    });
    /** Milliseconds until the output after the key matches. */
    const after = (key: string, expected: RegExp) =>
      new Promise<number>((done) => {
        shown = '';
        const before = performance.now();
        look = () => {
          if (expected.test(shown)) done(performance.now() - before);
        };
        if (key !== '') child.write(key);
      });

    const workedOut = /exposure \d+/;
    await after('', workedOut);
    const moves: number[] = [];
    const answers: number[] = [];
    const early: number[] = [];
    for (let answer = 0; answer < ANSWERS; answer += 1) {
      if (answer === 0) for (let move = 0; move < MOVES; move += 1) moves.push(await after(DOWN, /❯/));
      answers.push(await after('d', /questions answered/));
      early.push(await after('?', /How to find out/));
      await after('x', workedOut);
    }
    child.kill('SIGKILL');
    const ms = (values: readonly number[]) => `${median(values).toFixed(1)} ms`;
    return {
      value: Math.max(median(moves), median(answers)),
      detail: `moving ${ms(moves)}, answering and the next question ${ms(answers)}; a key at once after that, saving included, ${ms(early)}`,
    };
  },
};
