import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readPackFolder } from '../../src/cli/read-pack-folder.ts';
import { parseAnswers } from '../../src/core/answers/parse.ts';
import { assess } from '../../src/core/assess/assess.ts';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import { withFlips } from '../../src/core/flips/flips.ts';
import { compilePack } from '../../src/core/judge/compile.ts';
import { parsePack } from '../../src/core/pack/parse.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}fixtures/organizations/`;
const { pack } = parsePack(readPackFolder('rules/mesh-adoption', { cwd: root }));
/** A fixed digest, so that golden files change only where a reader sees a difference. */
const compiled = compilePack(pack!, 'sha256:0000000000000000');

/** The names of all organizations in the fixtures. */
export const organizations = readdirSync(folder)
  .filter((name) => /-\d{4}.*\.yaml$/.test(name))
  .map((name) => name.replace('.yaml', ''))
  .sort();

/** The assessment of one organization with the built-in pack, and with its flips, as `plan` shows it. */
export function organization(name: string): Assessment {
  const { answersFile } = parseAnswers(readFileSync(`${folder}${name}.yaml`, 'utf8'), `${name}.yaml`, pack!);
  return withFlips(compiled, answersFile, assess(compiled, answersFile, '1.0.0'));
}
