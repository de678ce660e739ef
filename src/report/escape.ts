/** All escaping of the reports: what people and packs wrote, made harmless for the place it goes to. */

const ESC = '\u001b';
const STRING_SEQUENCE = `(?:${ESC}[PX^_\\]]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007${ESC}\\u009c]*(?:\\u0007|${ESC}\\\\|\\u009c)`;
const CONTROL_SEQUENCE = `(?:${ESC}\\[|\\u009b)[0-?]*[ -/]*[@-~]|${ESC}[ -/]*[0-~]`;
/** What a terminal would obey: colours, cursor moves, titles, hyperlinks. */
const SEQUENCES = new RegExp(`${STRING_SEQUENCE}|${CONTROL_SEQUENCE}`, 'g');
/** Characters that are not seen but change what is: direction marks, joiners of nothing, tags. */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Characters that a terminal obeys, or that change what is read without being seen; a line end is one of them. */
const UNSEEN = new RegExp(`[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Surrogate}]|${INVISIBLE.source}`, 'gu');

/** One line with the number of every such character in its place: nothing is lost, and nothing happens. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** One line of text without terminal sequences, control characters, direction marks or broken surrogates. */
export function plain(text: string): string {
  return oneLine(text).trim();
}

/** Most texts need nothing, and to see that is a tenth of the work. */
const NOTHING_TO_DO = /^[!-~]*(?: [!-~]+)*$/;

function oneLine(text: string): string {
  if (NOTHING_TO_DO.test(text)) return text;
  return text
    .replace(SEQUENCES, '')
    .replace(INVISIBLE, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

/** At most `limit` characters of a text a person wrote, cut at a word where one is near. */
export function brief(text: string, limit: number): string {
  const clean = plain(text);
  if (clean.length <= limit) return clean;
  const cut = Array.from(clean)
    .slice(0, limit - 1)
    .join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > limit * 0.7 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** Code spans and links that are plain enough to stay as they are; everything between them is escaped. */
const HARMLESS = /`[A-Za-z0-9 _./:=,()-]+`|https?:\/\/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*[A-Za-z0-9/]/g;

/** Text in a Markdown paragraph, list item, heading or table cell: it reads the same and formats nothing. */
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

/** An id as code. Ids are checked by the pack; what could end the span is dropped all the same. */
export function markdownCode(id: string): string {
  return `\`${plain(id).replace(/[`|]/g, '')}\``;
}

/** A link, where the address is one of the web; otherwise the label alone. */
export function markdownLink(label: string, address: string): string {
  const href = webAddress(address);
  return href === undefined ? markdownText(label) : `[${markdownText(label)}](<${href}>)`;
}

/** The address with everything percent-encoded that could end it, or undefined where it is not http or https. */
export function webAddress(address: string): string | undefined {
  if (!/^https?:\/\//i.test(address)) return undefined;
  return plain(address).replace(/[\s<>"'`|\\^{}]/g, (character) => encodeURIComponent(character).replace(/'/g, '%27'));
}

/** The label of a footnote: letters, digits and hyphens. */
export function footnoteLabel(id: string): string {
  return plain(id).replace(/[^A-Za-z0-9]+/g, '-') || 'source';
}

/** Text inside a quoted Mermaid label. Whatever Mermaid could read as syntax becomes a character number. */
export function mermaidText(text: string): string {
  return plain(text)
    .replace(/[^\p{L}\p{M}\p{N} .,:()/'+-]/gu, (character) => `#${character.codePointAt(0)};`)
    .replace(/^(\d+)\./, '$1#46;')
    .replace(/^[-+]/, (character) => `#${character.codePointAt(0)};`);
}

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text in XML or HTML, between tags or in a quoted attribute; characters that XML does not allow are gone. */
export function xmlText(text: string): string {
  return oneLine(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => XML[character]!);
}

/** The message of a GitHub workflow command. */
export function workflowData(text: string): string {
  return plain(text).replace(/%/g, '%25');
}

/** A property of a GitHub workflow command, which also ends at a comma or colon. */
export function workflowProperty(text: string): string {
  return workflowData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

/** One line of CSV. A text that a spreadsheet would run as a formula gets an apostrophe in front. */
export function csvRow(cells: readonly (string | number)[]): string {
  return cells.map((cell) => (typeof cell === 'number' ? `${cell}` : csvCell(plain(cell)))).join(',');
}

function csvCell(text: string): string {
  const harmless = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
