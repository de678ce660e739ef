import { fileURLToPath } from 'node:url';
import { readCaseFiles } from '../../src/cli/read-pack-folder.ts';
import { parseCases } from '../../src/core/cases/parse-cases.ts';
import { builtInPack } from '../core/pack/built-in.ts';

const host = { cwd: fileURLToPath(new URL('../..', import.meta.url)) };
const folder = 'rules/mesh-adoption';

/** The built-in pack, its cases, and its recorded table. */
export const pack = builtInPack;
export const parsed = parseCases(readCaseFiles(folder, host), pack);
