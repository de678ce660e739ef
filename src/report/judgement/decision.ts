import type { Assessment, GateResult, Reason, StepResult } from '../../core/assess/index.ts';
import { effortInWords, type Reach } from '../../core/pack/index.ts';
import { choiceOf } from '../../core/fit/index.ts';
import { blocks } from '../../core/judge/index.ts';
import { count, firstSentence, list, sentence } from '../phrases.ts';
import { courseSteps, waysOf } from './course.ts';
import { ifOtherwise, isNoneKnown } from './meshes.ts';
import { needsOf, nothingUnmet, recordOf, strengthWord } from './needs.ts';
import { answerTo, effortOf, type NeedWithOptions, optionsByNeed, reachWord } from './options.ts';
import { demands, stageTime, type StageTime, workInAll } from './schedule.ts';
import { isOfAMesh, rowReason } from './verdict.ts';

/** What those who decide are asked for, as sentences. */
export function decisionAsked(assessment: Assessment): string {
  const { verdict, stage, stages, useCases } = assessment;
  if (verdict.standing === 'open' && verdict.course === 'move')
    return 'Approve what is urgent, whatever the answers say. Then have the questions below answered, and decide what becomes of your mesh.';
  if (verdict.standing === 'open' && isOfAMesh(verdict.course))
    return `Onboard nothing until it is decided what becomes of the mesh. Set a date for that, and have the questions below answered before it.${whateverIsAnswered(assessment)}`;
  if (verdict.standing === 'open' && verdict.possible.includes('yes'))
    return `Decide nothing about a mesh yet. Have the questions below answered, then decide.${whateverIsAnswered(assessment)}`;
  const title = stages.find(({ id }) => id === stage)?.title ?? '';
  const here = title === '' ? '' : ` with “${title}”`;
  const need = useCases.find(({ place }) => place === 'first');
  const isBeside = stages.some(({ id, steps }) => id === stage && steps.some(({ aside, done }) => aside && !done));
  const when = need?.stage === stage || isBeside ? '' : 'when its gates are met, not before, ';
  const experiment = need === undefined ? '' : `, and ${when}one experiment: ${need.title}`;
  switch (verdict.course) {
    case 'decide':
      return `Choose one: ${list(
        waysOf(assessment).map(({ name }) => name),
        'or',
      )}. Give it an owner, a date, and stop criteria.${onlyWithInterim(assessment)}`;
    case 'leave':
      return 'Approve removing the mesh.';
    case 'move':
      return `Approve ${migration(assessment)}${stage === 'none' ? `; adopt no other mesh.${insteadOf(assessment, 'Before it')}` : `, and continue${here}.`}`;
    case 'finish':
      return `Approve the rest of the rollout, and continue${here}.`;
    case 'keep':
      return `Confirm that the mesh stays${leftToMeet(assessment)}.`;
    case 'adopt':
      if (isNoneKnown(assessment))
        return `Approve no mesh yet, because no product is known to meet all that you demand. Ask vendors to confirm in writing what is unknown. Without that, keep the parts concerned outside the mesh, or ask for other limits.${insteadOf(assessment, 'Meanwhile')}`;
      return `${simplerFirst(assessment)}Approve one stage, “${title}”${experiment}.${isBeside && need?.stage !== stage ? ' The experiment waits only for those steps of the stage that come first.' : ''} Its gates decide about the next one.`;
    case 'none':
      return `Adopt no mesh now.${insteadOf(assessment, 'Approve instead') || stepsInstead(assessment)}${peopleMissing(assessment)}${ifOtherwise(choiceOf(assessment))}`;
  }
}

/** Which alternatives can end after a date that is ahead. */
function onlyWithInterim(assessment: Assessment): string {
  const weeks = weeksToDate(assessment) ?? 0;
  const names = new Set(waysOf(assessment).map(({ name }) => name));
  const late = demands(assessment).filter(
    ({ title, longest }) => names.has(title) && longest + WEEKS_BEFORE_DATE > weeks,
  );
  if (weeks === 0 || late.length === 0) return '';
  const date = `The date is at most ${count(weeks, 'week', 'weeks')} away`;
  const named = list(
    late.map(({ title }) => title),
    'or',
  );
  return ` ${date}: choose ${named} only with an interim measure that whoever set it accepts (heuristic).`;
}

/** While it is open whether a mesh comes or stays, the steps that don't wait for that. */
function whateverIsAnswered(assessment: Assessment): string {
  const left = assessment.stages
    .flatMap(({ steps }) => steps)
    .filter(({ done, first, now, mayNotApply }) => !done && mayNotApply !== true && (first === true || now === true))
    .toSorted((a, b) => Number(b.now === true) - Number(a.now === true));
  return left.length === 0 ? '' : ` Approve now what holds in any case: ${stepsNamed(left)}.`;
}

/** Before a mesh that can only just be defended: what is simpler, where something is, or else the gaps in capacity. */
function simplerFirst(assessment: Assessment): string {
  if (!assessment.verdict.close) return '';
  const needs = optionsByNeed(assessment).filter(({ need }) => need.carries === 'alone');
  const named = needs.flatMap(({ need, fits: [best] }) =>
    best === undefined ? [] : [`${best.option.title} for “${need.title}”`],
  );
  if (needs.length > 0 && named.length === needs.length)
    return `Approve first, without a mesh: ${list(named)}. Stop there if that is enough after a quarter (heuristic). If it isn't: `;
  return assessment.capacity.missing.length === 0 ? '' : 'Decide first who closes the gaps in capacity. Then: ';
}

/** Where a need calls for a mesh that no one could run, that is decided, too. */
function peopleMissing({ verdict, capacity, useCases }: Assessment): string {
  const isNeeded = useCases.some(({ unmet, carries }) => unmet && carries === 'alone');
  return verdict.id === 'not-yet' && capacity.level === 'low' && isNeeded && capacity.missing.length > 0
    ? ' Decide, too, who closes the gaps in capacity, and by when.'
    : '';
}

/** What a mesh that stays still owes up to the stage to work on: the gates known to be unmet, and what is unknown. */
function leftToMeet(assessment: Assessment): string {
  const { stage, stages } = assessment;
  const here = stages.findIndex(({ id }) => id === stage);
  const upToHere = stages.slice(0, here + 1);
  const owed = upToHere.flatMap(({ gates }) => gates.filter(blocks));
  const isUnmet = ({ outcome }: GateResult) => outcome === 'open';
  const unmet = owed.filter(isUnmet);
  const unknown = owed.length - unmet.length;
  if (owed.length === 0) {
    const isLeft = courseSteps(assessment).some(({ done }) => !done);
    return `. Every required gate is met; ${isLeft ? 'approve the steps that are left' : 'set the date of the next review'}`;
  }
  const behind = `answer the questions behind ${count(unknown, 'unknown required gate', 'unknown required gates')}`;
  const [first, ...others] = unmet;
  if (first === undefined) return `, and ${behind}`;
  const of = list(
    upToHere.filter(({ gates }) => gates.some((gate) => blocks(gate) && isUnmet(gate))).map(({ id }) => id),
  );
  const gates = others.length === 0 ? `a required gate of ${of}` : `${unmet.length} required gates of ${of}, first`;
  return `, and meet ${gates}: “${first.title}”${unknown === 0 ? '' : `. Then ${behind}`}`;
}

/** The steps to approve where no need asks for one. */
function stepsInstead(assessment: Assessment): string {
  const left = courseSteps(assessment).filter(({ done }) => !done);
  if (left.length === 0) return '';
  return ` Approve instead: ${stepsNamed(left)} (${workInAll(assessment)} of work in all).`;
}

/** So many steps are named that no option carries. */
const STEPS = 2;

/** What the plan does about the first need, with the work that it takes. */
function insteadOf(assessment: Assessment, lead: string): string {
  const [first] = optionsByNeed(assessment);
  if (first === undefined) return '';
  const answer = answerTo(first, assessment);
  const what = answer.option?.title ?? stepsNamed(answer.steps);
  return what === '' ? '' : ` ${lead}, for “${first.need.title}”: ${what}${effortOf(answer)}.`;
}

function stepsNamed(steps: readonly StepResult[]): string {
  const named = steps.slice(0, STEPS).map(({ title }) => `“${title}”`);
  const more = steps.length - named.length;
  return list([...named, ...(more > 0 ? [count(more, 'more step', 'more steps')] : [])]);
}

/** The step that ends what is urgent first, with its work: an upgrade or a migration has one. */
function migration({ stages }: Assessment): string {
  const urgent = stages.flatMap(({ gates }) => gates).filter(({ atOnce }) => atOnce?.order === 'first');
  const ends = (step: StepResult) => !step.done && urgent.some(({ id }) => step.closes.includes(id));
  const step = stages.flatMap(({ steps }) => steps).find(ends);
  return step === undefined ? 'the migration' : `“${step.title}” (${effortInWords(step)})`;
}

/**
 * What decided, the strongest first: the rule, what speaks for the course, then for a mesh the needs that nothing
 * simpler meets, and against one what is enough without it; the criteria only where the exposure points the same way.
 * While the verdict is open, what is known to be needed.
 */
export function strongestReasons(assessment: Assessment, most: number): readonly Reason[] {
  const { verdict, exposure } = assessment;
  const { toSolve } = needsOf(assessment);
  if (verdict.standing === 'open') return toSolve.flatMap(({ reasons }) => reasons.slice(0, 1)).slice(0, most);
  const own = verdict.id === 'yes' ? whyMesh(assessment) : whyNone(assessment);
  const isSmall = exposure.band === undefined || exposure.band === 'small';
  const isShape = verdict.id === 'yes' ? verdict.course === 'adopt' && exposure.band !== 'small' : isSmall;
  const shape = isShape && toSolve.length > 0 ? verdict.reasons.slice(1) : [];
  const all = [...rowReason(assessment), ...(verdict.because ?? []), ...own, ...shape];
  return all.filter(({ text }, index) => all.findIndex((other) => other.text === text) === index).slice(0, most);
}

/**
 * The needs that speak for a mesh: before one is adopted, those that nothing simpler is enough for come first; of one
 * that runs, the first that is left.
 */
function whyMesh(assessment: Assessment): readonly Reason[] {
  const { verdict, useCases } = assessment;
  const needs = optionsByNeed(assessment).filter(({ need }) => need.carries !== 'never' && need.reasons.length > 0);
  const isEnough = ({ fits }: NeedWithOptions) => fits[0]?.reach === 'enough';
  const decides = needs.filter((each) => !isEnough(each) && each.need.carries === 'alone');
  const told = verdict.course === 'adopt' ? [...new Set([...decides, ...needs])] : needs.slice(0, 1);
  return told.map((each) => {
    const { need, fits, open } = each;
    const [reason] = need.reasons as [Reason];
    if (verdict.course !== 'adopt') return reason;
    const [best] = fits;
    const without =
      best !== undefined
        ? `Without a mesh: ${best.option.title} (${reachWord[best.reach]})`
        : open.length > 0
          ? ''
          : 'Nothing simpler than a mesh does all of it here';
    const isLater = needs[0] !== each && isEnough(needs[0]!) && useCases.length > 1;
    const lead = isLater && decides[0] === each ? `“${need.title}” decides. ` : '';
    return { ...reason, text: `${lead}${sentence(reason.text)}${without === '' ? '' : ` ${without}`}` };
  });
}

/** What answers the needs without a mesh, and who is missing for one. */
function whyNone(assessment: Assessment): readonly Reason[] {
  const { capacity } = assessment;
  const answered = optionsByNeed(assessment)
    .filter(({ need, fits }) => need.carries !== 'never' && fits.length > 0)
    .map((each) => {
      const { option, steps } = answerTo(each, assessment);
      const title = `“${each.need.title}” needs no mesh`;
      if (option === undefined && steps.length > 0)
        return { text: `${title}. Begin with ${stepsNamed(steps)}`, answers: [], sources: steps[0]!.sources };
      const { reach, says, option: best } = each.fits.find((fitting) => fitting.option === option) ?? each.fits[0]!;
      const text = `${title}. ${best.title} (${reachWord[reach]}): ${says}`;
      return { text, answers: [], sources: best.sources };
    });
  const isMissed = assessment.verdict.id === 'not-yet' && capacity.level === 'low';
  return [...answered, ...(isMissed ? asCapacity(assessment) : [])];
}

/** What an opponent of the decision would say, the strongest first. */
export function counterArguments(assessment: Assessment): readonly Reason[] {
  return (assessment.verdict.id === 'yes' ? againstMesh(assessment) : forMesh(assessment)).slice(0, COUNTER);
}

/** So many points of an opponent are told. */
const COUNTER = 2;

/**
 * What an answered date rules out, what is enough without a mesh, obligations that ask for none, what else the pack
 * says against the course, who is missing to carry it, and what can be stretched; where there is nothing of
 * that, its work and the date.
 */
function againstMesh(assessment: Assessment): readonly Reason[] {
  const { verdict, risks } = assessment;
  const needs = verdict.course === 'adopt' ? optionsByNeed(assessment) : [];
  const toSolve = needs.filter(({ need, fits }) => need.carries !== 'never' && fits.length > 0);
  const answered = (reach: Reach): readonly Reason[] => {
    const found = toSolve.filter(({ fits }) => fits[0]!.reach === reach);
    const named = found.map(({ need, fits }) => `“${need.title}” (${fits[0]!.option.title})`);
    const sources = [...new Set(found.flatMap(({ fits }) => fits[0]!.option.sources))];
    const how = reach === 'enough' ? 'is enough' : 'can be stretched';
    return found.length === 0 ? [] : [{ text: `Something simpler ${how} for ${list(named)}`, answers: [], sources }];
  };
  const duties = risks
    .filter(({ against }) => against === true)
    .map(({ title, why, answers, sources }) => ({
      text: `${sentence(title)} ${firstSentence(why)}`,
      answers,
      sources,
    }));
  const against = verdict.against ?? [];
  const dated = new Set(assessment.answers.filter(({ weeks }) => weeks !== undefined).map(({ question }) => question));
  const isDated = ({ answers }: Reason) => answers.some((question) => dated.has(question));
  const known = [
    ...against.filter(isDated).map((reason) => withEstimate(reason, assessment)),
    ...answered('enough'),
    ...duties.slice(0, 1),
    ...against.filter((reason) => !isDated(reason)),
    ...(verdict.course === 'adopt' ? asCapacity(assessment) : []),
    ...answered('stretched'),
  ];
  return known.length > 0 ? known : [workAgainstDate(assessment)];
}

/** A reason that rests on a date that is ahead, with what the stages up to the first need take, if that can be more. */
function withEstimate(reason: Reason, assessment: Assessment): Reason {
  const weeks = weeksToDate(assessment) ?? 0;
  const time = stageTime(assessment, demands(assessment));
  const need = assessment.useCases.find(({ place }) => place === 'first');
  if (weeks === 0 || time === undefined || need === undefined || time.mostToNeed <= weeks) return reason;
  const range = `${time.leastToNeed} to ${count(time.mostToNeed, 'week', 'weeks')}`;
  const text = `The stages to “${need.title}” take ${range} (heuristic), and the date is at most ${weeks} away`;
  return { ...reason, text: `${sentence(reason.text)} ${text}` };
}

function asCapacity({ capacity }: Assessment): readonly Reason[] {
  return capacity.reasons.map((reason) => ({ ...reason, text: `Capacity: ${reason.text}` }));
}

/** What all stages take, next to the date where one was answered. */
function workAgainstDate(assessment: Assessment): Reason {
  const weeks = weeksToDate(assessment);
  const away = (left: number) => (left === 0 ? 'has passed' : `is at most ${count(left, 'week', 'weeks')} away`);
  const date = weeks === undefined ? '' : `, and the date ${away(weeks)}`;
  const isOpen = waysOf(assessment).length > 0;
  const stages = isOpen ? 'If the mesh stays, its stages take' : 'All stages take';
  const besides = isOpen ? ' besides the alternative that you choose' : '';
  return {
    text: `${stages} ${workInAll(assessment)} of one person${besides} (heuristic)${date}`,
    answers: [],
    sources: [],
  };
}

/** Weeks to the first date that an answer names; 0 where it has passed. */
function weeksToDate({ answers }: Assessment): number | undefined {
  const weeks = answers.flatMap((each) => each.weeks ?? []);
  return weeks.length === 0 ? undefined : Math.min(...weeks);
}

function forMesh(assessment: Assessment): readonly Reason[] {
  const [need] = needsOf(assessment).toSolve;
  const [first, second] = need?.reasons ?? [];
  if (need !== undefined && first !== undefined && (need.strength === 'duty' || need.strength === 'pain')) {
    const state = need.coverUnknown ? 'Needed; whether it is met is unknown' : 'Unmet';
    const text = `${state}: ${need.title}. ${sentence(first.text)}${second === undefined ? '' : ` ${second.text}`}`;
    return [{ ...first, text }];
  }
  return (assessment.verdict.contrary ?? []).slice(0, 1);
}

/** A need that is met later than this before the date leaves no time for evidence. */
const WEEKS_BEFORE_DATE = 4;

/**
 * What to do when it goes wrong: when to stop a mesh, or when to ask again. A date is counted back from where the first
 * need is met: through the stages after this one. Where that is before the end of the stage, it takes its place; a date
 * that can't be met is told as such.
 */
export function stopCriteria(assessment: Assessment, time: StageTime | undefined): readonly Reason[] {
  const { stage, useCases, watch, verdict } = assessment;
  if (stage === 'none') return watch.slice(0, 2).map(({ says, sources }) => ({ text: says, answers: [], sources }));
  const first = useCases.find(({ place }) => place === 'first');
  const abort =
    first === undefined ? [] : [{ text: `First experiment: ${firstSentence(first.abort)}`, answers: [], sources: [] }];
  // While alternatives are compared, no experiment begins that could be stopped.
  if (verdict.stop !== undefined) return verdict.course === 'decide' ? [verdict.stop] : [...abort, verdict.stop];
  if (time === undefined) return abort;
  const { longest, leastToNeed, leastAfter } = time;
  const need = `“${first?.title ?? stage}”`;
  const date = weeksToDate(assessment);
  if (date !== undefined && leastToNeed + WEEKS_BEFORE_DATE > date) {
    const least = `The stages to ${need} take ${count(leastToNeed, 'week', 'weeks')} at least (heuristic)`;
    const late =
      date === 0
        ? 'and the date has passed'
        : leastToNeed > date
          ? `longer than the ${count(date, 'week', 'weeks')} to the date`
          : `too long for a month of evidence before the date, ${count(date, 'week', 'weeks')} away`;
    const text = `${least}, ${late}. Agree on an interim measure before you begin`;
    return [...abort, { text, answers: [], sources: [] }];
  }
  // An answer such as "within a year" is a band, so what must be left is counted back from the date itself.
  const kept = WEEKS_BEFORE_DATE + leastAfter;
  const rest = leastAfter === 0 ? '' : `the shortest way to ${need}, and `;
  const isTight = date !== undefined && date - kept < longest;
  const text = isTight
    ? `Decide again if ${stage} isn't done ${count(kept, 'week', 'weeks')} before the date: ${rest}a month for evidence (heuristic)`
    : `Decide again if ${stage} takes longer than ${count(longest, 'week', 'weeks')}`;
  return [...abort, { text, answers: [], sources: [] }];
}

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
    ...(anyway.length === 0 ? [] : [`To do with or without a mesh: ${list(named(anyway))}.`]),
    ...(record === undefined ? [] : [`On record: ${sentence(firstSentence(record))}`]),
    ...(dangers.length === 0 ? [] : [`Urgent steps stay undone: ${stepsNamed(dangers)}.`]),
    ...(owed === 0 ? [] : [`Debt: ${owed === 1 ? '1 required gate stays' : `${owed} required gates stay`} unmet.`]),
  ];
  return parts.join(' ');
}

const NO_PODS = 'Unknown: the answers hold no number of pods';

/** What the proxies take, for each mesh that can still be chosen; no question gives the number of pods. */
export function proxyCosts(assessment: Assessment): readonly Reason[] {
  if (assessment.stage === 'none' && assessment.verdict.id !== 'yes') return [];
  const { due, shortlist } = choiceOf(assessment);
  if (!due) return [{ text: `${NO_PODS}. Measure your own proxies`, answers: [], sources: [] }];
  const known = shortlist.flatMap(({ option: { title, cost } }) =>
    cost === undefined ? [] : [{ ...cost, text: `${title}: ${cost.text}` }],
  );
  const without = shortlist.filter(({ option: { cost } }) => cost === undefined).map(({ option: { title } }) => title);
  const lead = `${NO_PODS}. Multiply by pods and nodes`;
  return [
    { text: known.length > 0 ? lead : NO_PODS, answers: [], sources: [] },
    ...known,
    ...(without.length === 0 ? [] : [{ text: `No dated figure for ${list(without, 'or')}`, answers: [], sources: [] }]),
  ];
}
