import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAnswers } from '../../src/core/answers/parse.ts';
import { assess } from '../../src/core/assess/assess.ts';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import { withFlips } from '../../src/core/flips/flips.ts';
import { whoAndWhen } from '../../src/report/judgement/who-and-when.ts';
import { builtIn, builtInPack } from '../core/pack/built-in.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}fixtures/organizations/`;
/** Invented organizations with all answers, named after what they test. */
const practice = `${root}fixtures/practice/`;

/** Every organization that the project has answers of. */
export const organizations = readdirSync(folder)
  .filter((name) => /-\d{4}.*\.yaml$/.test(name))
  .map((name) => name.replace('.yaml', ''))
  .sort();

/** Every organization of practice. */
export const practices = readdirSync(practice)
  .filter((name) => name !== 'expected.yaml')
  .map((name) => name.replace('.yaml', ''))
  .sort();

const judged = new Map<string, Assessment>();

/** What the built-in pack says about one of them, or one of practice, with what would change it, as `plan` shows it. */
export function organization(name: string): Assessment {
  const assessment = judged.get(name) ?? judge(name);
  judged.set(name, assessment);
  return assessment;
}

function judge(name: string): Assessment {
  const file = `${organizations.includes(name) ? folder : practice}${name}.yaml`;
  const { answersFile } = parseAnswers(readFileSync(file, 'utf8'), `${name}.yaml`, builtInPack);
  return withFlips(builtIn, answersFile, assess(builtIn, answersFile, '1.0.0'));
}

/** Who does what is asked and by when, as one line; empty where the decision asks for nothing. */
export function whoAndWhenLine(assessment: Assessment): string {
  const told = whoAndWhen(assessment);
  return told === undefined ? '' : [told.who, ...told.when].join(' ');
}

/** An organization of practice, with some of its answers changed. */
export function changed(name: string, answers: Readonly<Record<string, string>>): Assessment {
  const text = Object.entries(answers).reduce(
    (file, [id, value]) => {
      const line = new RegExp(`^  ${id}: .*$`, 'm');
      return line.test(file) ? file.replace(line, `  ${id}: ${value}`) : `${file.trimEnd()}\n  ${id}: ${value}\n`;
    },
    readFileSync(`${practice}${name}.yaml`, 'utf8'),
  );
  return assess(builtIn, parseAnswers(text, `${name}.yaml`, builtInPack).answersFile, '1.0.0');
}
