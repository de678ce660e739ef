import { type Truth, union } from '../condition/index.ts';
import { STRENGTHS, type Strength } from '../pack/index.ts';
import type { CompiledPack, CompiledSaying, CompiledUseCase } from './compile.ts';
import type { Facts } from './facts.ts';
import { remember } from './remember.ts';
import type { Reason } from './results.ts';
import { say } from './sentence.ts';
import { titleFor } from './title.ts';

/** Strengths at which a need that is not covered is unmet. */
const NEEDED: ReadonlySet<Strength> = new Set(['duty', 'pain', 'burden']);

/** How strongly a use case is needed, and whether that is solved. */
export interface Need {
  readonly title: string;
  readonly strength: Strength;
  /** Every strength still possible, the strongest first. */
  readonly strengthPossible: readonly Strength[];
  /** Whether something that is there does it already. */
  readonly covered: Truth;
  /** The option by which it is covered; `mesh` is the installed product. */
  readonly coveredBy: readonly string[];
  /** Needed, and not known to be covered. */
  readonly unmet: boolean;
  /** Unmet only as far as known: answers are open, or what is there may meet it although no answer shows that. */
  readonly coverUnknown: boolean;
  /** What can happen, or goes on, while it stays unmet; undefined where the pack doesn't say it. */
  readonly cost: string | undefined;
  readonly reasons: readonly Reason[];
}

/** Judges every use case as a need, in the order of the pack, as far as facts tell by themselves. */
export function needsJudge(compiled: CompiledPack): (facts: Facts) => readonly Need[] {
  const judges = compiled.useCases.map((entry) => {
    const { called, strength, covered } = entry;
    const said = [...strength, ...strength.map(({ also }) => also), covered].filter((each) => each !== undefined);
    const conditions = [...called, ...said, ...(covered?.by ?? [])];
    const reads = () => conditions.flatMap(({ when }) => when.reads());
    const mentions = () => said.flatMap(({ says }) => says.mentions);
    return remember(compiled, reads, mentions, (facts) => needOf(compiled, facts, entry));
  });
  return (facts) => judges.map((judgeOne) => judgeOne(facts));
}

/** Whether a need of this strength is one that has to be solved. */
export function isNeeded(strength: Strength): boolean {
  return NEEDED.has(strength);
}

function needOf(compiled: CompiledPack, facts: Facts, entry: CompiledUseCase): Need {
  const { useCase, called, strength: levels, covered, sources } = entry;
  const truths = levels.map(({ when }) => when.evaluate(facts));
  const first = truths.indexOf(true);
  const strength = first < 0 ? 'none' : levels[first]!.level;
  const open = levels.filter((_, index) => truths[index] === undefined && (first < 0 || index < first));
  const possible = new Set<Strength>([...open.map(({ level }) => level), strength]);
  const isCovered = covered === undefined ? false : covered.when.evaluate(facts);
  const by = isCovered === true ? covered!.by.find(({ when }) => when.evaluate(facts) === true) : undefined;
  const reasons: Reason[] = [];
  const tell = ({ when, says }: CompiledSaying) =>
    reasons.push({ text: say(compiled, facts, says), answers: union([when.causes(facts), says.mentions]), sources });
  if (first >= 0) tell(levels[first]!);
  // What has hurt is told besides what is required.
  const hurt = levels.findIndex(({ level }, index) => index > first && level === 'pain' && truths[index] === true);
  if (first >= 0 && hurt >= 0) tell(levels[hurt]!);
  if (isCovered === true) tell(covered!);
  const also = levels[first]?.also;
  const unmet = isNeeded(strength) && isCovered !== true;
  const mayBeMet = also?.mayBeMet === true && also.when.evaluate(facts) === true;
  // Nothing of it makes a need, so notes of the answers that it reads are no evidence of one.
  if (also?.when.evaluate(facts) === true) {
    reasons.push({ text: say(compiled, facts, also.says), answers: [...also.says.mentions], sources });
  }
  return {
    title: titleFor(facts, useCase.title, called),
    strength,
    strengthPossible: STRENGTHS.filter((each) => possible.has(each)),
    covered: isCovered,
    coveredBy: by === undefined ? [] : [by.option],
    unmet,
    coverUnknown: unmet && (isCovered === undefined || mayBeMet),
    cost: levels[first]?.cost,
    reasons,
  };
}
