import type { Assessment } from '../../core/assess/index.ts';
import { markdownCode, markdownText } from '../escape.ts';
import { flipGroups, wayBlock } from '../flips.ts';
import { bullets } from '../outline.ts';
import { standingSentence } from '../judgement/verdict.ts';
import { count, sentence } from '../phrases.ts';
import type { Sheet } from './sheet.ts';
import { row } from './table.ts';

const SHOWN = 6;
const SHOWN_FOR_A_NO = 3;

const FLIPS = 4;
const GROUP_WORDS: Readonly<Record<string, string>> = {
  'if it turns out that': 'if it turns out to be',
  'what you can change': 'if you change this',
  'what you are given': 'if this were different',
};

/** Unanswered questions and their possible effects, most informative first. */
export function questions({ unknowns, verdict }: Assessment): string[] {
  if (unknowns.length === 0) return [];
  const shown = verdict.settled && verdict.id === 'no' ? SHOWN_FOR_A_NO : SHOWN;
  const rest = unknowns.length - shown;
  return [
    '## Unanswered questions',
    [
      '| Question | | Affects |',
      '|---|---|---|',
      ...unknowns
        .slice(0, shown)
        .map(({ question, prompt, mainEffect, mayNotApply }) =>
          row([
            markdownCode(question),
            `${markdownText(prompt)}${mayNotApply ? ' *(may not apply)*' : ''}`,
            sentence(markdownText(mainEffect)),
          ]),
        ),
    ].join('\n'),
    ...(rest > 0
      ? [
          `${count(rest, 'more question is', 'more questions are')} unanswered${deciding(unknowns.slice(shown))}; \`mesh-ready assess\` asks for them.`,
        ]
      : []),
  ];
}

/** How many of these questions can still change the verdict. */
function deciding(unknowns: Assessment['unknowns']): string {
  const all = unknowns.filter(({ changesVerdict }) => changesVerdict).length;
  return all === 0 ? '' : `, and ${all} of them can change the verdict, too`;
}

/** What could change the result: unanswered questions, and signs to watch. */
export function changes(assessment: Assessment, sheet: Sheet): string[] {
  const signs = assessment.watch.map(({ says, sources }) => `- ${sentence(markdownText(says))}${sheet.cite(sources)}`);
  return [
    '## What would change the verdict',
    standingSentence(assessment),
    ...flipped(assessment),
    ...(signs.length === 0 ? [] : ['Reassess when any of these happens:', signs.join('\n')]),
  ];
}

/** Changed answers, alone or in twos and threes, that give another verdict or the next stage. */
function flipped(assessment: Assessment): string[] {
  const groups = flipGroups(assessment, FLIPS);
  const list = groups.map(({ heading, points }) => ({
    text: `The verdict becomes another one ${GROUP_WORDS[heading] ?? heading}`,
    under: points,
  }));
  const way = wayBlock(assessment).map(({ heading, points }) => ({
    text: heading,
    under: points.filter(({ under }) => under === undefined),
  }));
  return list.length + way.length === 0 ? [] : [bullets([...list, ...way])];
}
