import type { Assessment, Reason } from '../../core/assess/index.ts';
import { choiceOf } from '../../core/fit/index.ts';
import { firstSentence, list, sentence } from '../phrases.ts';
import { stepsNamed } from './course.ts';
import { needsOf, nothingUnmet, ON_RECORD, recordOf, strengthWord } from './needs.ts';

/** What stays as it is if nothing is done. Money isn't known: no question asks for it. */
export function costOfNothing(assessment: Assessment): string {
  const { verdict, stages } = assessment;
  const { toSolve, further, anyway } = needsOf(assessment);
  const named = (needs: typeof toSolve) => needs.map(({ title, strength }) => `${title} (${strengthWord[strength]})`);
  const needed = [...toSolve, ...further];
  const unmet = named(needed.filter(({ coverUnknown }) => coverUnknown !== true));
  const unknown = named(needed.filter(({ coverUnknown }) => coverUnknown === true));
  const owed = stages.flatMap(({ gates }) => gates).filter(({ debt }) => debt).length;
  const steps = verdict.course === 'keep' ? stages.flatMap((stage) => stage.steps) : [];
  const dangers = steps.filter(({ first, done }) => first === true && !done);
  const record = toSolve[0] === undefined ? undefined : recordOf(assessment, toSolve[0])[0];
  const parts = [
    ...(needed.length === 0 ? [nothingUnmet(assessment)] : []),
    ...(unmet.length === 0 ? [] : [`These stay unmet: ${list(unmet)}.`]),
    ...(unknown.length === 0 ? [] : [`Unknown whether these are met: ${list(unknown)}.`]),
    ...(anyway.length === 0 ? [] : [`To solve with or without a mesh: ${list(named(anyway))}.`]),
    ...(record === undefined ? [] : [`${ON_RECORD}: ${sentence(firstSentence(record))}`]),
    ...(dangers.length === 0 ? [] : [`Urgent steps stay undone: ${stepsNamed(dangers)}.`]),
    ...(owed === 0 ? [] : [`${owed === 1 ? '1 required gate stays' : `${owed} required gates stay`} overdue.`]),
  ];
  return parts.join(' ');
}

const NO_PODS = 'Unknown without the number of pods';

/** What the proxies take, for each mesh that can still be chosen; no question gives the number of pods. */
export function proxyCosts(assessment: Assessment): readonly Reason[] {
  if (assessment.stage === 'none' && assessment.verdict.id !== 'yes') return [];
  const { due, shortlist } = choiceOf(assessment);
  if (!due) return [{ text: `${NO_PODS}. Measure your own proxies`, answers: [], sources: [] }];
  const known = shortlist.flatMap(({ option: { title, cost } }) =>
    cost === undefined ? [] : [{ ...cost, text: `${title}: ${cost.text}` }],
  );
  const without = shortlist.filter(({ option: { cost } }) => cost === undefined).map(({ option: { title } }) => title);
  return [
    { text: NO_PODS, answers: [], sources: [] },
    ...known,
    ...(without.length === 0 ? [] : [{ text: `No dated figure for ${list(without, 'or')}`, answers: [], sources: [] }]),
  ];
}
