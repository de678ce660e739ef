import type { AnswerRecord, Assessment } from '../../core/assess/index.ts';
import { brief } from '../escape.ts';
import { folded, paragraph, section, type Section, type Text } from './document.ts';

/** The answers behind all results, with their evidence. */
export function evidence({ answers, ignored, assessed, done, coverage }: Assessment): readonly Section[] {
  const given = answers.filter(isShown);
  if (given.length === 0) return [];
  const rows = given.map((record) => ({ record, known: known(record, assessed) }));
  const left = done.filter(({ planned }) => !planned);
  const reasons = [...new Set(ignored.map(inShort))];
  const isPlain = rows.every((row) => row.known === '');
  return section('answers', 'Answers', 'Answers', [
    folded(
      given.length === 1
        ? 'The answer behind this plan'
        : `The ${given.length} answers behind this plan${given.length > coverage.applicable ? ', some only for the choice of a product' : ''}`,
      assessed === null ? undefined : paragraph(`Dated ${assessed} unless noted.`),
      {
        kind: 'table',
        label: 'Answers',
        columns: [{ title: 'Question' }, { title: 'Answer' }, ...(isPlain ? [] : [{ title: 'Evidence' }])],
        rows: rows.map((row): readonly Text[] => [
          { code: row.record.question },
          brief(row.record.text, 400),
          ...(isPlain ? [] : [row.known]),
        ]),
      },
    ),
    ignored.length === 0
      ? undefined
      : paragraph([
          'Kept in the file but ignored: ',
          reasons.map((why, at) => [
            at === 0 ? '' : '; ',
            ignored
              .filter((each) => inShort(each) === why)
              .map(({ question }, index) => [index === 0 ? '' : ', ', { code: question }]),
            ` (${why})`,
          ]),
          '.',
        ]),
    left.length === 0
      ? undefined
      : paragraph([
          'Ticked in the file, but not in this plan: ',
          left.map(({ title, date }, index) => `${index === 0 ? '' : '; '}${title} (done ${date})`),
          '.',
        ]),
  ]);
}

/** Why an answer is ignored, without the answers that make it so. */
function inShort({ why }: Assessment['ignored'][number]): string {
  return why.split(': ')[0]!;
}

/** Hidden answers don't count, and unanswered questions have a table of their own. */
export function isShown({ state }: AnswerRecord): boolean {
  return state !== 'hidden' && state !== 'unanswered';
}

function known({ source, by, date, note }: AnswerRecord, assessed: string | null): string {
  const head = [
    ...(source === undefined ? [] : [source]),
    ...(by === undefined ? [] : [`by ${brief(by, 80)}`]),
    ...(date === undefined || date === assessed ? [] : [date]),
  ].join(', ');
  const detail = note === undefined ? '' : brief(note, 160);
  return [head, detail].filter((text) => text !== '').join(': ');
}
