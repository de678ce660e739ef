import { VERDICTS } from '../../src/core/pack/scales.ts';
import {
  type Agreement,
  agreement,
  confusion,
  coverage,
  type Coverage,
  type Guessed,
  type Share,
} from './agreement.ts';
import { compiled, readCases } from './cases.ts';
import { alwaysYes, meshReady, serviceCount } from './guesses.ts';

/**
 * Compares the results of mesh-ready for real organizations, and of simple rules, with what those organizations did.
 */

const cases = readCases();
const judgedBy = (guess: typeof meshReady): readonly Guessed[] =>
  cases.map((each) => ({ case: each, guess: guess(each) }));
const ours = judgedBy(meshReady);
const rows: readonly (readonly [string, readonly Guessed[]])[] = [
  ['mesh-ready', ours],
  ['always yes, walk', judgedBy(alwaysYes)],
  ['service count: below 10, 10 to 49, 50 and more', judgedBy(serviceCount)],
];

print(`${cases.length} organizations, each judged by what its sources state; what they do not state is unknown.`);
print('The use cases of the simple rules are the fixed list: security, observability, resilience.\n');

const columns: readonly (readonly [string, keyof Agreement])[] = [
  ['verdict', 'verdict'],
  ['or accepted', 'verdictAccepted'],
  ['stage', 'stage'],
  ['or accepted', 'stageAccepted'],
  ['first use case', 'start'],
  ['one of first three', 'firstThree'],
];
table(
  ['Agreement', ...columns.map(([title]) => title)],
  rows.map(([name, judged]) => [name, ...columns.map(([, key]) => shareInWords(agreement(judged)[key]))]),
);

const covered = coverage(ours, compiled.pack.useCases.length);
table(
  ['What is still possible', 'holds what was done', 'results possible on average', 'only one possible, and right'],
  Object.entries(covered).map(([name, { inside, size, of, settled }]: [string, Coverage]) => [
    name === 'start' ? 'first use case' : name,
    shareInWords(inside),
    `${size.toFixed(1)} of ${of}`,
    shareInWords(settled),
  ]),
);

const counts = confusion(ours);
table(
  ['Did, down; verdict, across', ...VERDICTS],
  VERDICTS.map((label) => [label, ...VERDICTS.map((verdict) => String(counts.get(label)!.get(verdict)))]),
);

print('Disagreements');
for (const {
  case: { id, label },
  guess,
} of ours) {
  const { possible } = guess;
  const about: string[] = [];
  if (guess.verdict !== label.verdict) {
    const excuse = label.verdictAccept.includes(guess.verdict)
      ? ', which the sources bear too'
      : possible.verdicts.includes(label.verdict)
        ? `, ${label.verdict} still possible`
        : '';
    about.push(
      `verdict ${guess.verdict}${excuse}; it did: ${label.verdict} (${label.labelKind}). ${label.labelBasis.trim()}`,
      guess.why,
    );
  }
  if (!label.stageAccept.includes(guess.stage)) {
    about.push(
      `stage ${guess.stage}; it worked on ${label.stage}; possible: ${possible.stages.join(', ')}`,
      guess.whyStage ?? guess.why,
    );
  }
  const supported = [...label.startedWith, ...label.acceptAlso];
  if (label.startedWith.length > 0 && !supported.includes(guess.start ?? '')) {
    const inside = possible.starts.some((useCase) => supported.includes(useCase)) ? 'still possible' : 'not possible';
    about.push(
      `begins with ${guess.start ?? 'nothing'}; it began with ${label.startedWith.join(', ')} (${inside})`,
      guess.whyStart ?? guess.why,
    );
  }
  if (about.length > 0) print(`  ${id}\n${about.map((line) => `    ${line}`).join('\n')}`);
}

function shareInWords({ right, of }: Share): string {
  return `${right} of ${of}`;
}

function table(head: readonly string[], body: readonly (readonly string[])[]): void {
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((row) => row[column]!.length)));
  for (const row of [head, ...body])
    print(
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    );
  print('');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
