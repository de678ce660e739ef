import type {
  AskContext,
  Interviewee,
  Reply,
  ReviewContext,
  ReviewReply,
  SummaryPart,
} from '../../core/interview/index.ts';
import type { CompiledPack } from '../../core/judge/index.ts';
import type { Question } from '../../core/pack/schema.ts';
import type { Host } from '../host.ts';
import { hang } from '../../report/wrap.ts';
import { choiceField } from './choice-field.ts';
import { choicesField } from './choices-field.ts';
import type { Field } from './field.ts';
import { orQuit } from './interrupt.ts';
import type { Keyboard } from './keyboard.ts';
import type { Look } from './look.ts';
import type { AskText, Seat, Shown } from './names.ts';
import { askNote } from './note-prompts.ts';
import { noticeInWords } from './notices.ts';
import { numberField } from './number-field.ts';
import { promptsOn } from './prompts.ts';
import { helpLinesOf, questionParts, statusLines } from './question-parts.ts';
import type { Attach } from './question-prompt.ts';
import { goOnInWords, reviewIntro, settledInWords } from './status.ts';
import type { Saver } from './saver.ts';
import type { Transcript } from './transcript.ts';

/** Asks a person on a screen. */
export function screenSeat(
  compiled: CompiledPack,
  host: Pick<Host, 'stderr'>,
  keyboard: Keyboard,
  look: Look,
  transcript: Transcript,
): Seat {
  return {
    askText: (of) => screenText(host, keyboard, look, of),
    interviewee: (saver, shown) => screenInterviewee(compiled, host, keyboard, look, transcript, saver, shown),
    inputEnded: () => false,
    close: () => keyboard.close(),
  };
}

/** Asks on a screen that is redrawn; earlier answers stay above it. */
function screenInterviewee(
  compiled: CompiledPack,
  host: Pick<Host, 'stderr'>,
  keyboard: Keyboard,
  look: Look,
  transcript: Transcript,
  saver: Pick<Saver, 'notice'>,
  shown: Shown,
): Interviewee {
  const prompts = promptsOn(keyboard.input, host.stderr, keyboard.stopped);
  const attach = attachTo(host, keyboard);
  const noticeLines = () => {
    const notice = saver.notice();
    if (notice) shown(notice);
    return notice ? hang(`${look.signs.notice} `, noticeInWords(notice), look.width()).map(look.paint.warn) : [];
  };
  /** Height of the status line when it was last drawn. */
  let statusHeight = 1;
  /** The field at the moment when a note was started, and the question last chosen in the summary. */
  let begun: { readonly question: Question; readonly field: Field } | undefined;
  let looked: string | undefined;
  /** The first question after the verdict was settled: there it is told what is left. */
  let settledAt: Question | undefined;

  async function put(question: Question, about: AskContext): Promise<Reply> {
    const { earlier } = about;
    let field = begun?.question === question ? begun.field : fieldOf(question, earlier);
    begun = undefined;
    for (;;) {
      const config = {
        field,
        parts: (width: number, settled: boolean) => {
          const liveResult = settled && !look.hidesResults ? about.liveResult() : undefined;
          if (liveResult) statusHeight = statusLines(liveResult, width, look).length;
          const left = liveResult && look.tellsWhatIsLeft === true ? settledInWords(liveResult) : undefined;
          if (left !== undefined) settledAt ??= question;
          const told = left !== undefined && settledAt === question ? left : '';
          return [
            ...questionParts(compiled, question, about, liveResult, width, look, statusHeight),
            { lines: told === '' ? [] : hang(`${look.signs.notice} `, told, width), keep: 7, under: true },
            { lines: noticeLines(), keep: 9, under: true },
          ];
        },
        help: (width: number) => helpLinesOf(compiled, question, width, look),
        commands: {
          notApplicable: question.notApplicable === true,
          canGoBack: about.canGoBack,
          answered: earlier !== undefined && !about.suggested,
          unconfirmed: about.unconfirmed,
        },
        look,
        attach,
      };
      const asked = await prompts.question(config);
      if (asked.kind === 'reply') return asked.reply;
      field = asked.field;
      if (asked.kind === 'reason') {
        const reason = await prompts.text({
          ...reasonTexts(question),
          initial: earlier?.kind === 'not-applicable' ? earlier.reason : '',
          look,
          attach,
        });
        if (reason !== undefined) return { kind: 'not-applicable', reason };
      } else {
        const noted = await askNote(question, about.draft ?? earlier ?? {}, look, attach, prompts);
        begun = noted?.kind === 'note' ? { question, field } : undefined;
        if (noted) return noted;
      }
    }
  }

  return {
    async ask(question, about) {
      transcript.heading(question, about.change);
      const reply = await orQuit(() => put(question, about));
      if (reply.kind === 'later' && (!about.earlier || about.suggested)) transcript.putOff(question);
      return reply;
    },
    async review(summary: readonly SummaryPart[], about: ReviewContext): Promise<ReviewReply> {
      transcript.reviewed(about);
      const config = {
        summary,
        intro: reviewIntro(about, ` ${look.signs.dot} `, look.hidesResults),
        notice: noticeLines,
        goOn: goOnInWords(about),
        goOnFirst: about.left > 0,
        at: looked,
        look,
        attach,
      };
      const reply = await orQuit(() => prompts.review(config));
      looked = reply.kind === 'change' ? reply.question : undefined;
      return reply;
    },
    async answered(question, answer) {
      transcript.answered(question, answer, saver.notice()?.kind !== 'unsaved');
    },
  };
}

function screenText(host: Pick<Host, 'stderr'>, keyboard: Keyboard, look: Look, of: string): AskText {
  const prompts = promptsOn(keyboard.input, host.stderr, keyboard.stopped);
  const config = { of, check: () => undefined, look, attach: attachTo(host, keyboard) };
  return (texts, initial) => orQuit(() => prompts.text({ ...config, ...texts, initial }));
}

function attachTo(host: Pick<Host, 'stderr'>, keyboard: Keyboard): Attach {
  return (redraw) => {
    const quiet = keyboard.listen(redraw);
    host.stderr.on('resize', redraw);
    return () => {
      quiet();
      host.stderr.removeListener('resize', redraw);
    };
  };
}

function fieldOf(question: Question, earlier: AskContext['earlier']): Field {
  const fields = { choice: choiceField, choices: choicesField, number: numberField };
  return fields[question.kind](question, earlier);
}

function reasonTexts({ prompt }: Question) {
  return {
    of: prompt,
    title: 'Why does it not apply?',
    about: 'The reason is saved and shown next to the answer.',
    check: (text: string) => (text === '' ? 'write the reason, or go back with Esc' : undefined),
  };
}
