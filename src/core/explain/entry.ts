import type { CompiledCondition } from '../condition/index.ts';
import type { Answers } from '../answers/index.ts';
import type { Assessment, CriterionResult, SourceRef, StepResult, UseCaseResult } from '../assess/index.ts';
import { effortInWords, type StageId } from '../pack/index.ts';
import { count } from '../problem/index.ts';
import type { Entry } from './entries.ts';
import type { Explanation } from './explain.ts';
import { explainAnswer, explainCondition, type ExplainedPart, type Lookup, truthWord, verdictWord } from './part.ts';
import { usersOf } from './names.ts';
import { readersOf } from './readers.ts';

/** The input of an explanation. */
export interface ExplainContext extends Lookup {
  readonly assessment: Assessment;
  readonly answers: Answers;
}

/** Headings of what decides about a use case. */
export const STRENGTH = 'Strength; the first level that holds';
export const COVERED_WHEN = 'Covered when';
export const COVERED_BY = 'Covered by the first that holds';

type Blocks = Explanation['blocks'];
type Found = Pick<Explanation, 'result' | 'blocks'>;

/** One entry of the pack with its result for this organization. */
export function explainEntry(context: ExplainContext, entry: Entry): Explanation {
  const { kind, id, title, lines, sources } = entry;
  const found = explainers[kind]?.(context, id) ?? { result: '', blocks: [] };
  const about = lines
    .filter(({ label }) => label === 'why' || label === 'about' || label === 'why it matters')
    .map(({ text }) => ({ text }));
  const blocks = [...(about.length === 0 ? [] : [{ heading: 'Why it is there', parts: about }]), ...found.blocks];
  return {
    kind,
    id,
    title,
    result: found.result,
    blocks: blocks.filter(({ parts }) => parts.length > 0),
    sources: [...sources, ...against(context, entry)],
  };
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
    return criterionFound(
      context,
      levels,
      assessment.exposure.criteria.find((each) => each.id === id)!,
    );
  },
  'verdict rule': (context, id) => {
    const { rule, when, core } = context.compiled.rules.find((each) => each.rule.id === id)!;
    const decides = context.assessment.verdict.row === id;
    const isOpen = context.assessment.verdict.standing === 'open';
    return {
      result: decides
        ? `it ${isOpen ? 'holds so far' : 'decides'}: ${rule.verdict}, ${context.assessment.verdict.standing}`
        : `it would give ${rule.verdict}; the rule that ${isOpen ? 'holds so far' : 'decides'} is ${context.assessment.verdict.row}`,
      blocks: conditions(
        context,
        ['Holds when', when],
        ['Leans to it when this is shown', typeof core === 'object' ? core : undefined],
      ),
    };
  },
  verdict: (context, id) => ({
    result:
      verdictWord(context.assessment.verdict) === id
        ? 'this is the verdict'
        : `the verdict is ${verdictWord(context.assessment.verdict)}`,
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
      result: `${stage?.status ?? 'not-applicable'}; it operates at ${context.assessment.operatingAt}, and works on ${context.assessment.stage}`,
      blocks: [
        ...conditions(context, ['It operates there when', context.compiled.operates.get(id as StageId)]),
        { heading: 'Gates', parts },
      ],
    };
  },
  gate: (context, id) => {
    const { gate, when, met } = context.compiled.gates.find((each) => each.gate.id === id)!;
    const judged = context.assessment.stages.flatMap(({ gates }) => gates).find((each) => each.id === id);
    const possible = (judged?.possible ?? []).filter((each) => each !== judged?.outcome);
    const doubt = possible.length === 0 ? '' : `; still possible: ${possible.join(', ')}`;
    return {
      result: `${judged?.outcome ?? 'not-applicable'}${judged?.debt ? ', overdue' : ''}${judged?.waived ? ', waived' : ''}${doubt}`,
      blocks: [
        ...conditions(context, ['Applies when', when], ['Met when', met]),
        {
          heading: 'Fix',
          parts: [{ text: `${judged?.fix.do ?? gate.fix.do} (${gate.fix.owner}, ${effortInWords(gate.fix)})` }],
        },
      ],
    };
  },
  step: (context, id) => {
    const { step, when, unless, done, aside } = context.compiled.steps.find((each) => each.step.id === id)!;
    const { after = [], waitsFor = [] } = step;
    const shown = context.assessment.stages.flatMap(({ steps }) => steps).find((each) => each.id === id);
    const tick = context.assessment.done.find((each) => each.step === id);
    const isFor =
      step.useCases === undefined
        ? []
        : [
            {
              heading: 'Only for a plan with one of these use cases',
              parts: step.useCases.map((useCase) => ({ text: `${useCase}: ${placeOf(context, useCase)}` })),
            },
          ];
    return {
      result: `${shown === undefined ? `not in the plan${unread(step)}` : inThePlan(shown)}${tick === undefined ? '' : `; ticked on ${tick.date}`}`,
      blocks: [
        ...conditions(
          context,
          ['Shown when', when],
          ['Shown unless', unless],
          ['Done when', done],
          ["Later stages don't wait for it when", aside],
        ),
        ...(step.courses === undefined
          ? []
          : [{ heading: 'Only with these courses', parts: step.courses.map((text) => ({ text })) }]),
        ...isFor,
        ...listed('After these steps', after),
        ...listed('After the steps that close these gates', waitsFor),
        ...(step.serves === undefined
          ? []
          : [
              {
                heading: 'Only while one of these needs is unmet',
                parts: step.serves.map((useCase) => ({ text: `${useCase}: ${placeOf(context, useCase)}` })),
              },
            ]),
        ...(step.options === undefined
          ? []
          : [{ heading: 'Written for these options', parts: step.options.map((text) => ({ text })) }]),
        ...onlyWhereFound(step),
      ],
    };
  },
  'use case': (context, id) => {
    const useCase = context.compiled.useCases.find((each) => each.useCase.id === id)!;
    const judged = context.assessment.useCases.find((each) => each.id === id)!;
    const levels = useCase.strength.map(({ level, when }) => labelled(context, level, when));
    const state = judged.unmet
      ? 'unmet'
      : judged.coveredBy.length > 0
        ? `covered by ${judged.coveredBy.join(', ')}`
        : 'no unmet need';
    return {
      result: `${placeOf(context, id)}; rank ${judged.rank}, strength ${judged.strength}, ${state}`,
      blocks: [
        { heading: STRENGTH, parts: levels },
        ...conditions(context, [COVERED_WHEN, useCase.covered?.when]),
        {
          heading: COVERED_BY,
          parts: (useCase.covered?.by ?? []).map(({ option, when }) => labelled(context, option, when)),
        },
        { heading: 'The first experiment', parts: experimentOf(judged) },
      ],
    };
  },
  risk: (context, id) => {
    const { risk, when } = context.compiled.risks.find((each) => each.risk.id === id)!;
    const { risks, verdict } = context.assessment;
    const isHidden = risk.standing !== true && verdict.id !== 'yes' && when.evaluate(context.facts) === true;
    const why = isHidden ? `: it comes with a mesh, and the verdict is ${verdictWord(verdict)}` : unread(risk);
    return {
      result: risks.some((each) => each.id === id) ? 'shown' : `not shown${why}`,
      blocks: [...conditions(context, ['Shown when', when]), ...onlyWhereFound(risk)],
    };
  },
  contradiction: (context, id) => ({
    result: context.assessment.contradictions.some((each) => each.id === id) ? 'told' : 'not told',
    blocks: conditions(context, [
      'Told when',
      context.compiled.contradictions.find(({ contradiction }) => contradiction.id === id)!.when,
    ]),
  }),
  'row of the course': (context, id) => {
    const { compiled, assessment, facts } = context;
    const { row, when, advice, because, against, barred } = compiled.course.find((each) => each.row.id === id)!;
    const { course } = assessment.verdict;
    const first = compiled.course.find((each) => each.when === undefined || each.when.evaluate(facts) === true);
    return {
      result:
        first?.row.id === id && row.course === course
          ? `it decides: ${row.course}`
          : `it would give ${row.course}; the course is ${course}`,
      blocks: [
        ...conditions(context, ['Holds when', when]),
        sayings(context, 'Additional sentences', row.advice, advice),
        sayings(context, 'Reasons for it', row.because, because),
        sayings(context, 'Reasons against it', row.against, against),
        sayings(
          context,
          'Why no mesh can carry calls',
          row.barred && [row.barred],
          barred === undefined ? [] : [barred],
        ),
        ...(row.stop === undefined ? [] : [{ heading: 'When to decide again', parts: [{ text: row.stop }] }]),
      ],
    };
  },
  'level of capacity': (context, id) => {
    const { compiled, assessment } = context;
    const { levels } = compiled.capacity;
    const { level, possible } = assessment.capacity;
    const place = levels.findIndex((each) => each.id === id);
    const open = possible.length > 1 && possible.some((each) => each === id) ? '; still possible' : '';
    return {
      result: level === id ? `this is the level${open}` : `the level is ${level}${open}`,
      blocks: [
        {
          heading: 'Levels in order; the first that holds counts',
          parts: levels.slice(0, place + 1).map((each) => labelled(context, each.id, each.when)),
        },
      ],
    };
  },
  'gap in capacity': (context, id) => {
    const { when } = context.compiled.capacity.gaps.find((each) => each.id === id)!;
    const truth = when.evaluate(context.facts);
    return {
      result: truth === undefined ? 'unknown' : truth ? 'told: it is missing' : 'not told: it is not missing',
      blocks: conditions(context, ['Told when', when]),
    };
  },
  'criterion of capacity': (context, id) => {
    const { levels } = context.compiled.capacity.criteria.find(({ criterion }) => criterion.id === id)!;
    return criterionFound(
      context,
      levels,
      context.assessment.capacity.criteria.find((each) => each.id === id)!,
    );
  },
  option: (context, id) => {
    const { option, answers, enough, stretches, offered, ruledOut, speaksFor, warnings } =
      context.compiled.options.find((each) => each.option.id === id)!;
    const { fit, stretched, solves, openBecause, points } = context.assessment.options.find((each) => each.id === id)!;
    const how = fit === 'fits' && stretched === true ? ', stretched' : '';
    const needs = solves.length === 0 ? '' : `; it answers ${solves.join(', ')}`;
    const open = openBecause.length === 0 ? '' : `; it depends on ${openBecause.join(', ')}`;
    const answered = answers.flatMap(({ need, when, enough: own }, index) => [
      ...(when === undefined ? [{ text: `${need}: ${option.answers[index]!.says}` }] : [labelled(context, need, when)]),
      ...(own === undefined || own.source === enough?.when.source
        ? []
        : [labelled(context, `it is enough for ${need}`, own)]),
    ]);
    return {
      result: `${fit}${how}${points === 0 ? '' : `, ${points} points`}${needs}${open}`,
      blocks: [
        { heading: 'Answers', parts: answered },
        ...conditions(context, ['Enough when', enough?.when], ['Stretches when', stretches?.when]),
        ...conditions(context, ['Offered when', offered?.when]),
        {
          heading: 'Ruled out when',
          parts: [
            ...(option.ended === undefined ? [] : [{ text: dated(option.ended) }]),
            ...ruledOut.map(({ when }, index) => labelled(context, dated(option.ruledOut![index]!), when)),
          ],
        },
        {
          heading: 'Points for it; they order the options that are left',
          parts: speaksFor.map(({ when, points: each }, index) =>
            labelled(context, `${count(each, 'point', 'points')}: ${option.speaksFor![index]!.says}`, when),
          ),
        },
        {
          heading: 'Know first, unless it is ruled out',
          parts: warnings.map(({ when }, index) => {
            const text = option.warnings![index]!.says;
            const told = option.warnings![index]!.doubt === true ? `Unknown: ${text}` : text;
            return when === undefined ? { text: told } : labelled(context, told, when);
          }),
        },
      ],
    };
  },
  'sign to watch': (context, id) => ({
    result: context.assessment.watch.some((each) => each.id === id) ? 'watched' : 'not watched',
    blocks: signConditions(context, id),
  }),
  proposal: (context, id) => {
    const found = context.assessment.proposals?.find((each) => each.id === id);
    if (found === undefined) return { result: 'not on the table', blocks: [] };
    const { answer, says } = found;
    return { result: answer === 'as-options' ? 'as its options meet unmet needs' : `${answer}: ${says}`, blocks: [] };
  },
};

/** Why an entry that names findings isn't shown here: this command reads no files. */
function unread({ findings }: { readonly findings?: readonly string[] | undefined }): string {
  return findings === undefined ? '' : '; plan --discovered tells whether files show it';
}

function onlyWhereFound({ findings }: { readonly findings?: readonly string[] | undefined }): Blocks {
  return findings === undefined
    ? []
    : [{ heading: 'Only where files show one of these', parts: findings.map((text) => ({ text })) }];
}

function criterionFound(
  context: ExplainContext,
  levels: readonly { readonly id: string; readonly when: CompiledCondition | undefined }[],
  { points, weight, level, why, range: [low, high] }: CriterionResult,
): Found {
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
}

/** What to try, and when it succeeded, is stopped, or is taken back. */
function experimentOf({ experiment, measure, abort, rollback }: UseCaseResult): readonly ExplainedPart[] {
  return [experiment, `success: ${measure}`, abort, `rollback: ${rollback}`].map((text) => ({ text }));
}

function placeOf({ assessment }: ExplainContext, id: string): string {
  const place = assessment.useCases.find((each) => each.id === id)?.place ?? 'none';
  return { first: 'the one to begin with', next: 'one of the next', later: 'for later', none: 'not in the plan' }[
    place
  ];
}

function sayings(
  context: ExplainContext,
  heading: string,
  said: readonly { readonly says: string }[] | undefined,
  compiled: readonly { readonly when: CompiledCondition }[],
): Blocks[number] {
  return { heading, parts: compiled.map(({ when }, index) => labelled(context, said![index]!.says, when)) };
}

function listed(heading: string, ids: readonly string[]): Blocks {
  return ids.length === 0 ? [] : [{ heading, parts: ids.map((text) => ({ text })) }];
}

function signConditions(context: ExplainContext, id: string): Blocks {
  const { unless, first, likely } = context.compiled.watch.find((each) => each.id === id)!;
  return conditions(context, ['Watched unless', unless], ['Comes first when', first], ['Is near when', likely]);
}

function conditions(
  context: ExplainContext,
  ...list: readonly (readonly [string, CompiledCondition | undefined])[]
): Blocks {
  return list.flatMap(([heading, condition]) =>
    condition === undefined ? [] : [{ heading, parts: [explainCondition(context, condition)] }],
  );
}

/** The sources of what rules an option out here; those of the option itself say what it is. */
function against({ assessment }: ExplainContext, { kind, id, sources }: Entry): readonly SourceRef[] {
  if (kind !== 'option') return [];
  const known = new Set(sources.map((source) => source.id));
  const all = assessment.options.find((each) => each.id === id)!.ruledOutBy.flatMap((reason) => reason.sources);
  return all.filter(
    (source, place) => !known.has(source.id) && all.findIndex(({ id: other }) => other === source.id) === place,
  );
}

/** Why an option is out, with the day on which to read its sources again. */
function dated({ why, review }: { readonly why: string; readonly review: string }): string {
  return `${why} (read again by ${review})`;
}

function labelled(context: ExplainContext, text: string, condition: CompiledCondition | undefined): ExplainedPart {
  if (condition === undefined) return { text, parts: [{ text: 'holds when nothing before it does' }] };
  return {
    text,
    truth: truthWord(condition.evaluate(context.facts)),
    parts: [explainCondition(context, condition)],
  };
}

/** What becomes of a step that the plan shows. */
function inThePlan({ done, postponed }: StepResult): string {
  if (done) return 'in the plan, done';
  return postponed === true ? 'in the plan, and can wait' : 'in the plan';
}
