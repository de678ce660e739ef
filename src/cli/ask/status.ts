import type { LiveResult, Progress, ReviewContext } from '../../core/interview/index.ts';
import { bandInWords } from '../../report/judgement/exposure.ts';
import { verdictInWords } from '../../report/judgement/verdict.ts';
import { list, range, verdictWord } from '../../report/phrases.ts';

/** `12 of 34 to 41 questions answered, 2 not known`; one number where no answer can open or close another question. */
export function progressInWords({ surely, applicable, answered, unknown }: Progress): string {
  return `${answered} of ${range([surely, applicable])} questions answered${unknown > 0 ? `, ${unknown} not known` : ''}`;
}

/**
 * The status line: `verdict: yes, leaning (or not yet)`, `exposure: middle`, and the stage where a mesh concerns you.
 */
export function liveResultInWords(live: LiveResult): readonly string[] {
  const { exposure, verdict, stage, stages } = live;
  return [
    `verdict: ${verdictInWords({ ...live, id: verdict })}`,
    `exposure: ${bandInWords(exposure)}`,
    ...(stage === 'none' ? [] : [`${stages.length === 1 ? 'stage' : 'stage so far'}: ${stage}`]),
  ];
}

/** What stands above the summary of all answers. */
export function reviewIntro({ progress, liveResult }: ReviewContext, joint: string): readonly string[] {
  return [`All answers${joint}${progressInWords(progress)}`, liveResultInWords(liveResult).join(joint)];
}

/** `3`, or `3 to 7` where answers still decide about other questions. */
function openInWords({ surely, applicable, answered, unknown }: Progress): string {
  return range([surely - answered - unknown, applicable - answered - unknown]);
}

function questionsOpen(progress: Progress): string {
  const open = openInWords(progress);
  return `${open} ${open === '1' ? 'question' : 'questions'}`;
}

/** What "go on" asks; undefined where nothing is open. */
export function goOnInWords({ left, open, progress }: ReviewContext): string | undefined {
  if (left > 0) return `Go on with the questions (${openInWords(progress)} open)`;
  return open > 0 ? `Answer what is open (${questionsOpen(progress)})` : undefined;
}

/** What a quick interview saved; undefined while it is going on, and where it saved nothing. */
export function savedInWords({
  liveResult: { possible, settled },
  progress,
  open,
  quickDone,
}: ReviewContext): string | undefined {
  if (!quickDone || open === 0) return undefined;
  const verdict = list(
    possible.map((id) => verdictWord[id]),
    'or',
  );
  const saved = `${questionsOpen(progress)} saved: no answer to ${open === 1 ? 'it' : 'them'} can change`;
  return settled
    ? `The verdict is settled: ${verdict}. ${saved} it.`
    : `The verdict stays ${verdict} until what is not known is found out. ${saved} that.`;
}
