import type { Pack } from '../../pack/schema.ts';
import type { Remark } from '../finding.ts';
import { bannedIn } from '../voice.ts';
import { allTexts } from './texts.ts';

/** Finds phrases that readers stumble over, one in each text. What has no space is an id or a value, and no text. */
export function checkVoice(pack: Pack): readonly Remark[] {
  return allTexts(pack).flatMap(({ list, entry, path, key, text }): readonly Remark[] => {
    const found = /\s/.test(text.trim()) && key !== 'link' ? bannedIn(text) : undefined;
    if (found === undefined) return [];
    const message = `${key} says “${found.words}”`;
    return [{ list, entry, path, code: 'voice', message, mend: `usual words: ${found.instead}` }];
  });
}
