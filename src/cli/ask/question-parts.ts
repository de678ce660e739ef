import { type Answer, isUnconfirmed } from '../../core/answers/index.ts';
import type { AskContext, LiveResult } from '../../core/interview/index.ts';
import type { CompiledPack } from '../../core/judge/index.ts';
import type { Question } from '../../core/pack/schema.ts';
import { plain } from '../../report/escape.ts';
import { list } from '../../report/phrases.ts';
import { hang, wrap } from '../../report/wrap.ts';
import type { Part } from './frame.ts';
import { helpOf } from './help.ts';
import type { Look } from './look.ts';
import { answerText, evidenceInWords } from './notices.ts';
import { progressInWords, liveResultInWords } from './status.ts';

/**
 * The lines around the field of a question: progress, results so far, the question, and its context. `liveResult` is
 * undefined while it is being computed; its lines keep their height, so that nothing jumps.
 */
export function questionParts(
  compiled: CompiledPack,
  question: Question,
  about: AskContext,
  liveResult: LiveResult | undefined,
  width: number,
  look: Look,
  statusHeight = 1,
): readonly Part[] {
  const { paint, signs } = look;
  const joint = ` ${signs.dot} `;
  const section = compiled.pack.sections.find(({ id }) => id === question.section)?.title ?? question.section;
  const context = contextLines(question, about);
  return [
    { lines: [''], keep: 0 },
    { lines: wrap([section, progressInWords(about.progress)].join(joint), width).map(paint.dim), keep: 6 },
    {
      lines: look.hidesResults
        ? []
        : liveResult
          ? statusLines(liveResult, width, look)
          : [paint.dim(`verdict and exposure ${signs.more}`), ...Array.from({ length: statusHeight - 1 }, () => '')],
      keep: 5,
    },
    { lines: [''], keep: 1 },
    { lines: wrap(question.prompt, width).map(paint.strong), keep: 10 },
    { lines: hang('  ', question.help, width).map(paint.dim), keep: 2 },
    { lines: context.flatMap((text) => hang('  ', text, width)), keep: 8 },
  ];
}

/** The status line, wrapped. */
export function statusLines(liveResult: LiveResult, width: number, { paint, signs }: Look): string[] {
  return wrap(liveResultInWords(liveResult).join(` ${signs.dot} `), width).map(paint.dim);
}

/** The earlier answer, a note without an answer, and the questions that decide whether this one applies. */
export function contextLines(question: Question, about: AskContext): readonly string[] {
  const { earlier, draft, hangsOn } = about;
  return [
    ...(earlier ? [earlierInWords(question, earlier, about.suggested)] : []),
    ...(draft ? [`With the answer: ${evidenceInWords(draft)}`] : []),
    ...(hangsOn.length > 0
      ? [`May not apply: that depends on ${list(hangsOn.map(({ prompt }) => `“${prompt}”`))}`]
      : []),
  ];
}

function earlierInWords(question: Question, earlier: Answer, suggested: boolean): string {
  const words = answerText(question, earlier);
  if (suggested || isUnconfirmed(earlier)) {
    const from = earlier.note === undefined ? '' : ` (${plain(earlier.note)})`;
    return `${suggested ? 'Your files suggest' : 'Your files say'}: ${words}${from}`;
  }
  const evidence = evidenceInWords(earlier);
  return `Answered: ${words}${evidence ? ` (${evidence})` : ''}`;
}

/** The help of a question, wrapped. */
export function helpLinesOf(
  compiled: CompiledPack,
  question: Question,
  width: number,
  { paint }: Look,
): readonly string[] {
  const parts = helpOf(compiled, question).flatMap(({ title, texts }) => [
    '',
    paint.strong(title),
    ...texts.flatMap((text) => hang('  ', text, width)),
  ]);
  return [...wrap(question.prompt, width).map(paint.strong), ...parts];
}
