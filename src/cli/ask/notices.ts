import type { Answer, Evidence } from '../../core/answers/index.ts';
import { type Change } from '../../core/interview/index.ts';
import { answerInWords } from '../../core/judge/index.ts';
import type { CompiledPack } from '../../core/judge/index.ts';
import type { Question } from '../../core/pack/schema.ts';
import { plain } from '../../report/escape.ts';
import { count } from '../../report/phrases.ts';
import type { Notice } from './saver.ts';

/** An answer in words, safe for a terminal. */
export function answerText(question: Question, answer: Answer): string {
  return plain(answerInWords(question, answer));
}

/** `measured, by security architect, 2026-11-20; note: …`; empty where there is no evidence. */
export function evidenceInWords({ note, source, by, date }: Evidence): string {
  const parts = [source, by && `by ${plain(by)}`, date].filter(Boolean).join(', ');
  return [parts, note && `note: ${plain(note)}`].filter(Boolean).join('; ');
}

/** A notice about the file, in words. */
export function noticeInWords({ text, now }: Notice): string {
  return plain(now === undefined ? text : `${text} ${now}`);
}

const SHOWN = 5;

/** The effects of an answer on other questions, in sentences; empty where there are none. */
export function changeInWords(compiled: CompiledPack, change: Change): readonly string[] {
  const prompts = (ids: readonly string[]) => ids.flatMap((id) => compiled.questions.get(id)?.prompt ?? []);
  const asked = change.nowApply.filter((id) => !change.countAgain.includes(id));
  const dropped = change.noLongerApply.filter((id) => !change.keptInactive.includes(id));
  return [
    ...each(
      prompts(asked),
      'Asked now too',
      (rest) => `and ${count(rest, 'more question is', 'more questions are')} asked now too`,
    ),
    ...each(
      prompts(change.countAgain),
      'Its earlier answer counts again',
      (rest) => `and ${count(rest, 'more answer counts', 'more answers count')} again`,
    ),
    ...each(
      prompts(change.keptInactive),
      'No longer applies; answer kept but ignored',
      (rest) => `and ${count(rest, 'more answer is', 'more answers are')} kept and not counted`,
    ),
    ...(dropped.length > 0
      ? [
          `${count(dropped.length, 'question does', 'questions do')} not apply and ${dropped.length === 1 ? 'is' : 'are'} not asked.`,
        ]
      : []),
  ];
}

function each(prompts: readonly string[], label: string, rest: (count: number) => string): string[] {
  const lines = prompts.slice(0, SHOWN).map((prompt) => `${label}: ${prompt}`);
  return prompts.length > SHOWN ? [...lines, rest(prompts.length - SHOWN)] : lines;
}
