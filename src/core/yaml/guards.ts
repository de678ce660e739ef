import { isAlias, isCollection, isMap, isPair, isScalar, type Alias, type Node } from 'yaml';
import type { YamlFile } from './file.ts';

/** A binary file is full of control characters. */
export const MOST_CONTROL_CHARACTERS = 10;
const MOST_COPIED = 1024 * 1024;
/** All of C0 but tab and line ends, DEL, C1, non-characters, a carriage return alone, half a surrogate pair. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\r(?!\n)|\p{Cs}/u;

/** Where control characters stand in a text; at most one more than are listed. */
export function controlCharacters(text: string): { offset: number; message: string }[] {
  if (!CONTROL.test(text)) return [];
  const found = [];
  for (const match of text.matchAll(new RegExp(CONTROL, 'gu'))) {
    const name = `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    const mend = match[0] === '\r' ? 'end lines with LF or CRLF' : 'remove it';
    found.push({ offset: match.index, message: `the control character ${name} stands here; ${mend}` });
    if (found.length > MOST_CONTROL_CHARACTERS) break;
  }
  return found;
}

/** The text without the characters that may not stand in a file; line ends become LF. */
export function withoutControlCharacters(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(new RegExp(CONTROL, 'gu'), '');
}

/**
 * Reports what valid YAML can hold and our files must not: a key twice, merge keys, tags, keys that are no plain words,
 * control characters written as escapes, and more aliases than allowed (with none allowed, anchors as well).
 * False when following the aliases would not end, or would fill the memory.
 */
export function inspectNodes(
  contents: Node | null,
  text: string,
  aliases: number,
  report: YamlFile['report'],
): boolean {
  const copies = countCopies(aliases, report);

  const visit = (node: unknown): void => {
    if (isPair(node)) {
      visit(node.key);
      visit(node.value);
      return;
    }
    if (isAlias(node)) return copies.alias(node);
    if (!isScalar(node) && !isCollection(node)) return;
    const at = node.range?.[0] ?? 0;
    if (node.tag !== undefined) {
      const tag = node.tag.replace('tag:yaml.org,2002:', '!!');
      report(at, 'alias', `the tag ${tag} is not allowed; remove it, or quote a text that begins with !`);
    }
    copies.begin(node);
    if (isScalar(node)) {
      const escaped = node.type === 'QUOTE_DOUBLE' && typeof node.value === 'string' && CONTROL.test(node.value);
      if (escaped && !CONTROL.test(text.slice(at, node.range?.[1]))) {
        report(at, 'control-character', 'an escape stands for a control character; remove it');
      }
    } else {
      if (isMap(node)) inspectKeys(node.items, report);
      for (const item of node.items) visit(item);
    }
    copies.end(node);
  };
  visit(contents);
  return copies.harmless();
}

/**
 * An alias copies what it names, and copies of copies could fill the memory: counts aliases and the characters that
 * they stand for, as the nodes of a document are visited in order.
 */
function countCopies(aliases: number, report: YamlFile['report']) {
  const anchors = new Map<string, Node>();
  const lengths = new Map<Node, number>();
  const open: { readonly node: Node; copied: number }[] = [];
  let count = 0;
  let copied = 0;
  let circular = false;
  return {
    harmless: () => !circular && (aliases === 0 || count <= aliases) && copied <= MOST_COPIED,
    begin(node: Node & { anchor?: string }): void {
      if (node.anchor === undefined) return;
      if (aliases === 0)
        report(node.range?.[0] ?? 0, 'alias', `anchors (&${node.anchor}) are not allowed here; remove it`);
      anchors.set(node.anchor, node);
      open.push({ node, copied: 0 });
    },
    end(node: Node): void {
      if (open.at(-1)?.node !== node) return;
      const [start, end] = node.range ?? [0, 0];
      lengths.set(node, end - start + open.pop()!.copied);
    },
    alias(node: Alias): void {
      const name = node.source;
      const at = node.range?.[0] ?? 0;
      const anchored = anchors.get(name);
      if (aliases === 0)
        return report(
          at,
          'alias',
          `aliases (*${name}) are not allowed here; write the value, or quote a text that begins with *`,
        );
      if (++count > aliases) return report(at, 'alias', `more than ${aliases} aliases (*${name}); write the values`);
      if (!anchored) return report(at, 'alias', `no anchor &${name} stands above`);
      if (!lengths.has(anchored)) {
        circular = true;
        return report(at, 'alias', `*${name} stands within what it names`);
      }
      const length = lengths.get(anchored)!;
      for (const frame of open) frame.copied += length;
      copied += length;
      if (copied > MOST_COPIED && copied - length <= MOST_COPIED) {
        report(at, 'alias', `the aliases stand for more than ${MOST_COPIED} characters; write the values of long ones`);
      }
    },
  };
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
    else if (seen.has(name)) report(key.range?.[0] ?? 0, 'duplicate-key', `${name} is written twice; keep one`);
    seen.add(name);
  }
}
