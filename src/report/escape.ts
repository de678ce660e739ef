/** All escaping for reports: makes texts from people and packs safe for the target format. */
import { matchesBeyondAscii } from '../core/yaml/index.ts';

const ESC = '\u001b';
const STRING_SEQUENCE = `(?:${ESC}[PX^_\\]]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007${ESC}\\u009c]*(?:\\u0007|${ESC}\\\\|\\u009c)`;
const CONTROL_SEQUENCE = `(?:${ESC}\\[|\\u009b)[0-?]*[ -/]*[@-~]|${ESC}[ -/]*[0-~]`;
/** Terminal control sequences: colors, cursor movement, titles, hyperlinks. */
const SEQUENCES = new RegExp(`${STRING_SEQUENCE}|${CONTROL_SEQUENCE}`, 'g');
/** Invisible characters that change other characters: direction marks, joiners without effect, tags. */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/**
 * Control characters, line endings included, and invisible characters. They are written as ranges: a property such as
 * `\p{Cc}` takes long to compile, at every start.
 */
const UNSEEN = new RegExp(`[\\0-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff]|${INVISIBLE.source}`, 'gu');

// oxlint-disable-next-line no-control-regex
const SPACES = /[\s\0-\x1f\x7f-\x9f]+/g;

/** One line with the code point of every such character in its place, so that nothing is lost or executed. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** One line of text without terminal sequences, control characters, direction marks, or lone surrogates. */
export function plain(text: string): string {
  return oneLine(text).trim();
}

/** A fast path: most texts need no change, and this test costs a tenth of the replacements. */
const NOTHING_TO_DO = /^[!-~]*(?: [!-~]+)*$/;

function oneLine(text: string): string {
  if (NOTHING_TO_DO.test(text)) return text;
  return text
    .replace(SEQUENCES, '')
    .replace(INVISIBLE, '')
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .replace(SPACES, ' ');
}

/** At most `limit` characters of a text, cut at a word boundary where one is near. */
export function brief(text: string, limit: number): string {
  const clean = plain(text);
  if (clean.length <= limit) return clean;
  const cut = Array.from(clean)
    .slice(0, limit - 1)
    .join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > limit * 0.7 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/**
 * Code spans and links that are simple enough to keep unescaped; everything between them is escaped. Nothing in a span
 * is markup, so a command can be copied from it, with its quotes and with placeholders in angle brackets.
 */
const HARMLESS = /`[A-Za-z0-9 _./:=,()<>"'{}[\]@-]+`|https?:\/\/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*[A-Za-z0-9/]/g;

/** Text for a Markdown paragraph, list item, heading, or table cell. It reads the same and contains no markup. */
export function markdownText(text: string): string {
  const clean = plain(text);
  let result = '';
  let from = 0;
  for (const match of clean.matchAll(HARMLESS)) {
    result += markdownEscape(clean.slice(from, match.index), from === 0);
    result += match[0].startsWith('`') ? match[0] : `<${match[0]}>`;
    from = match.index + match[0].length;
  }
  return result + markdownEscape(clean.slice(from), from === 0);
}

function markdownEscape(text: string, opens: boolean): string {
  const inline = text
    .replace(/[\\`*[\]|~$]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/&(?=[A-Za-z#])/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/(?<=\s)#/g, '\\#')
    .replace(/\b(https?|ftp):(?=\/\/)/gi, '$1:\\')
    .replace(/\bwww(?=\.)/gi, '$&\\');
  return opens
    ? inline.replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\').replace(/^(?:[#=>]|[-+](?=[\s-]|$))/, '\\$&')
    : inline;
}

/** An id as a code span. The parser checks ids; characters that could end the span are removed anyway. */
export function markdownCode(id: string): string {
  return `\`${plain(id).replace(/[`|]/g, '')}\``;
}

/**
 * A file name as one word of a shell command, in quotes where it needs them, and never an option. Characters that
 * `visible` replaces are written as their bytes, in the quotes that bash, zsh, and ksh have for that.
 */
export function shellWord(name: string): string {
  const word = name.startsWith('-') && name !== '-' ? `./${name}` : name;
  if (/^[\w./@:+-]+$/.test(word)) return word;
  return visible(word) === word ? `'${word.replace(/'/g, "'\\''")}'` : `$'${inBytes(word)}'`;
}

function inBytes(word: string): string {
  return word
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .replace(/[\\']/g, '\\$&')
    .replace(UNSEEN, (character) => encodeURIComponent(character).replace(/%/g, '\\x'));
}

/** A link for a web address; otherwise the label alone. */
export function markdownLink(label: string, address: string): string {
  const href = webAddress(address);
  return href === undefined ? markdownText(label) : `[${markdownText(label)}](<${href}>)`;
}

/** The address with every character percent-encoded that could end it; undefined where it isn't http or https. */
export function webAddress(address: string): string | undefined {
  if (!/^https?:\/\//i.test(address)) return undefined;
  return plain(address).replace(/[\s<>"'`|\\^{}]/g, (character) => encodeURIComponent(character).replace(/'/g, '%27'));
}

/** The label of a footnote: letters, digits, and hyphens. */
export function footnoteLabel(id: string): string {
  return plain(id).replace(/[^A-Za-z0-9]+/g, '-') || 'source';
}

/** Text for a quoted Mermaid label. Characters that Mermaid could read as syntax become character codes. */
export function mermaidText(text: string): string {
  return plain(text)
    .replace(/[^A-Za-z0-9 .,:()/'+-]/gu, (character) =>
      matchesBeyondAscii(character, String.raw`[\p{L}\p{M}\p{N}]`) ? character : `#${character.codePointAt(0)};`,
    )
    .replace(/^(\d+)\./, '$1#46;')
    .replace(/^[-+]/, (character) => `#${character.codePointAt(0)};`);
}

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for XML or HTML, between tags or in a quoted attribute, without characters that XML doesn't allow. */
export function xmlText(text: string): string {
  return oneLine(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => XML[character]!);
}

/** The message of a GitHub workflow command. */
export function workflowData(text: string): string {
  return plain(text).replace(/%/g, '%25');
}

/** A property of a GitHub workflow command, which a comma or colon also ends. */
export function workflowProperty(text: string): string {
  return workflowData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

/** One line of CSV. A cell that a spreadsheet would evaluate as a formula gets a leading apostrophe. */
export function csvRow(cells: readonly (string | number)[]): string {
  return cells.map((cell) => (typeof cell === 'number' ? `${cell}` : csvCell(plain(cell)))).join(',');
}

function csvCell(text: string): string {
  const harmless = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
