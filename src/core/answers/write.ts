import type { Pack } from '../pack/schema.ts';
import { blockText, flowText, type Line, yamlText } from '../yaml/index.ts';
import type { AnswersFile, Bar, Waiver } from './answers.ts';
import { rendered, tickLines } from './edit.ts';
import { newAnswersText } from './template.ts';

/** A complete answers file as text, in the order of the pack; `parseAnswers` reads the same data back. */
export function writeAnswers(
  pack: Pack,
  { organization, scope, assessed, answers, suggestions, waivers, check, done = [] }: AnswersFile,
): string {
  const head = newAnswersText(pack, {
    ...(organization !== undefined && { organization }),
    ...(scope !== undefined && { scope }),
    ...(assessed !== undefined && { assessed }),
  });
  const lines = pack.questions.flatMap(({ id }): Line[] => {
    const answer = answers.get(id) ?? suggestions?.get(id);
    return answer === undefined ? [] : [[id, rendered(answer)]];
  });
  const bar = barLines(check);
  return [
    head,
    ...(lines.length > 0 ? [`  ${blockText(lines, '  ', '\n')}\n`] : []),
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
