import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { effortInWords } from '../../core/pack/index.ts';
import { isUnmet } from '../../core/judge/index.ts';
import { brief as short } from '../escape.ts';
import { isToldWhole } from '../judgement/decided.ts';
import { postponedWord } from '../judgement/demands.ts';
import { endsDuty } from '../judgement/needs.ts';
import { capital, firstSentences, outcomeWord, roleTitle, sentence } from '../phrases.ts';
import { type Block, paragraph, partsInLine, type Task, type Text } from './document.ts';
import { whereFound } from './workloads.ts';

/** A step by its title, owner, and effort; one that the file ticks, with its note and what the answers still say. */
export function stepInShort(step: StepResult, assessment: Assessment): Task {
  const { id, title, owner, done, ticked, mayNotApply } = step;
  const state = [
    roleTitle(assessment, owner),
    effortInWords(step),
    ...(done ? [doneWords(step)] : []),
    ...(mayNotApply === true && ticked === undefined ? ['if it applies'] : []),
  ].join(', ');
  const text = ticked === undefined ? undefined : tickText(step, assessment);
  return { id, title, state, outcome: done ? 'met' : 'open', ...(text !== undefined && { text }) };
}

/** `done`, or `done 2026-12-01` where the file says when. */
export function doneWords({ ticked }: Pick<StepResult, 'ticked'>): string {
  return ticked === undefined ? 'done' : `done ${ticked.date}`;
}

/** The note of a ticked step, and the gates that the answers keep unmet; undefined where there is neither. */
function tickText({ ticked, closes }: StepResult, { stages }: Assessment): Text | undefined {
  const note = ticked?.note === undefined ? '' : sentence(capital(short(ticked.note, 200)));
  const gates = stages.flatMap(({ gates: all }) => all).filter((gate) => closes.includes(gate.id) && isUnmet(gate));
  const said = gates.map(({ title, outcome, answers }): Text => [
    `The gate “${title}” is still ${outcomeWord[outcome]}: an answer, not a tick, decides a gate.`,
    { from: answers },
  ]);
  const parts = [...(note === '' ? [] : [note]), ...said];
  return parts.length === 0 ? undefined : parts.map((part, index) => [index === 0 ? '' : ' ', part]);
}

/** Steps under a title, numbered through: those that can wait come last, by their titles. `taskOf` tells the others. */
export function stepList(
  title: string | undefined,
  steps: readonly StepResult[],
  assessment: Assessment,
  { full, taskOf }: { readonly full: boolean; taskOf(step: StepResult): Task },
): readonly Block[] {
  // A ticked one stays with them, so that numbers are those of the stage.
  const needed = steps.filter(({ postponed }) => postponed !== true);
  const others = steps.filter(({ postponed }) => postponed === true);
  const isOptional = postponedWord(assessment) === 'optional';
  const titleOfOthers = isOptional ? 'Optional: every need is met' : 'Postpone until the required needs are met';
  const later = (step: StepResult) => (full && !step.done ? taskOf(step) : stepInShort(step, assessment));
  return [
    ...(needed.length === 0
      ? []
      : [
          ...(title === undefined ? [] : [paragraph({ strong: title })]),
          { kind: 'steps' as const, tasks: needed.map(taskOf) },
        ]),
    ...(others.length === 0
      ? []
      : [
          paragraph({ strong: titleOfOthers }),
          { kind: 'steps' as const, tasks: others.map(later), start: needed.length + 1 },
        ]),
  ];
}

/** How to tick a step. `file`: the answers file, as a shell takes it. */
export function tickHint(file: string): Block {
  return paragraph([
    'Tick a finished step: ',
    { code: `mesh-ready plan ${file} --done <id>` },
    '. To see the ids, use ',
    { code: '--format csv' },
    '.',
  ]);
}

/** What stands below steps of which some are told in brief. */
export const SHORTENED = paragraph(['Some steps are shortened. ', { code: '--full' }, ' prints them whole.']);

/** How many steps are told in full, and how many after these by what to do in two sentences; others have a line. */
export interface Room {
  readonly full: number;
  readonly brief: number;
}

/** How a step of a list is told. */
export type Telling = (step: StepResult, assessment: Assessment) => Task;

/**
 * How each of these steps is told, so that a plan stays short enough to be read. What is urgent and what the decision
 * names goes ahead, then what ends a requirement, then the others as they begin.
 */
export function tellings(
  steps: readonly StepResult[],
  { full, brief }: Room,
  assessment: Assessment,
): ReadonlyMap<StepResult, Telling> {
  const rank = (step: StepResult) => (isToldWhole(step, assessment) ? 0 : endsDuty(step, assessment) ? 1 : 2);
  const ranked = steps.toSorted((a, b) => rank(a) - rank(b));
  return new Map(
    ranked.map((step, place) => [step, place < full ? stepInFull : place < full + brief ? stepInBrief : stepInShort]),
  );
}

/** Whether a step of a later stage is told already: it ends a requirement, is urgent, or the decision names it. */
export function isWhole(step: StepResult, assessment: Assessment): boolean {
  return endsDuty(step, assessment) || isToldWhole(step, assessment);
}

/** The same, with the first two sentences of what to do. */
export function stepInBrief(step: StepResult, assessment: Assessment): Task {
  return { ...stepInShort(step, assessment), text: sentence(firstSentences(step.do, 2)) };
}

/** The same, with what to do, what proves it, and how to get back. */
export function stepInFull(step: StepResult, assessment: Assessment): Task {
  const { sources, findings = [] } = step;
  const { found } = assessment;
  const where =
    findings.length === 0 || found === undefined ? [] : [['Found in', `${whereFound(findings, found)}.`] as const];
  const marks = { cite: sources };
  return { ...stepInShort(step, assessment), text: sentence(step.do), parts: [...where, ...partsOf(step)], marks };
}

/** What only reads, tests, or decides has nothing to roll back. */
function partsOf({ proof, rollback, light }: StepResult): NonNullable<Task['parts']> {
  return [['Done when', sentence(proof)], ...(light === true ? [] : [['Rollback', sentence(rollback)] as const])];
}

/** What to do, what proves it, and how to roll back, in one line; in short, only what it is, costs, and ends with. */
export function wayOf(step: StepResult, isShort: boolean): Text {
  const done: Text = step.done ? [{ strong: sentence(capital(doneWords(step))) }, ' '] : '';
  if (isShort) return [done, sentence(inShort(step.do)), { cite: step.sources }];
  return [done, sentence(step.do), partsInLine(partsOf(step)), { cite: step.sources }];
}

/** The first sentence, and those from its cost on. */
function inShort(text: string): string {
  const cost = text.indexOf('Cost: ');
  return cost < 0 ? firstSentences(text, 2) : `${firstSentences(text, 1)} ${text.slice(cost)}`;
}
