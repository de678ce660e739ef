import { processHost } from './host.ts';
import { run } from './run.ts';

/** Runs the process to its exit code; `damage` as for `run`. */
export async function main(damage: (error: unknown) => string | undefined): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), processHost(), damage);
}
