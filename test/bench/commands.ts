import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reporters } from '../../src/report/index.ts';
import { leastCpu } from './child.ts';
import type { Measurement } from './measurement.ts';
import { bin, root } from './sample.ts';

const ROUNDS = 5;
const SAMPLES = 'fixtures/samples';
/** The thin files are the first answers of this one, with its bar. */
const WHOLE = `${SAMPLES}/example-payments.yaml`;
const THIN = [0, 1, 3, 6, 10, 33];

/** A command line of mesh-ready. */
type Line = readonly string[];

/** `check` ends with 1 where the bar is missed, and `manifests` with 2 where too little is known to write any. */
const ENDS = [0, 1, 2];

const samples = readdirSync(join(root, SAMPLES)).map((name) => `${SAMPLES}/${name}`);

/** The CPU time of each command without a cache, against bare Node; the worst line counts. */
export const commands: readonly Measurement[] = [
  ratio('--version and --help', 1.5, 2, () => [['--version'], ['--help']]),
  ratio('check of every sample', 2, 3, () => samples.map((file) => ['check', file, '--min-coverage', '0'])),
  ratio('assess --no-input of every sample', 2.5, 4, () => samples.map((file) => ['assess', '--no-input', file])),
  ratio('plan of every sample, all formats', 4, 6, () => samples.flatMap(plans)),
  ratio(`any command on files with ${THIN.join(', ')} answers`, 8, 12, () =>
    thinFiles().flatMap((file) => [
      ['check', file],
      ['check', file, '--settled', '--ready-for', 'fly'],
      ['assess', '--no-input', file],
      ...plans(file),
      ['flips', file],
      ['fit', file],
      ['explain', 'verdict', file],
      ['explain', 'stage', file],
      ['whatif', file, '--set', 'service-count=120'],
      ['compare', file, WHOLE],
      ['merge', file, WHOLE],
      ['manifests', file],
      ['portfolio', file],
    ]),
  ),
  ratio('rules lint of the folder of the built-in pack', 20, 30, () => [['rules', 'lint', 'rules/mesh-adoption']]),
];

function ratio(name: string, aim: number, bar: number, lines: () => readonly Line[]): Measurement {
  return {
    name: `CPU time of ${name}, against node -e 0`,
    unit: 'x',
    good: 'below',
    bar,
    aim,
    async measure() {
      const bare = leastCpu(['-e', '0'], ROUNDS * 2);
      const all = lines().map((line) => ({ line, cpu: leastCpu([bin, ...line], ROUNDS, ENDS) }));
      const [worst, ...others] = all.toSorted((a, b) => b.cpu - a.cpu);
      const shown = ({ line, cpu }: (typeof all)[number]) => `${line.join(' ')} ${cpu.toFixed(0)} ms`;
      const least = others.at(-1);
      return {
        value: worst!.cpu / bare,
        detail: `${shown(worst!)}${least === undefined ? '' : `; the fastest of ${all.length}: ${shown(least)}`}; node -e 0 ${bare.toFixed(0)} ms`,
      };
    },
  };
}

function plans(file: string): readonly Line[] {
  return Object.keys(reporters).map((format) => ['plan', file, '--format', format]);
}

/** Writes a file for each number of answers, and returns their paths. */
function thinFiles(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'mesh-ready-bench-'));
  const [, head, answers, tail] = /^(.*\nanswers:)\n(.*?\n)(\S.*)$/s.exec(readFileSync(join(root, WHOLE), 'utf8'))!;
  const entries = answers!.split(/^(?= {2}\S)/m);
  return THIN.map((count) => {
    const file = join(folder, `${count}-answers.yaml`);
    writeFileSync(file, `${head}${count === 0 ? ' {}' : ''}\n${entries.slice(0, count).join('')}${tail}`);
    return file;
  });
}
