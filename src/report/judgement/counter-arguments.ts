import type { Assessment, Reason } from '../../core/assess/index.ts';
import { canGoAhead } from '../../core/judge/index.ts';
import type { Reach } from '../../core/pack/index.ts';
import { firstSentence, list, sentence } from '../phrases.ts';
import { courseSteps, stepsNamed, waysOf } from './course.ts';
import { approvedWork } from './decided.ts';
import { canMissDate, endsOfNeed, whenMet } from './interim.ts';
import { isNoneKnown } from './meshes.ts';
import { needsOf } from './needs.ts';
import { answerTo, nothingMeets, optionsByNeed } from './options.ts';
import { isLeft } from './steps-left.ts';
import { asCapacity, bothSides, notReached, strongestReasons } from './reasons.ts';
import { howFarAway, weeksToDate } from './dates.ts';
import { noteOfDate } from './other-dates.ts';
import { marginInWords, timing, WEEKS_BEFORE_DATE } from './timing.ts';
import { datedNeeds, lateNeed, lateOthers } from './late.ts';
import { demands, stageTime, workInAll } from './demands.ts';
import { endInWords } from './weeks.ts';
import { isOfAMesh, theMesh } from './verdict.ts';
import { stepsForDuty } from './without-mesh.ts';

/**
 * What an opponent of the decision would say, the strongest first. `isTimeTold`: whether it is told already when the
 * first need is met, and how far away the date is.
 */
export function counterArguments(assessment: Assessment, isTimeTold = false): readonly Reason[] {
  const { standing, id, course } = assessment.verdict;
  const all =
    standing === 'open'
      ? againstWaiting(assessment)
      : id === 'yes'
        ? againstMesh(assessment, isTimeTold)
        : forMesh(assessment);
  const isDated = course === 'decide' && (weeksToDate(assessment) ?? 0) > 0;
  return all.slice(0, standing === 'open' ? 1 : isDated ? COUNTER + 1 : COUNTER);
}

/**
 * Against an open decision what no reason tells yet: the need that goes on being unmet, then what is known, then that
 * what is unknown can be a requirement.
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
  const [first] = needsOf(assessment).toSolve[0]?.reasons ?? [];
  return [
    ...(first === undefined || untold(first) ? unmetNeed(assessment) : []),
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

/** So many gaps of an option are told. */
const GAPS = 2;

/** So many points of an opponent are told. */
const COUNTER = 2;

/**
 * A date that can't be met, what may meet the first need without a mesh, obligations that ask for no mesh, what is
 * enough without one, what else the pack says against the course, who is missing to carry it, and what a simpler
 * option meets with more work; where there is nothing of that, its work and the date. Where no need of a new mesh is
 * required, the obligations are no reason: they come last, after its price.
 */
function againstMesh(assessment: Assessment, isTimeTold: boolean): readonly Reason[] {
  const { verdict, risks } = assessment;
  // What the decision itself approves without a mesh is no argument against it.
  const isApart = stepsForDuty(assessment).length > 0;
  const needs =
    verdict.course === 'adopt'
      ? optionsByNeed(assessment).filter(({ need }) => !isApart || need.place !== 'first')
      : [];
  const toSolve = needs.filter(({ need, fits }) => need.carries !== 'never' && fits.length > 0);
  const answered = (reach: Reach): readonly Reason[] => {
    const found = toSolve.filter(({ fits }) => fits[0]!.reach === reach);
    // An option that meets several needs is named once.
    const options = [...new Set(found.map(({ fits }) => fits[0]!.option))];
    const named = options.map((option) => {
      const needs = found.filter(({ fits }) => fits[0]!.option === option).map(({ need }) => `“${need.title}”`);
      return `“${option.title}” can meet ${list(needs)}`;
    });
    const sources = [...new Set(found.flatMap(({ fits }) => fits[0]!.option.sources))];
    const more = reach === 'enough' ? '' : ', with more work';
    return found.length === 0
      ? []
      : [
          {
            text: `${list(named)} without a mesh${more}`,
            answers: [],
            sources,
          },
        ];
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
  // A requirement to fail over, of the last stage, isn't what such obligations are read as.
  const isOwed = assessment.useCases.some(
    (need) => need.strength === 'duty' && canGoAhead(need) && (need.unmet || verdict.course !== 'adopt'),
  );
  const others = against.filter((reason) => !isDated(reason));
  const isStaying = verdict.course !== 'adopt' && verdict.course !== 'move';
  // What may meet the first need without a mesh comes before what is only misread as asking for one.
  const behind = new Set(needsOf(assessment).toSolve[0]?.reasons.flatMap(({ answers }) => answers));
  const isOfFirst = ({ answers }: Reason) => answers.some((question) => behind.has(question));
  const known = [
    ...against.filter(isDated).map((reason) => withEstimate(reason, assessment, isTimeTold)),
    ...(isTold ? [] : tooLate(assessment)),
    ...[lateOthers(assessment) ?? []].flat().map((text) => ({ text, answers: [], sources: [] })),
    // A mesh that runs needs no reason, so what each alternative can break comes before what names no mesh.
    ...(isStaying ? others : others.filter(isOfFirst)),
    ...(isOwed ? duties.slice(0, 1) : []),
    ...answered('enough'),
    ...(isStaying ? [] : others.filter((reason) => !isOfFirst(reason))),
    ...(verdict.course === 'adopt' ? asCapacity(assessment) : []),
    ...(isOwed || duties.length === 0 ? [] : [workAgainstDate(assessment)]),
    ...answered('stretched'),
    ...(isOwed ? [] : duties.slice(0, 1)),
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

/**
 * A reason that rests on a date that is ahead, with when the first need is met, if that can be later. Where that is
 * before the date, it is only that too little time may be left for evidence.
 */
function withEstimate(reason: Reason, assessment: Assessment, isTimeTold: boolean): Reason {
  const weeks = weeksToDate(assessment) ?? 0;
  const time = stageTime(assessment, demands(assessment));
  const hasNeed = assessment.useCases.some(({ place }) => place === 'first');
  if (weeks === 0 || time === undefined || !hasNeed || time.toNeed.high + WEEKS_BEFORE_DATE <= weeks)
    return { ...reason, text: `${reason.text}${noteOfDate(assessment)}` };
  const { low, high } = time.toNeed;
  if (timing([low, high], weeks) === 'tight') {
    const text = `${datedNeeds(assessment)} met ${marginInWords(high, weeks)} or earlier (heuristic), and the evidence should be ready a month before it`;
    return { ...reason, text: `${text}${noteOfDate(assessment)}` };
  }
  const late = lateNeed(assessment, time);
  // By every estimate: that the date can come first would be told too mildly.
  if (late !== undefined && low + WEEKS_BEFORE_DATE > weeks) {
    const rest = reason.text.slice(firstSentence(reason.text).length).trim();
    return { ...reason, text: `${sentence(`${late}${noteOfDate(assessment)}`)} ${rest}`.trim() };
  }
  if (isTimeTold) return reason;
  const text = `${datedNeeds(assessment)} met ${endInWords(low, high)} (heuristic), and the deadline ${howFarAway(assessment)}${noteOfDate(assessment)}`;
  return { ...reason, text: `${sentence(reason.text)} ${text}` };
}

/** What all stages take, next to the date where one was answered. */
function workAgainstDate(assessment: Assessment): Reason {
  const weeks = weeksToDate(assessment);
  const date = weeks === undefined ? '' : `, and the deadline ${howFarAway(assessment)}${noteOfDate(assessment)}`;
  const work = workInAll(assessment);
  if (work === undefined) {
    const text = `Every step is ticked, but ticks alone meet no gate: answer the questions about these steps again${date}`;
    return { text, answers: [], sources: [] };
  }
  const isOpen = waysOf(assessment).length > 0;
  const stages = isOpen ? `If ${theMesh(assessment)} stays, its stages take` : 'All stages take';
  const besides = isOpen ? ' besides the alternative that you choose' : '';
  const now = assessment.verdict.course === 'adopt' && !isNoneKnown(assessment) ? approvedWork(assessment) : undefined;
  const part = now === undefined || now === work ? '' : `, the part to approve now ${now}`;
  return {
    text: `${stages} ${work} of one person's work${besides}${part} (heuristic)${date}`,
    answers: [],
    sources: [],
  };
}

/**
 * Against a no or not-yet: a requirement that can be met too late, a need that nothing simpler meets, what the first
 * answer leaves open, a requirement with a date, the first need that hurts, or else what the rules say for a mesh.
 */
function forMesh(assessment: Assessment): readonly Reason[] {
  const [need] = notReached(assessment);
  const [first] = need?.reasons ?? [];
  const nothing =
    need === undefined || first === undefined
      ? []
      : [{ ...first, text: `${nothingMeets(`“${need.title}”`, assessment)}. ${first.text}` }];
  const dated = datedRequirement(assessment);
  const open = leftOpen(assessment);
  // What a team loses with the mesh comes before what a simpler option leaves open.
  const lost = assessment.verdict.course === 'leave' ? (assessment.verdict.against ?? []) : [];
  const strong = [...lost, ...(canMissDate(assessment) ? dated : []), ...nothing];
  if (strong.length > 0) return [...strong, ...(nothing.length > 0 ? [] : open), ...requiredAnyway(assessment)];
  // What the plan meets in full and in time is no objection to it.
  const others = whenMet(assessment) === undefined ? [...dated, ...unmetNeed(assessment)] : [];
  const unmet = [...open, ...others].slice(0, 1);
  const known = [...oneForAll(assessment), ...unmet, ...requiredAnyway(assessment)];
  if (known.length > 0) return known;
  const [point] = assessment.verdict.contrary ?? [];
  return point === undefined
    ? [{ text: 'Nothing in the answers speaks for a mesh', answers: [], sources: [] }]
    : [{ ...point, text: `A need that comes up later could make a mesh worthwhile. ${point.text}` }];
}

/** In a close call: what one mesh would meet that takes several options without it, and what adds to that. */
function oneForAll(assessment: Assessment): readonly Reason[] {
  const { close, contrary = [] } = assessment.verdict;
  // Failover of a whole location needs data, DNS, and an entry there, which no mesh brings.
  const needs = optionsByNeed(assessment).filter(
    ({ need, fits }) => need.carries !== 'never' && canGoAhead(need) && fits.length > 0,
  );
  const options = [...new Set(needs.map((each) => (answerTo(each, assessment).option ?? each.fits[0]!.option).title))];
  if (close !== true || options.length < 2) return [];
  const [more] = contrary;
  const met = list(needs.map(({ need }) => `“${need.title}”`));
  const text = `One mesh would meet ${met}. Without it, that takes ${list(options.map((title) => `“${title}”`))}`;
  return [{ text: [text, more?.text ?? []].flat().join('. '), answers: [], sources: more?.sources ?? [] }];
}

/** What is required and unmet, and no reason for a mesh: whether the plan has steps for it. */
function requiredAnyway(assessment: Assessment): readonly Reason[] {
  const required = needsOf(assessment).anyway.filter(({ strength }) => strength === 'duty');
  const steps = courseSteps(assessment).filter(isLeft);
  return required.slice(0, 1).map(({ id, title, reasons }) => {
    const own = steps.filter(({ useCases }) => useCases.includes(id));
    const what =
      own.length === 0
        ? 'No step of this plan meets it'
        : `To meet it, this plan has ${stepsNamed(own)} instead of a mesh`;
    return {
      text: `“${title}” is required and unmet. ${what}`,
      answers: [],
      sources: reasons[0]?.sources ?? [],
    };
  });
}

/** The first requirement that is unmet while a date for it comes near or has passed. */
function datedRequirement(assessment: Assessment): readonly Reason[] {
  const weeks = weeksToDate(assessment);
  const need = needsOf(assessment).toSolve.find(({ strength, coverUnknown }) => strength === 'duty' && !coverUnknown);
  const [first] = need?.reasons ?? [];
  if (weeks === undefined || need === undefined || first === undefined) return [];
  const text = `“${need.title}” is required and unmet, and the deadline ${howFarAway(assessment)}${noteOfDate(assessment)}`;
  return [{ ...first, text: `${text}. ${stepsOverDate(assessment, weeks) ?? first.text}` }];
}

/** That the steps of a plan without a mesh can end too late for a date that is ahead; undefined where they don't. */
function stepsOverDate(assessment: Assessment, weeks: number): string | undefined {
  const [low, high] = endsOfNeed(assessment);
  if (assessment.stage !== 'none') return undefined;
  if (weeks === 0) return `By the high estimates (heuristic), this plan meets it only in week ${high}`;
  if (high + WEEKS_BEFORE_DATE <= weeks) return undefined;
  const due = 'the evidence should be ready a month before';
  if (timing([low, high], weeks) === 'tight')
    return `By the high estimates (heuristic), the work for it ends ${marginInWords(high, weeks)}, but ${due} it`;
  const end =
    low + WEEKS_BEFORE_DATE > weeks
      ? `Even by low estimates (heuristic), the work for it ends only in week ${low}`
      : `By the high estimates (heuristic), the work for it ends only in week ${high}`;
  return `${end}, and ${due} the deadline`;
}

/** What the answer to the first need leaves open, if that need is required or has hurt. */
function leftOpen(assessment: Assessment): readonly Reason[] {
  const [first] = optionsByNeed(assessment);
  if (first === undefined || first.need.coverUnknown === true) return [];
  if (first.need.strength !== 'duty' && first.need.strength !== 'pain') return [];
  const { option } = answerTo(first, assessment);
  if (option === undefined || option.leaves.length === 0) return [];
  const gaps = sentence(
    option.leaves
      .slice(0, GAPS)
      .map((gap) => gap.replace(/\.$/, ''))
      .join('; '),
  );
  const what =
    first.need.strength === 'duty'
      ? 'Where these gaps affect the requirement, only the party that set it can accept them.'
      : '';
  const text = `For “${first.need.title}”, “${option.title}” leaves these gaps: ${gaps} ${what}`.trim();
  return [{ text, answers: [], sources: option.sources }];
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
