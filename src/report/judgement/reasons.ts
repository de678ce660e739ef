import type { Assessment, Reason, UseCaseResult } from '../../core/assess/index.ts';
import { count, firstSentence, list, sentence } from '../phrases.ts';
import { stepsNamed } from './course.ts';
import { capacityMeans } from './capacity.ts';
import { needsMetByMesh, needsOf, nothingUnmet, rivals } from './needs.ts';
import { answerTo, type NeedWithOptions, nothingMeets, optionsByNeed, reachInWords, whyShort } from './options.ts';
import { isOfAMesh, rowReason, theMesh } from './verdict.ts';

/**
 * The strongest reasons first: what decided, or while the verdict is open, what is known for a mesh, what against one,
 * and what is unknown. A text is told once.
 */
export function strongestReasons(assessment: Assessment, most: number): readonly Reason[] {
  const all = assessment.verdict.standing === 'open' ? knownSoFar(assessment) : whatDecided(assessment);
  return all.filter(({ text }, index) => all.findIndex((other) => other.text === text) === index).slice(0, most);
}

/**
 * What is required and met today, the rule, what speaks for the course, then for a mesh the needs that nothing simpler
 * meets, and against one what is enough without it; the criteria only where the exposure points the same way. Then
 * whatever else speaks for it. For a new mesh, the rule comes after the needs: these are the organization's own.
 */
function whatDecided(assessment: Assessment): readonly Reason[] {
  const { verdict, exposure } = assessment;
  const isYes = verdict.id === 'yes';
  const isBarredByCourse = verdict.barred === true && verdict.because !== undefined;
  const isSmall = exposure.band === undefined || exposure.band === 'small';
  const isNew = isYes && verdict.course === 'adopt';
  const isShape = isYes ? isNew && exposure.band !== 'small' : isSmall;
  return [
    ...requiredAndMet(assessment),
    // What bars every mesh takes the place of the rule, which may be about people.
    ...(isNew || isBarredByCourse ? [] : whichNeed(assessment)),
    ...(verdict.because ?? []),
    ...(isYes ? whyMesh(assessment) : whyNone(assessment)),
    ...(isNew ? whichNeed(assessment) : []),
    ...(isShape ? verdict.reasons.slice(1) : []),
    ...(isYes ? whatRests(assessment) : whatIsNoReason(assessment)),
  ];
}

/**
 * What an outside party requires and what is there meets: why no mesh is needed for it, or why the one that runs stays
 * or is replaced with care.
 */
function requiredAndMet(assessment: Assessment): readonly Reason[] {
  const met = dutiesMet(assessment);
  if (met.length === 0) return [];
  const byMesh = met.filter(({ coveredBy }) => coveredBy.includes('mesh'));
  const how = met.map(({ reasons }) => sentence(reasons.at(-1)?.text ?? ''));
  const stays = assessment.verdict.course === 'keep' || assessment.verdict.course === 'finish';
  const before = byMesh.length === 0 || stays ? '' : ` Before ${theMesh(assessment)} goes, replace this.`;
  return [
    {
      text: `Required, and met today${byMesh.length === met.length ? ` by ${theMesh(assessment)}` : ''}: ${list(met.map(({ title }) => `“${title}”`))}. ${how.join(' ')}${before}`,
      answers: [],
      sources: [...new Set(met.flatMap(({ reasons }) => reasons[0]?.sources ?? []))],
    },
  ];
}

/** The requirements that could carry a mesh and are met: with a yes, only by the mesh that runs. */
function dutiesMet({ useCases, verdict }: Assessment): readonly UseCaseResult[] {
  return useCases.filter(
    ({ strength, unmet, carries, coveredBy }) =>
      strength === 'duty' &&
      !unmet &&
      carries === 'alone' &&
      (verdict.id === 'yes' ? coveredBy.includes('mesh') : coveredBy.length > 0),
  );
}

/** The sentence of the rule; where it rests on a need that nothing simpler meets, with the title of that. */
function whichNeed(assessment: Assessment): readonly Reason[] {
  const [need] = assessment.verdict.id === 'not-yet' ? notReached(assessment) : [];
  return rowReason(assessment).map((reason) =>
    need === undefined ? reason : { ...reason, text: `${sentence(reason.text)} The unmet need is “${need.title}”` },
  );
}

/** The unmet needs that can carry a mesh alone and that nothing simpler meets here, not even a part of the options. */
export function notReached(assessment: Assessment): readonly UseCaseResult[] {
  return optionsByNeed(assessment)
    .filter(({ need, fits, open }) => need.carries === 'alone' && fits.length + open.length === 0)
    .map(({ need }) => need);
}

/** What a mesh that runs does for the organization, and who can carry it. */
function whatRests(assessment: Assessment): readonly Reason[] {
  const { verdict, capacity } = assessment;
  const isCarried = capacity.level !== 'low' && capacityMeans(assessment) !== '';
  return [
    ...(isOfAMesh(verdict.course) ? meshServes(assessment, dutiesMet(assessment)) : []),
    ...(isOfAMesh(verdict.course) ? needsOf(assessment).toSolve.flatMap(({ reasons }) => reasons.slice(0, 1)) : []),
    ...(isCarried ? [{ text: firstSentence(capacity.says), answers: [], sources: [] }] : []),
  ];
}

/** The needs that the mesh that is there meets, without those that are told elsewhere. */
function meshServes(assessment: Assessment, told: readonly UseCaseResult[] = []): readonly Reason[] {
  return needsMetByMesh(assessment).flatMap((need) => {
    const [reason] = need.reasons;
    if (reason === undefined || told.includes(need)) return [];
    const back = need.strength === 'pain' ? 'Without it, what was reported can come back. ' : '';
    return [{ ...reason, text: `The mesh meets “${need.title}”. ${back}${reason.text}` }];
  });
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
  const told = dutiesMet(assessment);
  const needs = [
    ...covered
      .filter(({ need }) => !told.includes(need))
      .map(({ need, by }) => ({ need, text: `“${need.title}” is met already by ${list(by)}` })),
    ...wishes.map((need) => {
      const known = need.strengthPossible.length > 1 ? ', as far as is known' : '';
      return { need, text: `“${need.title}” is only a wish${known}. ${need.reasons[0]?.text ?? ''}` };
    }),
  ].map(({ need, text }) => ({ need, reason: { text, answers: [], sources: need.reasons[0]?.sources ?? [] } }));
  const reasons = (isReason: boolean) =>
    needs.filter(({ need }) => (need.carries !== 'never') === isReason).map(({ reason }) => reason);
  const met = optionsByNeed(assessment).filter(({ need, fits }) => anyway.includes(need) && fits.length > 0);
  return [
    ...reasons(true),
    ...met.map(({ need, fits: [best] }) => isPossible(need.title, best!)),
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
export function bothSides(assessment: Assessment): {
  readonly pro: readonly Reason[];
  readonly con: readonly Reason[];
} {
  const { verdict, capacity } = assessment;
  const shape = verdict.reasons.slice(1);
  // What speaks for keeping a mesh speaks for it.
  const stays = verdict.course === 'keep';
  const isLow = capacity.level === 'low' && capacity.possible.length < 2;
  return {
    pro: [
      ...(stays ? (verdict.because ?? []) : []),
      ...needsOf(assessment).toSolve.flatMap(({ reasons }) => reasons.slice(0, 1)),
      ...meshServes(assessment),
      ...(verdict.id === 'yes' ? shape : (verdict.contrary ?? [])),
    ],
    con: [
      ...(stays ? [] : (verdict.because ?? [])),
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
    ...(others > 0 ? [`any of ${count(others, 'other need', 'other needs')}`] : []),
  ];
  const lead = needsOf(assessment).toSolve.length === 0 ? `${nothingUnmet(assessment)} ` : '';
  const isOfPeople = verdict.possible.includes('yes') && capacity.possible.length > 1;
  const bands = exposure.bandPossible ?? [];
  return [
    ...(needs.length === 0 ? [] : [`${lead}Unknown: whether you need ${list(needs, 'or')}`]),
    ...(isOfPeople ? [`Unknown: who could run a mesh, because capacity can be ${list(capacity.possible, 'or')}`] : []),
    ...(bands.length > 1 ? [`Unknown: how wide the exposure is, because it can be ${list(bands, 'or')}`] : []),
  ].map((text) => ({ text, answers: [], sources: [] }));
}

/**
 * The needs that speak for a mesh: before one is adopted, those that nothing simpler is enough for come first; of one
 * that runs, the first that is left.
 */
function whyMesh(assessment: Assessment): readonly Reason[] {
  const { verdict, useCases, stage, stages } = assessment;
  const place = (of: string) => stages.findIndex(({ id }) => id === of);
  const needs = optionsByNeed(assessment).filter(({ need }) => need.carries !== 'never' && need.reasons.length > 0);
  const isEnough = ({ fits }: NeedWithOptions) => fits[0]?.reach === 'enough';
  const decides = needs.filter((each) => !isEnough(each) && each.need.carries === 'alone');
  const told = verdict.course === 'adopt' ? [...new Set([...decides, ...needs])] : needs.slice(0, 1);
  // One need shows why nothing simpler does; the options of the others stand in the plan.
  const unanswered = told.find(({ fits }) => fits.length === 0);
  return told.map((each, index) => {
    const { need, fits, open } = each;
    const [reason] = need.reasons as [Reason];
    if (verdict.course !== 'adopt') return reason;
    const [best] = fits;
    const isSure = each === unanswered && need.coverUnknown !== true && open.length === 0;
    const why = isSure ? whyShort(need, assessment) : [];
    const isLater = needs[0] !== each && isEnough(needs[0]!) && useCases.length > 1;
    const lead = isLater && decides[0] === each ? `“${need.title}” is the need that speaks for a mesh. ` : '';
    const without =
      best !== undefined
        ? `Without a mesh: “${best.option.title}” (${reachInWords(best)})`
        : [
            open.length > 0
              ? ''
              : why.length > 0
                ? 'Nothing simpler is enough here'
                : nothingMeets(lead === '' ? `“${need.title}”` : 'this need', assessment),
            ...why,
          ]
            .filter((text) => text !== '')
            .join('. ');
    // Of what is approved later, the reasons for this approval say so, and of each stage once.
    const isLaterStage = (other: NeedWithOptions) => needs[0] !== other && place(other.need.stage) > place(stage);
    const isStageTold = told.slice(0, index).some((other) => isLaterStage(other) && other.need.stage === need.stage);
    const when = isLaterStage(each) && !isStageTold ? `A mesh meets it in the ${need.stage} stage` : '';
    const after = [without, when].filter((text) => text !== '').join('. ');
    return { ...reason, text: `${lead}${sentence(reason.text)}${after === '' ? '' : ` ${after}`}` };
  });
}

/** What answers the needs without a mesh, and who is missing for one. */
function whyNone(assessment: Assessment): readonly Reason[] {
  const { capacity } = assessment;
  const answered = optionsByNeed(assessment)
    .filter(({ need, fits }) => need.carries !== 'never' && fits.length > 0)
    .map((each) => {
      const { option, steps } = answerTo(each, assessment);
      const text = `“${each.need.title}” needs no mesh. Begin with ${stepsNamed(steps)}`;
      if (option === undefined && steps.length > 0) return { text, answers: [], sources: steps[0]!.sources };
      return isPossible(each.need.title, each.fits.find((fitting) => fitting.option === option) ?? each.fits[0]!);
    });
  const { id, barred } = assessment.verdict;
  const isMissed = id === 'not-yet' && barred !== true && capacity.level === 'low';
  return [...answered, ...(isMissed ? asCapacity(assessment) : [])];
}

/** That an option without a mesh does it, and how far. */
function isPossible(need: string, { option, reach, says }: NeedWithOptions['fits'][number]): Reason {
  const does = reach === 'stretched' ? 'can be met without a mesh' : 'needs no mesh';
  const how = reach === 'enough' ? 'is enough' : reachInWords({ option, reach });
  return {
    text: `“${need}” ${does}. “${option.title}” ${how}. ${sentence(says)}`,
    answers: [],
    sources: option.sources,
  };
}

/** Who is missing to carry a mesh. */
export function asCapacity({ capacity }: Assessment): readonly Reason[] {
  return capacity.reasons.map((reason) => ({ ...reason, text: `Capacity: ${reason.text}` }));
}
