import type { Finding } from '../../core/bar.ts';
import { brief, xmlText } from '../escape.ts';
import { type CheckResult, lineOf, subject, worstFirst } from './result.ts';

/** JUnit in the subset that CI systems share: a failure per finding, a passed case per part of the bar that is met. */
export function junit(result: CheckResult): string {
  const { assessment, bar } = result;
  const counts = `tests="${bar.findings.length + bar.passed.length}" failures="${bar.findings.length}" errors="0" skipped="0" time="0"`;
  const name = xmlText(['mesh-ready', brief(assessment.organization ?? '', 100)].filter((part) => part !== '').join(': '));
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="mesh-ready" ${counts}>`,
    `  <testsuite name="${name}" ${counts}>`,
    ...worstFirst(bar.findings).map((finding) => failure(finding, result)),
    ...bar.passed.map((passed) => `    <testcase classname="mesh-ready" name="${xmlText(passed)}" time="0"/>`),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n')}\n`;
}

function failure(finding: Finding, result: CheckResult): string {
  const name = [finding.code, subject(finding)].filter((part) => part !== undefined).join(' ');
  const line = lineOf(finding, result);
  const message = xmlText(finding.message);
  return [
    `    <testcase classname="mesh-ready" name="${xmlText(name)}" file="${xmlText(result.file)}" line="${line}" time="0">`,
    `      <failure type="${finding.code}" message="${message}">${xmlText(result.file)}:${line}: ${message}</failure>`,
    '    </testcase>',
  ].join('\n');
}
