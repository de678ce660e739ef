import type { Condition } from '../condition/index.ts';
import { urgencyOf } from '../judge/index.ts';
import { bandsOf, CARRIES, COURSES, STRENGTHS, type VerdictId } from '../pack/index.ts';
import type { Option, Pack, UseCase } from '../pack/schema.ts';
import type { Formulas } from './formulas.ts';
import { improvedFirst } from './tests.ts';
import type { Formula } from './unique-table.ts';
import { withVerdict } from './verdict-tests.ts';

/** A list of which the first formula that holds decides; the last always holds. */
export type Rows = readonly { readonly when: Formula; readonly outcome: number }[];

/** What is judged after the criteria besides the verdict, as lists of formulas; outcomes are places in the scales. */
export interface Results {
  /** Of COURSES, for one verdict. */
  readonly courseFor: (verdict: VerdictId) => Rows;
  /** By use case: of STRENGTHS. */
  readonly strengths: readonly Rows[];
  /** By use case: when it is the one to begin with. */
  readonly starts: readonly Formula[];
  /** When this use case can be a reason for a mesh, and at most this many that can are ahead of it. */
  readonly among: (useCase: number, ahead: number) => Formula;
  /** By use case: when it is unmet. */
  readonly unmet: (useCase: number) => Formula;
  /** Of BANDS; undefined where the pack names none. */
  readonly bands: Rows | undefined;
  /** By option: when it fits. */
  readonly fits: readonly Formula[];
  /** Places in the levels of the pack. */
  readonly capacity: Rows;
  /** By criterion of the capacity: places of its levels. */
  readonly capacityCriteria: readonly Rows[];
}

export function poseResults(
  pack: Pack,
  formulas: Formulas,
  formula: (condition: Condition | undefined) => Formula,
): Results {
  const { yes, no, all, any, not } = formulas;
  const strengths = pack.useCases.map(({ strength }): Rows => [
    ...STRENGTHS.flatMap((level, outcome) => {
      const said = level === 'none' ? undefined : strength[level];
      return said === undefined ? [] : [{ when: formula(said.when), outcome }];
    }),
    { when: yes, outcome: STRENGTHS.indexOf('none') },
  ]);
  const covered = pack.useCases.map((useCase) => (useCase.covered === undefined ? no : formula(useCase.covered.when)));
  const capacity = places(pack.capacityLevels);
  const capacityCriteria = pack.capacityCriteria.map(({ levels }) => places(levels));
  const fits = pack.options.map(fit);
  const bands = bandsOf(pack);
  return {
    courseFor,
    strengths,
    starts: pack.useCases.map((_, index) => start(index, 0)),
    among: start,
    unmet: (useCase) => any(unmet(useCase).map(({ when }) => when)),
    bands:
      bands.length === 0
        ? undefined
        : bands.map(({ when }, outcome) => ({ when: outcome === bands.length - 1 ? yes : formula(when), outcome })),
    fits,
    capacity: capacity.length === 0 ? [{ when: yes, outcome: -1 }] : capacity,
    capacityCriteria,
  };

  function places(levels: readonly { readonly when?: Condition | undefined }[]): Rows {
    return levels.map(({ when }, outcome) => ({ when: formula(when), outcome }));
  }

  function courseFor(verdict: VerdictId): Rows {
    const rows = pack.course.map((row) => ({
      when: formula(row.when && withVerdict(row.when, verdict)),
      outcome: COURSES.indexOf(row.course),
    }));
    return rows.length === 0 ? [{ when: yes, outcome: COURSES.indexOf('none') }] : rows;
  }

  /** Nothing rules it out, and it answers a need where it is enough or can be stretched, or it is offered. */
  function fit({ answers, enough, stretches, ruledOut = [], offered, ended }: Option): Formula {
    if (ended !== undefined) return no;
    const does = answers.map((answer) => {
      const ways = [answer.enough ?? enough?.when, stretches?.when].filter((way) => way !== undefined);
      return all([formula(answer.when), ways.length === 0 ? yes : any(ways.map(formula))]);
    });
    return all([
      ...ruledOut.map(({ when }) => not(formula(when))),
      any([...does, ...(offered === undefined ? [] : [formula(offered.when)])]),
    ]);
  }

  /** It is unmet, can be a reason for a mesh, and of those that are unmet too at most so many come before it. */
  function start(wanted: number, ahead: number): Formula {
    if (pack.useCases[wanted]!.carries === 'never') return no;
    const urgency = (index: number, outcome: number) => urgencyOf(pack.useCases[index]!, STRENGTHS[outcome]!);
    const ways = unmet(wanted).map(({ when, outcome }) => {
      const own = urgency(wanted, outcome);
      const rivals = pack.useCases.flatMap((other, index) => {
        if (index === wanted || other.carries === 'never') return [];
        const before = unmet(index).map((theirs) => {
          const rival = urgency(index, theirs.outcome);
          if (rival > own) return no;
          return rival < own ? theirs.when : all([theirs.when, isBefore(index, wanted)]);
        });
        return [any(before)];
      });
      const crowded = formulas.reaches(
        rivals.map(() => 1),
        rivals,
        ahead + 1,
      );
      return all([when, not(crowded)]);
    });
    return any(ways);
  }

  /** By strength that has to be solved: when the use case has it, and is not covered. */
  function unmet(index: number): Rows {
    const rows = strengths[index]!;
    const least = STRENGTHS.indexOf('burden');
    return rows
      .filter(({ outcome }) => outcome <= least)
      .map(({ when, outcome }, at) => ({
        when: all([when, ...rows.slice(0, at).map((row) => not(row.when)), not(covered[index]!)]),
        outcome,
      }));
  }

  /** When of two needs of one strength this one comes first. */
  function isBefore(one: number, other: number): Formula {
    const order = ({ carries }: UseCase) => CARRIES.indexOf(carries);
    const [a, b] = [pack.useCases[one]!, pack.useCases[other]!];
    const isAhead = order(a) - order(b) || one - other;
    const [mine, theirs] = [wantedFirst(a), wantedFirst(b)];
    return any([mine, all([not(theirs), isAhead < 0 ? yes : no])]);
  }

  function wantedFirst(useCase: UseCase): Formula {
    const condition = improvedFirst(pack, useCase);
    return condition === undefined ? no : formula(condition);
  }
}
