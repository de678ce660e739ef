import type { Assessment, OptionResult, Reason } from '../../core/assess/index.ts';
import { choiceOf } from '../../core/fit/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { firstOf, firstSentence, list, sentence, uncapital } from '../phrases.ts';
import { answerTo, isReplyOwed } from './answered.ts';
import { stepsNamed } from './course.ts';
import { needsOf, nothingUnmet, recordOfFirst, strengthInWords } from './needs.ts';
import { isStayOpen } from './verdict.ts';

/**
 * What stays as it is if nothing is done. Money isn't known: no question asks for it. `isRecordTold`: the evidence of
 * the first need stands elsewhere.
 */
export function costOfNothing(assessment: Assessment, isRecordTold = false): string {
  const { verdict, stages } = assessment;
  const { toSolve, further, anyway } = needsOf(assessment);
  const named = (needs: typeof toSolve, most = NEEDS) =>
    firstOf(
      needs.map((need) => `“${need.title}” (${strengthInWords(need)})`),
      most,
    );
  const needed = [...toSolve, ...further];
  const known = needed.filter(({ coverUnknown }) => coverUnknown !== true);
  const unmet = named(known);
  const unknown = named(needed.filter(({ coverUnknown }) => coverUnknown === true));
  const gates = stages.flatMap((stage) => stage.gates);
  const owed = isStayOpen(assessment) ? 0 : gates.filter(({ debt }) => debt).length;
  const urgent = gates.filter(({ atOnce }) => atOnce !== undefined);
  // What to do about a mesh that is removed is in the steps: an upgrade of it, for one, is no longer asked for.
  const untilGone = gates.flatMap(({ atOnce, why }) => (atOnce?.order === 'first' ? [firstSentence(why)] : []));
  const left = stages.flatMap(({ steps }) => steps).filter((step) => !step.done && step.mayNotApply !== true);
  // A step that bridges a danger, such as a CA that expires, is as urgent as one that comes before all others. While a
  // mesh is being decided about, only what is both is sure to be needed. Without a mesh, only what comes before all
  // others is, such as an answer that is due.
  const isAtStake = verdict.course === 'finish' || (verdict.course === 'decide' && urgent.length === 0);
  const dangers = left.filter(
    ({ first, now }) =>
      (verdict.course === 'keep' && (first === true || now === true)) ||
      (isAtStake && first === true && now === true) ||
      (verdict.course === 'none' && needed.length === 0 && first === true),
  );
  // A team may have what it needs from a mesh on which nothing else depends; no question asks for that.
  const isUsed = verdict.course === 'leave' && needed.every(({ strength }) => strength !== 'duty');
  const byMesh = isUsed ? ', except perhaps for teams that use the mesh for it' : '';
  const isAnswerAwaited = needed.length === 0 && isReplyOwed(assessment);
  const isFromOutside = answerTo(assessment, KNOWN_QUESTIONS.driver)?.owed === true;
  const parts = [
    ...(verdict.course === 'leave' && untilGone.length > 0
      ? [`Until the mesh is gone: ${uncapital(untilGone.map(sentence).join(' '))}`]
      : urgent.length === 0
        ? []
        : ['What is urgent stays undone.']),
    ...(isAnswerAwaited
      ? [`${isFromOutside ? 'An outside party' : 'Someone'} waits for an answer, and gets none.`]
      : []),
    ...(needed.length === 0
      ? [nothingToLose(assessment, urgent.length + anyway.length + dangers.length + owed === 0 && !isAnswerAwaited)]
      : []),
    ...(unmet.length === 0 ? [] : [sentence(`${list(unmet)} ${unmet.length === 1 ? 'stays' : 'stay'} unmet${byMesh}`)]),
    // Of the first that says it.
    ...[...known, ...(assessment.stage === 'none' ? anyway : [])]
      .flatMap(({ cost }) => (cost === undefined ? [] : [sentence(cost)]))
      .slice(0, 1),
    ...(isRecordTold ? [] : recordOfFirst(assessment)),
    ...(unknown.length === 0 ? [] : [`Unknown whether met: ${list(unknown)}.`]),
    // Where more needs are unmet than are named, these are told with the others in the plan.
    ...(anyway.length === 0 || known.length > NEEDS
      ? []
      : [`Also unmet, and needed with or without a mesh: ${list(named(anyway, 1))}.`]),
    ...(dangers.length === 0 ? [] : [`Urgent steps stay undone: ${stepsNamed(dangers)}.`]),
    ...(owed === 0 ? [] : [`${owed === 1 ? '1 required gate stays' : `${owed} required gates stay`} overdue.`]),
  ];
  return parts.join(' ');
}

/** What doing nothing costs where no need is unmet: perhaps nothing, or what a mesh in doubt goes on costing. */
function nothingToLose(assessment: Assessment, isNone: boolean): string {
  const { course } = assessment.verdict;
  const met = nothingUnmet(assessment);
  if (course === 'decide' || course === 'leave') return `The mesh's running costs and problems continue. ${met}`;
  if (!isNone) return met;
  const { answered, applicable } = assessment.coverage;
  return assessment.verdict.standing === 'open'
    ? `Unknown: ${applicable - answered} of ${applicable} questions are unanswered, and their answers can show a requirement.`
    : `None known. ${met}`;
}

/** So many needs are named; the plan has a section about all. */
const NEEDS = 2;

const NO_PODS = 'No total without pod count (`--pods`)';

/**
 * What the proxies take, for the mesh that runs, or for each that can still be chosen. `pods`: how many the scope has;
 * no question asks for it.
 */
export function proxyCosts(assessment: Assessment, pods?: number | undefined): readonly Reason[] {
  const { stage, verdict, options } = assessment;
  if (stage === 'none' && verdict.id !== 'yes') return [];
  const { due, shortlist } = choiceOf(assessment);
  const installed = answerTo(assessment, KNOWN_QUESTIONS.installed)?.value;
  const running = options.filter(({ id }) => id === installed);
  const meshes = due
    ? shortlist.map(({ option }) => option)
    : running.map((option) => ({ ...option, title: withoutEdition(option.title) }));
  const without = meshes.filter(({ cost }) => cost === undefined).map(({ title }) => title);
  const isKnown = meshes.length > without.length;
  if (!isKnown && pods === undefined) return [];
  const unknown = isKnown ? [] : ['Unknown'];
  const none = without.length > 0 ? [`The rules have no figures for ${list(without, 'or')}`] : unknown;
  const said = (text: string): Reason => ({ text, answers: [], sources: [] });
  return [
    ...(pods === undefined && isKnown ? [said(NO_PODS)] : []),
    ...meshes.flatMap(({ title, cost }) => (cost === undefined ? [] : [costOf(title, cost, pods)])),
    ...none.map(said),
    ...(isKnown ? [] : [said('Measure your own proxies')]),
  ];
}

/** A product's name alone: which edition of it runs, no question asks. */
function withoutEdition(title: string): string {
  return title.replace(/ \([^()]*\)$/, '');
}

/** The figures of one product; with a number of pods, what they come to. */
function costOf(title: string, cost: NonNullable<OptionResult['cost']>, pods: number | undefined): Reason {
  const { text, answers, sources, perPod } = cost;
  if (pods === undefined) return { text: `${title}: ${text}`, answers, sources };
  if (perPod === undefined)
    return {
      text: `${title}, whatever the number of pods (the number of nodes is unknown): ${text}`,
      answers,
      sources,
    };
  const { reserved, measured } = perPod;
  const cpu = [reserved.cpu * pods, measured.cpu * pods];
  const memory = [(reserved.memory * pods) / 1000, (measured.memory * pods) / 1000];
  const total = `${amounts(cpu)} CPU and ${amounts(memory)} GB`;
  const per = `${pods.toLocaleString('en-US')} ${pods === 1 ? 'pod' : 'pods'}`;
  return {
    text: `${title}, for ${per}: ${total}, between what is reserved and what was measured; ${text}`,
    answers,
    sources,
  };
}

/** `120 to 240`, rounded to whole numbers from ten on. */
function amounts(both: readonly number[]): string {
  const shown = both
    .toSorted((a, b) => a - b)
    .map((value) => (value < 10 ? Number(value.toFixed(1)) : Math.round(value)).toLocaleString('en-US'));
  return [...new Set(shown)].join(' to ');
}
