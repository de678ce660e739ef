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

/** Words that every report uses alike. */

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

/** How several alternatives are to be read. */
export const ORDERED = 'In this order: what this verdict calls for comes first; take the next only for what is left.';

/**
 * That the answers were written for another version of the rules, as a list of one sentence; empty where they were not.
 */
export function otherVersion({ writtenFor }: Assessment): readonly string[] {
  return writtenFor === undefined ? [] : [sentence(otherVersionNote(writtenFor))];
}

/** The title of a role, or its id where the pack gives none. */
export function roleTitle({ roles }: Assessment, owner: string): string {
  return roles.find(({ id }) => id === owner)?.title ?? owner;
}

/** Titles of the use cases that open answers can still put first, the likeliest few. */
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

/** `12` where nothing is open, otherwise `4 to 12`. */
export function range([low, high]: readonly [number, number]): string {
  return low === high ? `${low}` : `${low} to ${high}`;
}

/** `, up to 73.5 still possible`, or nothing where the score is certain. */
export function reach({ range: [low, high] }: NeedResult): string {
  return low === high ? '' : `, up to ${high} still possible`;
}

/** First letter in upper case. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Ends in a full stop, whatever the pack's author wrote. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** The verdict in one line; the word of the verdict stands in front where the pack's title does not open with it. */
export function headline({ id, title }: VerdictResult): string {
  const word = verdictWord[id];
  return title.toLowerCase().startsWith(word) ? title : `${capital(word)}: ${title}`;
}

/** The text up to its first full stop. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
}

/** Whether answers that are still open can change the verdict, and into what. */
export function settledSentence(verdict: VerdictResult, open: number): string {
  if (verdict.settled) {
    return open === 0
      ? 'Settled: every question that applies is answered.'
      : 'Settled: no answer that is still open can change it.';
  }
  const others = verdict.possible.filter((id) => id !== verdict.id).map((id) => verdictWord[id]);
  return `Not settled: answers that are still open can turn it into ${list(others, 'or')}.`;
}

/** Stages that the answers still open could make true instead, or nothing. */
export function stageDoubt(assessment: Assessment): string {
  const others = assessment.stagePossible.filter((id) => id !== assessment.stage);
  const words = others.map((id) => (id === 'none' ? 'no stage' : id));
  return words.length === 0 ? '' : `${list(words, 'or')} still possible`;
}

/** Why a stage is the one we are in, as a clause. */
export function stageReason({ verdict, stage, stages }: Assessment): string {
  if (verdict.id !== 'yes') return 'a plan without a yes does not go further';
  const gates = stages.find(({ id }) => id === stage)?.gates ?? [];
  if (gates.some(blocks)) return 'the first one with a required gate that is not met';
  return 'every required gate is met, and there is no stage after it';
}

/**
 * What is done at once: `first`, while the first use case waits, or `beside` it; with it, where both are of one stage.
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

/** How the line of the first use case begins: it may have to wait. */
export function startLabel({ useCases }: Assessment): string {
  return startOf(useCases)?.waitsFor === undefined ? 'Start with' : 'Then start with';
}

/** What stands where no use case is begun. */
export function nothingToStart({ verdict }: Assessment): string {
  return verdict.id === 'yes'
    ? 'nothing new: what the answers call for is in place'
    : 'nothing: no use case needs a mesh now';
}

/** Gates for which a use case waits, as a sentence; empty where there are none. */
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
