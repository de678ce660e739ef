import { NEED } from '../condition/index.ts';
import type { Explanation } from './explain.ts';
import { blocks } from '../judge/index.ts';
import { STAGES } from '../pack/index.ts';
import type { ExplainContext } from './entry.ts';
import { explainCondition, type ExplainedPart, truthWord } from './part.ts';

/** Explains the verdict: the deciding rule, and why no earlier rule decides. */
export function explainVerdict(context: ExplainContext): Explanation {
  const { compiled, assessment, facts } = context;
  const { verdict } = assessment;
  const { rules } = compiled;
  const at = rules.findIndex(({ rule: { id } }) => id === verdict.rule);
  const { rule, when: deciding } = rules[at]!;
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
  const open = verdict.possible.filter((id) => id !== verdict.id);
  return {
    kind: 'verdict',
    id: verdict.id,
    title: verdict.title,
    result: verdict.settled
      ? `${verdict.id}, settled`
      : `${verdict.id}; open answers can still make it ${open.join(' or ')}`,
    blocks: [
      {
        heading: `The rule that decides: ${rule.id}`,
        parts: [{ text: verdict.why[0] ?? rule.says }, { text: `why: ${rule.why}` }, decides],
      },
      { heading: 'Rules that come before it and do not hold', parts: before },
      ...(rules.slice(0, at + 1).some(({ when }) => when?.reads.includes(NEED)) ? explainNeed(context).blocks : []),
    ].filter(({ parts }) => parts.length > 0),
    sources: verdict.reasons[0]?.sources ?? [],
  };
}

/** Explains the need score as a sum that a reader can check. */
export function explainNeed(context: ExplainContext): Explanation {
  const { compiled, assessment } = context;
  const { need } = assessment;
  const parts = need.criteria.map(({ id, level, points, range: [low, high], weight, why }): ExplainedPart => {
    const found = compiled.criteria
      .find(({ criterion }) => criterion.id === id)
      ?.levels.find((each) => each.id === level);
    const sum = low === high ? `${points}` : `${low} to ${high}`;
    const condition = found?.when === undefined ? [] : [explainCondition(context, found.when)];
    return { text: `${id}: ${sum} of ${weight} points (${level})`, parts: [{ text: why }, ...condition] };
  });
  const [low, high] = need.range;
  return {
    kind: 'need',
    id: 'need',
    title: 'The need score',
    result:
      low === high ? `${need.score} of 100` : `${need.score} of 100 by what is known; up to ${high} still possible`,
    blocks: [{ heading: 'Points by criterion, which add up to the score', parts }],
    sources: [],
  };
}

/** Explains the stage: its required gates that aren't met, each with its causes. */
export function explainStage(context: ExplainContext): Explanation {
  const { compiled, assessment } = context;
  const { stage, stages, stagePossible, verdict } = assessment;
  const current = stages.find(({ id }) => id === stage);
  const blocking =
    verdict.id !== 'yes'
      ? []
      : (current?.gates ?? []).filter(blocks).map(({ id, title, outcome }): ExplainedPart => {
          const { met } = compiled.gates.find(({ gate }) => gate.id === id)!;
          return { text: `${id} is ${outcome}: ${title}`, parts: [explainCondition(context, met)] };
        });
  const others = stagePossible.filter((id) => id !== stage);
  const reason =
    verdict.id === 'no'
      ? 'The verdict is no, so there is no stage.'
      : verdict.id === 'not-yet'
        ? 'The verdict is not yet, so the stage is the first one, at the edge only.'
        : blocking.length > 0
          ? 'The first stage that has a required gate that is open or not known.'
          : `No required gate is open in ${STAGES.at(-1)} or before it.`;
  return {
    kind: 'stage',
    id: stage,
    title: current?.title ?? 'No stage',
    result: others.length === 0 ? stage : `${stage}; open answers can still make it ${others.join(' or ')}`,
    blocks: [
      { heading: 'Why this stage', parts: [{ text: reason }] },
      { heading: 'Required gates that are not met', parts: blocking },
    ].filter(({ parts }) => parts.length > 0),
    sources: [],
  };
}
