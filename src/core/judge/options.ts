import { allHold, anyHolds, type CompiledCondition, EXPOSURE, negated, type Truth, union } from '../condition/index.ts';
import type { Fit, Reach } from '../pack/index.ts';
import type { CompiledOption, CompiledPack } from './compile.ts';
import type { Exact } from './exact.ts';
import { type Facts, isOpen } from './facts.ts';
import type { OptionResult, Reason, UseCaseResult } from './results.ts';
import { say, type Sentence } from './sentence.ts';

/** What can be said of an option; without sources of its own, on those of the option. */
interface Said {
  readonly when: CompiledCondition | undefined;
  readonly says: Sentence;
  readonly sources?: Reason['sources'];
}

/**
 * What every option comes to here, in the order of the pack. It fits where nothing rules it out and it answers a
 * need, where it says when it is enough or can be stretched also one of these, or is offered; it is out where that is
 * certain not to be. What is open waits for the questions named. A mesh follows Kleene logic: it is open while an
 * answer is open that could rule it out.
 */
export function judgeOptions(
  compiled: CompiledPack,
  facts: Facts,
  useCases: readonly UseCaseResult[],
  exact?: Exact,
): readonly OptionResult[] {
  const isUnmet = new Set(useCases.filter(({ unmet }) => unmet).map(({ id }) => id));
  return compiled.options.map((entry) => {
    const { option, answers, enough, stretches, ruledOut, offered, ended, cost, sources } = entry;
    const truth = fitOf(entry, facts);
    const possible = exact?.options.get(option.id);
    const point: Fit = truth === undefined ? 'open' : truth ? 'fits' : 'out';
    // What is known here is exact, also behind an `unless`, which counts what is unknown as not holding.
    const isKnown = truth !== undefined || possible === undefined;
    const fit = isKnown ? point : possible.length === 1 ? possible[0]! : 'open';
    const answered = answers.filter(({ when }) => holds(when, facts) !== false);
    const inWords = ({ when, says, sources: cited = sources }: Said): Reason => ({
      text: say(compiled, facts, says),
      answers: union([(when?.causes(facts) ?? []).filter((id) => id !== EXPOSURE), says.mentions]),
      sources: cited,
    });
    const isTrue = ({ when }: { when: CompiledCondition | undefined }) => holds(when, facts) === true;
    const speaksFor =
      enough !== undefined && isTrue(enough)
        ? enough
        : stretches !== undefined && isTrue(stretches)
          ? stretches
          : undefined;
    const reasons = [
      ...answered.filter(({ need }) => isUnmet.has(need)).map(inWords),
      ...(speaksFor === undefined ? [] : [inWords(speaksFor)]),
      ...(offered !== undefined && isTrue(offered) ? [inWords(offered)] : []),
      ...entry.speaksFor.filter(isTrue).map(inWords),
    ];
    return {
      id: option.id,
      title: option.title,
      kind: option.kind,
      about: option.about,
      fit,
      ...(fit === 'fits' && speaksFor !== undefined && { stretched: speaksFor === stretches }),
      ...(fit === 'fits' && offered !== undefined && isTrue(offered) && { offered: true as const }),
      answers: answered.map(({ need }) => need),
      solves:
        fit === 'fits'
          ? answered
              .filter(isTrue)
              .map(({ need }) => need)
              .filter((id) => isUnmet.has(id))
          : [],
      reaches: answered
        .filter(({ need }) => isUnmet.has(need))
        .map((answer) => ({
          useCase: answer.need,
          reach: fit === 'out' ? 'short' : reachOf(entry, answer, facts, fit),
          says: say(compiled, facts, answer.says),
        })),
      leaves: option.leaves,
      who: option.who,
      ...(option.effort !== undefined && { effort: option.effort }),
      ...(option.proof !== undefined && { proof: option.proof }),
      ...(option.rollback !== undefined && { rollback: option.rollback }),
      points: entry.speaksFor.filter(isTrue).reduce((sum, { points }) => sum + points, 0),
      speaksFor: entry.speaksFor.filter(isTrue).map((said) => ({
        points: said.points,
        ...(said.decides && { decides: true as const }),
        ...(said.atHand && { atHand: true as const }),
        ...inWords(said),
      })),
      reasons,
      ruledOutBy: [
        ...(ended === undefined
          ? []
          : [{ why: say(compiled, facts, ended.why), answers: [], review: ended.review, sources: ended.sources }]),
        ...ruledOut.filter(isTrue).map(({ when, why, review, sources: cited }) => ({
          why: say(compiled, facts, why),
          answers: when.causes(facts),
          review,
          sources: cited,
        })),
      ],
      warnings:
        fit === 'out'
          ? []
          : entry.warnings
              .filter(isTrue)
              .map((said) => ({ ...inWords(said), ...(said.doubt && { doubt: true as const }) })),
      ...(option.managed === true && { managed: true as const }),
      ...(option.editionOf !== undefined && { editionOf: option.editionOf }),
      ...(option.license !== undefined && { license: option.license }),
      ...(option.tradeOff !== undefined && { tradeOff: option.tradeOff }),
      ...(option.compare !== undefined && { compare: option.compare }),
      ...(cost !== undefined && {
        cost: {
          text: say(compiled, facts, cost.says),
          answers: [],
          ...(cost.perPod !== undefined && { perPod: cost.perPod }),
          sources: cost.sources,
        },
      }),
      openBecause: fit === 'open' ? openQuestions(compiled, entry, facts) : [],
      sources,
    };
  });
}

/** Whether an option fits; undefined while it is not known. */
export function fitOf({ answers, stretches, ruledOut, offered, ended }: CompiledOption, facts: Facts): Truth {
  if (ended !== undefined) return false;
  const isOut = anyHolds(ruledOut.map(({ when }) => when.evaluate(facts)));
  const does = anyHolds([
    ...answers.map(({ when, enough }) => allHold([holds(when, facts), reaches([enough, stretches?.when], facts)])),
    ...(offered === undefined ? [] : [offered.when.evaluate(facts)]),
  ]);
  return allHold([negated(isOut), does]);
}

/** How far an option that is not out answers one need. */
function reachOf(
  { stretches }: CompiledOption,
  { when, enough }: CompiledOption['answers'][number],
  facts: Facts,
  fit: Fit,
): Reach {
  const does = allHold([holds(when, facts), reaches([enough, stretches?.when], facts)]);
  if (does === false) return 'short';
  if (does === undefined || fit === 'open') return 'open';
  const isEnough = enough === undefined ? stretches === undefined : enough.evaluate(facts) === true;
  return isEnough ? 'enough' : 'stretched';
}

/** Whether one of these ways holds; without a word about it, an option is enough everywhere. */
function reaches(ways: readonly (CompiledCondition | undefined)[], facts: Facts): Truth {
  const said = ways.flatMap((way) => way ?? []);
  return said.length === 0 ? true : anyHolds(said.map((way) => way.evaluate(facts)));
}

/** The unanswered questions that decide whether an option fits. */
export function openQuestions(
  compiled: CompiledPack,
  { answers, enough, stretches, ruledOut, offered }: CompiledOption,
  facts: Facts,
): readonly string[] {
  const conditions = [
    ...answers.flatMap(({ when, enough: own }) => [when, own]),
    enough?.when,
    stretches?.when,
    ...ruledOut.map(({ when }) => when),
    offered?.when,
  ];
  const open = conditions.filter((each) => each !== undefined && each.evaluate(facts) === undefined);
  const ids = union(open.map((each) => each!.causes(facts)));
  const behind = ids.includes(EXPOSURE) ? union([ids, ...compiled.criteria.map(({ reads }) => reads())]) : ids;
  return behind.filter((id) => {
    const index = compiled.index.get(id);
    return index !== undefined && isOpen(facts.list[index]!);
  });
}

function holds(when: CompiledCondition | undefined, facts: Facts): Truth {
  return when === undefined ? true : when.evaluate(facts);
}

/** Whether an option that goes so far meets a need, perhaps with more work. */
export function meets({ reach }: { readonly reach: Reach }): boolean {
  return reach === 'enough' || reach === 'stretched';
}
