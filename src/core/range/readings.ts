import type { Condition } from '../condition/index.ts';
import { STAGES } from '../pack/index.ts';
import type { Pack } from '../pack/schema.ts';
import type { Formulas } from './formulas.ts';
import { stageGoal, stagesDone } from './goals.ts';
import type { Rows } from './results.ts';
import type { Formula } from './unique-table.ts';

/** Where an organization is. Outcomes are places in STAGES plus one; 0 stands for none of them. */
export interface Readings {
  /** The highest stage that production shows. */
  readonly operates: Rows;
  /** The stage to work on next, where there is work on a mesh. */
  readonly next: Rows;
  /** By stage: when all its required gates are met or do not apply. */
  readonly done: readonly Formula[];
}

/** A gate as formulas, in the order of the pack. */
export type PosedGates = readonly { readonly when: Formula; readonly met: Formula }[];

export function poseReadings(
  pack: Pack,
  formulas: Formulas,
  formula: (condition: Condition | undefined) => Formula,
  gates: PosedGates,
): Readings {
  const { yes, no, all, any, not } = formulas;
  const operates = STAGES.map((id) => {
    const condition = pack.stages.find((stage) => stage.id === id)?.operates;
    return condition === undefined ? no : formula(condition);
  });
  /** By stage: production shows it, and nothing of a higher one. */
  const highest = operates.map((here, index) => all([here, not(any(operates.slice(index + 1)))]));
  const nowhere = not(any(operates));
  const done = stagesDone(formulas, pack.gates, gates);
  const nextAt = pack.stages.some((stage) => stage.operates !== undefined) ? byEvidence() : byGates();
  const rows = (when: (stage: number) => Formula): Rows => [
    ...STAGES.map((_, stage) => ({ when: when(stage), outcome: stage + 1 })),
    { when: yes, outcome: 0 },
  ];
  return { done, operates: rows((stage) => highest[stage]!), next: rows(nextAt) };

  function byGates(): (stage: number) => Formula {
    return (stage) => stageGoal(formulas, done, STAGES[stage]!);
  }

  function byEvidence(): (stage: number) => Formula {
    const places = STAGES.map((id) => [...pack.gates.keys()].filter((index) => pack.gates[index]!.stage === id));
    const applies = places.map((own) => (own.length === 0 ? yes : any(own.map((index) => gates[index]!.when))));
    const inTheWay = places.map((own) => open(own.filter((index) => pack.gates[index]!.kind === 'exit')));
    const blocked = places.map(open);
    /** When this is the first stage after a place with a gate in the way, or the last that applies. */
    const after = (place: number, stage: number) =>
      any([
        all([blocked[stage]!, ...blocked.slice(place + 1, stage).map(not)]),
        all([applies[stage]!, ...[...blocked.slice(place + 1), ...applies.slice(stage + 1)].map(not)]),
      ]);
    return (stage) => {
      const fromHere = all([highest[stage]!, any([inTheWay[stage]!, not(any(applies.slice(stage + 1)))])]);
      const fromBefore = highest
        .slice(0, stage)
        .map((at, place) => all([at, not(inTheWay[place]!), after(place, stage)]));
      const fromNowhere = all([nowhere, any([after(-1, stage), ...(stage === 0 ? [not(any(applies))] : [])])]);
      return any([fromHere, ...fromBefore, fromNowhere]);
    };
  }

  /** When one of these gates is required, applies and is not met. */
  function open(places: readonly number[]): Formula {
    const required = places.filter((index) => pack.gates[index]!.required);
    return any(required.map((index) => all([gates[index]!.when, not(gates[index]!.met)])));
  }
}
