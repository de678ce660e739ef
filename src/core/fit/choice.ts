import type { Assessment, OptionResult, UseCaseResult } from '../assess/index.ts';

/** An option that no answer rules out. */
export interface LeftOption {
  readonly option: OptionResult;
  /** The needs at stake that it doesn't cover. */
  readonly misses: readonly UseCaseResult[];
}

/** An unanswered question that can rule options out, and which. */
export interface Deciding {
  readonly question: string;
  readonly prompt: string;
  /** Options that are left so far. */
  readonly options: readonly string[];
}

/** What there is to choose from. */
export interface Choice {
  /** mesh: products, with a yes. without: options that are no mesh, with a no or not-yet. */
  readonly of: 'mesh' | 'without';
  /** true: a mesh is to be chosen now. false: no yes, or one runs that can stay. */
  readonly due: boolean;
  /**
   * Best first: fewest misses of required needs that can carry a mesh alone, then fewest doubts, then fewest misses of
   * any that can, then of other required ones, then most points, then fewest other misses, then those that certainly
   * fit, then in the order of the pack.
   */
  readonly left: readonly LeftOption[];
  /** Ruled out, though they cover something that is needed. In the order of the pack. */
  readonly out: readonly OptionResult[];
  /**
   * Where no product is left: the fewest questions whose answers together rule out every product that hasn't ended.
   * Empty where something is left, or where more than four are needed.
   */
  readonly cause: readonly string[];
  /** Beside the products: options that are no mesh and answer, or may answer, a part of what is needed. As `left`. */
  readonly beside: readonly LeftOption[];
  /** What stays unmet if nothing is done; undefined where a mesh runs, because that does something already. */
  readonly undone: readonly UseCaseResult[] | undefined;
  /**
   * Where a mesh is to be chosen: the first of `left`, at most three, and of each product one edition. Those with
   * doubts only where nothing else is left. Only a settled choice names a single winner. Where something chooses one,
   * that one, with its editions.
   */
  readonly shortlist: readonly LeftOption[];
  /** What chose the shortlist, such as a trial that went well; undefined where products are still to be compared. */
  readonly chosenBy: OptionResult['speaksFor'][number] | undefined;
  /**
   * Without a yes that is close: the products to compare if it is decided otherwise, as `shortlist`, but none with
   * doubts; else empty.
   */
  readonly otherwise: readonly LeftOption[];
  /** true: no unanswered question can rule out an option that is left. */
  readonly settled: boolean;
  /** What decides the rest: the question on which most options hang comes first. */
  readonly questions: readonly Deciding[];
}

/** So many options are compared on your own traffic, at most. */
const SHORTLIST = 3;

/** So many answers together are told as the cause that nothing is left, at most. */
const CAUSE = 4;

/** What the answers leave to choose from. */
export function choiceOf(
  assessment: Pick<Assessment, 'verdict' | 'operatingAt' | 'useCases' | 'options' | 'answers'>,
): Choice {
  const { verdict, operatingAt, useCases, options, answers } = assessment;
  const leavesOne = verdict.course === 'move' && (operatingAt === 'none' || operatingAt === 'crawl');
  const due = verdict.id === 'yes' && (verdict.course === 'adopt' || leavesOne);
  const of = verdict.id === 'yes' ? 'mesh' : 'without';
  const meshes = options.filter(({ kind }) => kind === 'mesh');
  const simple = options.filter(({ kind }) => kind !== 'mesh');
  const candidates = of === 'mesh' ? meshes : simple;
  const needs = needsAnswered(useCases, candidates);
  const left = leftOf(candidates, needs);
  const chosen = due ? left.filter((each) => chooserOf(each) !== undefined && isWithoutDoubt(each)) : [];
  const questions = answers
    .map(({ question, prompt }): Deciding => ({
      question,
      prompt,
      options: left.filter(({ option }) => option.openBecause.includes(question)).map(({ option }) => option.id),
    }))
    .filter((deciding) => deciding.options.length > 0)
    .toSorted((a, b) => b.options.length - a.options.length);
  return {
    of,
    due,
    left,
    out: candidates.filter((option) => option.fit === 'out' && option.ruledOutBy.length > 0 && covers(option, needs)),
    cause: of === 'mesh' && left.length === 0 ? causeOf(candidates) : [],
    beside: of === 'mesh' ? leftOf(simple, needs) : [],
    undone: verdict.course === 'adopt' || verdict.course === 'none' ? useCases.filter(({ unmet }) => unmet) : undefined,
    shortlist: chosen.length > 0 ? chosen : due ? shortlisted(left) : [],
    chosenBy: chosen.map(chooserOf)[0],
    otherwise:
      of === 'without' && verdict.close
        ? shortlisted(leftOf(meshes, needsAnswered(useCases, meshes))).filter(isWithoutDoubt)
        : [],
    settled: left.every(({ option }) => option.fit === 'fits'),
    questions,
  };
}

/**
 * Without a yes: the mesh that others will ask about, because the platform brings it, or else because most speaks for
 * it. Undefined where answers rule it out, where something demanded of it is unknown, and where it answers no unmet
 * need that could carry a mesh.
 */
export function nearestMesh({ useCases, options }: Pick<Assessment, 'useCases' | 'options'>): LeftOption | undefined {
  const needs = useCases.filter(({ unmet, carries }) => unmet && carries !== 'never');
  const meshes = options.filter((option) => option.kind === 'mesh' && covers(option, needs));
  const left = oneEditionEach(leftOf(meshes, needs).filter(isWithoutDoubt));
  const brought = left.find(({ option }) => option.speaksFor.some(({ atHand }) => atHand === true));
  const [best, next] = left.toSorted((a, b) => b.option.points - a.option.points);
  return brought ?? (best !== undefined && best.option.points > (next?.option.points ?? 0) ? best : undefined);
}

/** What chooses an option, so that no others are compared. */
function chooserOf({ option }: LeftOption): Choice['chosenBy'] {
  return option.speaksFor.find(({ decides }) => decides === true);
}

/** The best that are left; what the provider runs on the platform that is there is always compared. */
function shortlisted(left: readonly LeftOption[]): readonly LeftOption[] {
  const all = oneEditionEach(withoutDoubts(left));
  const best = all.slice(0, SHORTLIST);
  const brought = all.find(
    ({ option }) => option.managed === true && option.speaksFor.some(({ atHand }) => atHand === true),
  );
  return brought === undefined || best.includes(brought) ? best : [...best.slice(0, -1), brought];
}

function needsAnswered(useCases: readonly UseCaseResult[], by: readonly OptionResult[]): readonly UseCaseResult[] {
  return atStake(useCases).filter(({ id }) => by.some(({ answers }) => answers.includes(id)));
}

function covers({ answers }: OptionResult, needs: readonly UseCaseResult[]): boolean {
  return needs.some(({ id }) => answers.includes(id));
}

/** Those that no answer rules out and that answer one of these needs, the best first. */
function leftOf(some: readonly OptionResult[], needs: readonly UseCaseResult[]): readonly LeftOption[] {
  return some
    .filter(
      (option) =>
        option.fit !== 'out' &&
        (covers(option, needs) || option.offered === true || (option.kind === 'mesh' && needs.length === 0)),
    )
    .map((option): LeftOption => ({ option, misses: needs.filter(({ id }) => !option.answers.includes(id)) }))
    .toSorted(bestFirst);
}

/** The unmet needs; where all are met, those that were needed. */
function atStake(useCases: readonly UseCaseResult[]): readonly UseCaseResult[] {
  const unmet = useCases.filter((need) => need.unmet);
  return unmet.length > 0 ? unmet : useCases.filter(({ strength }) => strength !== 'none' && strength !== 'wish');
}

/** The fewest questions of which each of these options that hasn't ended has a reason to be out. */
function causeOf(options: readonly OptionResult[]): readonly string[] {
  const reasons = options
    .map(({ ruledOutBy }) => ruledOutBy.map(({ answers }) => answers))
    .filter((each) => each.every((answers) => answers.length > 0));
  if (reasons.length === 0 || reasons.some((each) => each.length === 0)) return [];
  const asked = [...new Set(reasons.flat(2))];
  let sets: readonly (readonly string[])[] = [[]];
  for (let size = 1; size <= CAUSE; size += 1) {
    sets = sets.flatMap((set) =>
      asked.slice(set.length === 0 ? 0 : asked.indexOf(set.at(-1)!) + 1).map((id) => [...set, id]),
    );
    const found = sets.find((set) =>
      reasons.every((each) => each.some((answers) => answers.every((id) => set.includes(id)))),
    );
    if (found !== undefined) return found;
  }
  return [];
}

/** What is demanded here and of which is not known whether an option has it. */
export function doubtsOf({ warnings }: OptionResult): OptionResult['warnings'] {
  return warnings.filter(({ doubt }) => doubt === true);
}

/** Those of which everything that is demanded is known; all of them, where there are none. */
function withoutDoubts(left: readonly LeftOption[]): readonly LeftOption[] {
  const known = left.filter(isWithoutDoubt);
  return known.length === 0 ? left : known;
}

function isWithoutDoubt({ option }: LeftOption): boolean {
  return doubtsOf(option).length === 0;
}

function bestFirst(a: LeftOption, b: LeftOption): number {
  const missed = ({ misses }: LeftOption, kind: UseCaseResult['carries'], isDuty: boolean) =>
    misses.filter(({ carries, strength }) => carries === kind && (!isDuty || strength === 'duty')).length;
  const doubts = ({ option }: LeftOption) => doubtsOf(option).length;
  return (
    missed(a, 'alone', true) - missed(b, 'alone', true) ||
    doubts(a) - doubts(b) ||
    missed(a, 'alone', false) - missed(b, 'alone', false) ||
    missed(a, 'together', true) - missed(b, 'together', true) ||
    b.option.points - a.option.points ||
    a.misses.length - b.misses.length ||
    Number(b.option.fit === 'fits') - Number(a.option.fit === 'fits')
  );
}

/** Without the editions of a product that has a better one. */
function oneEditionEach(left: readonly LeftOption[]): readonly LeftOption[] {
  const product = ({ option }: LeftOption) => option.editionOf ?? option.id;
  return left.filter((each, index) => left.findIndex((other) => product(other) === product(each)) === index);
}
