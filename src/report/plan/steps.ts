import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { effortInWords } from '../../core/pack/index.ts';
import { roleTitle, sentence } from '../phrases.ts';
import type { Task, Text } from './document.ts';

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
  return { ...stepInShort(step, assessment), text: wayOf(step) };
}

/** What to do, what proves it, and how to get back. */
export function wayOf(step: StepResult): Text {
  return [
    `${sentence(step.do)} `,
    { emphasis: 'Done when:' },
    ` ${sentence(step.proof)} `,
    { emphasis: 'Rollback:' },
    ` ${sentence(step.rollback)}`,
    { from: step.answers },
    { cite: step.sources },
  ];
}
