import type { Assessment, Reason } from '../../core/assess/index.ts';
import { effortInWords } from '../../core/pack/index.ts';
import { choiceOf } from '../../core/fit/index.ts';
import { firstSentence, list, sentence } from '../phrases.ts';
import { waysOf } from './course.ts';
import { needsOf, nothingUnmet, recordOf, strengthWord } from './needs.ts';
import { optionsByNeed, reachWord } from './options.ts';
import { workInAll } from './schedule.ts';
import { rowReason } from './verdict.ts';

/** What those who decide are asked for, as sentences. */
export function decisionAsked(assessment: Assessment): string {
  const { verdict, stage, stages, useCases } = assessment;
  if (verdict.standing === 'open')
    return 'Decide nothing about a mesh yet. Have the questions below answered, then decide.';
  const title = stages.find(({ id }) => id === stage)?.title ?? '';
  const here = title === '' ? '' : ` with “${title}”`;
  const need = useCases.find(({ place }) => place === 'first')?.title;
  switch (verdict.course) {
    case 'decide':
      return `Choose one: ${list(
        waysOf(assessment).map(({ name }) => name),
        'or',
      )}. Give it an owner, a date, and stop criteria.`;
    case 'leave':
      return 'Approve removing the mesh.';
    case 'move':
      return `Approve the migration${stage === 'none' ? '; adopt no other mesh' : `, and continue${here}`}.`;
    case 'finish':
      return `Approve the rest of the rollout, and continue${here}.`;
    case 'keep':
      return `Confirm that the mesh stays, and continue${here}.`;
    case 'adopt':
      return `Approve one stage, “${title}”${need === undefined ? '' : `, and one experiment: ${need}`}. Its gates decide about the next one.`;
    case 'none':
      return `Adopt no mesh now.${insteadOf(assessment)}`;
  }
}

/** The simplest option for the first need. */
function insteadOf(assessment: Assessment): string {
  const [first] = optionsByNeed(assessment);
  const best = first?.fits[0]?.option;
  if (best === undefined) return '';
  const effort = best.effort === undefined ? '' : ` (${effortInWords({ effort: best.effort })})`;
  return ` Approve instead, for “${first!.need.title}”: ${best.title}${effort}.`;
}

/** The reasons that weigh most: the rule that decides, then why the first needs are unmet, then the criteria. */
export function strongestReasons(assessment: Assessment, most: number): readonly Reason[] {
  const { verdict } = assessment;
  const { toSolve } = needsOf(assessment);
  const needs = verdict.id === 'no' ? [] : toSolve.flatMap(({ reasons }) => reasons.slice(0, 1));
  const all = [...rowReason(assessment), ...needs, ...verdict.reasons.slice(1)];
  return all.filter(({ text }, index) => all.findIndex((other) => other.text === text) === index).slice(0, most);
}

/**
 * What an opponent would say: obligations that ask for no mesh, then the strongest point of the other side, and against
 * a mesh always at least its work.
 */
export function counterArguments(assessment: Assessment): readonly Reason[] {
  const { risks, verdict, exposure } = assessment;
  const duties = risks
    .filter(({ against }) => against === true)
    .map(({ title, why, answers, sources }) => ({
      text: `${sentence(title)} ${firstSentence(why)}`,
      answers,
      sources,
    }));
  if (verdict.id === 'yes' && duties.length > 0) return duties;
  const other = verdict.id === 'yes' ? againstMesh(assessment) : forMesh(assessment);
  const weakest = exposure.criteria
    .filter(({ level, points, weight }) => level !== 'unknown' && points * 2 < weight)
    .toSorted((a, b) => b.weight - b.points - (a.weight - a.points))
    .map(({ why, answers, sources }) => ({ text: why, answers, sources }));
  const work = { text: `All stages take ${workInAll(assessment)} of one person (heuristic)`, answers: [], sources: [] };
  return [...duties, ...(other ?? (verdict.id === 'yes' ? [...weakest, work] : [])).slice(0, 1)];
}

/** Something simpler for the first need, or who is missing to carry a mesh. */
function againstMesh(assessment: Assessment): readonly Reason[] | undefined {
  const [first] = optionsByNeed(assessment);
  const fitting = first?.fits[0];
  if (fitting !== undefined) {
    const { option, reach } = fitting;
    const text = `Something simpler answers “${first!.need.title}”: ${option.title} (${reachWord[reach]})`;
    return [{ text, answers: [], sources: option.sources }];
  }
  const { reasons } = assessment.capacity;
  return reasons.length === 0 ? undefined : reasons.map((reason) => ({ ...reason, text: `Capacity: ${reason.text}` }));
}

function forMesh(assessment: Assessment): readonly Reason[] | undefined {
  const [need] = needsOf(assessment).toSolve;
  if (need?.reasons[0] !== undefined && (need.strength === 'duty' || need.strength === 'pain'))
    return [{ ...need.reasons[0], text: `Unmet: ${need.title}. ${need.reasons[0].text}` }];
  return assessment.verdict.contrary;
}

/** What to do when it goes wrong: when to stop a mesh, or when to ask again. */
export function stopCriteria(assessment: Assessment, elapsed: string | undefined): readonly Reason[] {
  const { stage, useCases, watch } = assessment;
  if (stage === 'none') return watch.slice(0, 2).map(({ says, sources }) => ({ text: says, answers: [], sources }));
  const first = useCases.find(({ place }) => place === 'first');
  const late =
    elapsed === undefined
      ? []
      : [{ text: `Decide again if ${stage} takes longer than ${elapsed}`, answers: [], sources: [] }];
  return [...(first === undefined ? [] : [{ text: firstSentence(first.abort), answers: [], sources: [] }]), ...late];
}

/** What stays as it is if nothing is done. Money isn't known: no question asks for it. */
export function costOfNothing(assessment: Assessment): string {
  const { toSolve, further, anyway } = needsOf(assessment);
  const named = (needs: typeof toSolve) => needs.map(({ title, strength }) => `${title} (${strengthWord[strength]})`);
  const unmet = named([...toSolve, ...further]);
  const owed = assessment.stages.flatMap(({ gates }) => gates).filter(({ debt }) => debt).length;
  const record = toSolve[0] === undefined ? undefined : recordOf(assessment, toSolve[0])[0];
  const parts = [
    unmet.length === 0 ? nothingUnmet(assessment) : `These stay unmet: ${list(unmet)}.`,
    ...(anyway.length === 0 ? [] : [`To do with or without a mesh: ${list(named(anyway))}.`]),
    ...(record === undefined ? [] : [`On record: ${sentence(firstSentence(record))}`]),
    ...(owed === 0 ? [] : [`Debt: ${owed === 1 ? '1 required gate stays' : `${owed} required gates stay`} unmet.`]),
  ];
  return parts.join(' ');
}

/** What the proxies take, for each mesh that can still be chosen; no question gives the number of pods. */
export function proxyCosts(assessment: Assessment): readonly Reason[] {
  if (assessment.stage === 'none' && assessment.verdict.id !== 'yes') return [];
  const { due, shortlist } = choiceOf(assessment);
  if (!due) return [{ text: 'Unknown: no question asks for pods. Measure your own proxies', answers: [], sources: [] }];
  const known = shortlist.flatMap(({ option: { title, cost } }) =>
    cost === undefined ? [] : [{ ...cost, text: `${title}: ${cost.text}` }],
  );
  const without = shortlist.filter(({ option: { cost } }) => cost === undefined).map(({ option: { title } }) => title);
  const lead = 'Unknown: no question asks for pods. Multiply by your pods and nodes';
  const none = 'Unknown: no question asks for pods';
  return [
    { text: known.length > 0 ? lead : none, answers: [], sources: [] },
    ...known,
    ...(without.length === 0 ? [] : [{ text: `No dated figure for ${list(without, 'or')}`, answers: [], sources: [] }]),
  ];
}
