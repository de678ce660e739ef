import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runIn } from './cli/test-host.ts';
import { expectGenerated } from './generated.ts';

// All generated parts of README.md are in one file: its tests run one after another, so no update overwrites another.

const root = fileURLToPath(new URL('..', import.meta.url));
const path = `${root}README.md`;

test('the samples in the README are what the commands print', async () => {
  await expectBlocks(/(<!-- shows: mesh-ready ([^>]*?) -->\n```\w+\n)([\s\S]*?)(```\n)/g, (command) =>
    printed(command.split(' ')),
  );
});

test('the screens in the README are those of the program', async () => {
  await expectBlocks(/(<!-- screen: (\S+) -->\n```text\n)([\s\S]*?)(```\n)/g, (name) =>
    readFileSync(`${root}test/cli/ask/screens/${name}.txt`, 'utf8'),
  );
});

test('the tables in the README are what the commands print', async () => {
  const tables: Readonly<Record<string, readonly string[]>> = {
    questions: ['questions', '--format', 'markdown'],
    rules: ['rules', 'list', '--kind', 'condition,criterion,verdict-rule,gate,use-case', '--format', 'markdown'],
  };
  await expectBlocks(/(<!-- (questions|rules) -->\n)([\s\S]*?)(<!-- \/\2 -->)/g, async (name) => {
    const table = await printed(tables[name]!);
    return `\n${table}\n`;
  });
});

/** Expects each block of the README to hold the text for its name; `blocks` matches head, name, text, and tail. */
async function expectBlocks(blocks: RegExp, textOf: (name: string) => string | Promise<string>): Promise<void> {
  const written = readFileSync(path, 'utf8');
  const found = [...written.matchAll(blocks)];
  expect(found.length).toBeGreaterThan(1);
  let now = written;
  for (const [block, head, name, , tail] of found) {
    const text = await textOf(name!);
    now = now.replace(block, () => `${head}${text}${tail}`);
  }
  expectGenerated(path, now);
}

/** The output of a command that comes to a result. A sample that lacks an answer, for example, comes to none. */
async function printed(argv: readonly string[]): Promise<string> {
  const { stdout, stderr, exitCode } = await runIn({ cwd: root }, ...argv);
  expect(exitCode, `mesh-ready ${argv.join(' ')} gave no result:\n${stderr}`).toBeLessThan(2);
  return stdout;
}
