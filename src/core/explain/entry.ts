import type { CompiledCondition } from '../condition/index.ts';
import type { Answers } from '../answers/index.ts';
import type { Assessment } from '../assess/index.ts';
import type { Entry } from './entries.ts';
import type { Explanation } from './explain.ts';
import { explainAnswer, explainCondition, type ExplainedPart, type Lookup, truthWord } from './part.ts';
import { usersOf } from './names.ts';
import { readersOf } from './readers.ts';

/** The input of an explanation. */
export interface ExplainContext extends Lookup {
  readonly assessment: Assessment;
  readonly answers: Answers;
}

type Blocks = Explanation['blocks'];
type Found = Pick<Explanation, 'result' | 'blocks'>;

/** One entry of the pack with its result for this organization. */
export function explainEntry(context: ExplainContext, entry: Entry): Explanation {
  const { kind, id, title, lines, sources } = entry;
  const found = explainers[kind]?.(context, id) ?? { result: '', blocks: [] };
  const about = lines
    .filter(({ label }) => label === 'why' || label === 'about' || label === 'why we ask')
    .map(({ text }) => ({ text }));
  const blocks = [...(about.length === 0 ? [] : [{ heading: 'Why it is there', parts: about }]), ...found.blocks];
  return { kind, id, title, result: found.result, blocks: blocks.filter(({ parts }) => parts.length > 0), sources };
}

const explainers: Partial<Record<Entry['kind'], (context: ExplainContext, id: string) => Found>> = {
  question: (context, id) => {
    const { compiled, assessment } = context;
    const unknown = assessment.unknowns.find(({ question }) => question === id);
    return {
      result: explainAnswer(context, id).text,
      blocks: [
        { heading: 'The answer', parts: [explainAnswer(context, id)] },
        { heading: 'What it can still change', parts: unknown === undefined ? [] : [{ text: unknown.effect }] },
        { heading: 'What reads it', parts: readersOf(compiled.pack, id) },
      ],
    };
  },
  condition: (context, id) => {
    const { compiled, facts } = context;
    const condition = compiled.conditions.get(id)!;
    return {
      result: truthWord(condition.evaluate(facts)),
      blocks: [
        { heading: 'Holds when', parts: [explainCondition(context, condition)] },
        {
          heading: 'What uses it',
          parts: usersOf(compiled.pack, id).map((text) => ({ text })),
        },
      ],
    };
  },
  criterion: (context, id) => {
    const { compiled, assessment } = context;
    const { levels } = compiled.criteria.find(({ criterion }) => criterion.id === id)!;
    const {
      points,
      weight,
      level,
      why,
      range: [low, high],
    } = assessment.need.criteria.find((each) => each.id === id)!;
    const last = levels.findIndex((each) => each.id === level);
    const tried = last < 0 ? levels : levels.slice(0, last + 1);
    return {
      result: `${low === high ? points : `${low} to ${high}`} of ${weight} points (${level}): ${why}`,
      blocks: [
        {
          heading: 'Levels in order; the first that holds counts',
          parts: tried.map((each) => labelled(context, each.id, each.when)),
        },
      ],
    };
  },
  'verdict rule': (context, id) => {
    const { rule, when } = context.compiled.rules.find((each) => each.rule.id === id)!;
    const decides = context.assessment.verdict.rule === id;
    return {
      result: decides
        ? `it decides: ${rule.verdict}`
        : `it would give ${rule.verdict}; the rule that decides is ${context.assessment.verdict.rule}`,
      blocks: conditions(context, ['Holds when', when]),
    };
  },
  verdict: (context, id) => ({
    result:
      context.assessment.verdict.id === id ? 'this is the verdict' : `the verdict is ${context.assessment.verdict.id}`,
    blocks: [
      {
        heading: 'Rules that give it',
        parts: context.compiled.rules
          .filter(({ rule }) => rule.verdict === id)
          .map(({ rule, when }) => labelled(context, rule.id, when)),
      },
    ],
  }),
  stage: (context, id) => {
    const stage = context.assessment.stages.find((each) => each.id === id);
    const gates = context.compiled.gates.filter(({ gate }) => gate.stage === id);
    const outcome = (gate: string) => stage?.gates.find((each) => each.id === gate)?.outcome ?? 'not-applicable';
    const parts = gates.map(({ gate, met }) =>
      labelled(context, `${gate.id} is ${outcome(gate.id)}${gate.required ? '' : ' (advised)'}`, met),
    );
    return {
      result: `${stage?.status ?? 'not-applicable'}; we are at: ${context.assessment.stage}`,
      blocks: [{ heading: 'Gates', parts }],
    };
  },
  gate: (context, id) => {
    const { gate, when, met } = context.compiled.gates.find((each) => each.gate.id === id)!;
    const judged = context.assessment.stages.flatMap(({ gates }) => gates).find((each) => each.id === id);
    const possible = (judged?.possible ?? []).filter((each) => each !== judged?.outcome);
    const doubt = possible.length === 0 ? '' : `; still possible: ${possible.join(', ')}`;
    return {
      result: `${judged?.outcome ?? 'not-applicable'}${judged?.waived ? ', waived' : ''}${doubt}`,
      blocks: [
        ...conditions(context, ['Applies when', when], ['Met when', met]),
        {
          heading: 'Fix',
          parts: [{ text: `${judged?.fix.do ?? gate.fix.do} (${gate.fix.effort}, ${gate.fix.owner})` }],
        },
      ],
    };
  },
  step: (context, id) => {
    const { step, when, done } = context.compiled.steps.find((each) => each.step.id === id)!;
    const shown = context.assessment.stages.flatMap(({ steps }) => steps).find((each) => each.id === id);
    const serves =
      step.useCases === undefined
        ? []
        : [
            {
              heading: 'Only for a plan with one of these use cases',
              parts: step.useCases.map((useCase) => ({ text: `${useCase}: ${placeOf(context, useCase)}` })),
            },
          ];
    return {
      result: shown === undefined ? 'not in the plan' : shown.done ? 'in the plan, done' : 'in the plan',
      blocks: [...conditions(context, ['Shown when', when], ['Done when', done]), ...serves],
    };
  },
  'use case': (context, id) => {
    const useCase = context.compiled.useCases.find((each) => each.useCase.id === id)!;
    const judged = context.assessment.useCases.find((each) => each.id === id)!;
    const first = context.assessment.useCases[0]!;
    const signals = useCase.signals.map(({ points, when }, index) =>
      labelled(context, `${points} points: ${useCase.useCase.signals[index]!.says}`, when),
    );
    const ahead = judged.rank === 1 ? '' : `; ${first.id} is first with ${first.points}`;
    return {
      result: `${placeOf(context, id)}; rank ${judged.rank} with ${judged.points} points${ahead}`,
      blocks: [...conditions(context, ['Applies when', useCase.when]), { heading: 'Signals', parts: signals }],
    };
  },
  risk: (context, id) => ({
    result: context.assessment.risks.some((each) => each.id === id) ? 'shown' : 'not shown',
    blocks: conditions(context, ['Shown when', context.compiled.risks.find(({ risk }) => risk.id === id)!.when]),
  }),
  alternative: (context, id) => ({
    result: context.assessment.alternatives.some((each) => each.id === id) ? 'named' : 'not named',
    blocks: conditions(context, [
      'Named when',
      context.compiled.alternatives.find(({ alternative }) => alternative.id === id)!.when,
    ]),
  }),
  'sign to watch': (context, id) => ({
    result: context.assessment.watch.some((each) => each.id === id) ? 'watched' : 'not watched',
    blocks: conditions(context, ['Watched unless', context.compiled.watch.find((each) => each.id === id)!.unless]),
  }),
};

function placeOf({ assessment }: ExplainContext, id: string): string {
  const place = assessment.useCases.find((each) => each.id === id)?.place ?? 'none';
  return { first: 'the one to begin with', next: 'one of the next', later: 'for later', none: 'not in the plan' }[
    place
  ];
}

function conditions(
  context: ExplainContext,
  ...list: readonly (readonly [string, CompiledCondition | undefined])[]
): Blocks {
  return list.flatMap(([heading, condition]) =>
    condition === undefined ? [] : [{ heading, parts: [explainCondition(context, condition)] }],
  );
}

function labelled(context: ExplainContext, text: string, condition: CompiledCondition | undefined): ExplainedPart {
  if (condition === undefined) return { text, parts: [{ text: 'holds when nothing before it does' }] };
  return {
    text,
    truth: truthWord(condition.evaluate(context.facts)),
    parts: [explainCondition(context, condition)],
  };
}
