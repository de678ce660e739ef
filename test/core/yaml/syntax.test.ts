import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../src/core/yaml/file.ts';

const LONG = 'secret'.repeat(900);
const messages = (text: string) => readYaml(text, undefined).problems.map(({ message }) => message);

describe('what is no YAML is told in sentences of our own', () => {
  test.each<[string, RegExp]>([
    ['a: "b\n', /quote that was opened/],
    ["a: 'b\n", /quote that was opened/],
    ['a: [b, c\n', /not closed/],
    ['a: { b: c\n', /not closed/],
    ['a: { "b" "c" }\n', /comma is missing/],
    ['a: @b\n', /@ or ` needs quotes/],
    ['a: `b\n', /@ or ` needs quotes/],
    ['a: "\\q"\n', /backslash/],
    ['a: |x\n  b\n', /./],
    ['a: | text\n  b\n', /does not belong here/],
    ['a: b: c\n', /two keys are on one line/],
    ['a:\n\tb: c\n', /tab/],
    ['a: "b"#c\n', /space/],
    ['- a\nb: c\n', /./],
    ['a: ]\n', /./],
    ['a: "x" y\n', /./],
    ['a: &b &c d\n', /&/],
  ])('%j', (text, says) => {
    const found = messages(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.join('\n')).toMatch(says);
    for (const message of found)
      expect(message).not.toMatch(/[a-z]+-(?:ind|seq|map|value|scalar)|implicit|flow|token/i);
  });

  test.each([
    `a: | ${LONG}\n`,
    `a: "${LONG}" ${LONG}\n`,
    `a: !${LONG} b\n`,
    `a: &${LONG} b\n`,
    `a: *${LONG}\n`,
    `${LONG}: 1\n${LONG}: 2\n`,
    `a: "\\q${LONG}"\n`,
    `${LONG}\n`,
    `a: @${LONG}\n`,
  ])('with at most twenty characters of the file: %.20s', (text) => {
    const found = messages(text);
    expect(found.length).toBeGreaterThan(0);
    for (const message of found) {
      expect(message).not.toContain('secret'.repeat(4));
      expect(message.length).toBeLessThan(160);
    }
  });
});
