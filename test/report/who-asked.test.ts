import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import { strongestReasons } from '../../src/report/judgement/reasons.ts';
import { isLeftOpen } from '../../src/report/judgement/verdict.ts';
import { whoAsked } from '../../src/report/judgement/who-asked.ts';
import { organization, practices } from './organization.ts';

/** The same organization, in which a note quotes who asked for what. */
function asked(name: string, question: 'driver' | 'improve-first', note: string): Assessment {
  const before = organization(name);
  const answers = before.answers.map((each) =>
    each.question === question ? { ...each, state: 'answered' as const, note } : each,
  );
  return { ...before, answers };
}

const said = (assessment: Assessment) => whoAsked(assessment, strongestReasons(assessment, 3));

describe('whoever asked for a mesh is answered', () => {
  test.each([
    [
      'linkerd-left-on-a-monolith',
      'improve-first',
      /^Also answer whoever asked: “a talk” \(`improve-first`\)\. In short: /,
    ],
    ['istio-stuck-at-thirty-percent', 'improve-first', / In short: put off until an alternative is chosen\.$/],
    ['lambda-hipaa', 'driver', / In short: declined for this scope\. [A-Z].* Ask again if: [A-Z].*\.$/],
  ] as const)('in %s', (name, question, text) => {
    expect(said(asked(name, question, 'a talk'))[0]).toMatch(text);
  });

  test('as the course has it, in every organization', () => {
    for (const name of practices) {
      const assessment = asked(name, 'improve-first', 'the new VP');
      const { verdict, stage } = assessment;
      const word = isLeftOpen(assessment)
        ? 'put off until the questions'
        : verdict.course === 'decide'
          ? 'put off until an alternative'
          : verdict.course === 'adopt'
            ? /taken|put off, because/
            : stage !== 'none'
              ? 'your mesh stays'
              : verdict.id === 'no'
                ? 'declined'
                : 'put off for this scope';
      expect(said(assessment)[0], name).toMatch(word);
    }
  });

  test('once, and not where no note says so, or a reason quotes it', () => {
    const [name = ''] = practices;
    const silent = asked(name, 'driver', '');
    const reasons = [{ text: 'Evidence: “a questionnaire”', answers: [], sources: [] }];
    const none = { ...silent, answers: silent.answers.map((each) => ({ ...each, note: '' })) };
    expect(said(none)).toEqual([]);
    expect(whoAsked(asked(name, 'driver', 'a questionnaire'), reasons)).toEqual([]);
  });

  test('with what takes the place of a mesh, and what is unmet until then, where something is required', () => {
    const required = practices
      .map((name) => asked(name, 'driver', 'a questionnaire'))
      .filter(({ verdict, stage }) => verdict.course === 'none' && stage === 'none')
      .flatMap(said);
    expect(
      required.some((text) => / Instead: “.*” by \d{4}-\d\d-\d\d \(heuristic\); until then, “.*” isn't met/.test(text)),
    ).toBe(true);
    expect(required.some((text) => !/Instead|isn't met/.test(text))).toBe(true);
  });
});
