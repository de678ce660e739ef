import { describe, expect, test } from 'vitest';
import { pasteMarker } from '../../../src/cli/ask/paste.ts';

const BEGIN = { text: undefined, key: { name: 'paste-start', sequence: '\u001b[200~' } };
const END = { text: undefined, key: { name: 'paste-end', sequence: '\u001b[201~' } };
const letter = (text: string) => ({ text, key: { name: text, sequence: text } });
const enter = (text: string) => ({ text, key: { name: text === '\r' ? 'return' : 'enter', sequence: text } });

describe('keys', () => {
  test('are left as they are where they are typed', () => {
    const marked = pasteMarker();
    expect([letter('a'), enter('\r')].map(marked)).toEqual([letter('a'), enter('\r')]);
  });

  test('are marked where they are pasted, until the paste ends', () => {
    const marked = pasteMarker();
    expect([BEGIN, letter('a'), END, letter('b')].map(marked).map((press) => press?.key.pasted)).toEqual([
      undefined,
      true,
      undefined,
      undefined,
    ]);
  });

  test('that end lines are one space where they are pasted', () => {
    const marked = pasteMarker();
    const text = [BEGIN, letter('a'), enter('\r'), enter('\n'), enter('\n'), letter('b'), END]
      .map((press) => marked(press)?.text ?? '')
      .join('');
    expect(text).toBe('a b');
  });

  test('that are commands do nothing where they are pasted', () => {
    const marked = pasteMarker();
    marked(BEGIN);
    expect(marked({ text: '\u0003', key: { name: 'c', ctrl: true, sequence: '\u0003' } })).toBeUndefined();
    expect(marked({ text: undefined, key: { name: 'left', sequence: '\u001b[D' } })).toBeUndefined();
  });
});
