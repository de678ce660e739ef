import { parseCases } from '../../src/core/cases/parse-cases.ts';
import { caseFiles, cases, pack } from './built-in.ts';
import { droppedCases } from './dropped-case.ts';
import { noticeOf, type Notice } from './notice.ts';
import { mutantsOf } from './operators.ts';
import { sampleOf } from './sample.ts';

/** Share of the mutants that reading, cases and lint must notice. */
const BAR = 0.95;
const PER_OPERATOR = Number(process.argv[2] ?? 25);

const unchanged = noticeOf(pack, cases, { operator: 'none', name: 'the pack as it is', apply: () => undefined });
if (unchanged !== undefined) throw new Error(`${unchanged} finds fault with the pack as it is; mend it first`);
const dropped = droppedCases(caseFiles).map(
  ({ name, files }) =>
    ({
      operator: 'drop a case',
      name,
      notice: () => (parseCases(files(), pack).problems.length > 0 ? 'cases' : undefined),
    }) as const,
);
const all = [
  ...mutantsOf(pack).map(({ operator, name, apply }) => ({
    operator,
    name,
    notice: () => noticeOf(pack, cases, { operator, name, apply }),
  })),
  ...dropped,
];
const chosen = sampleOf(all, PER_OPERATOR);
const counts = new Map<string, Map<Notice, number>>();
const survivors: string[] = [];
for (const mutant of chosen) {
  const notice = mutant.notice();
  const count = counts.get(mutant.operator) ?? new Map<Notice, number>();
  counts.set(mutant.operator, count.set(notice, (count.get(notice) ?? 0) + 1));
  if (notice === undefined) survivors.push(`${mutant.operator}: ${mutant.name}`);
}
for (const [operator, count] of counts) {
  const sum = [...count.values()].reduce((a, b) => a + b, 0);
  const by = (['reading', 'cases', 'lint'] as const).map((notice) => `${notice} ${count.get(notice) ?? 0}`).join(', ');
  process.stdout.write(`${operator}: ${sum - (count.get(undefined) ?? 0)} of ${sum} noticed (${by})\n`);
}
for (const survivor of survivors) process.stdout.write(`survived: ${survivor}\n`);
const share = (chosen.length - survivors.length) / chosen.length;
process.stdout.write(
  `${chosen.length} of ${all.length} possible changes made, ${chosen.length - survivors.length} noticed: ${(share * 100).toFixed(1)} % (bar ${BAR * 100} %)\n`,
);
process.exitCode = share >= BAR ? 0 : 1;
