import type { AnswersFile } from '../answers/index.ts';
import type { Assessment, UseCaseResult } from '../assess/index.ts';
import { contextOf, explained, type Explanation } from './explain.ts';
import { COVERED_BY, COVERED_WHEN, type ExplainContext, STRENGTH } from './entry.ts';
import { toldOnce } from './named.ts';
import { explainCondition, type ExplainedPart, verdictWord } from './part.ts';
import { withFlips } from '../flips/index.ts';
import { blockersBefore, type CompiledPack, copiedWith } from '../judge/index.ts';
import { type StageId, STAGES, STRENGTHS, type VerdictId, VERDICTS } from '../pack/index.ts';

/** Why an entry isn't the result, and which changed answers would make it so. */
export interface WhyNot {
  readonly explanation: Explanation;
  /** The assessment with the flips that lead there; for verdicts and stages. */
  readonly assessment: Assessment;
}

/**
 * Explains what is missing for a verdict, a stage, a use case, or any entry with a condition; undefined for an unknown
 * id.
 */
export function whyNot(
  compiled: CompiledPack,
  file: AnswersFile,
  assessment: Assessment,
  id: string,
): WhyNot | undefined {
  const found = missingFor(compiled, file, assessment, id);
  return found && { ...found, explanation: toldOnce(found.explanation) };
}

function missingFor(compiled: CompiledPack, file: AnswersFile, assessment: Assessment, id: string): WhyNot | undefined {
  const context = contextOf(compiled, file, assessment);
  if (isOneOf(VERDICTS, id)) return notThisVerdict(context, withFlips(compiled, file, assessment), id);
  if (isOneOf(STAGES, id)) return notThisStage(context, withFlips(compiled, file, assessment), id);
  const all = explained(context, id);
  const explanation = all.find(({ kind }) => kind !== 'question') ?? all[0];
  if (explanation === undefined) return undefined;
  const useCase = assessment.useCases.find((each) => each.id === id);
  if (explanation.kind === 'use case' && useCase !== undefined)
    return { explanation: notThisUseCase(explanation, useCase), assessment };
  return {
    explanation: {
      ...explanation,
      blocks: explanation.blocks
        .map(({ heading, parts }) => ({ heading, parts: parts.filter(({ truth }) => truth !== 'true') }))
        .filter(({ parts }) => parts.length > 0),
    },
    assessment,
  };
}

/**
 * What keeps a use case out of the plan: the stronger levels that it lacks, or what covers it. One that is in the plan
 * lacks nothing.
 */
function notThisUseCase(explanation: Explanation, { place, strength, coveredBy }: UseCaseResult): Explanation {
  if (place !== 'none') return { ...explanation, result: `it is in the plan: ${explanation.result}`, blocks: [] };
  const isCovered = coveredBy.length > 0;
  const blocks = explanation.blocks.flatMap(({ heading, parts }) => {
    if (heading === COVERED_WHEN || heading === COVERED_BY)
      return isCovered ? [{ heading, parts: parts.filter(({ truth }) => truth === 'true') }] : [];
    if (heading !== STRENGTH) return [];
    const stronger = STRENGTHS.slice(0, STRENGTHS.indexOf(strength));
    return [
      { heading: 'Levels of strength that it lacks', parts: parts.filter(({ text }) => isOneOf(stronger, text)) },
    ];
  });
  return { ...explanation, blocks: blocks.filter(({ parts }) => parts.length > 0) };
}

function isOneOf<T extends string>(list: readonly T[], id: string): id is T {
  return list.some((each) => each === id);
}

/**
 * Each rule for this verdict with its missing conditions, and the smallest changes of answers that give the verdict.
 */
function notThisVerdict(context: ExplainContext, assessment: Assessment, id: VerdictId): WhyNot {
  const { compiled, facts } = context;
  const { verdict, flips } = assessment;
  const deciding = compiled.rules.findIndex(({ rule }) => rule.id === verdict.row);
  const rules = compiled.rules.flatMap(({ rule, when }, place): ExplainedPart[] => {
    if (rule.verdict !== id) return [];
    if (place > deciding) return [{ text: `${rule.id} comes after ${verdict.row}, which decides` }];
    if (when === undefined || when.evaluate(facts) === true) return [];
    return [{ text: `${rule.id} lacks`, parts: [explainCondition(context, when)] }];
  });
  const entry = compiled.pack.verdicts.find((each) => each.id === id);
  return {
    explanation: {
      kind: 'verdict',
      id,
      title: entry?.title ?? id,
      result:
        verdictWord(verdict) === id
          ? 'this is the verdict'
          : `the verdict is ${verdictWord(verdict)}${verdict.possible.includes(id) ? `, unanswered questions can still make it ${id}` : ''}`,
      blocks: verdictWord(verdict) === id ? [] : [{ heading: 'Rules that would give it', parts: rules }],
      sources: [],
    },
    assessment: copiedWith(assessment, {
      flips: () => ({ verdict: (flips?.verdict ?? []).filter((flip) => flip.verdict === id) }),
    }),
  };
}

/** Every required gate before the stage that isn't met. */
function notThisStage(context: ExplainContext, assessment: Assessment, id: StageId): WhyNot {
  const { compiled } = context;
  const { verdict, stage, stages, flips } = assessment;
  const missing = blockersBefore(stages, id).map((gate): ExplainedPart => {
    const { gate: entry, met } = compiled.gates.find((each) => each.gate.id === gate.id)!;
    return {
      text: `${entry.stage}: ${gate.id} is ${gate.outcome === 'open' ? 'not met' : gate.outcome} (${gate.title}); it lacks`,
      parts: [explainCondition(context, met)],
    };
  });
  const reached = stage !== 'none' && STAGES.indexOf(stage) >= STAGES.indexOf(id);
  const verdictFirst =
    stage !== 'none'
      ? []
      : [
          {
            heading: 'The verdict comes first',
            parts: [
              { text: `it is ${verdict.id}, and the course is ${verdict.course}; a stage needs a mesh to work on` },
            ],
          },
        ];
  const way = verdict.id === 'yes' && flips?.stage !== undefined && !reached ? { stage: flips.stage } : {};
  return {
    explanation: {
      kind: 'stage',
      id,
      title: stages.find((each) => each.id === id)?.title ?? id,
      result:
        stage === id
          ? 'this is the stage to work on'
          : reached
            ? `it is done; the stage to work on is ${stage}`
            : `the stage to work on is ${stage}`,
      blocks: reached
        ? []
        : [
            ...verdictFirst,
            ...(missing.length === 0 ? [] : [{ heading: 'Required gates before it that are not met', parts: missing }]),
          ],
      sources: [],
    },
    assessment: copiedWith(assessment, {
      flips: () => ({
        verdict: verdict.id === 'yes' ? [] : (flips?.verdict ?? []).filter((flip) => flip.verdict === 'yes'),
        ...way,
      }),
    }),
  };
}
