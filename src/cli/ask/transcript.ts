import type { Answer } from '../../core/answers/index.ts';
import type { Change, ReviewContext } from '../../core/interview/index.ts';
import type { CompiledPack } from '../../core/judge/index.ts';
import type { Question } from '../../core/pack/schema.ts';
import { list, rolesFor } from '../../report/phrases.ts';
import { hang, wrap } from '../../report/wrap.ts';
import type { Look } from './look.ts';
import { answerText, changeInWords, evidenceInWords } from './notices.ts';
import { savedInWords } from './status.ts';

/** The lines that stay on the terminal above the question: headings, one entry per answer, and effects of answers. */
export interface Transcript {
  /** The heading of a section at its first question, and the effects of the previous answer. */
  readonly heading: (question: Question, change: Change | undefined) => void;
  /** What stays of a summary: the effects before it, and the questions that a quick interview saved. */
  readonly reviewed: (about: ReviewContext) => void;
  /** `saved`: whether the answer is in a file. */
  readonly answered: (question: Question, answer: Answer, saved: boolean) => void;
  readonly putOff: (question: Question) => void;
  /** One line; an empty text is an empty line. */
  readonly say: (text: string) => void;
  /** A shell command in one line, however long: wrapped, it can't be pasted. */
  readonly command: (text: string) => void;
  /** The start of a line that the person completes, followed by a space. */
  readonly prompt: (text: string) => void;
}

/** A transcript that calls `write` for each line. Has no headings where the questions jump between sections. */
export function transcriptTo(
  compiled: CompiledPack,
  look: Look,
  headings: boolean,
  write: (text: string) => void,
): Transcript {
  const { paint, signs } = look;
  const lines = (texts: readonly string[]) => write(texts.map((line) => `${line}\n`).join(''));
  let section: string | undefined;

  const changed = (change: Change | undefined) => {
    if (change)
      lines(changeInWords(compiled, change).flatMap((text) => hang(`  ${signs.notice} `, text, look.width())));
  };
  const heading = (question: Question, change: Change | undefined) => {
    changed(change);
    if (question.section === section || !headings) return;
    section = question.section;
    const found = compiled.pack.sections.find(({ id }) => id === section);
    if (found === undefined) return;
    const roles = rolesFor(compiled.pack, found);
    const about = [found.about, ...(roles.length === 0 ? [] : [`Who can answer: ${list(roles)}.`])];
    lines(['', paint.strong(found.title), ...about.flatMap((text) => wrap(text, look.width())).map(paint.dim)]);
  };
  let saved: string | undefined;
  const reviewed = (about: ReviewContext) => {
    changed(about.change);
    const words = look.hidesResults ? undefined : savedInWords(about);
    if (words !== undefined && words !== saved) lines(['', ...wrap(words, look.width()).map(paint.strong)]);
    saved = words;
  };
  return {
    heading,
    reviewed,
    answered(question, answer, saved) {
      const { date: _, ...known } = answer;
      const evidence = evidenceInWords(known);
      const words = answerText(question, answer) + (evidence ? ` (${evidence})` : '');
      const mark = !saved ? signs.notice : answer.kind === 'unknown' ? signs.unknown : signs.done;
      const [first = '', ...rest] = hang(`${mark} `, question.prompt, look.width());
      lines([
        paint.good(mark) + first.slice(mark.length),
        ...rest,
        ...hang('  ', words, look.width()).map(paint.strong),
      ]);
    },
    putOff: (question) => lines(hang(`${signs.dot} `, `${question.prompt} Put off.`, look.width()).map(paint.dim)),
    say: (text) => lines(text === '' ? [''] : wrap(text, look.width())),
    command: (text) => lines([`  ${text}`]),
    prompt: (text) => write(`${wrap(text, look.width()).join('\n')} `),
  };
}
