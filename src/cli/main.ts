import { processHost } from './host.ts';
import { run } from './run.ts';

/** Runs the process to its exit code. */
export async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), processHost());
}
