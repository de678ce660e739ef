import type { Assessment, UseCaseResult } from '../../core/assess/index.ts';
import { brief } from '../escape.ts';
import {
  type Evidence,
  needsOf,
  nothingUnmet,
  ON_RECORD,
  recordInWords,
  recordOf,
  recordOfFirst,
  rivals,
  strengthInWords,
  strengthWord,
  wishOf,
} from '../judgement/needs.ts';
import { isPlainNo } from '../judgement/verdict.ts';
import { capital, list, sentence, waitingSentence } from '../phrases.ts';
import { type Block, bulleted, paragraph, said, section, type Section, type Text } from './document.ts';

/** So many sentences say why a need is the first one. */
const REASONS = 3;

/** What the words in brackets behind a need mean. */
const MEANS: Readonly<Partial<Record<UseCaseResult['strength'], string>>> = {
  pain: `“${capital(strengthWord.pain)}” means that someone reported it, or that something here is known to fail.`,
  burden: `An “${strengthWord.burden}” costs effort while it is unmet, but no harm is reported.`,
};

/** What to solve first and after it, what is covered, and what is done anyway; with a mesh, the first experiment. */
export function needs(assessment: Assessment): readonly Section[] {
  const { toSolve, lead, isTried, covered, ...others } = needsOf(assessment);
  // What meets the others without a mesh is all that a plain no tells of them.
  const isNo = isPlainNo(assessment.verdict);
  const [first, ...all] = toSolve;
  const [next, further, anyway] = isNo ? [[], [], []] : [all, others.further, others.anyway];
  const wish = wishOf(assessment);
  const used = [...toSolve, ...others.further, ...others.anyway].map(strengthInWords);
  const means = (['pain', 'burden'] as const).flatMap((each) =>
    used.includes(strengthWord[each]) ? [MEANS[each]!] : [],
  );
  return section('needs', 'Needs', 'Needs', [
    ...(first === undefined
      ? [paragraph([nothingUnmet(assessment), contenders(assessment)])]
      : [
          paragraph([
            { strong: `${lead}: ${withStrength(first)}.` },
            ' ',
            reasons(first, REASONS),
            contenders(assessment),
          ]),
          bulleted(
            untold(recordOf(assessment, first), assessment).map((record) => [
              { strong: `${ON_RECORD}:` },
              ` ${recordInWords(record, brief(record.note, 280))}`,
            ]),
          ),
          ...(isTried ? experiment(assessment, first) : []),
        ]),
    ...(next.length === 0
      ? []
      : [
          paragraph({ strong: 'Next:' }),
          {
            kind: 'list' as const,
            ordered: true as const,
            items: next.map((need) => [{ strong: sentence(withStrength(need)) }, ' ', reasons(need, 1)]),
          },
        ]),
    bulleted([
      ...(further.length === 0 ? [] : [[{ strong: 'Also unmet:' }, ` ${list(further.map(withStrength))}.`]]),
      ...covered.map(({ need, by }) => [
        { strong: 'Covered:' },
        ` ${withStrength(need)}, by ${list(by)}${goes(need, assessment)}.`,
      ]),
      ...anyway.map((need) => [
        { strong: 'Needed with or without a mesh:' },
        ` ${withStrength(need)}. `,
        reasons(need, 1),
      ]),
    ]),
    wish === undefined ? undefined : paragraph(wish),
    means.length === 0 ? undefined : paragraph({ emphasis: means.join(' ') }),
  ]);
}

/** What covers a need only until the mesh goes, and what can come back then. */
function goes({ coveredBy, strength }: UseCaseResult, { verdict }: Assessment): string {
  if (!coveredBy.includes('mesh')) return '';
  if (verdict.course === 'move' || verdict.course === 'leave') return ' until you leave it';
  const isOnlyMesh = strength === 'pain' && coveredBy.length === 1;
  return isOnlyMesh ? '; without it, the problem can come back' : '';
}

/** The records that the first page doesn't hold in full. */
function untold(records: readonly Evidence[], assessment: Assessment): readonly Evidence[] {
  const told = recordOfFirst(assessment);
  return records.filter((record) => !told.some((each) => each.endsWith(recordInWords(record, record.note))));
}

/** How to try it. */
function experiment(assessment: Assessment, need: UseCaseResult): readonly Block[] {
  const waits = waitingSentence(assessment, need);
  return [
    ...(waits === '' ? [] : [paragraph(waits)]),
    {
      kind: 'facts',
      rows: [
        ['Experiment', sentence(need.experiment)],
        ['Success criteria', sentence(need.measure)],
        ['Stop criteria', sentence(need.abort)],
        ['Rollback', [sentence(need.rollback), { cite: need.sources }]],
      ],
    },
  ];
}

function reasons({ reasons: all }: UseCaseResult, most: number): Text {
  return all
    .slice(0, most)
    .map(({ text, answers, sources }, index) => [index === 0 ? '' : ' ', said(text, answers, sources)]);
}

function contenders(assessment: Assessment): Text {
  const { titles, others } = rivals(assessment);
  const words = [...titles.map((title) => `“${title}”`), ...(others > 0 ? [`one of ${others} others`] : [])];
  return words.length === 0 ? '' : ` Unanswered questions could still make ${list(words, 'or')} the first need.`;
}

/** `Egress control (required)` */
export function withStrength(need: UseCaseResult): string {
  return `${need.title} (${strengthInWords(need)})`;
}
