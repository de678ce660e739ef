import { processHost } from './host.ts';
import { run } from './run.ts';

/**
 * Runs the process to its exit code. The build makes two bundles of this file: one with everything, and one for a plain
 * `check`.
 */
export async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), processHost());
}
