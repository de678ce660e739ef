import { formatProblem, type Problem } from '../../core/problem/index.ts';
import { className } from '../check/junit.ts';
import { xmlText } from '../escape.ts';
import type { Unjudged } from './unjudged.ts';

/** JUnit, in the subset that CI systems share: one error (not failure) per problem. */
export function junit({ problems, file }: Unjudged): string {
  const counts = `tests="${problems.length}" failures="0" errors="${problems.length}" skipped="0" time="0"`;
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="mesh-ready" ${counts}>`,
    `  <testsuite name="mesh-ready" ${counts}>`,
    ...problems.map((problem) => testcase(problem, file)),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n')}\n`;
}

function testcase(problem: Problem, checked: string): string {
  const { code, message, file = checked, line, column } = problem;
  const name = [code, [line, column].filter((part) => part !== undefined).join(':')].join(' ').trim();
  return [
    `    <testcase classname="${className(checked)}" name="${name}" file="${xmlText(file)}"${line === undefined ? '' : ` line="${line}"`} time="0">`,
    `      <error type="${code}" message="${xmlText(message)}">${xmlText(formatProblem(problem))}</error>`,
    '    </testcase>',
  ].join('\n');
}
