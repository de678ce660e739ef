import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  brief,
  footnoteLabel,
  markdownCode,
  markdownLink,
  markdownText,
  mermaidText,
  plain,
  webAddress,
  shellWord,
} from '../../src/report/escape.ts';
import { displaySafe } from '../../src/report/json.ts';

describe('plain text', () => {
  test.each([
    ['colours', '\u001b[31mred\u001b[0m', 'red'],
    ['a window title', 'a\u001b]0;owned\u0007b', 'ab'],
    ['a hyperlink', '\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\', 'click'],
    ['a title that is never closed', '\u001b]0;owned', '0;owned'],
    ['eight-bit sequences', 'a\u009b31mb\u009d0;t\u009cc', 'abc'],
    ['a device string', 'a\u001bPq#1\u001b\\b', 'ab'],
    ['a cursor move', 'a\u001b[2Jb\u001bcd', 'abd'],
    ['direction marks', 'safe\u202etxt.exe\u2066x\u2069', 'safetxt.exex'],
    ['invisible characters', 'a\u200bb\u00ad\ufeffc\u{e0041}', 'abc'],
    ['line ends and NUL', 'a\r\nb\u0000c\u2028d\te', 'a b c d e'],
    ['half a surrogate', 'a\ud800b', 'a\ufffdb'],
  ])('loses %s', (_, text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  test('keeps letters of every script and joined emoji', () => {
    expect(plain('Größe 東京 שלום नमस्ते 👩‍💻')).toBe('Größe 東京 שלום नमस्ते 👩‍💻');
  });

  test('never holds a control character or direction mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plain(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u);
      }),
    );
  });
});

describe('a brief text', () => {
  test('stays whole up to the limit', () => expect(brief('as it is', 8)).toBe('as it is'));
  test('is cut at a word', () => expect(brief('one two three four', 15)).toBe('one two three…'));
  test('is cut inside a word where none ends near', () =>
    expect(brief('x'.repeat(10_000), 20)).toBe(`${'x'.repeat(19)}…`));
  test('does not cut a character in two', () => expect(brief('👍'.repeat(50), 20)).toBe(`${'👍'.repeat(19)}…`));
});

describe('Markdown text', () => {
  test.each([
    ['emphasis', '*a* _b_ ~c~', '\\*a\\* \\_b\\_ \\~c\\~'],
    ['a table cell end', 'a | b', 'a \\| b'],
    ['a link', '[a](javascript:alert(1))', '\\[a\\](javascript:alert(1))'],
    ['an image', '![a](http)', '!\\[a\\](http)'],
    ['HTML', '<script>x</script> &lt;', '&lt;script>x&lt;/script> &amp;lt;'],
    ['a heading', '# a', '\\# a'],
    ['a closing heading mark', 'a #', 'a \\#'],
    ['a list', '- a', '\\- a'],
    ['a numbered list', '1. a', '1\\. a'],
    ['a quotation', '> a', '\\> a'],
    ['a rule', '---', '\\---'],
    ['an underline of a heading', '===', '\\==='],
    ['mathematics', '$a$', '\\$a\\$'],
    ['a fence', '```\nx', '\\`\\`\\` x'],
    ['an address that would swallow what follows', 'www.x.example HTTP://東', 'www\\.x.example HTTP:\\//東'],
    ['a backslash', 'a\\|b', 'a\\\\\\|b'],
  ])('disarms %s', (_, text, expected) => {
    expect(markdownText(text)).toBe(expected);
  });

  test.each([
    'service_count',
    '1.0.0',
    'C#',
    '40 services, 3 languages: yes!',
    'use `kubectl get deploy -A`',
    'use `curl --connect-to a.example:443:<address>:443 https://a.example/`',
    `use \`kubectl patch x y -p '{"status":{"conditions":[]}}'\``,
    '-5 degrees',
  ])('leaves %s alone', (text) => {
    expect(markdownText(text)).toBe(text);
  });

  test('keeps the address of a ticket whole', () => {
    expect(markdownText('see https://t.example/a_b?c=*d*.')).toBe(
      'see <https://t.example/a_b?c=*d*>.'.replace('*>', '>\\*'),
    );
  });

  test('leaves no pipe, angle bracket or square bracket that Markdown could read', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'`|[]<>\\*_#- 1.a&!()$~:\n') }), (text) => {
        const outside = markdownText(text).replace(/`[A-Za-z0-9 _./:=,()<>"'{}[\]@-]+`/g, '');
        expect(outside).not.toMatch(/(?<!\\)(?:\\\\)*[|[\]*`]|</);
      }),
    );
  });
});

test('an id stays inside its code span', () => expect(markdownCode('a`|b')).toBe('`ab`'));
test('a footnote label holds letters, digits and hyphens', () =>
  expect(footnoteLabel('NEED-06]: x')).toBe('NEED-06-x'));

describe('a link', () => {
  test('keeps an address of the web', () =>
    expect(markdownLink('a', 'https://x.example/a(b)')).toBe('[a](<https://x.example/a(b)>)'));
  test('is only its label for any other address', () => expect(markdownLink('a', 'javascript:alert(1)')).toBe('a'));
  test('cannot be ended by its address', () =>
    expect(webAddress('https://x/>"\'<|` b')).toBe('https://x/%3E%22%27%3C%7C%60%20b'));
});

describe('Mermaid text', () => {
  test('turns syntax into character numbers', () =>
    expect(mermaidText('a"]-->b;%%')).toBe('a#34;#93;--#62;b#59;#37;#37;'));
  test('does not open a list', () => expect([mermaidText('1. a'), mermaidText('- a')]).toEqual(['1#46; a', '#45; a']));
});

test.each([
  ['answers.yaml', 'answers.yaml'],
  ['-', '-'],
  ['-rf.yaml', './-rf.yaml'],
  ['--force', './--force'],
  ['', "''"],
  ['~/a.yaml', "'~/a.yaml'"],
  ['a&b;c', "'a&b;c'"],
  ["it's", `'it'\\''s'`],
  ['a\nrm -r b', "$'a\\x0Arm -r b'"],
  ['a\u202eb', "$'a\\xE2\\x80\\xAEb'"],
  ["-\t'\\", "$'./-\\x09\\'\\\\'"],
])('%j is one word of a shell command', (name, word) => expect(shellWord(name)).toBe(word));

test('bash reads every word of a shell command as the name that it stands for', () => {
  const names = ['tab\tx.yaml', 'a\n\u001b[31mb', '\u202e\u200b\u{e0041}ä"$(x)`!', "it's \\ \u0085", '\u00ad7'];
  const words = names.map(shellWord);
  for (const word of words) expect(word).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  const { stdout } = spawnSync('bash', ['-c', `printf '%s\\0' ${words.join(' ')}`], { encoding: 'utf8' });
  expect(stdout.split('\0').slice(0, -1)).toEqual(names);
});

test('JSON holds no character that cannot be seen, and the same values', () => {
  const text = '\u2066 \u200b \u200d \ufe0f \ufff9 \u{e0041} \u{e007f} \u0085 \u2028';
  const safe = displaySafe(JSON.stringify(text));
  expect(safe).toMatch(/^[ -~]*$/);
  expect(JSON.parse(safe)).toBe(text);
});
