import type { Assessment, OptionResult, UseCaseResult } from '../../core/assess/index.ts';

/** A mesh product that no answer rules out. */
export interface LeftMesh {
  readonly option: OptionResult;
  /** The unmet needs that it doesn't cover, of those that a mesh can. */
  readonly misses: readonly UseCaseResult[];
}

/** The mesh products of the pack, as the answers leave them. */
export interface Meshes {
  /** Those that cover most unmet needs first, then in the order of the pack. */
  readonly left: readonly LeftMesh[];
  readonly out: readonly OptionResult[];
}

/** What stands above the meshes that are left, and above those that are not. */
export const MESHES = 'Mesh products that are left';
export const MESHES_OUT = 'Ruled out by your answers';

/** How to read them. */
export function howToRead({ left }: Meshes): string {
  return left.length === 0
    ? 'Your answers rule out every product that these rules know. Ask who sets the limits, or for a build that meets them.'
    : 'No answer rules these out. Each has drawbacks that no questionnaire can weigh, so compare two on your own traffic.';
}

/** The meshes to choose from; undefined where none is chosen now: without a yes, and while one runs that can stay. */
export function meshesOf({ verdict, operatingAt, useCases, options }: Assessment): Meshes | undefined {
  const leavesOne = verdict.course === 'move' && (operatingAt === 'none' || operatingAt === 'crawl');
  const isChosenNow = verdict.id === 'yes' && (verdict.course === 'adopt' || leavesOne);
  const products = isChosenNow ? options.filter(({ kind }) => kind === 'mesh') : [];
  if (products.length === 0) return undefined;
  const needs = useCases.filter(({ id, unmet }) => unmet && products.some(({ answers }) => answers.includes(id)));
  const left = products
    .filter(({ fit }) => fit !== 'out')
    .map((option) => ({ option, misses: needs.filter(({ id }) => !option.answers.includes(id)) }));
  return {
    left: left.toSorted((a, b) => a.misses.length - b.misses.length),
    out: products.filter(({ fit }) => fit === 'out'),
  };
}
