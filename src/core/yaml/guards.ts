import { isAlias, isCollection, isMap, isPair, isScalar, type Node } from 'yaml';
import { cut } from '../problem/index.ts';
import type { YamlFile } from './file.ts';

/** The number of control characters that are reported one by one: a binary file is full of them. */
export const MOST_CONTROL_CHARACTERS = 10;
/** All of C0 except tab and line endings, DEL, C1, non-characters, a lone carriage return, and a lone surrogate. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]|\r(?!\n)/u;

/** Positions of control characters in a text; at most one more than the limit. */
export function controlCharacters(text: string): { offset: number; message: string }[] {
  if (!CONTROL.test(text)) return [];
  const found = [];
  for (const match of text.matchAll(new RegExp(CONTROL, 'gu'))) {
    const name = `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    const mend = match[0] === '\r' ? 'end lines with LF or CRLF' : 'remove it';
    found.push({ offset: match.index, message: `the control character ${name} is here; ${mend}` });
    if (found.length > MOST_CONTROL_CHARACTERS) break;
  }
  return found;
}

/** The text without control characters; line endings become LF. */
export function withoutControlCharacters(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(new RegExp(CONTROL, 'gu'), '');
}

/**
 * Reports valid YAML that these files don't allow: duplicate keys, anchors, aliases and merge keys, tags, keys that
 * aren't plain words, and escaped control characters. Aliases of aliases could exhaust the memory. `instead`: what to
 * write in their place.
 */
export function inspectNodes(node: unknown, text: string, instead: string, report: YamlFile['report']): void {
  const inspect = (part: unknown): void => inspectNodes(part, text, instead, report);
  if (isPair(node)) {
    inspect(node.key);
    inspect(node.value);
    return;
  }
  if (isAlias(node)) {
    const message = `aliases (*${cut(node.source)}) are not allowed; ${instead}, or quote a text that begins with *`;
    report(node.range?.[0] ?? 0, 'alias', message);
    return;
  }
  if (!isScalar(node) && !isCollection(node)) return;
  const at = node.range?.[0] ?? 0;
  if (node.tag !== undefined) {
    const tag = node.tag.replace('tag:yaml.org,2002:', '!!');
    report(at, 'alias', `the tag ${cut(tag)} is not allowed; remove it, or quote a text that begins with !`);
  }
  if (node.anchor !== undefined) report(at, 'alias', `anchors (&${cut(node.anchor)}) are not allowed; remove it`);
  if (isScalar(node)) {
    const escaped = node.type === 'QUOTE_DOUBLE' && typeof node.value === 'string' && CONTROL.test(node.value);
    if (escaped && !CONTROL.test(text.slice(at, node.range?.[1])))
      report(at, 'control-character', 'an escape is a control character; remove it');
    return;
  }
  if (isMap(node)) inspectKeys(node.items, report);
  for (const item of node.items) inspect(item);
}

function inspectKeys(items: readonly { readonly key: unknown }[], report: YamlFile['report']): void {
  const seen = new Set<string>();
  for (const { key } of items) {
    if (!isScalar(key)) {
      if (!isAlias(key))
        report(
          (key as Node | null)?.range?.[0] ?? 0,
          'wrong-kind',
          'a key must be a word; quote a text that begins with [ or {',
        );
      continue;
    }
    const name = String(key.value);
    if (name === '<<') report(key.range?.[0] ?? 0, 'alias', 'merge keys (<<) are not allowed; write the keys');
    else if (seen.has(name)) report(key.range?.[0] ?? 0, 'duplicate-key', `${cut(name)} is written twice; keep one`);
    seen.add(name);
  }
}
