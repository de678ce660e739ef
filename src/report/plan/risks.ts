import type { Assessment } from '../../core/assess/index.ts';
import { isPlainNo } from '../judgement/verdict.ts';
import { firstOf, firstSentences, sentence } from '../phrases.ts';
import { bulleted, paragraph, section, type Section, type Text } from './document.ts';
import { whereFound } from './workloads.ts';

/** How many risks are told, most urgent first, and how many more are named. */
const SHOWN = 3;
const SHOWN_FOR_A_NO = 2;
const NAMED = 6;

/** What can go wrong, and how to mitigate it. */
export function risks({ risks: all, found, verdict }: Assessment, full: boolean): readonly Section[] {
  const shown = full ? all : all.slice(0, isPlainNo(verdict) ? SHOWN_FOR_A_NO : SHOWN);
  const rest = all.slice(shown.length);
  return section('risks', 'Risks', 'Risks', [
    bulleted(
      shown.map(({ title, why, mitigation, findings = [], sources }): Text => [
        { strong: sentence(title) },
        ` ${sentence(why)} `,
        findings.length === 0 || found === undefined ? '' : `Found in ${whereFound(findings, found)}. `,
        { emphasis: 'Mitigation:' },
        ` ${sentence(full ? mitigation : firstSentences(mitigation, 2))}`,
        { cite: sources },
      ]),
    ),
    rest.length === 0
      ? undefined
      : paragraph([
          { strong: 'Further risks:' },
          ` ${firstOf(
            rest.map(({ title }) => title),
            NAMED,
          ).join('; ')}.`,
        ]),
  ]);
}
