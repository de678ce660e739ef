import { plain, webAddress, xmlText } from '../escape.ts';

/** Text that is already HTML. Only `html` and `prose` create it, so texts from people are always escaped. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | undefined | readonly Part[];

/** HTML from a template: strings are escaped for text and quoted attributes, lists are joined, `undefined` is empty. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: template.map((text, index) => text + (index < parts.length ? render(parts[index]) : '')).join('') };
}

function render(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return xmlText(`${part}`);
  return 'html' in part ? part.html : part.map(render).join('');
}

const MARKED = /`[^`]+`|https?:\/\/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*[A-Za-z0-9/]/g;

/** A sentence: text in backquotes becomes code, web addresses become links, and everything else is text. */
export function prose(text: string): Html {
  const clean = plain(text);
  const parts: Part[] = [];
  let from = 0;
  for (const match of clean.matchAll(MARKED)) {
    parts.push(
      clean.slice(from, match.index),
      match[0].startsWith('`') ? html`<code>${match[0].slice(1, -1)}</code>` : link(match[0], match[0]),
    );
    from = match.index + match[0].length;
  }
  return html`${[...parts, clean.slice(from)]}`;
}

/** A link without a referrer; only the label where the address isn't a web address. */
export function link(label: string, address: string): Html {
  const href = webAddress(address);
  return href === undefined ? html`${label}` : html`<a href="${href}" rel="noreferrer noopener">${label}</a>`;
}

/** An id for anchors: letters, digits, and hyphens. */
export function anchor(prefix: string, id: string): string {
  return `${prefix}-${plain(id).replace(/[^A-Za-z0-9]+/g, '-')}`;
}
