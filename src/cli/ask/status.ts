import type { LiveResult, Progress, ReviewContext } from '../../core/interview/index.ts';
import { bandInWords } from '../../report/judgement/exposure.ts';
import { verdictInWords } from '../../report/judgement/verdict.ts';
import { count, list, range, verdictWord } from '../../report/phrases.ts';

/** `12 questions answered, 2 unknown, about 24 left`; without "about" where no answer can open or close a question. */
export function progressInWords({ surely, applicable, answered, unknown, typical }: Progress): string {
  const left = `${surely === applicable ? '' : 'about '}${typical} left`;
  return `${count(answered, 'question', 'questions')} answered${unknown > 0 ? `, ${unknown} unknown` : ''}, ${left}`;
}

/**
 * The status line: `verdict: yes, leaning (or not yet)`, `exposure: middle`, and the stage where a mesh concerns you.
 */
export function liveResultInWords(live: LiveResult): readonly string[] {
  const { exposure, verdict, stage, stages } = live;
  return [
    `verdict: ${verdictInWords({ ...live, id: verdict })}${live.settled && live.closeOpen && !live.close ? ' (may still become close)' : ''}`,
    `exposure: ${bandInWords(exposure)}`,
    ...(stage === 'none' ? [] : [`${stages.length === 1 ? 'stage' : 'stage so far'}: ${stage}`]),
  ];
}

/** What the questions that are left still decide; undefined until the verdict is settled. */
export function settledInWords(live: LiveResult): string | undefined {
  return live.settled
    ? `The verdict is settled: ${verdictWord[live.verdict]}. No answer can change it any more. The other questions still decide about ${whatIsLeft(live)}.`
    : undefined;
}

/** What is decided after the verdict. */
function whatIsLeft({ close, closeOpen }: LiveResult): string {
  return list([
    'gates',
    'steps',
    'products',
    ...(closeOpen ? [`whether the verdict ${close ? 'stays' : 'is'} close`] : []),
  ]);
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

/** A group of questions, and the roles that can answer them. */
export interface Group {
  readonly title: string;
  readonly roles: readonly string[];
}

/** What a new interview takes, and what its scope is; without the scope where it is told elsewhere. */
export function openingInWords(progress: Progress, groups: readonly Group[], knowsScope: boolean): readonly string[] {
  const { surely, applicable, typical } = progress;
  const number =
    surely === applicable
      ? questionsOpen(progress)
      : `About ${count(typical, 'question', 'questions')} (${surely} to ${applicable}, depending on your answers)`;
  return [
    `${number}, a minute each (heuristic), in groups: ${list(groups.map(({ title }) => title))}. You need someone for each group: answer what you know, and put off the rest until you have asked them.`,
    ...whoIsNeeded(groups),
    ...(knowsScope
      ? []
      : [
          'The scope is the part of the organization that one verdict is about: the services that call each other and that one platform runs. Name it with --organization and --scope, or later in the file.',
        ]),
  ];
}

/** A line per role with its groups, below a heading; nothing where the pack doesn't say who can answer. */
function whoIsNeeded(groups: readonly Group[]): readonly string[] {
  const roles = [...new Set(groups.flatMap((group) => group.roles))];
  const titles = (role: string) => groups.filter((group) => group.roles.includes(role)).map(({ title }) => title);
  return roles.length === 0 ? [] : ['Who can answer:', ...roles.map((role) => `- ${role}: ${titles(role).join('; ')}`)];
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
export function savedInWords({ liveResult, progress, open, quickDone }: ReviewContext): string | undefined {
  if (!quickDone || open === 0) return undefined;
  const { possible, settled } = liveResult;
  const verdict = list(
    possible.map((id) => verdictWord[id]),
    'or',
  );
  const saved = `${questionsOpen(progress)} saved: no answer to ${open === 1 ? 'it' : 'them'} can change`;
  return settled
    ? `The verdict is settled: ${verdict}. ${saved} it. They still decide about ${whatIsLeft(liveResult)}.`
    : `The verdict stays ${verdict} until you resolve the unknowns. ${saved} that.`;
}

/** What files answered before the interview; empty where they answered nothing. */
export function discoveredInWords(filled: number, suggested: number): readonly string[] {
  if (filled + suggested === 0) return [];
  const parts = [
    ...(suggested > 0 ? [`suggest ${count(suggested, 'answer', 'answers')}`] : []),
    ...(filled > 0 ? [`say ${count(filled, 'answer', 'answers')}`] : []),
  ];
  return [`Your files ${parts.join(', and ')}. Confirm or change them; suggestions don't count until then.`];
}
