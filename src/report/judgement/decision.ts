import type { Assessment, StepResult, UseCaseResult } from '../../core/assess/index.ts';
import { choiceOf } from '../../core/fit/index.ts';
import { canGoAhead, meets } from '../../core/judge/index.ts';
import { capital, count, firstSentence, list, roleTitle, uncapital, urgent } from '../phrases.ts';
import { howLong, isDecidedLater } from './both-stay.ts';
import { isForPeople } from './capacity.ts';
import {
  isKeptOnlyForANeed,
  isLeavingTheDefault,
  likelyWays,
  stepsAssigned,
  stepsNamed,
  type Way,
  waysOf,
} from './course.ts';
import { compareFirst, ifOtherwise, isNoneKnown, shortlisted } from './meshes.ts';
import { answerTo, effortOf, optionsByNeed } from './options.ts';
import { firstDuty, needsOf } from './needs.ts';
import { decisions, migrationStep } from './before.ts';
import { CONFLICTING } from './contradictions.ts';
import {
  curesAtOnce,
  firstAnswer,
  otherCuresAtOnce,
  otherSteps,
  owedGates,
  stepsAtOnce,
  stepsForNeed,
  stepsInstead,
  stepsMeanwhile,
  stepsOfRemoval,
  stepsToOwed,
  stepsWhatever,
  urgentBeside,
  upkeep,
  urgentNext,
} from './decided.ts';
import { weeksToDate } from './dates.ts';
import { demands, stageTime } from './demands.ts';
import { pointedTo } from './in-time.ts';
import { closingDay, interimMeasure, onlyWithInterim, untilMet } from './interim.ts';
import { onlyAfterDate, permissionToGet } from './permission.ts';
import { QUARTER } from './quarter.ts';
import { isLeft, isLeftBefore } from './steps-left.ts';
import { edgeSteps, withEdgeLater } from './edge-later.ts';
import { stepsBesideWay } from './way-to-need.ts';
import { dayAfterSeason } from './season.ts';
import { canWait, stepsToDo, urgencyOf } from './stage.ts';
import { decisive, isLeftOpen, isOnHold, isUnlessInstalled } from './verdict.ts';
import { stepsForDuty } from './without-mesh.ts';

/** So many gates are named. */
const GATES = 3;

/** What those who decide are asked for, point by point: one or more sentences each. */
export function decisionPoints(assessment: Assessment): readonly string[] {
  return [conflictsFirst(assessment), ...asked(assessment), permissionToGet(assessment)]
    .map((point) => point.trim())
    .filter((point) => point !== '');
}

/** Answers that can't all be true are corrected before anything that rests on them is decided. */
function conflictsFirst({ contradictions: { length } }: Assessment): string {
  if (length === 0) return '';
  const conflicts = length === 1 ? 'the conflict' : `the ${length} conflicts`;
  return `First correct ${conflicts} between answers (see “${CONFLICTING}” in the plan).`;
}

function asked(assessment: Assessment): readonly string[] {
  const { verdict, stage, stages } = assessment;
  if (isLeftOpen(assessment)) return askedWhileOpen(assessment);
  switch (verdict.course) {
    case 'decide':
      if (isDecidedLater(assessment))
        return [
          `Confirm that both meshes stay ${howLong(assessment)}. Decide only after that which one you wind down.`,
          whateverIsChosen(assessment, 'Approve now'),
          untilMet(assessment),
        ];
      return [alternatives(assessment), whateverIsChosen(assessment), onlyWithInterim(assessment)];
    case 'leave':
      return [removal(assessment), forNeed(assessment), untilMet(assessment)];
    case 'move':
      return stage === 'none'
        ? [
            `Approve ${migration(assessment)}; adopt no new mesh.`,
            besideMigration(assessment),
            alsoOthers(assessment),
            untilMet(assessment),
          ]
        : [
            `Approve ${migration(assessment)}${begunWithIt(assessment)}, then “${titleOf(stage, stages)}”.`,
            untilMet(assessment),
          ];
    case 'finish':
    case 'keep':
      return [
        `${verdict.course === 'keep' ? 'Confirm that the mesh stays.' : 'Approve completing the mesh.'}${dueAtOnce(assessment)}`,
        forNeed(assessment),
        leftToMeet(assessment),
        untilMet(assessment),
      ];
    case 'adopt':
      if (isNoneKnown(assessment))
        return [
          'Approve no mesh yet, because no product is known to meet all that you demand.',
          'Measure what is unknown, or have vendors confirm it in writing. Otherwise, keep the affected parts outside the mesh, or ask for other limits.',
          insteadOf(assessment, 'Meanwhile'),
          besidesMeanwhile(assessment),
          untilMet(assessment),
        ];
      return [
        ...atOnceForNeed(assessment),
        withoutWaiting(assessment),
        overturned(assessment),
        chosen(assessment),
        `${leadOf(assessment)} one stage, ${stageInDecision(assessment)}${afterSeason(assessment)}${leftBehind(assessment)}${experiment(assessment)}${compared(assessment)}`,
        gapsToClose(assessment),
        untilMet(assessment),
      ];
    case 'none':
      return [
        ...instead(assessment),
        peopleMissing(assessment),
        answersToo(assessment),
        untilMet(assessment),
        ifOtherwise(choiceOf(assessment), assessment),
      ];
  }
}

/** While the decision waits for answers: what can't wait, and how to get them. */
function askedWhileOpen(assessment: Assessment): readonly string[] {
  if (assessment.verdict.course === 'move')
    return [
      `Approve ${urgentMove(assessment)}, whatever the answers say.`,
      'Have the questions below answered meanwhile, then decide whether you need a mesh.',
      untilMet(assessment),
    ];
  const waits = isOnHold(assessment)
    ? [
        `${hasUrgent(assessment) ? 'Make only urgent changes to the mesh' : 'Keep the mesh as it runs'}, and onboard nothing, until its future is decided.${leaningSoFar(assessment)}`,
        `Set a date for this decision, and have the questions below answered before it.${whoDecides(assessment)}${withoutAnswers(assessment)}`,
      ]
    : ['Have the questions below answered, and only then decide about a mesh.'];
  return [...waits, whateverIsAnswered(assessment)];
}

/** What is done if no one answers by the day of the decision; empty where that is open, too. */
function withoutAnswers(assessment: Assessment): string {
  return isLeavingTheDefault(assessment)
    ? ' Without answers by then, plan to leave the mesh, because no requirement is known to depend on it (heuristic).'
    : '';
}

/** Whether something can't wait for the decision about the mesh. */
function hasUrgent(assessment: Assessment): boolean {
  const isStep = stepsToDo(assessment).some((step) => urgencyOf(assessment, step) === 'first');
  return isStep || urgent(assessment, 'first').length > 0;
}

/** While a yes only leans, that what can overturn it is asked for first. */
function overturned({ verdict }: Assessment): string {
  return verdict.standing === 'leaning'
    ? 'Have the questions below answered first, because they can overturn the verdict.'
    : '';
}

/** While unanswered questions can still change a decision that adopts no mesh, that they are answered. */
function answersToo(assessment: Assessment): string {
  if (isUnlessInstalled(assessment)) return 'Have someone confirm that no mesh is installed here.';
  return decisive(assessment).length === 0
    ? ''
    : 'Have the questions below answered; the answers can change this decision.';
}

/** Where something chose a product, such as a trial that went well, that someone decides on production. */
function chosen(assessment: Assessment): string {
  const { chosenBy, shortlist } = choiceOf(assessment);
  if (chosenBy === undefined) return '';
  return `Decide within two weeks (heuristic), with a name and a date, whether ${shortlisted(shortlist)} goes to production at all; compare no other product.`;
}

/** ` Compare A and B, and choose one before Walk.`: where several products are left for a mesh; empty elsewhere. */
function compared(assessment: Assessment): string {
  const { chosenBy, shortlist } = choiceOf(assessment);
  const first = assessment.useCases.find(({ place }) => place === 'first');
  const pair = compareFirst(shortlist);
  if (chosenBy !== undefined || pair.length < 2 || first === undefined) return '';
  const before = first.stage === assessment.stage ? 'first' : `before ${capital(first.stage)}`;
  return ` Compare ${list(pair)}, and choose one ${before}.`;
}

/** What comes before a stage is approved, and the verb for it. */
function leadOf(assessment: Assessment): string {
  const lead = capital(`${simplerFirst(assessment)}approve`);
  return assessment.verdict.standing === 'leaning' ? `If the verdict holds, ${uncapital(lead)}` : lead;
}

/** `“Crawl: one gateway at the edge”`, or with the edge later, where what is required inside can't wait for it. */
function stageInDecision(assessment: Assessment): string {
  const { stage, stages } = assessment;
  const [first, next] = stages;
  if (first?.id !== stage || edgeSteps(assessment).length === 0) return `“${titleOf(stage, stages)}”`;
  return first.steps.some(isLeftBefore) ? `“${withEdgeLater(first)}”` : `“${next?.title ?? first.title}”`;
}

function titleOf(stage: string, stages: Assessment['stages']): string {
  return stages.find(({ id }) => id === stage)?.title ?? '';
}

const LATER = ' A later stage starts when the gates before it are met.';

/** The end of the sentence that approves a stage, with the experiment that is approved with it or later. */
function experiment(assessment: Assessment): string {
  const { stage, stages } = assessment;
  const need = needOfExperiment(assessment);
  if (need === undefined) return `.${LATER}`;
  const isBeside = stages.some(({ id, steps }) => id === stage && steps.some(({ aside, done }) => aside && !done));
  const begun = firstWithProxies(assessment, need);
  const aim = `one experiment${hasSimple(assessment, need) ? '' : `, for “${need.title}”`}`;
  // One that waits for gates is approved again, and named then.
  if (need.stage !== stage && !isBeside && begun === undefined) return `. Only when its gates are met, approve ${aim}.`;
  const what = begun?.title ?? firstSentence(need.experiment).replace(/\.$/, '');
  const work = need.strength === 'duty' ? 'The required work' : 'This work';
  const path =
    need.place === 'first' && stepsBesideWay(assessment).length > 0
      ? ` ${work} doesn't wait for the other steps of ${capital(stage)}.`
      : isBeside && need.stage !== stage
        ? ` The experiment can start once the steps it depends on are done.${LATER}`
        : LATER;
  return `, and ${aim} (${uncapital(what)}).${path}`;
}

/** The first step for a need of a later stage, where the stage to work on already has proxies that carry its calls. */
function firstWithProxies({ stage, stages }: Assessment, need: UseCaseResult): StepResult | undefined {
  const [, ...later] = stages;
  if (need.stage === stage) return undefined;
  return later.find(({ id }) => id === stage)?.steps.find((step) => isLeft(step) && step.useCases.includes(need.id));
}

/** What to choose between, and what the answers point to. */
function alternatives(assessment: Assessment): string {
  const ways = waysOf(assessment);
  const areAllOpen = ways.every(({ mayNotApply }) => mayNotApply);
  const isExplained = ways.length <= EXPLAINED;
  const names = ways.map(
    (way) => `“${way.name}”${meaningOf({ ...way, mayNotApply: way.mayNotApply && !areAllOpen }, isExplained)}`,
  );
  if (names.length === 1) return `Decide whether to take the one alternative that the answers leave: ${names[0]}.`;
  const pointed = pointedTo(assessment);
  const lean =
    pointed !== undefined
      ? `The answers point to ${pointed}.`
      : isKeptOnlyForANeed(assessment)
        ? 'Leave the mesh, unless someone names a requirement that depends on it by the day of the decision (heuristic).'
        : 'The answers favor none of these (see “Decide between”).';
  const open = areAllOpen ? ' Unanswered questions can rule some of these out.' : '';
  return `Choose one: ${list(names, 'or')}. ${lean}${open}`;
}

/** While answers are open, the one alternative that those given point to; empty where there is none. */
function leaningSoFar(assessment: Assessment): string {
  const [only, ...others] = likelyWays(assessment);
  return only === undefined || others.length > 0
    ? ''
    : ` So far, the answers point to “${only}”, unless an answer to a question below shows a need (heuristic).`;
}

/** Of more alternatives, only the section about the decision tells what each is about. */
const EXPLAINED = 3;

/** What an alternative is about, in brackets: its first step is called “If you …: do this”. */
function meaningOf({ steps: [step], mayNotApply }: Way, isExplained: boolean): string {
  const [, meaning] = /^If .*?: (.*)$/.exec(step?.title ?? '') ?? [];
  const parts = [
    isExplained ? meaning : undefined,
    mayNotApply ? 'if unanswered questions allow it' : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

/** ` (changes from 2027-03-15 on)`: a stage waits until a season is over. */
function afterSeason(assessment: Assessment): string {
  const day = dayAfterSeason(assessment);
  return day === undefined ? '' : ` (changes from ${day} on, after the season)`;
}

/** `, with the 13 steps left of Crawl`: what a stage that is passed still holds is approved, too. */
function leftBehind({ stages }: Assessment): string {
  const left = stages.flatMap(({ id, status, steps }) => {
    const todo = steps.filter((step) => isLeft(step) && step.postponed !== true);
    return status === 'done' && todo.length > 0 ? [{ id, todo: todo.length }] : [];
  });
  const number = left.reduce((sum, { todo }) => sum + todo, 0);
  return number === 0
    ? ''
    : `, with the ${count(number, 'step', 'steps')} left of ${list(left.map(({ id }) => capital(id)))}`;
}

/** The role that owns the step by which one of the alternatives is chosen; empty where no step is that. */
function whoDecides(assessment: Assessment): string {
  const [step] = decisions(assessment);
  return step === undefined ? '' : ` Who decides: ${roleTitle(assessment, step.owner)}.`;
}

/** While it is open whether a mesh comes or stays, the steps that don't wait for that; what is urgent is told apart. */
function whateverIsAnswered(assessment: Assessment): string {
  const left = stepsWhatever(assessment);
  return left.length === 0 ? '' : ` Approve now, whatever the answers say: ${stepsAssigned(left, assessment)}.`;
}

/** The steps that don't wait for the choice between alternatives. */
function whateverIsChosen(assessment: Assessment, lead = 'Approve now, whatever is chosen'): string {
  const left = stepsWhatever(assessment);
  return left.length === 0 ? '' : `${lead}: ${stepsNamed(left)}.`;
}

/**
 * Before a mesh that can only just be defended: what is simpler, where the plan does it for every need and a date
 * leaves time for it, or else the gaps in capacity. Before any mesh, the people, while the answers don't say who they
 * are.
 */
function simplerFirst(assessment: Assessment): string {
  const { possible } = assessment.capacity;
  if (possible.length > 1 && possible.includes('low')) return 'First name who runs the mesh. Then ';
  if (!assessment.verdict.close) return '';
  const needs = optionsByNeed(assessment).filter(({ need }) => need.carries === 'alone');
  const named = needs.flatMap((each) => {
    const { option, steps } = answerTo(each, assessment);
    return option === undefined || steps.length === 0 ? [] : [`${option.title} for “${each.need.title}”`];
  });
  const date = weeksToDate(assessment);
  const time = stageTime(assessment, demands(assessment));
  const isTooLate = date !== undefined && time !== undefined && date < QUARTER + time.toNeed.low;
  if (needs.length > 0 && named.length === needs.length && !isTooLate)
    return `Approve first, without a mesh: ${list(named)}. Stop there if that is enough after a quarter (heuristic). If it isn't, `;
  return assessment.capacity.missing.length === 0 ? '' : 'Decide first who closes the gaps in capacity. Then ';
}

/** Where a need calls for a mesh that no one could run, that is decided, too; by a day where a date asks for it. */
function peopleMissing(assessment: Assessment): string {
  const { capacity } = assessment;
  const isNeeded = optionsByNeed(assessment).some(({ need, fits }) => need.carries === 'alone' && !fits.some(meets));
  if (!isForPeople(assessment) || !isNeeded) return '';
  const day = closingDay(assessment);
  if (day === undefined) return `Also decide who closes the gap ${gapsInWords(assessment)}, and by when.`;
  const gaps = capacity.missing.length > 1 ? 'gaps in capacity' : `gap ${gapsInWords(assessment)}`;
  return `Decide who closes the ${gaps} by ${day}. That day is halfway to the day when evidence is due; a mesh needs the remaining time (heuristic). If no one can, agree on ${interimMeasure(assessment)}.`;
}

/** `“People on call: none” and 2 further gaps in capacity`: so many gaps are named; all, if there are no more. */
function gapsInWords({ capacity }: Assessment, most = 1): string {
  const gaps = capacity.missing.map((gap) => `“${firstSentence(gap).replace(/\.$/, '')}”`);
  const more = gaps.length - 1;
  return gaps.length <= most ? list(gaps) : `${gaps[0]} and ${count(more, 'further gap', 'further gaps')} in capacity`;
}

/** What a mesh that is adopted still needs of the people here, where this doesn't come before its approval. */
function gapsToClose(assessment: Assessment): string {
  const { capacity, verdict } = assessment;
  return capacity.possible.length > 1 || capacity.missing.length === 0 || verdict.close
    ? ''
    : `Decide who closes the ${capacity.missing.length === 1 ? 'gap' : 'gaps'} ${gapsInWords(assessment, 2)} before a proxy carries production traffic.`;
}

/** `, with the 5 steps of week 1`: what a mesh that is replaced needs at once. */
function begunWithIt(assessment: Assessment): string {
  const { length } = stepsAtOnce(assessment);
  return length === 0 ? '' : `, with the ${length === 1 ? 'step' : `${length} steps`} of week 1`;
}

/** That a mesh goes, with the steps that begin first. */
function removal(assessment: Assessment): string {
  const steps = stepsOfRemoval(assessment);
  return `Approve removing the mesh${steps.length === 0 ? '' : `: ${stepsAssigned(steps, assessment)}`}.`;
}

/** What a mesh that stays needs in the first week, and what is urgent after it. */
function dueAtOnce(assessment: Assessment): string {
  const [steps, next] = [stepsAtOnce(assessment), urgentNext(assessment)];
  const then = steps.length === 0 ? 'Approve as urgent' : 'Then, as urgent';
  return [
    ...(steps.length === 0 ? [] : [` Approve at once: ${stepsAssigned(steps, assessment)}.`]),
    ...(next.length === 0 ? [] : [` ${then}: ${stepsAssigned(next, assessment)}.`]),
  ].join('');
}

/** What cures the first need at once, before any mesh, and what is urgent apart from it. */
function atOnceForNeed(assessment: Assessment): readonly string[] {
  const need = assessment.useCases.find(({ place }) => place === 'first');
  const cures = curesAtOnce(assessment);
  const beside = [...urgentBeside(assessment), ...otherCuresAtOnce(assessment)];
  return [
    ...(need === undefined || cures.length === 0
      ? []
      : [
          `Approve at once, for “${need.title}”: ${stepsAssigned(cures, assessment)}.${onlyAfterDate(cures, assessment)}`,
        ]),
    ...(beside.length === 0
      ? []
      : [
          `${cures.length === 0 ? 'Approve as urgent' : 'Also approve as urgent'}: ${stepsAssigned(beside, assessment)}.${onlyAfterDate(beside, assessment)}`,
        ]),
  ];
}

/** Whether something besides a mesh is enough for this need, so that an experiment with a mesh isn't for it. */
function hasSimple(assessment: Assessment, need: UseCaseResult): boolean {
  return optionsByNeed(assessment).some((each) => each.need.id === need.id && each.fits[0]?.reach === 'enough');
}

/**
 * The need for which a mesh is tried: the first one, unless that is met without waiting for a mesh; then the first of
 * those that speak for one and have nothing simpler.
 */
function needOfExperiment(assessment: Assessment): UseCaseResult | undefined {
  const first = assessment.useCases.find(({ place }) => place === 'first');
  if (stepsForDuty(assessment).length === 0) return first;
  const { toSolve, further } = needsOf(assessment);
  return (
    [...toSolve, ...further].find((need) => canGoAhead(need) && need !== first && !hasSimple(assessment, need)) ?? first
  );
}

/** What a mesh that stays is used for next. */
function forNeed(assessment: Assessment): string {
  const [need] = needsOf(assessment).toSolve;
  const steps = stepsForNeed(assessment);
  return need === undefined || steps.length === 0
    ? ''
    : ` For “${need.title}”, approve ${stepsAssigned(steps, assessment)}.`;
}

/**
 * What a mesh that stays still owes up to the stage to work on: the unmet gates that steps of the plan meet, those that
 * no step meets, the checks that keep it running, what can wait, and what is unknown.
 */
function leftToMeet(assessment: Assessment): string {
  const { stages } = assessment;
  const owed = owedGates(assessment);
  const unmet = owed.filter(({ outcome }) => outcome === 'open');
  const unknown = owed.length - unmet.length;
  const steps = stages.flatMap((stage) => stage.steps).filter(({ done }) => !done);
  const optional = unmet.filter((gate) => canWait(gate, assessment));
  const met = unmet.filter(({ id }) => steps.some(({ closes }) => closes.includes(id)));
  const withStep = met.filter((gate) => !optional.includes(gate));
  const without = unmet.filter((gate) => !met.includes(gate)).map(({ title }) => `“${title}”`);
  const behindIn = stages.filter(({ gates }) => gates.some((gate) => withStep.includes(gate)));
  const of = `of the ${list(behindIn.map(({ id }) => capital(id)))} ${behindIn.length === 1 ? 'stage' : 'stages'}`;
  const [first] = stepsToOwed(assessment);
  const start = first === undefined ? '' : `, starting with “${first.title}”`;
  const gates = withStep.length > GATES ? '' : ` (${list(withStep.map(({ title }) => `“${title}”`))})`;
  const checks = upkeep(assessment);
  const questions = `the questions behind ${count(unknown, 'unknown required gate', 'unknown required gates')}`;
  const parts = [
    ...(withStep.length === 0
      ? []
      : [
          `Also approve work on the ${withStep.length === 1 ? 'one unmet required gate' : `${withStep.length} unmet required gates`} ${of}${gates}${start}`,
        ]),
    ...(without.length === 0
      ? []
      : [`Name an owner for ${list(without)}; no step of this plan meets ${without.length === 1 ? 'it' : 'them'}`]),
    ...(checks.length === 0 ? [] : [`To keep the mesh in order, approve ${stepsAssigned(checks, assessment)}`]),
    ...(optional.length === 0
      ? []
      : [
          `Work on ${list(optional.map(({ title }) => `“${title}”`))} ${
            firstDuty(assessment) === undefined
              ? 'is optional, because every need is met (heuristic)'
              : 'waits until the requirement is met'
          }${owed.length === optional.length ? '; set the date of the next review' : ''}`,
        ]),
    ...(unknown === 0 ? [] : [unmet.length === 0 ? `Answer ${questions}` : `Then answer ${questions}`]),
    ...(owed.length === 0 ? ['Every required gate is met; set the date of the next review'] : []),
  ];
  return `${parts.join('. ')}.`;
}

/** What meets a requirement before the mesh does, and instead of it. */
function withoutWaiting(assessment: Assessment): string {
  const steps = stepsForDuty(assessment);
  const need = assessment.useCases.find(({ place }) => place === 'first');
  return steps.length === 0 || need === undefined
    ? ''
    : `Approve for “${need.title}”, without waiting for a mesh: ${stepsAssigned(steps, assessment)}.${onlyAfterDate(steps, assessment)}`;
}

/** What to approve where no mesh is adopted: what answers the first need, and what the plan holds besides. */
function instead(assessment: Assessment): readonly string[] {
  const first = firstAnswer(assessment);
  const said = approvalOf(first, 'For', assessment);
  const { id, standing } = assessment.verdict;
  const none = id === 'no' && standing === 'settled' ? 'Adopt no mesh.' : 'Adopt no mesh now.';
  if (first === undefined || said === '') return [none, approvalOfAll(assessment)];
  return [none, said, alsoOthers(assessment)];
}

/** The steps besides those for the first need. */
function alsoOthers(assessment: Assessment): string {
  const others = otherSteps(assessment);
  return others.length === 0 ? '' : `Also approve ${stepsAssigned(others, assessment)}.`;
}

/** The steps to approve where no need asks for one. */
function approvalOfAll(assessment: Assessment): string {
  const left = stepsInstead(assessment);
  return left.length === 0 ? '' : `Approve ${stepsAssigned(left, assessment)}.`;
}

/** What the plan does about the first need, with the work that it takes. */
function insteadOf(assessment: Assessment, lead: string): string {
  return approvalOf(firstAnswer(assessment), `${lead}, for`, assessment);
}

/** What needs no product either, for other needs. */
function besidesMeanwhile(assessment: Assessment): string {
  const steps = stepsMeanwhile(assessment);
  return steps.length === 0 ? '' : `Also approve, without a mesh: ${stepsAssigned(steps, assessment)}.`;
}

/** What the plan does about the first need beside a migration, or that the migration meets it. */
function besideMigration(assessment: Assessment): string {
  const first = firstAnswer(assessment);
  const step = migrationStep(assessment);
  if (first === undefined || step === undefined || !first.steps.includes(step))
    return approvalOf(first, 'For', assessment);
  const to = first.option === undefined ? '' : `, to “${first.option.title}”,`;
  const others = [...first.before, ...first.steps.filter((each) => each !== step)];
  const before = others.length === 0 ? '' : ` Also approve ${stepsAssigned(others, assessment)}.`;
  return `The migration${to} also meets “${first.need.title}”.${before}`;
}

/** What is asked for to meet the first need, after `lead`; empty where the plan does nothing about it. */
function approvalOf(first: ReturnType<typeof firstAnswer>, lead: string, assessment: Assessment): string {
  if (first === undefined) return '';
  const { need, option, steps, before } = first;
  if (option === undefined && steps.length === 0) return '';
  const after = before.length === 0 ? '' : `${stepsAssigned(before, assessment)}, then `;
  const what =
    steps.length === 0 ? `the option “${option!.title}”${effortOf(option!)}` : stepsAssigned(steps, assessment);
  // The rest of the plan speaks of the option by its name.
  const isNamed = option === undefined || steps.length === 0 || steps.some(({ title }) => title.includes(option.title));
  return `${lead} “${need.title}”, approve ${after}${what}.${isNamed ? '' : ` This carries out the option “${option.title}”.`}`;
}

/** What ends what is urgent first, with its work: an upgrade or a migration has a step for it. */
function migration(assessment: Assessment): string {
  const step = migrationStep(assessment);
  return step === undefined ? 'the migration' : stepsAssigned([step], assessment);
}

/** The same while the verdict is open, without a step that answers may still leave out. */
function urgentMove(assessment: Assessment): string {
  const step = migrationStep(assessment);
  return step === undefined || step.mayNotApply === true ? 'what is urgent' : migration(assessment);
}
