/** Severity of a finding. An error is a rule that can't work; a warning is one that is probably wrong. */
export type Severity = 'error' | 'warning';

/** Every code of lint besides those of problems. Users search for codes: never rename one. */
export const LINT_CODES = {
  'never-true': ['error', 'a condition that no answers make true'],
  'always-true': ['error', 'a condition that all answers make true'],
  'idle-part': ['warning', 'a part of a condition that changes nothing'],
  'never-asked': ['error', 'a question that no answers bring up'],
  'unread-question': ['error', 'a question that no rule reads and no sentence repeats'],
  'same-options': ['warning', 'options of a question that no rule tells apart'],
  'unreachable-level': ['error', 'a level of a criterion that no answers reach'],
  'unreachable-rule': ['error', 'a verdict rule that never decides'],
  'reachable-not-known': ['error', 'complete answers for which the last verdict rule says that too little is known'],
  'unreachable-verdict': ['error', 'a verdict that no answers give'],
  'unreachable-outcome': ['error', 'an outcome of a gate that no answers give'],
  'unreachable-step': ['error', 'a step that no plan shows, or that every plan shows in spite of its condition'],
  'unreachable-use-case': ['error', 'a use case that never comes first, or a signal that never counts'],
  'unreachable-risk': ['error', 'a risk that is never shown'],
  'unreachable-option': ['error', 'an option that never fits'],
  'undated-exclusion': ['error', 'an exclusion of a product without a dated source'],
  'review-due': ['warning', 'an exclusion whose sources were to be read again by now'],
  'nothing-left': ['warning', 'one answer or two that rule out every mesh, while one can be advised'],
  'unreachable-course': ['error', 'a row of the course that never decides'],
  'unreachable-sign': ['error', 'a sign to watch that is never shown'],
  'falling-exposure': ['error', 'a criterion where more exposure scores less'],
  'worse-gate': ['error', 'a gate that a better practice opens'],
  'never-done': ['error', 'a step that is never done where a plan shows it'],
  'step-after-gate': ['warning', 'a step that is still to do where the gates that it closes are met'],
  'always-done': ['error', 'a step that is done wherever a plan shows it'],
  'change-without-reason': ['warning', 'a change of the extended pack that does not say why'],
  'not-decided': ['warning', 'something with too many cases to try all'],
  unused: ['warning', 'an entry that nothing refers to'],
  'same-condition': ['warning', 'two named conditions that mean the same'],
  'written-out': ['warning', 'a condition that is written out though it has a name'],
  'gate-without-step': ['warning', 'a gate that no step closes'],
  'empty-text': ['error', 'a text or reason that is empty, or only says that it is still to be written'],
  'thin-text': ['warning', 'a text that says nothing'],
  'same-text': ['warning', 'a text that stands at two entries'],
  'unsafe-text': ['error', 'a text with characters that a terminal would obey'],
  'wrong-manifest': [
    'error',
    'a manifest template with a mistake that no schema sees, or one that could be applied by accident',
  ],
  'old-fact': ['error', 'a fact that was read longer ago than was asked for'],
  'old-inherited-fact': ['warning', 'facts of the extended pack that were read longer ago than was asked for'],
} as const satisfies Readonly<Record<string, readonly [Severity, string]>>;

export type LintCode = keyof typeof LINT_CODES;
