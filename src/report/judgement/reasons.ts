import type { Assessment, Reason, UseCaseResult } from '../../core/assess/index.ts';
import type { Reach } from '../../core/pack/index.ts';
import { count, firstSentence, list, sentence } from '../phrases.ts';
import { stepsNamed, waysOf } from './course.ts';
import { needsOf, rivals } from './needs.ts';
import { answerTo, type NeedWithOptions, optionsByNeed, reachWord } from './options.ts';
import {
  demands,
  howFarAway,
  lateNeed,
  noteOfDate,
  stageTime,
  WEEKS_BEFORE_DATE,
  weeksToDate,
  workInAll,
} from './schedule.ts';
import { isOfAMesh, rowReason } from './verdict.ts';

/**
 * The strongest reasons first: what decided, or while the verdict is open, what is known for a mesh, what against one,
 * and what is unknown. A text is told once.
 */
export function strongestReasons(assessment: Assessment, most: number): readonly Reason[] {
  const all = assessment.verdict.standing === 'open' ? knownSoFar(assessment) : whatDecided(assessment);
  return all.filter(({ text }, index) => all.findIndex((other) => other.text === text) === index).slice(0, most);
}

/**
 * The rule, what speaks for the course, then for a mesh the needs that nothing simpler meets, and against one what is
 * enough without it; the criteria only where the exposure points the same way. Then whatever else speaks for it.
 */
function whatDecided(assessment: Assessment): readonly Reason[] {
  const { verdict, exposure } = assessment;
  const isYes = verdict.id === 'yes';
  const isSmall = exposure.band === undefined || exposure.band === 'small';
  const isShape = isYes ? verdict.course === 'adopt' && exposure.band !== 'small' : isSmall;
  return [
    ...whichNeed(assessment),
    ...(verdict.because ?? []),
    ...(isYes ? whyMesh(assessment) : whyNone(assessment)),
    ...(isShape ? verdict.reasons.slice(1) : []),
    ...(isYes ? whatRests(assessment) : whatIsNoReason(assessment)),
  ];
}

/** The sentence of the rule; where it rests on a need that nothing simpler meets, with the title of that. */
function whichNeed(assessment: Assessment): readonly Reason[] {
  const [need] = assessment.verdict.id === 'not-yet' ? notReached(assessment) : [];
  return rowReason(assessment).map((reason) =>
    need === undefined ? reason : { ...reason, text: `${sentence(reason.text)} The need: “${need.title}”` },
  );
}

/** The unmet needs that can carry a mesh alone and that nothing simpler meets here, not even a part of the options. */
function notReached(assessment: Assessment): readonly UseCaseResult[] {
  return optionsByNeed(assessment)
    .filter(({ need, fits, open }) => need.carries === 'alone' && fits.length + open.length === 0)
    .map(({ need }) => need);
}

/** What a mesh that runs does for the organization, and who can carry it. */
function whatRests(assessment: Assessment): readonly Reason[] {
  const { verdict, capacity } = assessment;
  const isCarried = capacity.level !== 'low' && capacity.says !== '' && capacity.possible.length < 2;
  return [
    ...(isOfAMesh(verdict.course) ? meshServes(assessment) : []),
    ...(isOfAMesh(verdict.course) ? needsOf(assessment).toSolve.flatMap(({ reasons }) => reasons.slice(0, 1)) : []),
    ...(isCarried ? [{ text: firstSentence(capacity.says), answers: [], sources: [] }] : []),
  ];
}

/** The needs that the mesh that is there meets. */
function meshServes({ useCases }: Assessment): readonly Reason[] {
  return useCases
    .filter(({ unmet, coveredBy, strength }) => !unmet && strength !== 'none' && coveredBy.includes('mesh'))
    .flatMap(({ title, reasons: [reason] }) =>
      reason === undefined ? [] : [{ ...reason, text: `The mesh meets “${title}”. ${reason.text}` }],
    );
}

/**
 * What is met already, what is only wanted, what is met without a mesh, and who is missing to carry one. Last comes
 * what is never a reason for a mesh.
 */
function whatIsNoReason(assessment: Assessment): readonly Reason[] {
  const { capacity, verdict } = assessment;
  const { covered, anyway } = needsOf(assessment);
  const wishes = assessment.useCases.filter(
    ({ unmet, strength, coveredBy }) => !unmet && strength === 'wish' && coveredBy.length === 0,
  );
  const needs = [
    ...covered.map(({ need, by }) => ({ need, text: `“${need.title}” is met already: ${list(by)}` })),
    ...wishes.map((need) => {
      const known = need.strengthPossible.length > 1 ? ', as far as is known' : '';
      return { need, text: `“${need.title}” is only wanted${known}. ${need.reasons[0]?.text ?? ''}` };
    }),
  ].map(({ need, text }) => ({ need, reason: { text, answers: [], sources: need.reasons[0]?.sources ?? [] } }));
  const reasons = (isReason: boolean) =>
    needs.filter(({ need }) => (need.carries !== 'never') === isReason).map(({ reason }) => reason);
  const met = optionsByNeed(assessment).filter(({ need, fits }) => anyway.includes(need) && fits.length > 0);
  return [
    ...reasons(true),
    ...met.map(({ need, fits: [best] }) => ({
      text: `“${need.title}” needs no mesh. ${best!.option.title}: ${best!.says}`,
      answers: [],
      sources: best!.option.sources,
    })),
    ...(verdict.id === 'no' && capacity.level === 'low' && capacity.possible.length < 2 ? asCapacity(assessment) : []),
    ...reasons(false),
  ];
}

/** What is known for a mesh and against one, and the needs that are still possible; in turn, the strongest first. */
function knownSoFar(assessment: Assessment): readonly Reason[] {
  const { pro, con } = bothSides(assessment);
  const said = (lead: string, reasons: readonly Reason[]) =>
    reasons.map((reason) => ({ ...reason, text: `${lead} a mesh: ${reason.text}` }));
  const [first, ...more] = said('For', pro);
  const [against, ...others] = said('Against', con);
  const [unknown, ...unknowns] = whatIsUnknown(assessment);
  return [first ?? [], against ?? [], unknown ?? [], more, others, unknowns].flat();
}

/** What is known for a mesh, and what against one, the strongest first. */
function bothSides(assessment: Assessment): { readonly pro: readonly Reason[]; readonly con: readonly Reason[] } {
  const { verdict, capacity } = assessment;
  const shape = verdict.reasons.slice(1);
  const isLow = capacity.level === 'low' && capacity.possible.length < 2;
  return {
    pro: [
      ...needsOf(assessment).toSolve.flatMap(({ reasons }) => reasons.slice(0, 1)),
      ...meshServes(assessment),
      ...(verdict.id === 'yes' ? shape : (verdict.contrary ?? [])),
    ],
    con: [
      ...(verdict.because ?? []),
      ...(verdict.id === 'yes' ? (verdict.against ?? []) : shape),
      ...(isLow ? capacity.reasons : []),
    ],
  };
}

/** What isn't known and can still decide: needs, who could carry a mesh, and how much there is to gain. */
function whatIsUnknown(assessment: Assessment): readonly Reason[] {
  const { capacity, verdict, exposure } = assessment;
  const { titles, others } = rivals(assessment);
  const needs = [
    ...titles.map((title) => `“${title}”`),
    ...(others > 0 ? [count(others, 'more need', 'more needs')] : []),
  ];
  const lead = needsOf(assessment).toSolve.length === 0 ? 'No need is known to be unmet. ' : '';
  const isOfPeople = verdict.possible.includes('yes') && capacity.possible.length > 1;
  const bands = exposure.bandPossible ?? [];
  return [
    ...(needs.length === 0 ? [] : [`${lead}Unknown whether you need: ${list(needs, 'or')}`]),
    ...(isOfPeople ? [`Unknown who could run a mesh: capacity can be ${list(capacity.possible, 'or')}`] : []),
    ...(bands.length > 1 ? [`Unknown how wide the exposure is: it can be ${list(bands, 'or')}`] : []),
  ].map((text) => ({ text, answers: [], sources: [] }));
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

/** What an opponent of the decision would say, the strongest first. */
export function counterArguments(assessment: Assessment): readonly Reason[] {
  const { standing, id } = assessment.verdict;
  const all =
    standing === 'open' ? againstWaiting(assessment) : id === 'yes' ? againstMesh(assessment) : forMesh(assessment);
  return all.slice(0, standing === 'open' ? 1 : COUNTER);
}

/**
 * Against an open decision: the needs that go on being unmet, then what is known and not told as a reason yet, then
 * that what is unknown can be a requirement.
 */
function againstWaiting(assessment: Assessment): readonly Reason[] {
  const { verdict, useCases } = assessment;
  const told = strongestReasons(assessment, TOLD).map(({ text }) => text);
  const untold = ({ text }: Reason) => !told.some((each) => each.endsWith(text));
  const { pro } = bothSides(assessment);
  const duties = useCases
    .filter(
      ({ carries, strength, strengthPossible }) =>
        carries === 'alone' && strength !== 'duty' && strengthPossible.includes('duty'),
    )
    .map(({ title }) => `“${title}”`);
  const may = `No one knows yet whether ${list(duties.slice(0, 2), 'or')} is required. A requirement that is unmet doesn't wait for this decision`;
  return [
    ...unmetNeed(assessment),
    ...(isOfAMesh(verdict.course)
      ? (verdict.because ?? [])
          .filter(untold)
          .map((reason) => ({ ...reason, text: `Waiting has its price. ${reason.text}` }))
      : pro.filter(untold)),
    ...(duties.length === 0 ? [] : [{ text: may, answers: [], sources: [] }]),
    ...pro.filter(untold),
    ...(verdict.possible.includes('yes') ? [{ text: 'No answer rules a mesh out', answers: [], sources: [] }] : []),
  ];
}

/** So many reasons are told in front of the counter-argument. */
const TOLD = 3;

/** So many points of an opponent are told. */
const COUNTER = 2;

/**
 * A date that can't be met, obligations that ask for no mesh, what is enough without one, what else the pack
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
  const isTold = against.some(isDated);
  const known = [
    ...against.filter(isDated).map((reason) => withEstimate(reason, assessment)),
    ...(isTold ? [] : tooLate(assessment)),
    ...duties.slice(0, 1),
    ...answered('enough'),
    ...against.filter((reason) => !isDated(reason)),
    ...(verdict.course === 'adopt' ? asCapacity(assessment) : []),
    ...answered('stretched'),
  ];
  if (known.length > 0) return known;
  const { possible } = assessment.capacity;
  const text = `No one may be able to run a mesh here: capacity is unknown (${list(possible, 'or')})`;
  return possible.length > 1 && possible.includes('low')
    ? [{ text, answers: [], sources: [] }]
    : [workAgainstDate(assessment)];
}

/** A date ahead that can't be met, by the plan's own estimates. */
function tooLate(assessment: Assessment): readonly Reason[] {
  const late = lateNeed(assessment, stageTime(assessment, demands(assessment)));
  return late === undefined || weeksToDate(assessment) === 0
    ? []
    : [{ text: `${late}${noteOfDate(assessment)}`, answers: [], sources: [] }];
}

/** A reason that rests on a date that is ahead, with when the first need is met, if that can be later. */
function withEstimate(reason: Reason, assessment: Assessment): Reason {
  const weeks = weeksToDate(assessment) ?? 0;
  const time = stageTime(assessment, demands(assessment));
  const need = assessment.useCases.find(({ place }) => place === 'first');
  if (weeks === 0 || time === undefined || need === undefined || time.toNeed.high + WEEKS_BEFORE_DATE <= weeks)
    return { ...reason, text: `${reason.text}${noteOfDate(assessment)}` };
  const { low, high } = time.toNeed;
  const when = low === high ? `week ${low}` : `week ${low} to ${high}`;
  const text = `“${need.title}” is met by ${when} (heuristic), and the date ${howFarAway(weeks)}${noteOfDate(assessment)}`;
  return { ...reason, text: `${sentence(reason.text)} ${text}` };
}

function asCapacity({ capacity }: Assessment): readonly Reason[] {
  return capacity.reasons.map((reason) => ({ ...reason, text: `Capacity: ${reason.text}` }));
}

/** What all stages take, next to the date where one was answered. */
function workAgainstDate(assessment: Assessment): Reason {
  const weeks = weeksToDate(assessment);
  const date = weeks === undefined ? '' : `, and the date ${howFarAway(weeks)}${noteOfDate(assessment)}`;
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

/**
 * Against a no or not-yet: a requirement with a date, a need that nothing simpler meets, the first need that hurts, or
 * else what the rules say for a mesh.
 */
function forMesh(assessment: Assessment): readonly Reason[] {
  const [need] = notReached(assessment);
  const [first] = need?.reasons ?? [];
  const nothing =
    need === undefined || first === undefined
      ? []
      : [{ ...first, text: `Nothing simpler than a mesh does all of “${need.title}” here. ${first.text}` }];
  const dated = datedRequirement(assessment);
  const strong = [...dated, ...nothing];
  if (strong.length > 0) return strong;
  const unmet = unmetNeed(assessment);
  if (unmet.length > 0) return unmet;
  const [point = { text: 'Nothing in the answers speaks for a mesh', answers: [], sources: [] }] =
    assessment.verdict.contrary ?? [];
  return [point];
}

/** The first requirement that is unmet while a date for it comes near or has passed. */
function datedRequirement(assessment: Assessment): readonly Reason[] {
  const weeks = weeksToDate(assessment);
  const need = needsOf(assessment).toSolve.find(({ strength, coverUnknown }) => strength === 'duty' && !coverUnknown);
  const [first] = need?.reasons ?? [];
  if (weeks === undefined || need === undefined || first === undefined) return [];
  const text = `“${need.title}” is required and unmet, and the date ${howFarAway(weeks)}${noteOfDate(assessment)}. ${first.text}`;
  return [{ ...first, text }];
}

/** The first need that is required or has hurt. */
function unmetNeed(assessment: Assessment): readonly Reason[] {
  const [need] = needsOf(assessment).toSolve;
  const [first, second] = need?.reasons ?? [];
  if (need === undefined || first === undefined || (need.strength !== 'duty' && need.strength !== 'pain')) return [];
  const state = need.coverUnknown ? 'is needed, and whether it is met is unknown' : 'is unmet';
  const text = `“${need.title}” ${state}. ${sentence(first.text)}${second === undefined ? '' : ` ${second.text}`}`;
  return [{ ...first, text }];
}
