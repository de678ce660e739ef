import { InputError } from '../core/problem/index.ts';
import { Exit } from './exit.ts';
import type { Host } from './host.ts';
import { plainLine } from './plain-line.ts';
import { problemLines, tell } from './print.ts';

/**
 * Runs mesh-ready with the arguments after the program name. Returns the exit code: 0 done; 1 a check, case, or
 * migration didn't pass; 2 wrong input; 3 a bug or a damaged installation; 130 interrupted. `damage` returns the line
 * to print instead of an error where the installation is damaged. To add an exit code, also change `exitCodes` in
 * program.ts and the table in README.md.
 */
export async function run(
  argv: readonly string[],
  host: Host,
  damage: (error: unknown) => string | undefined = () => undefined,
): Promise<number> {
  try {
    const plain = await plainLine(argv);
    if (plain?.command.run) return await plain.command.run({ host, ...plain });
    return await (await import('./program.ts')).runProgram(argv, host);
  } catch (error) {
    if (error instanceof Exit) return error.exitCode;
    if (error instanceof InputError) {
      await tell(host, problemLines(error.problems));
      return 2;
    }
    await tell(
      host,
      damage(error) ??
        `${stackOf(error)}\nThis is a bug in mesh-ready, not in what you wrote: please report it with the lines above.\n`,
    );
    return 3;
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
