import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { html } from '../../src/report/html.ts';
import { STYLE, STYLE_HASH } from '../../src/report/html/style.ts';
import { organization } from './organization.ts';
import { samples, withText, yes } from './sample.ts';

const ASSESSMENTS = { ...samples, 'a real organization': organization('lunar-2021') };

const HOSTILE =
  '"><script>alert(1)</script><img src=x onerror=alert(1)> </style></title> \' onload=\'x `</code><b>` javascript:alert(1) https://x.example/"><i> &lt;';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly path: string;
}

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s[a-zA-Z][\w-]*="[^"<>]*")*)\s*(\/?)>|<!doctype html>/g;

/** Every element in order. Fails where a tag isn't closed, or where an angle bracket is outside a tag. */
function elements(page: string): Element[] {
  const text = page.replace(STYLE, '');
  expect(text.replace(TAG, '')).not.toMatch(/[<>]/);
  const open: string[] = [];
  const found: Element[] = [];
  for (const [, close, name, attributes = '', empty] of text.matchAll(TAG)) {
    if (name === undefined) continue;
    if (close) {
      expect(open.pop()).toBe(name);
      continue;
    }
    const pairs = [...attributes.matchAll(/([a-zA-Z][\w-]*)="([^"]*)"/g)].map(
      ([, key = '', value = '']) => [key, value] as const,
    );
    expect(new Set(pairs.map(([key]) => key)).size).toBe(pairs.length);
    found.push({ name, attributes: Object.fromEntries(pairs), path: [...open, name].join('>') });
    if (!empty && name !== 'meta' && name !== 'br') open.push(name);
  }
  expect(open).toEqual([]);
  return found;
}

describe.each(Object.keys(ASSESSMENTS) as (keyof typeof ASSESSMENTS)[])('the page of %s', (name) => {
  const page = html(ASSESSMENTS[name]!);

  test('is well formed, and every link inside it leads somewhere', () => {
    const all = elements(page);
    const ids = all.flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = all.flatMap(({ attributes }) => [
      ...(attributes['href']?.startsWith('#') ? [attributes['href'].slice(1)] : []),
      ...(attributes['aria-labelledby']?.split(' ') ?? []),
    ]);
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('keeps its headings in order, with one at the top', () => {
    const levels = elements(page).flatMap(({ name: tag }) => (/^h[1-6]$/.test(tag) ? [Number(tag[1])] : []));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
  });

  test('tells every chart in words, of its own or next to it', () => {
    const charts = elements(page).filter(({ name: tag, attributes }) => tag === 'svg' && !attributes['aria-hidden']);
    for (const { attributes, path } of charts) {
      expect([attributes['role'], path]).toEqual(['img', expect.stringContaining('svg')]);
      expect(attributes['aria-labelledby']?.split(' ').length).toBe(2);
    }
  });

  test('runs, loads and sends nothing', () => {
    const all = elements(page);
    expect(all.map(({ name: tag }) => tag)).not.toEqual(expect.arrayContaining(['script']));
    expect(all.filter(({ name: tag }) => /^(?:link|img|iframe|object|embed|form|base|input)$/.test(tag))).toEqual([]);
    expect(
      all.flatMap(({ attributes }) => Object.keys(attributes)).filter((key) => /^on|^style$|^src$/.test(key)),
    ).toEqual([]);
    expect(
      all.flatMap(({ attributes }) => attributes['href'] ?? []).filter((href) => !/^(?:#|https:\/\/)/.test(href)),
    ).toEqual([]);
  });

  test('has the same elements whatever its texts are', () => {
    const shape = (text: string) =>
      elements(html(withText(ASSESSMENTS[name]!, text)))
        .filter(({ name: tag }) => tag !== 'a' && tag !== 'code')
        .map(({ name: tag }) => tag);
    expect(shape(HOSTILE)).toEqual(shape('text'));
  });
});

test('the policy knows the style sheet by its hash', () => {
  const hash = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
  expect(STYLE_HASH, `after a change of STYLE, write ${hash} to STYLE_HASH in src/report/html/style.ts`).toBe(hash);
  expect(html(yes)).toContain(`style-src '${STYLE_HASH}'`);
  expect(html(yes)).toContain(`<style>${STYLE}</style>`);
});

test('a hostile link becomes its label', () => {
  const page = html(withText(yes, 'javascript:alert(1)'));
  expect(page).not.toMatch(/href="(?!#)/);
});
