import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runIn } from './cli/test-host.ts';
import { expectGenerated } from './generated.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const path = `${root}README.md`;

/** The commands whose output is between `<!-- questions -->` and `<!-- /questions -->`, and so on. */
const PRINTED: Readonly<Record<string, readonly string[]>> = {
  questions: ['questions', '--format', 'markdown'],
  rules: ['rules', 'list', '--kind', 'condition,criterion,verdict-rule,gate,use-case', '--format', 'markdown'],
};

test.each(Object.entries(PRINTED))(
  'the tables of %s in the README are those that the program prints',
  async (name, command) => {
    const written = readFileSync(path, 'utf8');
    const block = new RegExp(`(<!-- ${name} -->\n)([\\s\\S]*?)(<!-- /${name} -->)`);
    expect(written).toMatch(block);
    const { stdout, exitCode } = await runIn({ cwd: root }, ...command);
    expect(exitCode).toBe(0);
    const now = written.replace(
      block,
      (_, start: string, _table: string, end: string) => `${start}\n${stdout}\n${end}`,
    );
    expectGenerated(path, now);
  },
);
