import type { Ran } from './test-host.ts';

/** One command of a transcript and its output. */
export interface Turn {
  /** Arguments after the program name; words with spaces are in single quotes. */
  readonly argv: readonly string[];
  readonly line: string;
  readonly stdin: string | undefined;
  readonly ran: Ran;
}

/** A transcript: what it shows, its files, and commands with their complete output. */
export interface Transcript {
  readonly about: string;
  readonly files: ReadonlyMap<string, string>;
  readonly turns: readonly Turn[];
}

const MARK = /^==== /m;
const PROMPT = '$ mesh-ready';

/**
 * Parses a transcript. Each part starts with a line `==== what`: a file name, or `$ mesh-ready ...` followed by
 * `stdin`, `stdout`, `stderr` (each optional), and `exit n` of that command.
 */
export function parseTranscript(text: string): Transcript {
  const [about = '', ...parts] = text.split(MARK);
  const files = new Map<string, string>();
  const turns: Turn[] = [];
  for (const part of parts) {
    const end = part.indexOf('\n');
    const head = part.slice(0, end);
    const body = part.slice(end + 1);
    const turn = turns.at(-1);
    if (head.startsWith(PROMPT))
      turns.push({
        argv: wordsOf(head.slice(PROMPT.length)),
        line: head,
        stdin: undefined,
        ran: { stdout: '', stderr: '', exitCode: 0 },
      });
    else if (turn === undefined) files.set(head, body);
    else turns.splice(-1, 1, withPart(turn, head, body));
  }
  return { about, files, turns };
}

/** The text of a transcript; the inverse of parseTranscript. */
export function formatTranscript({ about, files, turns }: Transcript): string {
  const part = (head: string, body: string) =>
    body === '' ? '' : `==== ${head}\n${body.endsWith('\n') ? body : `${body}\n`}`;
  return [
    about,
    ...[...files].map(([name, body]) => `==== ${name}\n${body}`),
    ...turns.map(({ line, stdin, ran }) =>
      [
        `==== ${line}\n`,
        part('stdin', stdin ?? ''),
        part('stdout', ran.stdout),
        part('stderr', ran.stderr),
        `==== exit ${ran.exitCode}\n`,
      ].join(''),
    ),
  ].join('');
}

function withPart(turn: Turn, head: string, body: string): Turn {
  if (head === 'stdin') return { ...turn, stdin: body };
  if (head === 'stdout' || head === 'stderr') return { ...turn, ran: { ...turn.ran, [head]: body } };
  const exitCode = /^exit (\d+)$/.exec(head)?.[1];
  if (exitCode === undefined) throw new Error(`unknown part of a transcript: ${head}`);
  return { ...turn, ran: { ...turn.ran, exitCode: Number(exitCode) } };
}

function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}
