import type { Assessment } from '../../core/assess/index.ts';
import { CONFLICTING, CORRECT_FIRST, placesInWords } from '../judgement/contradictions.ts';
import { sentence } from '../phrases.ts';
import { bulleted, paragraph, section, type Section } from './document.ts';

/** Answers that conflict, with the line of each, and how to correct them. */
export function contradictions({ contradictions: all }: Assessment): readonly Section[] {
  if (all.length === 0) return [];
  return section('contradictions', CONFLICTING, CONFLICTING, [
    paragraph(CORRECT_FIRST),
    bulleted(
      all.map((each) => [
        { strong: sentence(each.title) },
        ` ${sentence(each.why)} `,
        { emphasis: 'Correction:' },
        ` ${sentence(each.correction)} (from ${placesInWords(each, undefined, (id) => `\`${id}\``)})`,
        { cite: each.sources },
      ]),
    ),
  ]);
}
