import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CliCommand } from '../../src/cli/command.ts';
import { loadCommands } from '../../src/cli/program.ts';
import { runIn } from '../cli/test-host.ts';
import { wellFormed } from './well-formed.ts';

const commands = await loadCommands();

const sample = readFileSync(
  fileURLToPath(new URL('../../fixtures/samples/example-payments.yaml', import.meta.url)),
  'utf8',
);
/** Every kind of text that a format could interpret as its own syntax, as far as an answers file allows it. */
const HOSTILE = `</td></script><script>alert(1)</script><img src=x onerror=alert(1)> | a \`b\` **c** [d](javascript:e) "f" 'g' =1+1 ::error::h %0A & \u202e\u200f\u2066 ]]> -- \ud83d\ude00 ${'x'.repeat(10_000)}`;

/**
 * The arguments of each command with formats. `FILE` is the answers file, `OTHER` an older one, `FOLDER` has several;
 * `OWN` is a pack that extends the built-in one, `SMALL` a small one with cases.
 */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  assess: ['FILE', '--no-input'],
  plan: ['FILE'],
  check: [
    'FILE',
    '--baseline',
    'OTHER',
    '--no-regression',
    '--settled',
    '--require',
    'plain-text-refused',
    '--verdict',
    'no',
  ],
  explain: ['security-mtls', 'FILE'],
  discover: ['FOLDER'],
  fit: ['FILE'],
  flips: ['FILE'],
  whatif: ['FILE', '--set', 'service-count=5'],
  compare: ['OTHER', 'FILE', 'OTHER'],
  merge: ['FILE', 'OTHER'],
  portfolio: ['FOLDER'],
  questions: [],
  migrate: ['FILE', '--dry-run'],
  'rules list': [],
  'rules show': ['security-mtls'],
  'rules lint': ['SMALL'],
  'rules test': ['SMALL'],
  'rules diff': ['mesh-adoption', 'OWN', 'FILE'],
};

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
  mkdirSync(join(cwd, 'teams'));
  writeFileSync(join(cwd, 'plain.yaml'), sample);
  const text = JSON.stringify(HOSTILE);
  const hostile = sample
    .replace('organization: Example Payments', `organization: ${text}`)
    .replace('scope: payments platform', `scope: ${text}`)
    .replace('note: the assessor asked for it', `note: ${text}`)
    .replace('by: security architect', `by: ${text}`)
    .replace('{ notApplicable: everything runs on Kubernetes }', `{ notApplicable: ${text} }`)
    .replace(
      'reason: one maintenance window a quarter is agreed with the business',
      `reason: ${text}\n    by: ${text}`,
    );
  expect(hostile.split('alert(1)').length).toBeGreaterThan(12);
  writeFileSync(join(cwd, 'hostile.yaml'), hostile);
  writeFileSync(
    join(cwd, 'older.yaml'),
    hostile
      .replace('service-count: 40', 'service-count: 15')
      .replace('telemetry: in-place', 'telemetry: none')
      .replace('2026-11-22', '2026-10-01'),
  );
  mkdirSync(join(cwd, 'own'));
  writeFileSync(
    join(cwd, 'own/pack.yaml'),
    'pack: { schema: mesh-ready/pack@2, id: own, version: 1.0.0, extends: mesh-adoption }\ngates: [{ id: people-together, required: false, title: "A | b, <c>", reason: "we `are` *one* team, \\"so\\" it is" }]\n',
  );
  mkdirSync(join(cwd, 'small'));
  copyFileSync(small, join(cwd, 'small/small.yaml'));
  writeFileSync(join(cwd, 'small/small.test.yaml'), CASES);
  for (const name of ['a b.yaml', '<img src=x onerror=alert(1)>.yaml', '=1+1,"|`.yaml', '\u202e\u001b[31mlmay.yaml'])
    writeFileSync(join(cwd, 'teams', name), hostile);
  writeFileSync(join(cwd, 'teams', '<script>::error::broken|.yaml'), `${hostile}\nanswers: 1\n`);
  writeFileSync(join(cwd, 'teams', 'other.yaml'), 'kind: Deployment\n');
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const small = fileURLToPath(new URL('../../fixtures/packs/small/small.yaml', import.meta.url));
/** One case that comes out as expected, and one that doesn't, because of what a person wrote. */
const CASES = `cases:
  - { name: Nothing known, answers: {}, expect: { verdict.id: "no" } }
  - { name: ${JSON.stringify(HOSTILE)}, answers: {}, expect: { verdict.id: "yes" } }
`;

function withFormats(all: Readonly<Record<string, CliCommand>>, above = ''): [string, readonly string[]][] {
  return Object.entries(all).flatMap(([name, { formats, commands: below }]): [string, readonly string[]][] => [
    ...(formats ? [[`${above}${name}`, formats] as [string, readonly string[]]] : []),
    ...withFormats(below ?? {}, `${above}${name} `),
  ]);
}

function run(command: string, format: string, file: string) {
  const places: Readonly<Record<string, string>> = {
    FILE: file,
    OTHER: 'older.yaml',
    FOLDER: 'teams',
    OWN: 'own',
    SMALL: 'small',
  };
  const words = ARGUMENTS[command]!.map((word) => places[word] ?? word);
  return runIn({ cwd }, ...command.split(' '), ...words, '--format', format);
}

const all = withFormats(commands);

/** Files that a command is given; one is enough where it reads none. */
function filesOf(command: string): readonly string[] {
  return ARGUMENTS[command]!.includes('FILE') ? ['hostile.yaml', 'plain.yaml'] : ['hostile.yaml'];
}

const firstRuns = new Map<string, ReturnType<typeof run>>();
function firstRun(command: string, format: string, file: string) {
  const key = [command, format, file].join('\n');
  if (!firstRuns.has(key)) firstRuns.set(key, run(command, format, file));
  return firstRuns.get(key)!;
}

test('every command that has formats is walked here', () => {
  expect(all.map(([command]) => command).filter((command) => ARGUMENTS[command] === undefined)).toEqual([]);
});

describe.each(all.filter(([command]) => ARGUMENTS[command] !== undefined))('%s', (command, formats) => {
  test.each(formats)(
    'as %s: the same bytes twice, nothing changed, one newline at the end, well formed, whatever people write',
    async (format) => {
      expect(Object.keys(wellFormed)).toContain(format);
      for (const file of filesOf(command)) {
        const inputs = () =>
          readdirSync(cwd, { recursive: true, encoding: 'utf8' })
            .filter((name) => name.endsWith('.yaml'))
            .map((name) => [name, readFileSync(join(cwd, name), 'utf8')]);
        const before = inputs();
        const first = await firstRun(command, format, file);
        const second = await run(command, format, file);
        expect(first.stderr).not.toMatch(/bug in mesh-ready/);
        expect([0, 1, 2]).toContain(first.exitCode);
        expect(second).toEqual(first);
        expect(inputs()).toEqual(before);
        expect(first.stdout).toMatch(/[^\n]\n$/);
        expect(first.stdout + first.stderr).not.toMatch(/[^\P{Cc}\n]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
        wellFormed[format]!(first.stdout);
      }
    },
  );

  test('gives the same exit code in every format', async () => {
    const codes = await Promise.all(
      formats.map(async (format) => (await firstRun(command, format, 'hostile.yaml')).exitCode),
    );
    expect(new Set(codes).size).toBe(1);
  });
});
