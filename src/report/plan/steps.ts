import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { effortInWords } from '../../core/pack/index.ts';
import { roleTitle, sentence } from '../phrases.ts';
import { partsInLine, type Task, type Text } from './document.ts';
import { whereFound } from './workloads.ts';

/** A step by its title, owner, and effort. */
export function stepInShort(step: StepResult, assessment: Assessment): Task {
  const { id, title, owner, done, mayNotApply } = step;
  const state = [
    roleTitle(assessment, owner),
    effortInWords(step),
    ...(done ? ['done'] : []),
    ...(mayNotApply === true ? ['if it applies'] : []),
  ].join(', ');
  return { id, title, state, outcome: done ? 'met' : 'open' };
}

/** The same, with what to do, what proves it, and how to get back. */
export function stepInFull(step: StepResult, assessment: Assessment): Task {
  const { answers, sources, findings = [] } = step;
  const { found } = assessment;
  const where =
    findings.length === 0 || found === undefined ? [] : [['Found in', `${whereFound(findings, found)}.`] as const];
  const marks = [{ from: answers }, { cite: sources }];
  return { ...stepInShort(step, assessment), text: sentence(step.do), parts: [...where, ...partsOf(step)], marks };
}

function partsOf({ proof, rollback }: StepResult): NonNullable<Task['parts']> {
  return [
    ['Done when', sentence(proof)],
    ['Rollback', sentence(rollback)],
  ];
}

/** What to do, what proves it, and how to roll back, in one line. */
export function wayOf(step: StepResult): Text {
  return [sentence(step.do), partsInLine(partsOf(step)), { from: step.answers }, { cite: step.sources }];
}
