import type { GateResult } from '../assess/index.ts';
import { EXPOSURE } from '../condition/index.ts';
import type { Explanation } from './explain.ts';
import { blocks } from '../judge/index.ts';
import { STAGES } from '../pack/index.ts';
import type { ExplainContext } from './entry.ts';
import { explainCondition, type ExplainedPart, truthWord, verdictWord } from './part.ts';

/** Explains the verdict: the deciding rule, and why no earlier rule decides. */
export function explainVerdict(context: ExplainContext): Explanation {
  const { compiled, assessment, facts } = context;
  const { verdict } = assessment;
  const { rules } = compiled;
  const at = rules.findIndex(({ rule: { id } }) => id === verdict.row);
  const { rule, when: deciding, core } = rules[at]!;
  const close = verdict.close ? ', close' : '';
  const before = rules.slice(0, at).map(({ rule: { id, verdict: given }, when }): ExplainedPart => {
    const truth = when === undefined ? true : when.evaluate(facts);
    return {
      text: `${id} (it would give ${given})`,
      truth: truthWord(truth),
      ...(when && { parts: [explainCondition(context, when)] }),
    };
  });
  const decides: ExplainedPart =
    deciding === undefined ? { text: 'no rule before it holds', truth: 'true' } : explainCondition(context, deciding);
  const isOpen = verdict.standing === 'open';
  const others = verdict.possible.filter((id) => id !== verdict.id);
  return {
    kind: 'verdict',
    id: verdictWord(verdict),
    title: isOpen ? 'Undecided' : verdict.title,
    result: isOpen
      ? `open; still possible: ${verdict.possible.join(' or ')}`
      : verdict.settled
        ? `${verdict.id}${close}, settled${verdict.closeOpen === true ? '; unanswered questions can still decide whether it is close' : ''}`
        : `${verdict.id}${close}, ${verdict.standing}; unanswered questions can still make it ${others.join(' or ')}`,
    blocks: [
      {
        heading: `${isOpen ? 'The rule that holds so far' : 'The rule that decides'}: ${rule.id}`,
        parts: [{ text: verdict.why[0] ?? rule.says }, { text: `why: ${rule.why}` }, decides],
      },
      {
        heading: 'To be shown before the verdict leans to it; an unknown answer does not count',
        parts: verdict.standing === 'leaning' && typeof core === 'object' ? [explainCondition(context, core)] : [],
      },
      { heading: 'Rules that come before it and do not hold', parts: before },
      ...(rules.slice(0, at + 1).some(({ when }) => when?.reads().includes(EXPOSURE))
        ? explainExposure(context).blocks
        : []),
    ].filter(({ parts }) => parts.length > 0),
    sources: verdict.reasons[0]?.sources ?? [],
  };
}

/** The course: the row that decides, and what keeps each row before it from deciding. */
export function explainCourse(context: ExplainContext): Explanation {
  const { compiled, assessment, facts } = context;
  const { verdict } = assessment;
  const held = compiled.course.findIndex(({ when }) => when === undefined || when.evaluate(facts) === true);
  const at = compiled.course.findIndex(({ row }, index) => row.course === verdict.course && index >= held);
  const decides = compiled.course[at];
  const rowPart = (row: (typeof compiled.course)[number]): ExplainedPart => ({
    text: `${row.row.id} (it would give ${row.row.course})`,
    truth: truthWord(row.when === undefined ? true : row.when.evaluate(facts)),
    ...(row.when && { parts: [explainCondition(context, row.when)] }),
  });
  const others = verdict.coursePossible.filter((id) => id !== verdict.course);
  return {
    kind: 'course',
    id: verdict.course,
    title: 'The course',
    result:
      others.length === 0
        ? verdict.course
        : `${verdict.course}; unanswered questions can still make it ${others.join(' or ')}`,
    blocks: [
      {
        heading: decides === undefined ? 'Why' : `The row that decides: ${decides.row.id}`,
        parts: [
          ...verdict.courseReasons.map(({ text }) => ({ text })),
          ...(decides?.when === undefined ? [] : [explainCondition(context, decides.when)]),
        ],
      },
      {
        heading: 'Rows that come before it and do not hold',
        parts: compiled.course.slice(0, Math.max(at, 0)).map(rowPart),
      },
    ].filter(({ parts }) => parts.length > 0),
    sources: verdict.courseReasons[0]?.sources ?? [],
  };
}

/** The capacity: the level with what decides it, what is missing, and the score that explains it. */
export function explainCapacity(context: ExplainContext): Explanation {
  const { compiled, assessment, facts } = context;
  const { level, possible, missing, says, score, range, criteria } = assessment.capacity;
  const levels = compiled.capacity.levels.map(({ id, when }): ExplainedPart => ({
    text: id,
    truth: truthWord(when === undefined ? true : when.evaluate(facts)),
    parts: [when === undefined ? { text: 'holds when nothing before it does' } : explainCondition(context, when)],
  }));
  const last = levels.findIndex(({ text }) => text === level);
  const others = possible.filter((id) => id !== level);
  const points = criteria.map(({ id, level: found, points: own, range: [low, high], weight, why }): ExplainedPart => ({
    text: `${id}: ${low === high ? own : `${low} to ${high}`} of ${weight} points (${found})`,
    parts: [{ text: why }],
  }));
  return {
    kind: 'capacity',
    id: 'capacity',
    title: 'Who could carry a mesh',
    result: others.length === 0 ? level : `${level}; unanswered questions can still make it ${others.join(' or ')}`,
    blocks: [
      {
        heading: 'Levels in order; the first that holds counts',
        parts: levels.slice(0, last < 0 ? undefined : last + 1),
      },
      { heading: 'What it means', parts: says === '' ? [] : [{ text: says }] },
      { heading: 'What is missing, and what would be enough', parts: missing.map((text) => ({ text })) },
      {
        heading: `Points, ${score === range[1] ? score : `${score} to ${range[1]}`} in all; they explain the level and do not decide it`,
        parts: points,
      },
    ].filter(({ parts }) => parts.length > 0),
    sources: [],
  };
}

/** The exposure score as a sum that can be done again. */
export function explainExposure(context: ExplainContext): Explanation {
  const { compiled, assessment } = context;
  const { exposure } = assessment;
  const parts = exposure.criteria.map(({ id, level, points, range: [low, high], weight, why }): ExplainedPart => {
    const found = compiled.criteria
      .find(({ criterion }) => criterion.id === id)
      ?.levels.find((each) => each.id === level);
    const sum = low === high ? `${points}` : `${low} to ${high}`;
    const condition = found?.when === undefined ? [] : [explainCondition(context, found.when)];
    return { text: `${id}: ${sum} of ${weight} points (${level})`, parts: [{ text: why }, ...condition] };
  });
  const [low, high] = exposure.range;
  const band = exposure.band === undefined ? '' : ` (${(exposure.bandPossible ?? [exposure.band]).join(' or ')})`;
  return {
    kind: 'exposure',
    id: 'exposure',
    title: 'The exposure score',
    result:
      low === high
        ? `${exposure.score} of 100${band}`
        : `${exposure.score} of 100 by what is known; up to ${high} still possible${band}`,
    blocks: [{ heading: 'Points by criterion, which add up to the score', parts }],
    sources: [],
  };
}

/** The stage to work on: what production shows, what is owed, and the required gates in the way of it. */
export function explainStage(context: ExplainContext): Explanation {
  const { compiled, assessment } = context;
  const { stage, stages, stagePossible, operatingAt, operatingAtPossible, verdict } = assessment;
  const gatePart = ({ id, title, outcome }: GateResult): ExplainedPart => {
    const { met } = compiled.gates.find(({ gate }) => gate.id === id)!;
    return { text: `${id} is ${outcome}: ${title}`, parts: [explainCondition(context, met)] };
  };
  const current = stages.find(({ id }) => id === stage);
  const blocking = (current?.gates ?? []).filter((gate) => blocks(gate) && !gate.debt);
  const owed = stages.flatMap(({ gates }) => gates.filter(({ debt }) => debt));
  const evidence = STAGES.flatMap((id): ExplainedPart[] => {
    const operates = compiled.operates.get(id);
    if (operates === undefined) return [];
    return [{ text: `${id}: it operates there when`, parts: [explainCondition(context, operates)] }];
  });
  const others = (possible: readonly string[], now: string) => {
    const rest = possible.filter((id) => id !== now);
    return rest.length === 0 ? now : `${now}; unanswered questions can still make it ${rest.join(' or ')}`;
  };
  return {
    kind: 'stage',
    id: stage,
    title: current?.title ?? 'No stage',
    result: others(stagePossible, stage),
    blocks: [
      { heading: 'Why this stage', parts: [{ text: whyThisStage(assessment, blocking.length > 0) }] },
      { heading: 'Required gates that are not met', parts: stage === 'none' ? [] : blocking.map(gatePart) },
      {
        heading: `It operates at: ${others(operatingAtPossible, operatingAt)}`,
        parts: verdict.id === 'no' ? [] : evidence,
      },
      { heading: 'Overdue gates', parts: owed.map(gatePart) },
    ].filter(({ parts }) => parts.length > 0),
    sources: [],
  };
}

function whyThisStage({ stage, operatingAt, verdict }: ExplainContext['assessment'], isBlocked: boolean): string {
  if (stage === 'none')
    return verdict.course === 'leave' || verdict.course === 'move'
      ? `The course is ${verdict.course}, so there is no stage to work on.`
      : `The verdict is ${verdictWord(verdict)}, and there is no mesh to work on.`;
  if (!isBlocked) return 'No required gate of it is in the way, and no stage after it applies that has one.';
  return stage === operatingAt
    ? 'It operates there, and its required exit gates are not all met.'
    : 'The first stage, after the one where it operates, with a required gate that is not met or unknown.';
}
