import type { Assessment, Reason } from '../../core/assess/index.ts';
import type { Reach } from '../../core/pack/index.ts';
import { firstSentence, list, sentence } from '../phrases.ts';
import { stepsNamed, waysOf } from './course.ts';
import { needsOf } from './needs.ts';
import { answerTo, type NeedWithOptions, optionsByNeed, reachWord } from './options.ts';
import { demands, howFarAway, stageTime, weeksToDate, workInAll } from './schedule.ts';
import { rowReason } from './verdict.ts';

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
      const lead = reach === 'enough' ? title : `“${each.need.title}” is possible without a mesh, ${reachWord[reach]}`;
      const text = `${lead}. ${best.title}: ${says}`;
      return { text, answers: [], sources: best.sources };
    });
  const isMissed = assessment.verdict.id === 'not-yet' && capacity.level === 'low';
  return [...answered, ...(isMissed ? asCapacity(assessment) : [])];
}

/** What an opponent of the decision would say, the strongest first; nothing while there is no decision to oppose. */
export function counterArguments(assessment: Assessment): readonly Reason[] {
  if (assessment.verdict.standing === 'open') return [];
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

/** A reason that rests on a date that is ahead, with when the first need is met, if that can be later. */
function withEstimate(reason: Reason, assessment: Assessment): Reason {
  const weeks = weeksToDate(assessment) ?? 0;
  const time = stageTime(assessment, demands(assessment));
  const need = assessment.useCases.find(({ place }) => place === 'first');
  if (weeks === 0 || time === undefined || need === undefined || time.toNeed.high <= weeks) return reason;
  const { low, high } = time.toNeed;
  const when = low === high ? `week ${low}` : `weeks ${low} to ${high}`;
  const text = `“${need.title}” is met in ${when} (heuristic), and the date ${howFarAway(weeks)}`;
  return { ...reason, text: `${sentence(reason.text)} ${text}` };
}

function asCapacity({ capacity }: Assessment): readonly Reason[] {
  return capacity.reasons.map((reason) => ({ ...reason, text: `Capacity: ${reason.text}` }));
}

/** What all stages take, next to the date where one was answered. */
function workAgainstDate(assessment: Assessment): Reason {
  const weeks = weeksToDate(assessment);
  const date = weeks === undefined ? '' : `, and the date ${howFarAway(weeks)}`;
  const work = workInAll(assessment);
  if (work === undefined) {
    const text = `Every step is ticked, and no tick meets a gate: answer again what the steps changed${date}`;
    return { text, answers: [], sources: [] };
  }
  const isOpen = waysOf(assessment).length > 0;
  const stages = isOpen ? 'If the mesh stays, its stages take' : 'All stages take';
  const besides = isOpen ? ' besides the alternative that you choose' : '';
  return {
    text: `${stages} ${work} of one person${besides} (heuristic)${date}`,
    answers: [],
    sources: [],
  };
}

function forMesh(assessment: Assessment): readonly Reason[] {
  const [need] = needsOf(assessment).toSolve;
  const [first, second] = need?.reasons ?? [];
  if (need !== undefined && first !== undefined && (need.strength === 'duty' || need.strength === 'pain')) {
    const state = need.coverUnknown ? 'is needed, and whether it is met is unknown' : 'is unmet';
    const text = `“${need.title}” ${state}. ${sentence(first.text)}${second === undefined ? '' : ` ${second.text}`}`;
    return [{ ...first, text }];
  }
  return (assessment.verdict.contrary ?? []).slice(0, 1);
}
