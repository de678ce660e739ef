import type { Assessment, Reason, Unknown, UseCaseResult, VerdictResult } from '../../core/assess/index.ts';
import { meets } from '../../core/judge/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { capital, list, sentence, verdictWord } from '../phrases.ts';
import { answerTo } from './answered.ts';
import { pointsToLeaving } from './course.ts';
import { isNoneKnown } from './meshes.ts';

/** What tells how a verdict stands, for the short forms of tables. */
export type VerdictInBrief = Pick<VerdictResult, 'id' | 'standing' | 'close' | 'possible'>;

/** What stands above the points that argue for a mesh although the verdict is no or not yet. */
export const CONTRARY = 'Points for a mesh, but not decisive';

/** So many questions are named as those that decide most; more while too little is known to lean anywhere. */
const DECISIVE = 3;
const DECISIVE_WHILE_OPEN = 5;

/**
 * The verdict in one line, opening with its word: `Not yet, but close: …`, `Leaning yes: …`. An open verdict is never
 * told as if it were decided.
 */
export function headline(assessment: Assessment): string {
  const { id, title, standing, close, possible, course, coursePossible } = assessment.verdict;
  if (standing === 'open' && course === 'move' && coursePossible.length === 1)
    return 'Move to what is supported; undecided whether you need a mesh';
  if (standing === 'open' && isOfAMesh(course)) return `Undecided: ${whatIsDecided(assessment)}`;
  if (standing !== 'settled' && !possible.includes('yes') && !isOfAMesh(course)) return 'No mesh now';
  if (standing === 'open') return 'Undecided: whether you need a mesh';
  // That something uses a mesh doesn't yet make it worth having.
  if (id === 'yes' && pointsToLeaving(assessment))
    return 'Decide what becomes of your mesh: the answers point to leaving it';
  if (id === 'yes' && course === 'decide' && isOwedNothing(assessment))
    return 'Decide what becomes of your mesh: no known requirement depends on it';
  if (needsNoSuccessor(assessment))
    return `No mesh needs to follow ${answerTo(assessment, KNOWN_QUESTIONS.installed)?.text ?? 'the one that goes'}`;
  const word = verdictWord[id];
  if (isUnlessInstalled(assessment)) return `${capital(word)}, unless a mesh is installed here already`;
  const rest = title.toLowerCase().startsWith(word) ? title.slice(word.length).replace(/^[:,.]?\s*/, '') : title;
  const lead = standing === 'leaning' ? `Leaning ${word}` : capital(word);
  if (id === 'yes' && course === 'decide') return `${lead}, with a decision to make: ${whatIsDecided(assessment)}`;
  if (isOfAMesh(course) && id !== 'no')
    return `${lead}: ${ofAMesh(id, coursePossible.length > 1 ? undefined : course)}`;
  if (isNoneKnown(assessment)) return `${lead}, but no product is known to fit`;
  return `${lead}${close ? ', but close' : ''}${rest === '' ? '' : `: ${rest}`}`;
}

/** What is decided about a mesh that is there: where several run, which of them stays. */
export function whatIsDecided({ verdict }: Pick<Assessment, 'verdict'>): string {
  return verdict.among?.decide ?? 'what becomes of your mesh';
}

/** What the mesh is called that the answers describe: where several run, it isn't the only one. */
export function theMesh({ verdict }: Pick<Assessment, 'verdict'>): string {
  return verdict.among?.mesh ?? 'the mesh';
}

/** What a verdict says where a mesh is there: the titles of the pack are for those who have none. */
function ofAMesh(id: 'yes' | 'not-yet', course: VerdictResult['course'] | undefined): string {
  if (id === 'not-yet') return 'adopt no new mesh today';
  switch (course) {
    case 'keep':
      return 'keep the mesh that you have';
    case 'finish':
      return 'complete your mesh';
    case 'move':
      return 'a mesh is useful here, but move to what is supported';
    default:
      return 'a mesh is useful here';
  }
}

/** Whether no need that a mesh could carry is known to be required: what only teams want doesn't make a mesh useful. */
function isOwedNothing({ useCases }: Pick<Assessment, 'useCases'>): boolean {
  return useCases.every(({ strength, carries }) => strength !== 'duty' || carries === 'never');
}

/** Whether a discontinued mesh goes, and something simpler can meet each unmet need, so that no other must follow. */
function needsNoSuccessor({ verdict, stage, useCases, options }: Assessment): boolean {
  const { id, course, coursePossible, possible } = verdict;
  const isMove = course === 'move' && coursePossible.length === 1 && stage === 'none';
  if (id !== 'not-yet' || !isMove || possible.includes('yes')) return false;
  const isReached = ({ id }: UseCaseResult) =>
    options.some(({ kind, reaches }) => kind !== 'mesh' && reaches.some((each) => each.useCase === id && meets(each)));
  return useCases.every((need) => !need.unmet || need.carries !== 'alone' || isReached(need));
}

/** Whether the course is about a mesh that is there. */
export function isOfAMesh(course: VerdictResult['course']): boolean {
  return course !== 'adopt' && course !== 'none';
}

/** Whether the decision waits for answers: between “not yet” and “no”, neither of which adopts a mesh, it doesn't. */
export function isLeftOpen({ verdict }: Pick<Assessment, 'verdict'>): boolean {
  const { standing, course, possible } = verdict;
  return standing === 'open' && (course === 'move' || isOnHold({ verdict }) || possible.includes('yes'));
}

/** Whether it is undecided what becomes of a mesh that can stay, or must not: until then, nothing new begins. */
export function isOnHold({ verdict: { id, standing, course } }: Pick<Assessment, 'verdict'>): boolean {
  if (course === 'decide' && id !== 'yes') return true;
  return standing === 'open' && isOfAMesh(course) && course !== 'move';
}

/** Whether it is undecided if a mesh that runs stays: what makes ready for more of it matters only if it does. */
export function isStayOpen(assessment: Pick<Assessment, 'verdict'>): boolean {
  return assessment.verdict.course === 'decide' || isOnHold(assessment);
}

/** Whether no mesh is needed, unless one is there already, which no answer tells: a check, nothing to wait for. */
export function isUnlessInstalled({ verdict }: Pick<Assessment, 'verdict'>): boolean {
  return verdict.unlessInstalled === true && verdict.id !== 'yes' && verdict.course === 'none';
}

/** How the verdict stands, and what is still possible. */
export function standingSentence(assessment: Assessment): string {
  const { verdict, unknowns } = assessment;
  if (verdict.standing === 'settled' && isNoneKnown(assessment))
    return 'Settled for the need, not for a product: none is known to meet all that you demand.';
  if (verdict.standing === 'settled' && verdict.closeOpen === true)
    return `Settled: no unanswered question can change the verdict. Some can still decide whether the verdict ${verdict.close ? 'stays' : 'is'} close.`;
  if (verdict.standing === 'settled' && verdict.id === 'yes' && verdict.coursePossible.length > 1)
    return `A mesh is useful here, whatever the unanswered questions bring. They can still change ${whatIsDecided(assessment)}.`;
  const isInDoubt = pointsToLeaving(assessment) || (verdict.course === 'decide' && isOwedNothing(assessment));
  if (verdict.standing === 'settled' && verdict.id === 'yes' && isInDoubt)
    return 'This decision is due, whatever the unanswered questions bring. Undecided: whether the mesh stays.';
  if (verdict.standing === 'settled' && verdict.id === 'yes' && verdict.course === 'decide')
    return `A mesh is useful here. Undecided: ${whatIsDecided(assessment)}.`;
  if (verdict.standing === 'settled')
    return unknowns.length === 0
      ? 'Settled: every question that applies is answered.'
      : 'Settled: no unanswered question can change the verdict.';
  if (verdict.standing === 'leaning' && needsNoSuccessor(assessment))
    return 'Settled: no other mesh follows. Unanswered questions can still change what replaces this one.';
  if (verdict.standing === 'open')
    return [
      `Still possible: ${list(quoted(verdict.possible), 'or')}.`,
      ...verdict.reasons.slice(0, 1).map(({ text }) => sentence(text)),
    ].join(' ');
  if (isUnlessInstalled(assessment))
    return 'Settled, unless a mesh is installed here already: no other unanswered question can change the verdict.';
  // A headline that says that no mesh comes doesn't say which of the two it leans to.
  const to = verdict.possible.includes('yes') ? '' : ` to “${verdictWord[verdict.id]}”`;
  return `Leaning${to}: unanswered questions can still change that to ${list(quoted(others(verdict)), 'or')}.`;
}

/** The sentence of the rule that decides; nothing while none does. */
export function rowReason({ verdict: { standing, reasons } }: Pick<Assessment, 'verdict'>): readonly Reason[] {
  return standing === 'open' ? [] : reasons.slice(0, 1);
}

/**
 * The unanswered questions that decide most about the verdict, the most telling first, and of these only such as apply
 * whatever the others are; empty once it is settled.
 */
export function decisive(assessment: Assessment): readonly Unknown[] {
  const { verdict } = assessment;
  if (verdict.standing === 'settled') return [];
  const deciding = assessment.unknowns.filter((unknown) => canDecide(unknown, assessment));
  // A question that may not apply waits for the answers that say whether it does.
  const applying = deciding.filter(({ mayNotApply }) => !mayNotApply);
  const all = applying.length > 0 ? applying : deciding;
  if (verdict.standing !== 'open') return all.slice(0, DECISIVE);
  // The verdict rests on who could run a mesh, too, so one of these asks for that.
  const first = all.slice(0, DECISIVE_WHILE_OPEN);
  const people = first.some(({ tellsCapacity }) => tellsCapacity) ? undefined : all.find((each) => each.tellsCapacity);
  return people === undefined ? first : [...first.slice(0, -1), people];
}

/** Whether an answer can change the verdict by itself: others can't where it holds unless a mesh is installed. */
export function canDecide({ question, changesVerdict }: Unknown, assessment: Pick<Assessment, 'verdict'>): boolean {
  return changesVerdict && (!isUnlessInstalled(assessment) || question === KNOWN_QUESTIONS.installed);
}

/** The unanswered questions that decide most about the verdict, or once that is settled, about the course. */
export function askedFirst(assessment: Assessment): readonly Unknown[] {
  const { verdict, unknowns } = assessment;
  if (verdict.standing !== 'settled' || verdict.coursePossible.length < 2) return decisive(assessment);
  return unknowns.filter(({ changesCourse }) => changesCourse).slice(0, DECISIVE);
}

/** All unanswered questions, in the one order of every list: those that decide most, then by what else they change. */
export function inOrder(assessment: Assessment): readonly Unknown[] {
  const first = decisive(assessment);
  return [...first, ...assessment.unknowns.filter((unknown) => !first.includes(unknown))];
}

/** Whether the reader of the verdict needs no more than its answer: a no that is not open. */
export function isPlainNo({ id, standing }: Pick<VerdictResult, 'id' | 'standing'>): boolean {
  return id === 'no' && standing !== 'open';
}

/** What stands above those questions. Between “not yet” and “no”, nothing is overturned: neither adopts a mesh. */
export function decisiveTitle({ verdict }: Pick<Assessment, 'verdict'>): string {
  if (verdict.standing === 'open') return 'These answers decide most';
  return verdict.possible.includes('yes')
    ? 'These answers can overturn the verdict'
    : `These answers can make it ${list(quoted(others(verdict)), 'or')}`;
}

/** `not yet`, `yes, leaning (or not yet)`, `open (yes, not yet, or no)`, for a cell of a table. */
export function verdictInWords(verdict: VerdictInBrief): string {
  if (verdict.standing === 'open') return `open (${list(words(verdict.possible), 'or')})`;
  const word = `${verdictWord[verdict.id]}${verdict.close ? ', close' : ''}`;
  return verdict.standing === 'settled' ? word : `${word}, leaning (or ${list(words(others(verdict)), 'or')})`;
}

function others({ id, possible }: Pick<VerdictInBrief, 'id' | 'possible'>): VerdictResult['possible'] {
  return possible.filter((each) => each !== id);
}

function quoted(verdicts: VerdictResult['possible']): readonly string[] {
  return words(verdicts).map((word) => `“${word}”`);
}

function words(verdicts: VerdictResult['possible']): readonly string[] {
  return verdicts.map((id) => verdictWord[id]);
}
