import type { Pack } from '../pack/schema.ts';
import { blockText, flowText, type Line, yamlText } from '../yaml/index.ts';
import type { AnswersFile, Bar, Waiver } from './answers.ts';
import { setAnswer, tickLines } from './edit.ts';
import { newAnswersText } from './template.ts';

/** A complete answers file as text, in the order of the pack; `parseAnswers` reads the same data back. */
export function writeAnswers(
  pack: Pack,
  { organization, scope, assessed, answers, suggestions, waivers, check, done = [] }: AnswersFile,
): string {
  const order = pack.questions.map(({ id }) => id);
  const head = newAnswersText(pack, {
    ...(organization !== undefined && { organization }),
    ...(scope !== undefined && { scope }),
    ...(assessed !== undefined && { assessed }),
  });
  let text = head;
  for (const id of order) {
    const answer = answers.get(id) ?? suggestions?.get(id);
    if (answer !== undefined) text = setAnswer(text, id, answer, order);
  }
  const bar = barLines(check);
  return [
    text,
    ...(waivers.length > 0
      ? ['waivers:\n', ...waivers.map((waiver) => `  - ${blockText(waiverLines(waiver), '    ', '\n')}\n`)]
      : []),
    ...(bar.length > 0 ? [`check: ${flowText(bar)}\n`] : []),
    ...(done.length > 0 ? ['done:\n', ...done.map((tick) => `  - ${flowText(tickLines(tick))}\n`)] : []),
  ].join('');
}

function waiverLines({ gate, reason, until, by }: Waiver): Line[] {
  return [
    ['gate', gate],
    ['reason', yamlText(reason)],
    ['until', until],
    ...(by === undefined ? [] : [['by', yamlText(by)] as Line]),
  ];
}

function barLines(check: Bar): Line[] {
  return Object.entries(check).map(([key, value]: [string, Bar[keyof Bar]]) => [
    key,
    typeof value === 'boolean' ? String(value) : yamlText(value as string | number | readonly string[]),
  ]);
}
