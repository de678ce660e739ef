import type { Assessment } from '../../core/assess/index.ts';
import { sentence } from '../phrases.ts';
import { bulleted, paragraph, section, type Section, type Text } from './document.ts';
import { whereFound } from './workloads.ts';

/** How many risks are told, most urgent first; the others are named. */
const SHOWN = 3;

/** What can go wrong, and how to mitigate it. */
export function risks({ risks: all, found }: Assessment, full: boolean): readonly Section[] {
  const shown = full ? all : all.slice(0, SHOWN);
  const rest = all.slice(shown.length);
  return section('risks', 'Risks', 'Risks', [
    bulleted(
      shown.map(({ title, why, mitigation, findings = [], answers, sources }): Text => [
        { strong: sentence(title) },
        ` ${sentence(why)} `,
        findings.length === 0 || found === undefined ? '' : `Found in ${whereFound(findings, found)}. `,
        { emphasis: 'Mitigation:' },
        ` ${sentence(mitigation)}`,
        { from: answers },
        { cite: sources },
      ]),
    ),
    rest.length === 0
      ? undefined
      : paragraph([{ strong: 'Further risks:' }, ` ${rest.map(({ title }) => title).join('; ')}.`]),
  ]);
}
