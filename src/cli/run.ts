import { formatProblem, InputError } from '../core/problem.ts';
import { Exit } from './exit.ts';
import type { Host } from './host.ts';
import { print } from './print.ts';

/**
 * Runs mesh-ready with the arguments after the program's name; gives the exit code:
 * 0 done, 1 the bar of `check` is missed, 2 wrong input, 3 a bug, 130 interrupted.
 */
export async function run(argv: readonly string[], host: Host): Promise<number> {
  try {
    const plain = plainCheck(argv);
    if (plain) return await (await import('./commands/check.ts')).check.run({ host, ...plain });
    return await (await import('./program.ts')).runProgram(argv, host);
  } catch (error) {
    if (error instanceof Exit) return error.exitCode;
    if (error instanceof InputError) {
      await print(host.stderr, error.problems.map((problem) => `${formatProblem(problem)}\n`).join(''));
      return 2;
    }
    await print(host.stderr, `${stackOf(error)}\nThis is a bug in mesh-ready, not in what you wrote: please report it with the lines above.\n`);
    return 3;
  }
}

/** The form that CI runs most, `check FILE [--format F]`, starts without the option parser: it takes a third of the time. */
function plainCheck(argv: readonly string[]): { args: string[]; options: { format?: string } } | undefined {
  const [command, ...rest] = argv;
  if (command !== 'check') return undefined;
  const at = rest.findIndex((word) => word === '--format' || word === '-f');
  const format = at < 0 ? undefined : rest.splice(at, 2)[1];
  if (at >= 0 && (format === undefined || format.startsWith('-'))) return undefined;
  const [file] = rest;
  if (rest.length !== 1 || file === undefined || (file.startsWith('-') && file !== '-')) return undefined;
  return { args: [file], options: format === undefined ? {} : { format } };
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
