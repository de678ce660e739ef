import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkVoice } from '../../../src/core/lint/checks/voice.ts';
import { bannedIn } from '../../../src/core/lint/voice.ts';
import { builtInPack } from '../pack/built-in.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

describe('a phrase that readers stumble over', () => {
  test.each([
    ['Reject plain text everywhere', 'plain text', 'plaintext'],
    ['Each machine\n  joins by hand', 'machine', 'VM, VMs'],
    ['The step stands in the plan', 'stands', 'fix; is, sits, exists; alongside, next to'],
    ['A question that is not known', 'not known', 'unknown, unanswered, not met'],
  ])('is found in “%s”', (text, words, instead) => {
    expect(bannedIn(text)).toEqual({ words, instead });
  });

  test.each([
    'Reject plaintext everywhere',
    'Virtual machines (VMs) join by hand',
    'Answers so far: {virtual-machines}',
    'Set `open questions` to zero',
    'The certificate authority (CA) signs it',
    'Enrolled pods use mTLS',
  ])('is not found in “%s”', (text) => {
    expect(bannedIn(text)).toBeUndefined();
  });

  test('is a warning about the entry and the key that hold it, never about an id', () => {
    const [gate, ...others] = builtInPack.gates;
    const told = { ...gate!, id: 'machine', title: 'The bar stands' };
    expect(checkVoice({ ...builtInPack, gates: [told, ...others] })).toEqual([
      expect.objectContaining({ code: 'voice', list: 'gates', entry: told, path: ['title'] }),
    ]);
  });
});

describe('no phrase that readers stumble over is in', () => {
  test('the built-in pack', () => {
    expect(checkVoice(builtInPack).map(({ entry, path, message }) => [entry, path, message])).toEqual([]);
  });

  test('messages, help, and reports', () => {
    const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && name !== 'core/lint/voice.ts',
    );
    const found = files.flatMap((name) =>
      textsOf(readFileSync(`${root}src/${name}`, 'utf8')).flatMap((text) => {
        const banned = bannedIn(text);
        return banned === undefined ? [] : [`${name}: ${banned.words}: ${text.trim()}`];
      }),
    );
    expect(found).toEqual([]);
  });

  test.each(['README.md', 'src/cli/README.md', 'rules/README.md'])('%s', (name) => {
    const prose = readFileSync(`${root}${name}`, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
    const found = prose.split('\n').flatMap((line) => bannedIn(line)?.words ?? []);
    expect(found).toEqual([]);
  });
});

/** The texts of a source file: literals with a space in them, without comments and without inserted values. */
function textsOf(code: string): readonly string[] {
  const bare = code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...bare.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)]
    .map(([, single = '', double = '', template = '']) => (single || double || template).replace(/\$\{[^}]*\}/g, ' '))
    .filter((text) => /\S\s+\S/.test(text));
}
