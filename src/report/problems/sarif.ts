import { type Problem, PROBLEM_CODES, type ProblemCode } from '../../core/problem/index.ts';
import { fingerprint, numbered, sarifLocation, sarifLog, sarifRule, sarifText } from '../check/sarif-log.ts';
import { outcome, type Unjudged } from './unjudged.ts';

const CODES = Object.keys(PROBLEM_CODES) as ProblemCode[];
const HELP = 'Fix what the message names; until then nothing is checked.';

/**
 * SARIF 2.1.0: one rule per problem code, one result per problem at its line and column. The run counts as
 * successful: GitHub doesn't show results of a failed one.
 */
export function sarif(unjudged: Unjudged): string {
  const { problems, file, version } = unjudged;
  const print = numbered();
  return sarifLog({
    version,
    file,
    rules: CODES.map((code) => sarifRule(code, PROBLEM_CODES[code], HELP)),
    invocation: { executionSuccessful: true, exitCode: 2, exitCodeDescription: outcome(unjudged) },
    results: problems.map((problem) =>
      found(problem, file, print(fingerprint(`${problem.code}/${problem.file ?? file}/${problem.message}`))),
    ),
  });
}

function found({ code, message, file, line, column }: Problem, checked: string, print: string): object {
  return {
    ruleId: code,
    ruleIndex: CODES.indexOf(code),
    level: 'error',
    message: { text: sarifText(message) },
    locations: [sarifLocation(file ?? checked, line ?? 1, column)],
    partialFingerprints: { primaryLocationLineHash: print },
  };
}
