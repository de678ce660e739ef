import type { LiveResult, Progress, ReviewContext } from '../../core/interview/index.ts';
import { bandInWords } from '../../report/judgement/exposure.ts';
import { verdictInWords } from '../../report/judgement/verdict.ts';
import { count, list, range, verdictWord } from '../../report/phrases.ts';

/** `12 of 34 to 41 questions answered, 2 unknown`; one number where no answer can open or close another question. */
export function progressInWords({ surely, applicable, answered, unknown }: Progress): string {
  return `${answered} of ${range([surely, applicable])} questions answered${unknown > 0 ? `, ${unknown} unknown` : ''}`;
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

/** The lines above the summary of all answers: progress, results so far, and whether a question is left. */
export function reviewIntro(
  { progress, liveResult, left, open }: ReviewContext,
  joint: string,
  hidesResults = false,
): readonly string[] {
  const results = hidesResults ? [] : liveResultInWords(liveResult);
  return [
    ...(left === 0 && open === 0 ? ['That was the last question.'] : []),
    `All answers${joint}${progressInWords(progress)}`,
    ...(results.length === 0 ? [] : [results.join(joint)]),
  ];
}

/** What a new interview takes, and what its scope is; without the scope where the file names one. */
export function openingInWords(progress: Progress, groups: readonly string[], named: boolean): readonly string[] {
  return [
    `${questionsOpen(progress)}, about a minute each (heuristic), in groups: ${list(groups)}. Answer what you know, and put off the rest until you can ask those who know.`,
    ...(named
      ? []
      : [
          'The scope is the part of the organization that one verdict is about: the services that call each other and that one platform runs. Name it with --organization and --scope, or later in the file.',
        ]),
  ];
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
  if (left > 0) return `Go on with the questions (${openInWords(progress)} unanswered)`;
  return open > 0 ? `Answer the rest (${questionsOpen(progress)})` : undefined;
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
    ? `The verdict is settled: ${verdict}. ${saved} it. They still decide about gates, steps, and products.`
    : `The verdict stays ${verdict} until you resolve the unknowns. ${saved} that.`;
}

/** What files answered before the interview; empty where they answered nothing. */
export function discoveredInWords(filled: number, suggested: number): readonly string[] {
  if (filled + suggested === 0) return [];
  const parts = [
    ...(suggested > 0 ? [`suggest ${count(suggested, 'answer', 'answers')}`] : []),
    ...(filled > 0 ? [`say ${count(filled, 'answer', 'answers')}`] : []),
  ];
  return [`Your files ${parts.join(', and ')}. Confirm or change them; what they suggest does not count before.`];
}
