import type { AnswerMove, Comparison, Milestone } from '../core/compare/index.ts';
import { brief, markdownText, plain } from './escape.ts';
import { displaySafe } from './json.ts';
import { row } from './markdown/table.ts';
import type { ReportOptions } from './options.ts';
import { bullets, type Outline, outlineTerminal } from './outline.ts';
import { capacityInWords } from './judgement/capacity.ts';
import { courseInWords } from './judgement/course.ts';
import { bandInWords, exposureInWords } from './judgement/exposure.ts';
import { placeWord } from './judgement/needs.ts';
import { fitWord } from './judgement/options.ts';
import { verdictInWords } from './judgement/verdict.ts';
import { outcomeWord, range } from './phrases.ts';
import { ruleChangesBlock } from './rule-changes.ts';
import { pad } from './wrap.ts';

/** Turns a comparison into text that ends in one newline. */
export type CompareReporter = (comparison: Comparison, options: ReportOptions) => string;

/** The formats of `compare`; the keys are the values of `--format`. */
export const compareReporters: Readonly<Record<'terminal' | 'markdown' | 'json', CompareReporter>> = {
  terminal,
  markdown,
  json: (comparison) => `${displaySafe(JSON.stringify(comparison, null, 2))}\n`,
};

const HEAD = ['when', 'verdict', 'course', 'exposure', 'capacity', 'stage', 'answered', 'required gates met'];

function terminal(comparison: Comparison, options: ReportOptions): string {
  const rows = [HEAD, ...comparison.history.map((each) => cells(each))].map((row) => row.map((cell) => plain(cell)));
  const widths = HEAD.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  const table = rows.map((row) =>
    row
      .map((cell, at) => pad(cell, widths[at]!))
      .join('  ')
      .trimEnd(),
  );
  return outlineTerminal(outlineOf(comparison), options, table);
}

function markdown(comparison: Comparison): string {
  const { title, blocks } = outlineOf(comparison);
  const parts = [
    `# ${markdownText(title)}`,
    [
      row(HEAD.map(markdownText)),
      row(HEAD.map(() => '---')),
      ...comparison.history.map((each) => row(cells(each).map(markdownText))),
    ].join('\n'),
    ...blocks.flatMap(({ heading, points }) => [`## ${markdownText(heading)}`, bullets(points)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function cells(milestone: Milestone): string[] {
  const { file, assessed, verdict, exposure, capacity, stage, coverage, gates } = milestone;
  return [
    assessed ?? brief(file, 40),
    verdictInWords({ ...milestone, id: verdict }),
    courseInWords(milestone),
    bandInWords(exposure),
    capacityInWords(capacity),
    stage,
    `${coverage.answered} of ${coverage.applicable}`,
    `${bar(gates.met, gates.required)} ${gates.met} of ${gates.required}${gates.waived === 0 ? '' : `, ${gates.waived} waived`}`,
  ];
}

/** A bar of ten cells, filled in proportion. */
function bar(part: number, whole: number): string {
  const filled = whole === 0 ? 0 : Math.floor((part / whole) * 10);
  return '█'.repeat(filled) + '·'.repeat(10 - filled);
}

function outlineOf(comparison: Comparison): Outline {
  const { organization, scope, history, answers, steps, moved } = comparison;
  const about = [organization, scope].filter((name) => name !== null).map((name) => brief(name, 80));
  const [first, last] = [history[0]!, history.at(-1)!];
  const answer = ({ question, before, after, by, note }: AnswerMove) => ({
    text: `${question}: ${before} → ${after}${by === undefined ? '' : ` (${brief(by, 60)})`}${note === undefined ? '' : `: ${brief(note, 200)}`}`,
  });
  const tick = ({ title, date, note }: Comparison['steps']['ticked'][number]) => ({
    text: `${title} (${date})${note === undefined ? '' : `: ${brief(note, 200)}`}`,
  });
  const change = (label: string, was: string, is: string) => ({
    text: was === is ? `${label}: ${was}, as before` : `${label}: ${was} → ${is}`,
  });
  const stages = last.stages.map(({ id, met, required }, at) =>
    change(
      `${id}, required gates met`,
      `${first.stages[at]?.met ?? 0} of ${first.stages[at]?.required ?? 0}`,
      `${met} of ${required}`,
    ),
  );
  const blocks: Outline['blocks'] = [
    {
      heading: 'Result',
      points: [
        change('verdict', cells(first)[1]!, cells(last)[1]!),
        change('course', courseInWords(first), courseInWords(last)),
        change('exposure', exposureInWords(first.exposure), exposureInWords(last.exposure)),
        change('capacity', capacityInWords(first.capacity), capacityInWords(last.capacity)),
        change('operating at', first.operatingAt, last.operatingAt),
        change('work on next', first.stage, last.stage),
        ...stages,
      ],
    },
    { heading: 'Steps done', points: steps.ticked.map(tick) },
    { heading: 'Steps no longer ticked', points: steps.unticked.map(tick) },
    { heading: 'Answered', points: answers.answered.map(answer) },
    { heading: 'Changed answers', points: answers.changed.map(answer) },
    { heading: 'No longer known', points: answers.lost.map(answer) },
    {
      heading: 'Criteria that moved',
      points: moved.criteria.map(({ before, after }) =>
        change(after.title, range(before.range), `${range(after.range)} of ${after.weight}`),
      ),
    },
    {
      heading: 'Gates that moved',
      points: moved.gates.map(({ before, after }) =>
        change(after.title, outcomeWord[before.outcome], outcomeWord[after.outcome] + (after.waived ? ', waived' : '')),
      ),
    },
    {
      heading: 'Needs that moved',
      points: moved.useCases.map(({ title, before, after }) => change(title, placeWord[before], placeWord[after])),
    },
    {
      heading: 'Options that moved',
      points: moved.options.map(({ title, before, after }) => change(title, fitWord[before], fitWord[after])),
    },
    { heading: 'Risks gained', points: moved.risksGained.map(({ title }) => ({ text: title })) },
    { heading: 'Risks lost', points: moved.risksLost.map(({ title }) => ({ text: title })) },
    { heading: 'Conflicting answers gained', points: moved.contradictionsGained.map(({ title }) => ({ text: title })) },
    { heading: 'Conflicting answers resolved', points: moved.contradictionsLost.map(({ title }) => ({ text: title })) },
    ...ruleChangesBlock(comparison),
  ];
  return {
    title: `From ${first.assessed ?? brief(first.file, 60)} to ${last.assessed ?? brief(last.file, 60)}${about.length === 0 ? '' : `: ${about.join(', ')}`}`,
    blocks: blocks.filter(({ points }) => points.length > 0),
  };
}
