import { PassThrough, Readable, Writable } from 'node:stream';
import type { Host } from '../../src/cli/host.ts';
import { run } from '../../src/cli/run.ts';

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export interface World {
  readonly cwd: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Host['env'];
  /** Day of the run. */
  readonly today?: string;
  /** The day in UTC, where it is later. */
  readonly latestDay?: string;
}

/** Runs mesh-ready in this process, in a temporary folder, without a terminal. */
export async function runIn(world: World, ...argv: string[]): Promise<Ran> {
  const stdout = new Sink();
  const stderr = new Sink();
  const exitCode = await run(argv, {
    stdin: world.stdin === undefined ? new PassThrough().end() : Readable.from([Buffer.from(world.stdin)]),
    stdout,
    stderr,
    notes: stderr,
    env: world.env ?? {},
    cwd: world.cwd,
    today: () => world.today ?? '2026-11-22',
    latestDay: () => world.latestDay ?? world.today ?? '2026-11-22',
    interruption: () => new AbortController().signal,
  });
  return { stdout: stdout.text, stderr: stderr.text, exitCode };
}

class Sink extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}
