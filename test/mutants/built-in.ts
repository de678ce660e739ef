import { fileURLToPath } from 'node:url';
import { loadPackFolder } from '../../src/cli/pack-folder.ts';
import { readCaseFiles } from '../../src/cli/read-pack-folder.ts';
import { parseCases } from '../../src/core/cases/parse-cases.ts';

const host = { cwd: fileURLToPath(new URL('../..', import.meta.url)) };
const folder = 'rules/mesh-adoption';

/** The built-in pack, its cases, and its recorded table. */
export const { pack } = loadPackFolder(folder, host);
export const parsed = parseCases(readCaseFiles(folder, host), pack);
