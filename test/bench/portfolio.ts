import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './child.ts';
import { median, type Measurement } from './measurement.ts';
import { answersText, bin, builtIn, completeAnswers } from './sample.ts';

const FILES = 10_000;
const ROUNDS = 2;
const yaml = createRequire(import.meta.url).resolve('yaml');

/** Only reads and parses every file below a folder. */
const READ_AND_PARSE = `
const { readdirSync, readFileSync } = require('node:fs');
const { parse } = require(${JSON.stringify(yaml)});
for (const entry of readdirSync(process.argv[1], { recursive: true, withFileTypes: true }))
  if (entry.isFile()) parse(readFileSync(entry.parentPath + '/' + entry.name, 'utf8'));`;

/** Every question is answered. */
export const portfolio = portfolioOf('complete', 1);

/** Every second question is unanswered, so that exact ranges must be computed. */
export const openPortfolio = portfolioOf('half open', 0.5);

/** All files differ. The two programs run alternately, each from start to exit. */
function portfolioOf(what: string, share: number): Measurement {
  return {
    name: `portfolio of ${FILES} files, ${what}, against reading and parsing them`,
    unit: 'x',
    good: 'below',
    bar: 3,
    async measure() {
      const folder = writeFiles(share);
      const ours = () => run([bin, 'portfolio', folder, '--format', 'json', '-o', join(folder, 'result.json')]);
      const theirs = () => run(['-e', READ_AND_PARSE, folder]);
      const rounds = Array.from({ length: ROUNDS }, (_, round) => {
        if (round % 2 === 0) return { theirs: theirs(), ours: ours() };
        const first = ours();
        return { ours: first, theirs: theirs() };
      });
      rmSync(folder, { recursive: true });
      const middle = (of: 'ours' | 'theirs', key: 'wall' | 'mebibytes') =>
        median(rounds.map((round) => round[of][key]));
      const line = (of: 'ours' | 'theirs') =>
        `${(middle(of, 'wall') / 1000).toFixed(1)} s and ${middle(of, 'mebibytes').toFixed(0)} MiB`;
      return {
        value: median(rounds.map((round) => round.ours.wall / round.theirs.wall)),
        detail: `${line('ours')} against ${line('theirs')}, ${ROUNDS} rounds`,
      };
    },
  };
}

function writeFiles(share: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'mesh-ready-bench-'));
  for (let seed = 1; seed <= FILES; seed += 1) {
    const all = [...completeAnswers(builtIn.pack, seed)];
    const answers = new Map(
      all.filter(
        (_, index) => share === 1 || (index * 7 + seed * 13 + ((seed >> (index % 12)) & 1) * 5) % 10 < share * 10,
      ),
    );
    const team = join(folder, `group-${seed % 100}`);
    mkdirSync(team, { recursive: true });
    writeFileSync(
      join(team, `team-${seed}.yaml`),
      answersText(builtIn.pack, answers, `organization: Team ${seed}\nscope: service group ${seed % 100}\n`),
    );
  }
  return folder;
}
