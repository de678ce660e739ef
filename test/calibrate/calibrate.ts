import { VERDICTS } from '../../src/core/pack/scales.ts';
import {
  agreement,
  confusion,
  type Guessed,
  isStartRight,
  isVerdictRight,
  operating,
  share,
  type Share,
} from './agreement.ts';
import { type Advice, type Case, type Deed, readOrganizations, readPractice } from './cases.ts';
import { closings } from './closing.ts';
import { alwaysYes, type Guess, meshReady, serviceCount } from './guesses.ts';

/**
 * Compares the results of mesh-ready, and of simple rules, with what real organizations did and with what a
 * practitioner would say to invented ones.
 */

/** How many ways to close an open verdict are shown. */
const WAYS = 4;

const organizations = judgedBy(readOrganizations(), meshReady);
print(`${organizations.length} real organizations, each judged by what its sources state; the rest is unknown.\n`);
compare(organizations);
const stages = operating(organizations);
print(
  `Operating at: ${shareInWords(stages)} of those that ran a mesh may operate at the stage of their sources; ` +
    `${stageIsKnown(organizations)} say so themselves.\n`,
);
disagreements(organizations);
openOnes(organizations);

const practice = judgedBy(readPractice(), meshReady);
print(`\n${practice.length} invented organizations, and what a practitioner would say to them.\n`);
compare(practice);
print(
  `Course: ${shareInWords(share(practice, ({ case: { label }, guess }) => label.courseAccept.includes(guess.course!)))} can be defended.`,
);
const running = practice.filter(({ guess }) => guess.operatingAt !== 'none');
print(`Operating at, of the ${running.length} of which it is known:`);
for (const { case: each, guess } of running) print(`  ${each.id}: ${guess.operatingAt}, course ${guess.course}`);
print('');
disagreements(practice);
openOnes(practice);

function judgedBy<Known extends Deed | Advice>(
  cases: readonly Case<Known>[],
  guess: (file: Case['file']) => Guess,
): readonly Guessed<Known>[] {
  return cases.map((each) => ({ case: each, guess: guess(each.file) }));
}

function compare(ours: readonly Guessed[]): void {
  const cases = ours.map((each) => each.case);
  const standing = new Set(ours.filter(({ guess }) => guess.standing !== 'open').map((each) => each.case.id));
  const rows: readonly (readonly [string, readonly Guessed[]])[] = [
    ['mesh-ready', ours],
    ['always yes, security first', judgedBy(cases, alwaysYes)],
    ['service count: below 10, 10 to 49, 50 and more; security first', judgedBy(cases, serviceCount)],
  ];
  table(
    ['Right', 'settled', 'leaning', 'open', `the ${standing.size} that stand with us`, 'first use case'],
    rows.map(([name, judged]) => {
      const { settled, leaning, open, start } = agreement(judged);
      const withUs = judged.filter((each) => standing.has(each.case.id));
      return [
        name,
        shareInWords(settled),
        shareInWords(leaning),
        String(open),
        shareInWords(share(withUs, isVerdictRight)),
        shareInWords(start),
      ];
    }),
  );
  const counts = confusion(ours);
  table(
    ['Known, down; verdict that stands, across', ...VERDICTS],
    VERDICTS.map((label) => [label, ...VERDICTS.map((verdict) => String(counts.get(label)!.get(verdict)))]),
  );
}

/** How many of those that ran a mesh have only one stage at which they may operate. */
function stageIsKnown(judged: readonly Guessed<Deed>[]): number {
  return judged.filter(
    ({ case: { label }, guess }) => label.labelKind === 'adopted' && guess.operatingAtPossible?.length === 1,
  ).length;
}

function disagreements(judged: readonly Guessed[]): void {
  const wrong = judged.filter(({ guess }) => guess.standing !== 'open').filter((each) => !isVerdictRight(each));
  print(`Verdicts that stand and are wrong: ${wrong.length === 0 ? 'none' : wrong.length}`);
  for (const { case: each, guess } of wrong)
    print(`  ${each.id}: ${guess.verdict}, ${guess.standing}; known: ${each.label.verdict}\n    ${guess.why}`);
  const late = judged.filter((each) => !isStartRight(each));
  print(`First use cases that differ: ${late.length === 0 ? 'none' : late.length}`);
  for (const { case: each, guess } of late) {
    const { label } = each;
    const known = 'startAccept' in label ? label.startAccept : [...label.startedWith, ...label.acceptAlso];
    print(`  ${each.id}: ${guess.start}; known: ${known.join(', ')}`);
    print(`    ${guess.whyStart ?? guess.why}`);
  }
}

function openOnes(judged: readonly Guessed[]): void {
  const open = judged.filter(({ guess }) => guess.standing === 'open');
  print(`Open: ${open.length}. The fewest further answers that close them with what is known:`);
  for (const { case: each, guess } of open) {
    const ways = closings(each.file, each.label.verdictAccept);
    const said = ways.slice(0, WAYS).map(({ answers, verdict }) => `${answers.join(' and ')} (${verdict})`);
    const more = ways.length > WAYS ? `; and ${ways.length - WAYS} more` : '';
    print(`  ${each.id}, known: ${each.label.verdict}; possible: ${guess.possible.join(', ')}`);
    print(`    ${said.length === 0 ? 'more than two' : `${ways[0]!.answers.length}: ${said.join('; ')}${more}`}`);
  }
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
