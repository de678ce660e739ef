import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { packTemplate } from '../../../core/pack/index.ts';
import { InputError } from '../../../core/problem/index.ts';
import type { CliCommand } from '../../command.ts';
import { loadPack } from '../../load.ts';
import { tell } from '../../print.ts';
import { shellWord, visible } from '../../../report/escape.ts';
import { saveFile } from '../../save.ts';

/** The schemas that the files name in their first line, for editors. */
const SCHEMAS = { pack: 'pack.schema.json', cases: 'cases.schema.json' };

export const init: CliCommand = {
  summary: 'start your own rule pack, on top of the built-in one',
  examples: ['rules init my-rules'],
  define(command) {
    command.argument('<folder>', 'folder to write; it must be new or empty');
  },
  async run({ host, args: [folder = ''] }) {
    const { pack } = await loadPack(undefined, host);
    const path = resolve(host.cwd, folder);
    makeFolder(path, folder);
    const id =
      basename(path)
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'my-rules';
    const [{ packFileSchema }, { casesFileSchema }] = await Promise.all([
      import('../../../core/schema/pack-file.ts'),
      import('../../../core/schema/cases-file.ts'),
    ]);
    const files = {
      ...packTemplate(pack, id === pack.pack.id ? 'my-rules' : id, SCHEMAS),
      [SCHEMAS.pack]: `${JSON.stringify(packFileSchema(pack, pack), null, 2)}\n`,
      [SCHEMAS.cases]: `${JSON.stringify(casesFileSchema(pack), null, 2)}\n`,
    };
    for (const [name, text] of Object.entries(files)) saveFile(join(path, name), text, join(folder, name));
    await tell(
      host,
      `wrote ${visible(join(folder, 'pack.yaml'))} and ${visible(join(folder, 'cases.test.yaml'))}, and their schemas for editors; then run: mesh-ready rules lint ${shellWord(folder)}\n`,
    );
    return 0;
  },
};

function makeFolder(path: string, name: string): void {
  try {
    if (existsSync(path) && readdirSync(path).length > 0) {
      throw new InputError([
        { code: 'not-writable', file: name, message: 'is there already and holds files; name another folder' },
      ]);
    }
    mkdirSync(path, { recursive: true });
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError([
      { code: 'not-writable', file: name, message: `cannot be made a folder: ${(error as Error).message}` },
    ]);
  }
}
