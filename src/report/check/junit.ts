import type { Finding } from '../../core/bar/index.ts';
import { brief, xmlText } from '../escape.ts';
import { ruleChanges, ruleChangesTitle } from '../rule-changes.ts';
import { conflictingAnswers } from './contradictions.ts';
import {
  type CheckResult,
  findingInFull,
  lineOf,
  subject,
  type WaivedGate,
  waivedGates,
  worstFirst,
} from './result.ts';

/**
 * JUnit, in the subset that CI systems share: a failure per finding, a skipped case per waived gate, and a passed case
 * per requirement that is met.
 */
export function junit(result: CheckResult): string {
  const { assessment, bar } = result;
  const waived = waivedGates(result);
  const tests = bar.findings.length + bar.passed.length + waived.length;
  const counts = `tests="${tests}" failures="${bar.findings.length}" errors="0" skipped="${waived.length}" time="0"`;
  const name = xmlText(
    ['mesh-ready', brief(assessment.organization ?? '', 100)].filter((part) => part !== '').join(': '),
  );
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="mesh-ready" ${counts}>`,
    `  <testsuite name="${name}" ${counts}>`,
    ...worstFirst(bar.findings).map((finding) => failure(finding, result)),
    ...bar.passed.map(
      (passed) => `    <testcase classname="${className(result.file)}" name="${xmlText(passed)}" time="0"/>`,
    ),
    ...waived.map((gate) => skipped(gate, result)),
    ...told(result),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n')}\n`;
}

/** Notes that belong to no case: they go into the output of the suite. */
function told(result: CheckResult): string[] {
  const { assessment, bar, file } = result;
  const changes = ruleChanges(assessment);
  const lines = [
    ...(changes.length === 0 ? [] : [`${ruleChangesTitle(assessment)}:`]),
    ...changes,
    ...assessment.contradictions.map((each) => {
      const [{ line, says }] = conflictingAnswers(each, result);
      return `${file}:${line}: ${says}`;
    }),
    ...(bar.notes ?? []).map((note) => `note: ${note}`),
  ];
  return lines.length === 0 ? [] : [`    <system-out>${lines.map(xmlText).join('\n')}</system-out>`];
}

/** A waived gate, neither passed nor failed. */
function skipped({ gate, line, says, reason }: WaivedGate, result: CheckResult): string {
  const message = xmlText(`${says}; ${reason}`);
  return [
    `    <testcase classname="${className(result.file)}" name="waived ${xmlText(gate)}" file="${xmlText(result.file)}" line="${line}" time="0">`,
    `      <skipped message="${message}"/>`,
    '    </testcase>',
  ].join('\n');
}

/** `mesh-ready.teams.payments` for `teams/payments.yaml`: tells several files in one run apart. */
export function className(file: string): string {
  const parts = file
    .replace(/\.ya?ml$/, '')
    .split(/[\\/]/)
    .filter((part) => !/^\.*$/.test(part));
  return xmlText(['mesh-ready', ...parts].join('.'));
}

function failure(finding: Finding, result: CheckResult): string {
  const name = [finding.code, subject(finding)].filter((part) => part !== undefined).join(' ');
  const line = lineOf(finding, result);
  const message = xmlText(finding.message);
  return [
    `    <testcase classname="${className(result.file)}" name="${xmlText(name)}" file="${xmlText(result.file)}" line="${line}" time="0">`,
    `      <failure type="${finding.code}" message="${message}">${xmlText(result.file)}:${line}: ${xmlText(findingInFull(finding))}</failure>`,
    '    </testcase>',
  ].join('\n');
}
