import type { Assessment } from '../../core/assess/index.ts';
import { blocks } from '../../core/judge/index.ts';
import { plain } from '../escape.ts';
import {
  effortWord,
  firstSentence,
  gateCount,
  outcomeWord,
  roleTitle,
  sentence,
  stageDoubt,
  stageReason,
} from '../phrases.ts';
import { waiverOf } from '../waiver.ts';
import { hang, wrap } from '../wrap.ts';
import type { Screen } from './paint.ts';

const GATES = 4;
const STEPS = 3;
const RISKS = 3;

/** The current stage, and the required gates that block it. */
export function stage(assessment: Assessment, { width, paint }: Screen): string[] {
  const doubt = stageDoubt(assessment);
  const suffix = doubt === '' ? '' : ` (${doubt})`;
  const current = assessment.stages.find((candidate) => candidate.status === 'current');
  if (assessment.verdict.id === 'no')
    return wrap(`Stage none${suffix}: there is nothing to roll out`, width).map(paint.strong);
  if (current === undefined) return wrap(`Stage ${assessment.stage}${suffix}`, width).map(paint.strong);
  const waiting = current.gates.filter(blocks);
  const rest = waiting.length - GATES;
  const how = waiting.length === 0 && assessment.verdict.id === 'yes' ? stageReason(assessment) : gateCount(current);
  return [
    ...wrap(`Stage ${assessment.stage}${suffix}: ${how}`, width).map(paint.strong),
    ...waiting.slice(0, GATES).flatMap((gate) => {
      const color = gate.outcome === 'open' ? paint.bad : paint.warn;
      const waiver = waiverOf(gate, assessment);
      const waived = waiver === undefined ? '' : `, ${waiver.says}`;
      const [first = '', ...more] = hang(
        '  ',
        `${outcomeWord[gate.outcome]}: ${plain(gate.title)} (${effortWord[gate.fix.effort]}${waived})`,
        width,
      );
      return [first.replace(outcomeWord[gate.outcome], (word) => color(word)), ...more];
    }),
    ...(rest > 0 ? hang('  ', `and ${rest} more`, width).map(paint.dim) : []),
  ];
}

/** The first steps that aren't done, from the current stage on; steps that may not apply come last. */
export function steps(assessment: Assessment, { width, paint }: Screen): string[] {
  const todo = assessment.stages.flatMap(({ steps: all }) => all.filter((step) => !step.done));
  const open = [
    ...todo.filter((step) => step.mayNotApply !== true),
    ...todo.filter((step) => step.mayNotApply === true),
  ];
  if (open.length === 0) return [];
  return [
    paint.strong('First steps'),
    ...open
      .slice(0, STEPS)
      .flatMap((step, index) => [
        ...hang(
          `  ${index + 1}. `,
          `${plain(step.title)} (${plain(roleTitle(assessment, step.owner))}, ${effortWord[step.effort]}${step.mayNotApply === true ? ', if it applies' : ''})`,
          width,
        ),
        ...hang('     ', sentence(firstSentence(plain(step.do))), width).map(paint.dim),
      ]),
  ];
}

/** The first risks by name; the plan has the mitigations. */
export function risks(assessment: Assessment, { width, paint }: Screen): string[] {
  if (assessment.risks.length === 0) return [];
  const rest = assessment.risks.length - RISKS;
  return [
    paint.strong(`Risks${rest > 0 ? ` (${rest} more in the plan)` : ''}`),
    ...assessment.risks.slice(0, RISKS).flatMap((risk) => hang('  ! ', plain(risk.title), width)),
  ];
}
