/** A problem in input. `line` and `column` count from 1. */
export interface Problem {
  readonly code: ProblemCode;
  /** What is wrong and how to fix it; lower case, no period. */
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** Every code of a problem. Users search for codes: never rename one. */
export const PROBLEM_CODES = {
  unreadable: 'the file is missing, is a folder, or may not be read',
  'too-large':
    'the file is larger than 1 MiB (CRDs: 128 MiB) or has too many parts, or a condition has with its names written out',
  'too-deep': 'the file, or a condition with the names in it written out, nests deeper than 64 levels',
  'not-yaml': 'the file is not valid YAML',
  empty: 'the file has no content',
  'several-documents': 'the file holds more than one YAML document',
  'duplicate-key': 'a key is written twice in one map',
  alias: 'YAML anchors, aliases, merge keys, and tags are not allowed here',
  'control-character': 'a control character is in the text',
  'wrong-kind': 'a value is of another kind than expected',
  'unknown-key': 'a key is unknown here',
  'missing-key': 'a key that must be there is not',
  'unknown-question': 'no question has this id',
  'unknown-value': 'the question does not allow this value',
  'out-of-bounds': 'a number is outside the bounds of its question',
  'not-applicable-refused': 'the question cannot be answered with "not applicable"',
  'reason-missing': 'a reason is required',
  'bad-date': 'a date is not a day of the calendar',
  'other-pack': 'the file was written for another rule pack or version',
  'unknown-gate': 'no gate has this id',
  'unknown-step': 'no step has this id',
  'ticked-twice': 'a step is ticked twice',
  'future-date': 'a step is ticked more than a day after today',
  'duplicate-id': 'two entries of a rule pack have the same id',
  'unknown-reference': 'an entry of a rule pack refers to something that is not there',
  'wrong-test': 'a condition tests a question in a way its kind does not allow',
  cycle: 'questions, or named conditions, depend on each other in a circle',
  'bad-pack': 'an entry of a rule pack has the wrong shape',
  usage: 'a command or option is unknown, or is used wrongly',
  'not-writable': 'the output cannot be written',
  'not-accepted': "the cluster's CRDs do not accept a resource",
  'more-problems': 'the file has more problems than are listed',
  'input-needed': 'answers are missing and there is no terminal to ask at',
} as const;
export type ProblemCode = keyof typeof PROBLEM_CODES;

/** The input can't be used. Carries every problem found, not only the first. The only expected exception. */
export class InputError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'InputError';
  }
}

/** `file:line:column: message [code]`, without unknown parts of the position. */
export function formatProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  return `${place ? `${place}: ` : ''}${problem.message} [${problem.code}]`;
}

/** Sorts the problems of one file by position; problems about the whole file come last. */
export function byPlace(a: Problem, b: Problem): number {
  const last = Number.MAX_SAFE_INTEGER;
  return (a.line ?? last) - (b.line ?? last) || (a.column ?? last) - (b.column ?? last);
}
