import type { Assessment } from '../../core/assess/index.ts';
import { plain } from '../escape.ts';
import { CONFLICTING, CORRECT_FIRST, placesInWords } from '../judgement/contradictions.ts';
import { sentence } from '../phrases.ts';
import { hang } from '../wrap.ts';
import type { Screen } from './paint.ts';

/** Answers that conflict, with the place of each; `file` is the answers file as typed. */
export function contradictions({ contradictions: all }: Assessment, { width, paint }: Screen, file = ''): string[] {
  if (all.length === 0) return [];
  return [
    ...hang(`${CONFLICTING}: `, CORRECT_FIRST, width).map(paint.warn),
    ...all.flatMap((each) => {
      const places = placesInWords(each, file === '' ? undefined : (line) => `${plain(file)}:${line}`);
      return [
        ...hang('  ! ', `${plain(each.title)}: ${places}.`, width),
        ...hang('    ', sentence(plain(each.why)), width).map(paint.dim),
      ];
    }),
  ];
}
