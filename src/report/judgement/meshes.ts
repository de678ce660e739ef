import type { Assessment, OptionResult } from '../../core/assess/index.ts';
import { type Choice, choiceOf, doubtsOf, type LeftOption } from '../../core/fit/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { count, list, sentence } from '../phrases.ts';
import { answerTo } from './answered.ts';

/** What stands above the products to compare, those that are left besides, and those that are out. */
export const MESHES = 'Which mesh';
export const SHORTLIST = 'Shortlist';
export const ALSO_LEFT = 'Also possible';
export const IN_DOUBT = 'May not meet all that you demand';
export const MESHES_OUT = 'Ruled out by your answers';
export const INSTALLED = 'Installed here, with limits';

/** How to read them. */
export function howToRead(choice: Choice): string {
  const { left } = choice;
  const doubtful = left.filter(isDoubtful).length;
  const read = howMany(choice);
  if (doubtful === 0 || !choice.due || choice.chosenBy !== undefined) return read;
  if (doubtful === left.length)
    return `${read} It isn't known whether ${left.length === 1 ? 'it' : 'any of them'} meets all that you demand.`;
  return doubtful === 1
    ? `${read} It isn't known whether ${left.find(isDoubtful)!.option.title} meets all that you demand.`
    : `${read} For ${doubtful} of the ${left.length}, it isn't known whether they meet all that you demand.`;
}

/** The titles of the products on a shortlist, of which one is taken. */
export function shortlisted(shortlist: Choice['shortlist']): string {
  return list(
    shortlist.map(({ option }) => option.title),
    'or',
  );
}

/** The two products of a shortlist to compare; one that its vendor runs is one of them, as the step about it says. */
export function compareFirst(shortlist: Choice['shortlist']): readonly string[] {
  const [first, ...others] = shortlist;
  const other = others.find(({ option }) => option.managed === true) ?? others[0];
  return [first, other].flatMap((each) => (each === undefined ? [] : [each.option.title]));
}

function howMany({ due, left, settled, shortlist, chosenBy, cause }: Choice): string {
  if (chosenBy !== undefined)
    return `Chosen: ${shortlisted(shortlist)}${shortlist.length === 1 ? '' : ', in the edition that you run'}. ${sentence(chosenBy.text)}`;
  if (left.length === 0 && cause.length > 0)
    return `${cause.length === 1 ? `The answer to ${cause[0]} rules` : `Together, the answers to ${list(cause)} rule`} out every product that these rules know. Ask the limits' owner to change them, or ask for a build that meets them.`;
  if (!due)
    return 'A mesh runs, and the plan says what becomes of it. If you want another one, your answers leave these products. The interview skipped questions that matter only for choosing a product.';
  if (left.length === 0)
    return "Your answers rule out every product that these rules know. Ask the limits' owner to change them, or ask for a build that meets them.";
  const [only] = left;
  const number = `Your answers leave ${count(left.length, 'product', 'products')}`;
  const open = left.filter(({ option }) => option.fit === 'open').length;
  if (!settled)
    return left.length === 1
      ? `Only ${only!.option.title} is left so far, and unanswered questions can rule it out.`
      : `${number} so far, and unanswered questions can still rule out ${open === left.length ? 'each' : open}. There is no winner yet.`;
  if (left.length === 1) return `Your answers leave ${only!.option.title}. Know its drawbacks before you choose it.`;
  if (shortlist.length === 1)
    return `${number}, one of them on the shortlist. Know its drawbacks before you choose it.`;
  return `${number}. Compare the ${shortlist.length} on the shortlist; their order follows how well they fit your answers (heuristic points), not measurements.`;
}

/** The meshes to choose from; undefined where none is chosen now: without a yes, and while one runs that can stay. */
export function meshesOf(assessment: Assessment): Choice | undefined {
  if (assessment.verdict.id !== 'yes') return undefined;
  const choice = choiceOf(assessment);
  return choice.due && assessment.options.some(({ kind }) => kind === 'mesh') ? choice : undefined;
}

/** Whether a mesh is to be chosen, and no product is left of which all that is demanded is known. */
export function isNoneKnown(assessment: Assessment): boolean {
  return meshesOf(assessment)?.left.every(({ option }) => doubtsOf(option).length > 0) ?? false;
}

/** Beside a verdict that is close but no yes, which products would be compared, or that none can be named. */
export function ifOtherwise({ otherwise }: Pick<Choice, 'otherwise'>, assessment: Assessment): string {
  const { verdict, options } = assessment;
  if (otherwise.length > 0)
    return ` It's a close call. If you choose a mesh after all, ${otherwise.length === 1 ? 'first assess' : 'compare these first:'} ${list(compareFirst(otherwise))}.`;
  const meshes = options.filter(({ kind }) => kind === 'mesh');
  if (verdict.id === 'yes' || !verdict.close || meshes.length === 0) return '';
  if (meshes.every(({ fit }) => fit === 'out'))
    return " It's a close call, but your answers rule out every mesh product that these rules know.";
  return meshes.every((option) => option.fit === 'out' || doubtsOf(option).length > 0)
    ? " It's a close call, but no mesh product is known to meet all that you demand."
    : '';
}

/** The product that is installed although answers speak against it. */
export function installedOf({ out }: Choice, assessment: Assessment): OptionResult | undefined {
  const installed = answerTo(assessment, KNOWN_QUESTIONS.installed)?.value;
  return out.find(({ id }) => id === installed);
}

/** Those that are left, but not on the shortlist. */
export function restOf({ left, shortlist }: Choice): readonly LeftOption[] {
  return left.filter((each) => !shortlist.includes(each));
}

/** Those of the rest of which nothing that is demanded is in doubt. */
export function certainRestOf(choice: Choice): readonly LeftOption[] {
  return restOf(choice).filter((each) => !isDoubtful(each));
}

/** What is in doubt of the rest, and of which of them. */
export function sharedDoubts(
  choice: Choice,
): readonly { readonly doubt: OptionResult['warnings'][number]; readonly options: readonly OptionResult[] }[] {
  const doubtful = restOf(choice).map(({ option }) => option);
  const doubts = new Map(doubtful.flatMap((option) => doubtsOf(option).map((doubt) => [doubt.text, doubt] as const)));
  return [...doubts.values()].map((doubt) => ({
    doubt,
    options: doubtful.filter((option) => doubtsOf(option).some(({ text }) => text === doubt.text)),
  }));
}

function isDoubtful({ option }: LeftOption): boolean {
  return doubtsOf(option).length > 0;
}

/** `Covers every need that a mesh can meet`, or what it doesn't. */
export function coverOf({ option, misses }: LeftOption): string {
  if (misses.length > 0) return `Not: ${list(misses.map(({ title }) => title))}`;
  const all = 'Covers every need that a mesh can meet';
  return doubtsOf(option).length > 0 ? `${all}, as far as is known` : all;
}

/** What is not known of it although the answers demand it; empty where there is nothing. */
export function unknownOf({ option }: LeftOption): string {
  return doubtsOf(option)
    .map(({ text }) => sentence(text))
    .join(' ');
}

/** The first sentence about it: what one gains and gives up, or else what it is. */
export function tradeOffOf({ tradeOff, about }: OptionResult): string {
  return tradeOff ?? about;
}

/** What speaks for one of the shortlist and not for all of them: only that helps to choose. */
export function reasonsApart({ speaksFor }: OptionResult, { shortlist, chosenBy }: Choice): OptionResult['speaksFor'] {
  const ofAll = (text: string) => shortlist.every(({ option }) => option.speaksFor.some((each) => each.text === text));
  if (chosenBy !== undefined) return [];
  return shortlist.length === 1 ? speaksFor : speaksFor.filter(({ text }) => !ofAll(text));
}
