import type { Condition } from '../condition/index.ts';
import { withLater } from '../judge/index.ts';
import { VERDICTS } from '../pack/index.ts';
import type { Pack } from '../pack/schema.ts';
import type { Formulas } from './formulas.ts';
import { type PosedGates, poseReadings, type Readings } from './readings.ts';
import { poseResults, type Results, type Rows } from './results.ts';
import type { Formula } from './unique-table.ts';

/** One thing for each result that is asked of a pack. */
export interface Roots<Of> {
  /** Outcomes are places in VERDICTS. */
  readonly verdict: Of;
  /** By verdict, in the order of VERDICTS: places in COURSES. */
  readonly courses: readonly Of[];
  /** The highest stage that production shows: a place in STAGES plus one, or 0 for none. */
  readonly operates: Of;
  /** The stage to work on next, where there is work on a mesh: a place in STAGES plus one. */
  readonly next: Of;
  /** By stage: 1 when it is done. */
  readonly done: readonly Of[];
  /** By criterion: places of levels. */
  readonly levels: readonly Of[];
  /** Places in BANDS; none where the pack names no bands. */
  readonly bands: readonly Of[];
  /** By gate: places in GATE_OUTCOMES. */
  readonly gates: readonly Of[];
  /** By use case: places in STRENGTHS. */
  readonly strengths: readonly Of[];
  /** By use case: 1 when it is the one to begin with. */
  readonly starts: readonly Of[];
  /** By option: 1 when it fits; meshes have no range, see `judgeOptions`. */
  readonly fits: readonly Of[];
  /** Places of the levels of capacity; none where the pack names no levels. */
  readonly capacity: readonly Of[];
  /** By criterion of the capacity: places of levels. */
  readonly capacityCriteria: readonly Of[];
}

export const GATE_OUTCOMES = ['met', 'open', 'not-applicable'] as const;

/** The results of a pack as formulas; made when they are read. */
export function rowsOf(
  pack: Pack,
  formulas: Formulas,
  formula: (condition: Condition | undefined) => Formula,
): Roots<Rows> {
  const { yes, no, not } = formulas;
  const holds = (when: Formula): Rows => [
    { when, outcome: 1 },
    { when: yes, outcome: 0 },
  ];
  const parts: { gates: PosedGates; results: Results; readings: Readings } = withLater(
    {},
    {
      gates: () => pack.gates.map(({ when, met }) => ({ when: formula(when), met: formula(met) })),
      results: () => poseResults(pack, formulas, formula),
      readings: () => poseReadings(pack, formulas, formula, parts.gates),
    },
  );
  return withLater(
    {},
    {
      verdict: () =>
        pack.verdictRules.map(({ when, verdict }) => ({ when: formula(when), outcome: VERDICTS.indexOf(verdict) })),
      courses: () => VERDICTS.map((verdict) => parts.results.courseFor(verdict)),
      operates: () => parts.readings.operates,
      next: () => parts.readings.next,
      done: () => parts.readings.done.map(holds),
      levels: () =>
        pack.criteria.map(({ levels }) => levels.map(({ when }, outcome) => ({ when: formula(when), outcome }))),
      bands: () => (parts.results.bands === undefined ? [] : [parts.results.bands]),
      gates: () =>
        parts.gates.map(({ when, met }) => [
          { when: not(when), outcome: GATE_OUTCOMES.indexOf('not-applicable') },
          { when: met, outcome: GATE_OUTCOMES.indexOf('met') },
          { when: yes, outcome: GATE_OUTCOMES.indexOf('open') },
        ]),
      strengths: () => parts.results.strengths,
      starts: () => parts.results.starts.map(holds),
      fits: () => parts.results.fits.map((fits, index) => holds(pack.options[index]!.kind === 'mesh' ? no : fits)),
      capacity: () => (pack.capacityLevels.length === 0 ? [] : [parts.results.capacity]),
      capacityCriteria: () => parts.results.capacityCriteria,
    },
  );
}

/** The same results made into something else; each when it is read. */
export function mapRoots<From, To>(roots: Roots<From>, make: (root: From) => To): Roots<To> {
  const all = (list: readonly From[]) => list.map(make);
  return withLater(
    {},
    {
      verdict: () => make(roots.verdict),
      courses: () => all(roots.courses),
      operates: () => make(roots.operates),
      next: () => make(roots.next),
      done: () => all(roots.done),
      levels: () => all(roots.levels),
      bands: () => all(roots.bands),
      gates: () => all(roots.gates),
      strengths: () => all(roots.strengths),
      starts: () => all(roots.starts),
      fits: () => all(roots.fits),
      capacity: () => all(roots.capacity),
      capacityCriteria: () => all(roots.capacityCriteria),
    },
  );
}
