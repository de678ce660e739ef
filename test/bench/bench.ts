import { commands } from './commands.ts';
import { discovery } from './discovery.ts';
import { evaluations } from './evaluations.ts';
import { keyPress } from './key-press.ts';
import { lint, lintFolder } from './lint.ts';
import type { Measurement } from './measurement.ts';
import { memory, memoryOfDump } from './memory.ts';
import { openPortfolio, portfolio } from './portfolio.ts';
import { rangesOfLittle } from './ranges.ts';
import { start } from './start.ts';

/** The lines of the table; each has a file of its own. */
const measurements: readonly Measurement[] = [
  ...commands,
  start,
  memory,
  memoryOfDump,
  evaluations,
  rangesOfLittle,
  keyPress,
  portfolio,
  openPortfolio,
  discovery,
  lint,
  lintFolder,
];

const wanted = process.argv.slice(2);
for (const measurement of measurements) {
  if (wanted.length > 0 && !wanted.some((word) => measurement.name.includes(word))) continue;
  const { value, detail } = await measurement.measure();
  const { name, unit, good, bar, aim } = measurement;
  const missed = good === 'below' ? value > bar : value < bar;
  const number = (what: number) =>
    `${what < 10 ? what.toFixed(2) : Math.round(what)}${unit === 'x' ? 'x' : ` ${unit}`}`;
  const limits = `bar ${good === 'below' ? 'at most' : 'at least'} ${number(bar)}${aim === undefined ? '' : `, aim ${number(aim)}`}`;
  process.stdout.write(`${missed ? 'MISSED' : 'met   '}  ${name}: ${number(value)}  (${limits})\n        ${detail}\n`);
}
