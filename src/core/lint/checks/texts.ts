import { entriesOf, isEmptyText, type TextInEntry, textsOf } from '../../pack/index.ts';
import type { Pack } from '../../pack/schema.ts';
import type { Remark } from '../finding.ts';

type Entry = Pick<Remark, 'list' | 'entry'>;
type Text = Entry & TextInEntry;

/** Keys of texts that give a reason, an instruction, or help: one or two words are too few. */
const TELLING = new Set([
  'help',
  'why',
  'do',
  'proof',
  'rollback',
  'mitigation',
  'correction',
  'experiment',
  'measure',
  'abort',
  'about',
  'says',
  'cost',
]);
/** Keys of texts for people that may be short. */
const SHORT = new Set(['label', 'inline', 'open', 'later', 'covers', 'leaves', 'who']);
/** Keys of texts that identify their entry: no two entries may share one. */
const NAMING = new Set(['prompt', 'title']);
/** Control characters, and marks that change the direction of text. */
const UNSAFE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Finds texts that are empty or too short, that occur twice, or that contain unsafe characters. */
export function checkTexts(pack: Pack): readonly Remark[] {
  const remarks: Remark[] = [];
  const named = new Map<string, string>();
  for (const { list, entry, path, key, text } of allTexts(pack)) {
    const add = (code: Remark['code'], message: string, mend: string) =>
      remarks.push({ list, entry, path, code, message, mend });
    if (UNSAFE.test(text.replace(/[\n\t]/g, ' ')))
      add('unsafe-text', `${key} contains a terminal control character`, 'write the text without it');
    if ((TELLING.has(key) || NAMING.has(key) || SHORT.has(key)) && isEmptyText(text)) {
      add(
        'empty-text',
        text.trim() === '' ? `${key} is empty` : `${key} says nothing yet: “${text.trim()}”`,
        'write what people shall read',
      );
    } else if (TELLING.has(key) && list !== 'verdicts' && text.trim().split(/\s+/).length < 3) {
      add('thin-text', `${key} says next to nothing: “${text.trim()}”`, 'write a sentence');
    }
    const isName = NAMING.has(key) || (list === 'conditions' && key === 'says');
    if (!isName || path.length > 1) continue;
    const same = `${list} ${text.trim().toLowerCase()}`;
    const other = named.get(same);
    if (other !== undefined) add('same-text', `${other} has the same ${key}`, 'say what makes the difference');
    else named.set(same, entry.id);
  }
  return remarks;
}

/** Ids of the questions whose answers some sentence repeats. */
export function mentionsOf(pack: Pack): ReadonlySet<string> {
  const texts = allTexts(pack).filter(({ text }) => text.includes('{'));
  return new Set(texts.flatMap(({ text }) => [...text.matchAll(/\{([a-z0-9-]+)\}/g)].map((match) => match[1]!)));
}

const known = new WeakMap<Pack, readonly Text[]>();

/** Every text of the pack with the entry that holds it. */
export function allTexts(pack: Pack): readonly Text[] {
  let texts = known.get(pack);
  if (texts === undefined) {
    texts = entriesOf(pack).flatMap(([list, entry]) => textsOf(entry).map((text) => ({ list, entry, ...text })));
    known.set(pack, texts);
  }
  return texts;
}
