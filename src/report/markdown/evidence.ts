import type { AnswerRecord, Assessment } from '../../core/assess/index.ts';
import { brief, markdownCode, markdownText } from '../escape.ts';
import { folded } from './folded.ts';
import { row } from './table.ts';

/** The answers behind all results, with their evidence. */
export function evidence(assessment: Assessment): string[] {
  const given = assessment.answers.filter(
    ({ state }) => state === 'answered' || state === 'not-applicable' || state === 'unknown',
  );
  if (given.length === 0) return [];
  const { assessed, ignored } = assessment;
  const rows = given.map((record) => [
    markdownCode(record.question),
    markdownText(record.text),
    known(record, assessed),
  ]);
  const plainRows = rows.every((cells) => cells[2] === '');
  const head = plainRows
    ? ['| Question | Answer |', '|---|---|']
    : ['| Question | Answer | Evidence |', '|---|---|---|'];
  return [
    '## Answers',
    ...folded(
      `The ${given.length} answers behind this plan`,
      ...(assessed === null ? [] : [`Dated ${markdownText(assessed)} unless noted.`]),
      [...head, ...rows.map((cells) => row(plainRows ? cells.slice(0, 2) : cells))].join('\n'),
    ),
    ...(ignored.length === 0
      ? []
      : [
          `Kept in the file but ignored: ${ignored.map(({ question, why }) => `${markdownCode(question)} (${markdownText(why)})`).join(', ')}.`,
        ]),
  ];
}

function known({ source, by, date, note }: AnswerRecord, assessed: string | null): string {
  const head = [
    ...(source === undefined ? [] : [markdownText(source)]),
    ...(by === undefined ? [] : [`by ${markdownText(brief(by, 80))}`]),
    ...(date === undefined || date === assessed ? [] : [markdownText(date)]),
  ].join(', ');
  const detail = note === undefined ? '' : markdownText(brief(note, 280));
  return [head, detail].filter((text) => text !== '').join(': ');
}
