import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mustBeWritable, saveFile } from '../../src/cli/save.ts';
import { InputError } from '../../src/core/problem/problem.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'mesh-ready-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string) => join(folder, name);

test('a new file gets the text and leaves nothing beside it', () => {
  saveFile(path('a.yaml'), 'new\n');
  expect(readFileSync(path('a.yaml'), 'utf8')).toBe('new\n');
  expect(readdirSync(folder)).toEqual(['a.yaml']);
});

test('a name with a slash at the end is refused, whether or not the folder exists', () => {
  for (const save of [() => saveFile(path('new'), 'new\n', 'new/'), () => mustBeWritable(path('new'), 'new/')])
    expect(save).toThrow('new/: cannot be written: it names a folder; name a file [not-writable]');
  expect(readdirSync(folder)).toEqual([]);
});

test('an old file is replaced as a whole and keeps its permissions', () => {
  writeFileSync(path('a.yaml'), 'a much longer old text\n');
  chmodSync(path('a.yaml'), 0o640);
  saveFile(path('a.yaml'), 'new\n');
  expect(readFileSync(path('a.yaml'), 'utf8')).toBe('new\n');
  expect(statSync(path('a.yaml')).mode & 0o777).toBe(0o640);
});

test('a reader that has the old file open still sees the whole old text', () => {
  writeFileSync(path('a.yaml'), 'old\n');
  const before = statSync(path('a.yaml')).ino;
  saveFile(path('a.yaml'), 'new\n');
  expect(statSync(path('a.yaml')).ino).not.toBe(before);
});

test('a link stays a link and its target gets the text, also where the target is new', () => {
  mkdirSync(path('real'));
  symlinkSync(join('real', 'a.yaml'), path('link.yaml'));
  saveFile(path('link.yaml'), 'one\n');
  saveFile(path('link.yaml'), 'two\n');
  expect(readlinkSync(path('link.yaml'))).toBe(join('real', 'a.yaml'));
  expect(readFileSync(path('real/a.yaml'), 'utf8')).toBe('two\n');
});

test.each([
  ['a folder', '.', /folder/],
  ['a file in a folder that is not there', 'no/a.yaml', /folder does not exist/],
  ['a file below a file', 'file/a.yaml', /not a folder/],
])('%s is refused with a sentence, and nothing is left', (_what, name, says) => {
  writeFileSync(path('file'), '');
  const save = () => saveFile(path(name), 'new\n', name);
  expect(save).toThrow(InputError);
  expect(save).toThrow(says);
  expect(save).toThrow(/\[not-writable\]/);
  expect(readdirSync(folder)).toEqual(['file']);
});

test('a link that leads in a circle is refused, and nothing is left', () => {
  mkdirSync(path('a'));
  const loop = path('loop.yaml');
  symlinkSync('loop.yaml', loop);
  expect(() => saveFile(loop, 'new\n')).toThrow(InputError);
  expect(readdirSync(folder).sort()).toEqual(['a', 'loop.yaml']);
});

test.skipIf(process.getuid?.() === 0)('a file that may not be written is left alone, though its folder may be', () => {
  writeFileSync(path('a.yaml'), 'old\n');
  chmodSync(path('a.yaml'), 0o444);
  expect(() => saveFile(path('a.yaml'), 'new\n')).toThrow(/permission denied/);
  expect(readFileSync(path('a.yaml'), 'utf8')).toBe('old\n');
});

test.skipIf(!existsSync('/dev/null'))('a device is written to, not replaced', () => {
  saveFile('/dev/null', 'new\n');
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

const root = process.getuid?.() === 0;

test.skipIf(!root)('owner and group are kept where root saves', () => {
  writeFileSync(path('a.yaml'), 'old\n');
  chownSync(path('a.yaml'), 1234, 4321);
  chmodSync(path('a.yaml'), 0o640);
  saveFile(path('a.yaml'), 'new\n');
  const { uid, gid, mode } = statSync(path('a.yaml'));
  expect({ uid, gid, mode: mode & 0o777 }).toEqual({ uid: 1234, gid: 4321, mode: 0o640 });
  expect(readFileSync(path('a.yaml'), 'utf8')).toBe('new\n');
});

test('a hard link stays one', () => {
  writeFileSync(path('a.yaml'), 'a much longer old text\n');
  linkSync(path('a.yaml'), path('b.yaml'));
  saveFile(path('a.yaml'), 'new\n');
  expect(readFileSync(path('b.yaml'), 'utf8')).toBe('new\n');
  expect(readdirSync(folder).sort()).toEqual(['a.yaml', 'b.yaml']);
});

test('a name that leaves no room for a longer one is saved', () => {
  const long = `${'n'.repeat(250)}.yaml`;
  saveFile(path(long), 'one\n');
  saveFile(path(long), 'two\n');
  expect(readFileSync(path(long), 'utf8')).toBe('two\n');
});

test('temporary files that a killed run left are swept, those of a run that goes on are not', () => {
  const gone = spawnSync(process.execPath, ['-e', '0']).pid;
  const [left, ours, fresh] = [gone, process.pid, gone].map((pid, index) => {
    const name = `.a.yaml.${pid}.00000000000${index}.tmp`;
    writeFileSync(path(name), 'half');
    // By the clock of this process, which a test run can move.
    const written = index < 2 ? new Date(0) : new Date();
    utimesSync(path(name), written, written);
    return name;
  });
  saveFile(path('a.yaml'), 'new\n');
  expect(left).not.toBe(ours);
  expect(readdirSync(folder).sort()).toEqual([ours, fresh, 'a.yaml'].sort());
});

/** Runs the built program as a user who isn't root; the folder belongs to somebody else. */
describe.skipIf(process.getuid === undefined)('in a folder that may not be written', () => {
  const plan = (output: string) => {
    const bin = fileURLToPath(new URL('../../dist/bin.cjs', import.meta.url));
    const sample = fileURLToPath(new URL('../../fixtures/samples/example-payments.yaml', import.meta.url));
    return spawnSync(process.execPath, [bin, 'plan', sample, '-o', output], {
      cwd: folder,
      encoding: 'utf8',
      ...(root ? { uid: 65534, gid: 65534 } : {}),
    });
  };
  beforeEach(() => {
    writeFileSync(path('plan.md'), 'old\n');
    chmodSync(path('plan.md'), 0o666);
    chmodSync(folder, 0o555);
  });
  afterEach(() => chmodSync(folder, 0o755));

  test('a file that may be written is saved, and keeps its owner', () => {
    const { uid, ino } = statSync(path('plan.md'));
    expect(plan('plan.md').stderr).toBe('wrote plan.md\n');
    expect(readFileSync(path('plan.md'), 'utf8')).toMatch(/^# /);
    expect(statSync(path('plan.md'))).toMatchObject({ uid, ino });
    expect(readdirSync(folder)).toEqual(['plan.md']);
  });

  test('a new file is refused with the reason', () => {
    const { status, stderr } = plan('new.md');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'new.md: cannot be written: its folder may not be written: permission denied [not-writable]\n',
    });
  });

  test.skipIf(!root)('a file of another user in a folder that is open to all keeps its owner', () => {
    chmodSync(folder, 0o777);
    plan('plan.md');
    expect(statSync(path('plan.md')).uid).toBe(0);
  });
});

const mounted = (file: string) => spawnSync('mount', ['--bind', file, file]).status === 0;

test.skipIf(!root || process.platform !== 'linux')('a file that is mounted by itself is saved', ({ skip }) => {
  writeFileSync(path('a.yaml'), 'a much longer old text\n');
  if (!mounted(path('a.yaml'))) skip('mounting is not allowed here');
  try {
    saveFile(path('a.yaml'), 'new\n');
    expect(readFileSync(path('a.yaml'), 'utf8')).toBe('new\n');
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  } finally {
    spawnSync('umount', [path('a.yaml')]);
  }
});
