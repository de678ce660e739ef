import type { Assessment, GateResult } from '../../core/assess/index.ts';
import { blocks } from '../../core/judge/index.ts';
import { effortInWords } from '../../core/pack/index.ts';
import { plain } from '../escape.ts';
import { isPostponed } from '../judgement/steps-left.ts';
import { gateCount, readingsOf, stepsToDo } from '../judgement/stage.ts';
import { firstSentence, outcomeWord, roleTitle, sentence } from '../phrases.ts';
import { waiverOf } from '../waiver.ts';
import { hang, wrap } from '../wrap.ts';
import type { Screen } from './paint.ts';

const GATES = 4;
const STEPS = 3;
const RISKS = 3;

/** Where the organization operates, what it owes, and the required gates of the stage to work on next. */
export function stage(assessment: Assessment, { width, paint }: Screen): string[] {
  const readings = readingsOf(assessment);
  const current = assessment.stages.find(({ status }) => status === 'current');
  if (readings === undefined || current === undefined) return [];
  const owed = new Set(readings.debt.map(({ gate }) => gate.id));
  const waiting = current.gates.filter((gate) => blocks(gate) && !owed.has(gate.id));
  return [
    ...wrap(`Operating at: ${readings.operatingAt}`, width).map(paint.strong),
    ...(readings.debt.length === 0
      ? []
      : [
          paint.strong('Overdue gates'),
          ...listed(
            readings.debt.map(({ gate }) => gate),
            assessment,
            { width, paint },
          ),
        ]),
    ...wrap(
      `${readings.label}: ${readings.next} (${readings.isOptional ? 'no required gates' : gateCount(current)})`,
      width,
    ).map(paint.strong),
    ...listed(waiting, assessment, { width, paint }),
  ];
}

function listed(gates: readonly GateResult[], assessment: Assessment, { width, paint }: Screen): string[] {
  const rest = gates.length - GATES;
  return [
    ...gates.slice(0, GATES).flatMap((gate) => {
      const color = gate.outcome === 'open' ? paint.bad : paint.warn;
      const waiver = waiverOf(gate, assessment);
      const waived = waiver === undefined ? '' : `, ${waiver.says}`;
      const [first = '', ...more] = hang(
        '  ',
        `${outcomeWord[gate.outcome]}: ${plain(gate.title)} (${effortInWords(gate.fix)}${waived})`,
        width,
      );
      return [first.replace(outcomeWord[gate.outcome], (word) => color(word)), ...more];
    }),
    ...(rest > 0 ? hang('  ', `and ${rest} more`, width).map(paint.dim) : []),
  ];
}

/** The first steps that are not done: what is owed, then from the first stage on; what may not apply comes last. */
export function steps(assessment: Assessment, { width, paint }: Screen): string[] {
  const all = stepsToDo(assessment);
  const needed = all.filter((step) => !isPostponed(step));
  const todo = needed.length === 0 ? all : needed;
  if (todo.length === 0) return [];
  return [
    paint.strong('First steps'),
    ...todo
      .slice(0, STEPS)
      .flatMap((step, index) => [
        ...hang(
          `  ${index + 1}. `,
          `${plain(step.title)} (${plain(roleTitle(assessment, step.owner))}, ${effortInWords(step)}${step.mayNotApply === true ? ', if it applies' : ''})`,
          width,
        ),
        ...hang('     ', sentence(firstSentence(plain(step.do))), width).map(paint.dim),
      ]),
  ];
}

/** The steps that the file ticks, the last ones first. */
export function stepsDone({ done }: Assessment, { width, paint }: Screen): string[] {
  const ticked = done
    .filter(({ planned }) => planned)
    .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  if (ticked.length === 0) return [];
  const rest = ticked.length - STEPS;
  return [
    paint.strong('Steps done'),
    ...ticked.slice(0, STEPS).flatMap(({ date, title }) => hang('  ', `${date}: ${plain(title)}`, width)),
    ...(rest > 0 ? hang('  ', `and ${rest} more`, width).map(paint.dim) : []),
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
