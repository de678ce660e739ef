import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, test } from 'vitest';
import { expectGenerated } from '../generated.ts';
import { runIn } from './test-host.ts';
import { formatTranscript, parseTranscript, type Turn } from './transcript.ts';

const folder = fileURLToPath(new URL('transcripts/', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

let cwd = '';
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

describe('a transcript is what the program does', () => {
  test.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s', async (name) => {
    const written = readFileSync(join(folder, name), 'utf8');
    const transcript = parseTranscript(written);
    cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
    for (const [file, text] of transcript.files) write(join(cwd, file), includes(text));
    const turns: Turn[] = [];
    for (const turn of transcript.turns) {
      const ran = await runIn({ cwd, ...(turn.stdin === undefined ? {} : { stdin: turn.stdin }) }, ...turn.argv);
      turns.push({ ...turn, ran });
    }
    expectGenerated(join(folder, name), formatTranscript({ ...transcript, turns }));
  });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A file part with `<fixtures/x.yaml` stands for that file of the repository. */
function includes(text: string): string {
  const path = /^<(\S+)\n$/.exec(text)?.[1];
  return path === undefined ? text : readFileSync(join(root, path), 'utf8');
}
