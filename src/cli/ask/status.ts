import type { LiveResult, Progress, ReviewContext } from '../../core/interview/index.ts';
import { list, range, verdictWord } from '../../report/phrases.ts';

/** `12 of 34 to 41 questions answered, 2 not known`; one number where no answer can add or remove a question. */
export function progressInWords({ surely, applicable, answered, unknown }: Progress): string {
  return `${answered} of ${range([surely, applicable])} questions answered${unknown > 0 ? `, ${unknown} not known` : ''}`;
}

/** The status line: `need 12 to 74 of 100; verdict open: yes or not yet; stage so far: crawl`. */
export function liveResultInWords({ need, possible, settled, stage, stages }: LiveResult): readonly string[] {
  const verdicts = list(
    possible.map((id) => verdictWord[id]),
    'or',
  );
  return [
    `need ${range(need)} of 100`,
    settled ? `verdict settled: ${verdicts}` : `verdict open: ${verdicts}`,
    `${stages.length === 1 ? 'stage' : 'stage so far'}: ${stage}`,
  ];
}

/** The lines above the summary. */
export function reviewIntro({ progress, liveResult }: ReviewContext, joint: string): readonly string[] {
  return [`All answers${joint}${progressInWords(progress)}`, liveResultInWords(liveResult).join(joint)];
}

/** `3`, or `3 to 7` where answers still decide which questions apply. */
function openInWords({ surely, applicable, answered, unknown }: Progress): string {
  return range([surely - answered - unknown, applicable - answered - unknown]);
}

function questionsOpen(progress: Progress): string {
  const open = openInWords(progress);
  return `${open} ${open === '1' ? 'question' : 'questions'}`;
}

/** What "go on" asks; undefined where every question is answered. */
export function goOnInWords({ left, open, progress }: ReviewContext): string | undefined {
  if (left > 0) return `Go on with the questions (${openInWords(progress)} open)`;
  return open > 0 ? `Answer what is open (${questionsOpen(progress)})` : undefined;
}

/** The questions that a quick interview saved; undefined while it continues, and where it saved none. */
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
