import { plain, webAddress, xmlText } from '../escape.ts';

/** Text that is HTML already. Only `html` and `prose` make it, so nothing a person wrote gets in unescaped. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | undefined | readonly Part[];

/** HTML of a template: strings are escaped for text and quoted attributes, lists are joined, `undefined` is nothing. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: template.map((text, index) => text + (index < parts.length ? render(parts[index]) : '')).join('') };
}

function render(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return xmlText(`${part}`);
  return 'html' in part ? part.html : part.map(render).join('');
}

const MARKED = /`[^`]+`|https?:\/\/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*[A-Za-z0-9/]/g;

/** A sentence: what stands in backquotes becomes code, addresses of the web become links, all else is text. */
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

/** A link that tells the other side nothing; only the label where the address is not one of the web. */
export function link(label: string, address: string): Html {
  const href = webAddress(address);
  return href === undefined ? html`${label}` : html`<a href="${href}" rel="noreferrer noopener">${label}</a>`;
}

/** An id for anchors: letters, digits and hyphens. */
export function anchor(prefix: string, id: string): string {
  return `${prefix}-${plain(id).replace(/[^A-Za-z0-9]+/g, '-')}`;
}
