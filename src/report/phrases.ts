import type {
  Assessment,
  NeedResult,
  Outcome,
  StageResult,
  UseCaseResult,
  VerdictResult,
} from '../core/assess/index.ts';
import { blocks, startOf } from '../core/judge/index.ts';
import type { Effort, VerdictId } from '../core/pack/schema.ts';
import { otherVersionNote } from '../core/pack/index.ts';

/** Phrases that all reports share. */

export const verdictWord: Readonly<Record<VerdictId, string>> = { yes: 'yes', 'not-yet': 'not yet', no: 'no' };

export const outcomeWord: Readonly<Record<Outcome, string>> = {
  met: 'met',
  open: 'open',
  unknown: 'not known',
  'not-applicable': 'does not apply',
};

export const effortWord: Readonly<Record<Effort, string>> = { small: 'days', medium: 'weeks', large: 'months' };

export const statusWord: Readonly<Record<StageResult['status'], string>> = {
  done: 'done',
  current: 'we are here',
  next: 'next',
  later: 'later',
  'not-applicable': 'does not apply',
};

/** How to read several alternatives. */
export const ORDERED = 'In this order: what this verdict calls for comes first; take the next only for what is left.';

/** A sentence where the answers were written for another version of the rules; empty where they weren't. */
export function otherVersion({ writtenFor }: Assessment): readonly string[] {
  return writtenFor === undefined ? [] : [sentence(otherVersionNote(writtenFor))];
}

/** The title of a role, or its id where the pack has no title. */
export function roleTitle({ roles }: Assessment, owner: string): string {
  return roles.find(({ id }) => id === owner)?.title ?? owner;
}

/** Titles of the most likely use cases that unanswered questions can still put first. */
export function rivalTitles({ startPossible, useCases }: Assessment): {
  readonly titles: readonly string[];
  readonly others: number;
} {
  const rivals = useCases
    .filter(({ id, place }) => place !== 'first' && startPossible.includes(id))
    .map(({ title }) => title);
  return { titles: rivals.slice(0, 3), others: Math.max(0, rivals.length - 3) };
}

/** `3 gates`, `1 gate`. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `a, b and c`. */
export function list(words: readonly string[], joint = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}

/** `12` where it is certain, otherwise `4 to 12`. */
export function range([low, high]: readonly [number, number]): string {
  return low === high ? `${low}` : `${low} to ${high}`;
}

/** `, up to 73.5 still possible`, or nothing where the score is certain. */
export function reach({ range: [low, high] }: NeedResult): string {
  return low === high ? '' : `, up to ${high} still possible`;
}

/** Capitalizes the first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Ends the text with a period, unless it already ends a sentence. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** The verdict in one line. The word of the verdict comes first where the title of the pack doesn't start with it. */
export function headline({ id, title }: VerdictResult): string {
  const word = verdictWord[id];
  return title.toLowerCase().startsWith(word) ? title : `${capital(word)}: ${title}`;
}

/** The text up to the end of its first sentence. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
}

/** Whether unanswered questions can change the verdict, and to what. */
export function settledSentence(verdict: VerdictResult, open: number): string {
  if (verdict.settled) {
    return open === 0
      ? 'Settled: every question that applies is answered.'
      : 'Settled: no answer that is still open can change it.';
  }
  const others = verdict.possible.filter((id) => id !== verdict.id).map((id) => verdictWord[id]);
  return `Not settled: answers that are still open can turn it into ${list(others, 'or')}.`;
}

/** Other stages that unanswered questions still allow, or nothing. */
export function stageDoubt(assessment: Assessment): string {
  const others = assessment.stagePossible.filter((id) => id !== assessment.stage);
  const words = others.map((id) => (id === 'none' ? 'no stage' : id));
  return words.length === 0 ? '' : `${list(words, 'or')} still possible`;
}

/** Why a stage is the current one, as a clause. */
export function stageReason({ verdict, stage, stages }: Assessment): string {
  if (verdict.id !== 'yes') return 'a plan without a yes does not go further';
  const gates = stages.find(({ id }) => id === stage)?.gates ?? [];
  if (gates.some(blocks)) return 'the first one with a required gate that is not met';
  return 'every required gate is met, and there is no stage after it';
}

/**
 * Sentences of gates that call for action at once: before the first use case (`first`), or in parallel (`beside`). A
 * parallel action is labeled "with it" where it belongs to the same stage.
 */
export function atOnce(
  { stages, useCases }: Assessment,
  order: 'first' | 'beside',
): readonly { readonly label: string; readonly says: string }[] {
  const start = startOf(useCases);
  return stages.flatMap(({ id, gates }) =>
    gates.flatMap((gate) => {
      if (gate.atOnce?.order !== order) return [];
      const label =
        order === 'first'
          ? 'First of all'
          : start === undefined
            ? 'At once'
            : start.stage === id
              ? 'At once, with it'
              : 'At once, beside it';
      return [{ label, says: gate.atOnce.says }];
    }),
  );
}

/** The label of the first use case, which may have to wait. */
export function startLabel({ useCases }: Assessment): string {
  return startOf(useCases)?.waitsFor === undefined ? 'Start with' : 'Then start with';
}

/** The text where no use case starts. */
export function nothingToStart({ verdict }: Assessment): string {
  return verdict.id === 'yes'
    ? 'nothing new: what the answers call for is in place'
    : 'nothing: no use case needs a mesh now';
}

/** The gates that a use case waits for, as a sentence; empty where there are none. */
export function waitingSentence({ stages }: Assessment, { waitsFor = [] }: UseCaseResult): string {
  const titles = stages
    .flatMap(({ gates }) => gates)
    .filter(({ id }) => waitsFor.includes(id))
    .map(({ title }) => `“${title}”`);
  return titles.length === 0
    ? ''
    : `It begins when ${titles.length === 1 ? 'this gate is' : 'these gates are'} met, not before: ${list(titles)}.`;
}

/** `2 required gates open, 1 not known, 4 met`. */
export function gateCount(stage: StageResult): string {
  const required = stage.gates.filter((gate) => gate.required);
  const by = (outcome: Outcome) => required.filter((gate) => gate.outcome === outcome).length;
  return `${count(by('open'), 'required gate', 'required gates')} open, ${by('unknown')} not known, ${by('met')} met`;
}
