import { pack, parsed } from './built-in.ts';
import { noticerOf, type Notice } from './notice.ts';
import { mutantsOf } from './operators.ts';
import { sampleOf } from './sample.ts';

/** Minimum share of mutants that parsing, cases, the recorded table, or lint must notice. */
const BAR = 0.95;
const PER_OPERATOR = Number(process.argv[2] ?? 25);

const noticeOf = noticerOf(pack, parsed);
const unchanged = noticeOf({ operator: 'none', name: 'the pack as it is', apply: () => undefined });
if (unchanged !== undefined) throw new Error(`${unchanged} finds fault with the pack as it is; mend it first`);
const all = mutantsOf(pack);
const chosen = sampleOf(all, PER_OPERATOR);
const counts = new Map<string, Map<Notice, number>>();
let survivors = 0;
for (const mutant of chosen) {
  const notice = noticeOf(mutant);
  const count = counts.get(mutant.operator) ?? new Map<Notice, number>();
  counts.set(mutant.operator, count.set(notice, (count.get(notice) ?? 0) + 1));
  if (notice !== undefined) continue;
  survivors += 1;
  process.stdout.write(`survived: ${mutant.operator}: ${mutant.name}\n`);
}
for (const [operator, count] of counts) {
  const sum = [...count.values()].reduce((a, b) => a + b, 0);
  const by = (['reading', 'cases', 'table', 'lint'] as const)
    .map((notice) => `${notice} ${count.get(notice) ?? 0}`)
    .join(', ');
  process.stdout.write(`${operator}: ${sum - (count.get(undefined) ?? 0)} of ${sum} noticed (${by})\n`);
}
const share = (chosen.length - survivors) / chosen.length;
process.stdout.write(
  `${chosen.length} of ${all.length} possible changes made, ${chosen.length - survivors} noticed: ${(share * 100).toFixed(1)} % (bar ${BAR * 100} %)\n`,
);
process.exitCode = share >= BAR ? 0 : 1;
