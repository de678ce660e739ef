import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runIn } from './cli/test-host.ts';
import { expectGenerated } from './generated.ts';

// All generated parts of documents are in one file: its tests run one after another, so no update overwrites another.

const root = fileURLToPath(new URL('..', import.meta.url));

/** The documents with generated parts: the README, the reference of the commands, and that of the built-in rules. */
const documents = ['README.md', 'src/cli/README.md', 'rules/mesh-adoption/README.md'] as const;

test('the samples in the documents are what the commands print', async () => {
  await expectBlocks(
    /(<!-- shows: mesh-ready ([^>|]*?(?: \| head -n \d+)?) -->\n```\w+\n)([\s\S]*?)(```\n)/g,
    async (shown) => {
      const [command = '', lines] = shown.split(' | head -n ');
      const text = await printed(command.split(' '));
      return lines === undefined
        ? text
        : text
            .split(/(?<=\n)/)
            .slice(0, Number(lines))
            .join('');
    },
  );
});

test('the screens in the documents are those of the program', async () => {
  await expectBlocks(/(<!-- screen: (\S+) -->\n```text\n)([\s\S]*?)(```\n)/g, (name) =>
    readFileSync(`${root}test/cli/ask/screens/${name}.txt`, 'utf8'),
  );
});

test('the tables in the documents are what the commands print', async () => {
  const tables: Readonly<Record<string, readonly string[]>> = {
    questions: ['questions', '--format', 'markdown'],
    rules: ['rules', 'list', '--kind', 'condition,criterion,verdict-rule,gate,use-case', '--format', 'markdown'],
  };
  await expectBlocks(/(<!-- (questions|rules) -->\n)([\s\S]*?)(<!-- \/\2 -->)/g, async (name) => {
    const table = await printed(tables[name]!);
    return `\n${table}\n`;
  });
});

test('the README is short enough to read', () => {
  expect(readFileSync(`${root}README.md`, 'utf8').split('\n').length).toBeLessThan(250);
});

test.each([...documents, 'rules/README.md'])('%s links to files that exist', (name) => {
  const written = readFileSync(`${root}${name}`, 'utf8');
  for (const [, link] of written.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
    const target = new URL(link!, new URL(`../${name}`, import.meta.url));
    expect(existsSync(fileURLToPath(target)), `${link} in ${name}`).toBe(true);
  }
});

test('the package has every document that the README links to for users', () => {
  const { files } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { files: string[] };
  expect(files).toEqual(expect.arrayContaining([...documents, 'rules/README.md']));
});

/**
 * Expects each block of the documents to hold the text for its name; `blocks` matches head, name, text, and tail. Some
 * document has to have such blocks.
 */
async function expectBlocks(blocks: RegExp, textOf: (name: string) => string | Promise<string>): Promise<void> {
  let count = 0;
  for (const name of documents) {
    const path = `${root}${name}`;
    const written = readFileSync(path, 'utf8');
    let now = written;
    for (const [block, head, shown, , tail] of written.matchAll(blocks)) {
      const text = await textOf(shown!);
      now = now.replace(block, () => `${head}${text}${tail}`);
      count += 1;
    }
    expectGenerated(path, now);
  }
  expect(count).toBeGreaterThan(1);
}

/** The output of a command that comes to a result. A sample that lacks an answer, for example, comes to none. */
async function printed(argv: readonly string[]): Promise<string> {
  const { stdout, stderr, exitCode } = await runIn({ cwd: root }, ...argv);
  expect(exitCode, `mesh-ready ${argv.join(' ')} gave no result:\n${stderr}`).toBeLessThan(2);
  return stdout;
}
