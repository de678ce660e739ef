import type { Locate } from '../pack/parse.ts';
import type { Pack } from '../pack/schema.ts';
import { createSpace, reads, type Space, unlessTooEntangled } from '../range/index.ts';
import { causeOf } from './cause.ts';
import { checkChanges } from './checks/changes.ts';
import { checkConditions } from './checks/conditions.ts';
import { checkDirections } from './checks/direction.ts';
import { checkExclusions, checkNothingLeft } from './checks/exclusions.ts';
import { checkFacts } from './checks/facts.ts';
import { checkManifests } from './checks/manifests.ts';
import { checkNamed } from './checks/named.ts';
import { checkOptions } from './checks/options.ts';
import { checkOrder } from './checks/order.ts';
import { checkProducts } from './checks/products.ts';
import { checkReleases } from './checks/releases.ts';
import { checkReach, type Proof, type Reach } from './checks/reach.ts';
import { checkSteps } from './checks/steps.ts';
import { checkTexts } from './checks/texts.ts';
import { checkUnused } from './checks/unused.ts';
import { checkVoice } from './checks/voice.ts';
import { checkNotKnown } from './targets/verdicts.ts';
import { createDecider, notDecided, wholeOf } from './decider.ts';
import { findingOf, type LintFinding, type Remark } from './finding.ts';
import { allSites } from './sites.ts';

export interface LintOptions {
  /** The day from which the age of facts is counted, and on which sources are due to be read again, `YYYY-MM-DD`. */
  readonly today: string;
  /** The day after which dates are from the future, as for `isFuture`; `today` where there is none. */
  readonly latestDay?: string;
  /** Days after which a fact must be read again. Undefined: any age is fine. */
  readonly maxFactAgeDays?: number;
  /** How many steps the search for the answers to one rule may take, where another number than usual is wanted. */
  readonly most?: number;
}

export interface LintResult {
  /** In the order of the files. */
  readonly findings: readonly LintFinding[];
  /** Example answers for each reachable result. */
  readonly proofs: readonly Proof[];
}

/**
 * Runs every check on a pack of the right shape. Reachability is decided exactly, or the rule is named that is too
 * entangled for that. A new check is a file in `checks/`, a line here, and its codes in `codes.ts`.
 */
export function lintPack(
  pack: Pack,
  locate: Locate,
  { today, latestDay = today, maxFactAgeDays, most }: LintOptions,
): LintResult {
  const searched = searchAnswers(pack, most);
  const remarks = [
    ...searched.remarks,
    ...checkManifests(pack),
    ...checkOrder(pack),
    ...checkReleases(pack),
    ...checkUnused(pack),
    ...checkChanges(pack),
    ...checkTexts(pack),
    ...checkVoice(pack),
    ...checkExclusions(pack, today),
    ...(maxFactAgeDays === undefined ? [] : checkFacts(pack, today, maxFactAgeDays, latestDay)),
  ];
  const placeOf = (remark: Remark) =>
    locate(remark.entry, remark.path) ??
    (remark.code === 'old-inherited-fact' ? undefined : causeOf(remark, pack, locate));
  return {
    findings: remarks.map((remark) => findingOf(remark, placeOf(remark))).toSorted(byPlace),
    proofs: searched.proofs,
  };
}

/** Everything that needs a search for answers. A pack that is too entangled even to begin it gives one remark. */
function searchAnswers(pack: Pack, most: number | undefined): Reach {
  const conditions = allSites(pack).flatMap(({ condition }) => (reads(condition) ? [] : [condition]));
  const space = unlessTooEntangled(() => createSpace(pack, conditions, most));
  return space === undefined
    ? { remarks: [notDecided(wholeOf(pack), 'whether its rules hold')], proofs: [] }
    : search(pack, space);
}

function search(pack: Pack, space: Space): Reach {
  const decider = createDecider(space);
  const decided = (what: string, check: () => readonly Remark[]) => decider.decide(wholeOf(pack), what, check, []);
  const conditions = checkConditions(pack, space, decider);
  const reach = checkReach(pack, space, decider);
  return {
    remarks: [
      ...conditions,
      ...reach.remarks.filter((remark) => !conditions.some((other) => samePlace(other, remark))),
      ...decided('whether too little can be known of complete answers', () => checkNotKnown(pack, space)),
      ...checkDirections(pack, space, decider),
      ...decided('options of questions that mean the same', () => checkOptions(pack, space)),
      ...decided('steps and the gates that they close', () => checkSteps(pack, space)),
      ...decided('named conditions that mean the same', () => checkNamed(pack, space)),
      ...decided('steps and the options that they are for', () => checkProducts(pack, space)),
      ...decided('answers that rule out every mesh', () => checkNothingLeft(pack, space)),
      ...decider.remarks,
    ],
    proofs: reach.proofs,
  };
}

/** A condition that is never or always true explains why its entry is unreachable, so that one finding is enough. */
function samePlace(condition: Remark, { entry, path }: Remark): boolean {
  if (condition.code !== 'never-true' && condition.code !== 'always-true') return false;
  return condition.entry === entry && path.every((part, index) => condition.path[index] === part);
}

function byPlace(a: LintFinding, b: LintFinding): number {
  if (a.file !== b.file) return (a.file ?? '') < (b.file ?? '') ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
