import type { Assessment, Reason, StepResult, Unknown } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { isDecidedLater } from '../judgement/both-stay.ts';
import { whenToDecideAgain } from '../judgement/again.ts';
import { answerTo } from '../judgement/answered.ts';
import { answerersOf } from '../judgement/answerers.ts';
import { questionsToRenew } from '../judgement/claimed.ts';
import { courseOf, titleOfWay, waysOf } from '../judgement/course.ts';
import { counterArguments } from '../judgement/counter-arguments.ts';
import { strongestReasons } from '../judgement/reasons.ts';
import { checkpoints } from '../judgement/checkpoints.ts';
import { costOfNothing, proxyCosts } from '../judgement/costs.ts';
import { approvedSteps, urgentBeside } from '../judgement/decided.ts';
import { decisionPoints } from '../judgement/decision.ts';
import { capacityMatters, capacityInWords } from '../judgement/capacity.ts';
import { bandInWords, pointsBeside } from '../judgement/exposure.ts';
import { rolesShared } from '../judgement/crews.ts';
import { whyNotTheNearest } from '../judgement/nearest-mesh.ts';
import { needsOf, rivals, strengthInWords, withRecord } from '../judgement/needs.ts';
import { migrationStep } from '../judgement/before.ts';
import { weeksToDate } from '../judgement/dates.ts';
import { dayOfDate, weeksToFirstDate } from '../judgement/first-date.ts';
import { nearDates, noteOfDate } from '../judgement/other-dates.ts';
import { whileClosed } from '../judgement/while-closed.ts';
import { type Demand, demandsInShort, ifItStays, POSTPONED, stageTime, weeksOf, workOf } from '../judgement/demands.ts';
import { isHeldAgainstDate, isInTime, isNeedInTime } from '../judgement/in-time.ts';
import { proposalsInShort } from '../judgement/proposals.ts';
import { dueSteps } from '../judgement/quarter.ts';
import { wholeWeeks } from '../judgement/steps-left.ts';
import { readingsOf } from '../judgement/stage.ts';
import { stopCriteria } from '../judgement/stop.ts';
import { whoAsked } from '../judgement/who-asked.ts';
import { whoAndWhen } from '../judgement/who-and-when.ts';
import {
  askedFirst,
  decisive,
  decisiveTitle,
  headline,
  isLeftOpen,
  isStayOpen,
  theMesh,
  standingSentence,
} from '../judgement/verdict.ts';
import {
  capital,
  count,
  firstSentence,
  firstSentences,
  list,
  notesOn,
  roleTitle,
  sentence,
  urgent,
} from '../phrases.ts';
import { type Block, bulleted, paragraph, said, section, type Section, type Text } from './document.ts';
import { road } from './stages.ts';

const REASONS = 3;
const RISKS = 3;

/** A first page with so much to decide, the stages and alternatives included, tells one less of all else. */
const MUCH = 4;
const LINES = 5;

/**
 * The first page, for those who decide. It names sources, not answers: the plan behind it has both. `pods`: how many
 * the scope has, where that is known.
 */
export function brief(assessment: Assessment, pods?: number | undefined): readonly Section[] {
  const { stage } = assessment;
  const course = courseOf(assessment);
  const need = demandsInShort(assessment);
  const isRunning = stage !== 'none';
  // Of decided steps, “Who” tells as much as a single row.
  const isOneRow = need.length === 0 || (need.length === 1 && !isRunning && !isLeftOpen(assessment));
  const dates = checkpoints(assessment);
  const stops = stopCriteria(assessment, stageTime(assessment, need), toldLate(assessment));
  const costs = proxyCosts(assessment, pods);
  const asked = decisionPoints(assessment);
  const people = whoAndWhen(assessment);
  const when = people?.when ?? [];
  const much = asked.length + (isRunning ? 1 : 0) + (waysOf(assessment).length > 0 ? 1 : 0);
  const fewer = much >= MUCH ? 1 : 0;
  const strongest = strongestReasons(assessment, REASONS - fewer);
  const reasons = withRecord(strongest, assessment);
  const isRecordTold = reasons.some((reason, index) => reason !== strongest[index]);
  // The note of the first date is told once: where the date first is.
  const note = noteOfDate(assessment);
  const isTimeTold = when.length > 0 && weeksToFirstDate(assessment) !== undefined;
  const isTold = asked.some((each) => each.includes(note)) || isTimeTold;
  const isDated = isHeldAgainstDate(assessment);
  const against = counterArguments(assessment, isTimeTold);
  const counter = isTold ? against.map((each) => ({ ...each, text: each.text.replace(note, '') })) : against;
  const reply = whoAsked(assessment, reasons);
  const onTheTable = proposalsInShort(assessment);
  return section('brief', 'Brief', headline(assessment), [
    paragraph(standingSentence(assessment)),
    ...notesOn(assessment).map((note) => paragraph([{ strong: 'Note:' }, ` ${note}`])),
    paragraph([{ strong: 'Decision asked for:' }, ...(asked.length === 1 ? [` ${asked[0]}`] : [])]),
    asked.length === 1 ? undefined : { kind: 'list', ordered: true, items: asked },
    ...(people === undefined ? [] : [paragraph([{ strong: 'Who:' }, ` ${people.who}`])]),
    ...byWhen(when),
    glance(assessment),
    course === undefined || course.word === 'adopt'
      ? undefined
      : paragraph([{ strong: `Course: ${sentence(course.word)}` }, ' ', joined(course.reasons)]),
    bulleted([
      ...urgent(assessment, 'first').map(({ label, says }) => [
        { strong: `${label}:` },
        ` ${sentence(firstSentences(says, 2))}`,
      ]),
      // A decision about a new mesh names it.
      ...(urgentBeside(assessment).length > 0 ? [] : urgent(assessment, 'beside')).map(({ label, says }) => [
        { strong: `${label}:` },
        ` ${sentence(says)}`,
      ]),
    ]),
    ...deciding(assessment),
    ...titled('Reasons', reasons.length === 0 ? undefined : { kind: 'list', ordered: true, items: saidAll(reasons) }),
    ...titled(
      'Against this decision',
      bulleted([...ledByFirst(counter), ...saidAll(whyNotTheNearest(assessment))].slice(0, AGAINST - fewer)),
    ),
    reply === undefined
      ? undefined
      : paragraph([{ strong: 'Reply to whoever asked' }, ` (${reply.quotes}): ${reply.says}`]),
    onTheTable === '' ? undefined : paragraph([{ strong: 'On the table:' }, ` ${sentence(onTheTable)}`]),
    road(assessment),
    ...titled(
      'Risks',
      bulleted(risks(assessment, RISKS - fewer, isTold || counter.some(({ text }) => text.includes(note)) ? '' : note)),
    ),
    ...titled(
      'People and time',
      isOneRow
        ? undefined
        : {
            kind: 'table',
            label: 'People and time',
            columns: [
              { title: whose(assessment) },
              { title: 'People' },
              { title: 'Work', kind: 'short' },
              { title: 'Elapsed', kind: 'short' },
              ...(isDated ? [{ title: `In time for ${dayOfDate(assessment)}?`, kind: 'short' } as const] : []),
            ],
            rows: timeRows(assessment, need),
          },
      isOneRow
        ? undefined
        : paragraph({
            emphasis: `Work: person-time (heuristic).${howElapsed(assessment, need)}${onTop(assessment)}${isDated ? IN_TIME : ''}`,
          }),
    ),
    ...titled('The next 90 days', { kind: 'list', ordered: true, items: nextDays(assessment, when.join(' '), fewer) }),
    {
      kind: 'facts',
      rows: [
        ...(dates === undefined ? [] : [['Checkpoints', sentence(dates)] as const]),
        ...(costs.length === 0 || (fewer > 0 && pods === undefined) ? [] : [['Proxy costs', joined(costs)] as const]),
        ...(stops.length === 0
          ? []
          : [isRunning ? (['Stop criteria', joined(stops)] as const) : again(assessment, stops)]),
        ['Cost of doing nothing', costOfNothing(assessment, isRecordTold)],
      ],
    },
  ]);
}

/** So many points about dates are told as a paragraph; more are a list. */
const IN_A_LINE = 2;

/** Until when: a paragraph, or more points as a list, in which the first day of each is seen at once. */
function byWhen(points: readonly string[]): readonly (Block | undefined)[] {
  if (points.length === 0) return [];
  const lead = { strong: 'By when:' };
  return points.length <= IN_A_LINE
    ? [paragraph([lead, ` ${points.join(' ')}`])]
    : [paragraph(lead), bulleted(points.map(dayInBold))];
}

/** A text whose first day is bold, unless that day is part of a quote. */
function dayInBold(text: string): Text {
  const quotes = [...text.matchAll(/“[^”]*”/gu)].map(({ index, 0: quote }) => [index, index + quote.length] as const);
  const isQuoted = (at: number) => quotes.some(([from, to]) => from < at && at < to);
  const day = [...text.matchAll(/\b20\d\d-\d\d-\d\d\b/g)].find(({ index }) => !isQuoted(index));
  if (day === undefined) return text;
  return [text.slice(0, day.index), { strong: day[0] }, text.slice(day.index + day[0].length)];
}

/** When to ask again: the day, where one is known, and what asks earlier. */
function again(assessment: Assessment, triggers: readonly Reason[]): readonly [title: string, text: Text] {
  const when = whenToDecideAgain(assessment);
  return when === undefined
    ? ['Reassess when', joined(triggers, ' Or: ')]
    : ['Reassess', [`${when} (heuristic). Earlier if: `, joined(triggers, ' Or: ')]];
}

/** Whether the counter-argument tells that a date ahead comes too early: it does so for every decided yes. */
function toldLate(assessment: Assessment): boolean {
  return (
    assessment.verdict.id === 'yes' && assessment.verdict.standing !== 'open' && (weeksToDate(assessment) ?? 0) > 0
  );
}

/** What the last column of people and time means. */
const IN_TIME = ' In time: a month before the date, for evidence (heuristic).';

/** So many roles are named in a row; the plan names them at each step. */
const ROLES = 3;

/** People and time by row. */
function timeRows(assessment: Assessment, need: readonly Demand[]): readonly (readonly string[])[] {
  const ways = waysOf(assessment);
  const asked = approvedSteps(assessment).filter((step) => step.postponed !== true);
  const isDated = isHeldAgainstDate(assessment);
  return need.map(({ title, steps, people, work, waiting, elapsed }, index) => {
    const told = new Set(need.slice(0, index).flatMap((each) => each.people));
    const areTold = title === POSTPONED && people.every((role) => told.has(role));
    const areAbove = assessment.stages.some((each) => each.title === title) && isSame(steps, asked);
    // Beside the alternatives, the stages show who does what.
    const ofMany = people.length > (title === ifItStays(assessment) ? 2 : ROLES);
    const waits = waiting === undefined ? '' : ` (total waits: ${waiting})`;
    const stage = assessment.stages.find((each) => each.title === title);
    // The road above has the whole title.
    const name = stage === undefined ? title : capital(stage.id);
    const way = ways.find((each) => titleOfWay(each) === title);
    return [
      name,
      areTold ? 'as in the rows above' : areAbove ? 'as under “Who”' : ofMany ? `${people.length} roles` : list(people),
      work,
      `${elapsed}${waits}`,
      ...(isDated ? [way === undefined ? isNeedInTime(assessment) : isInTime(way, assessment)] : []),
    ];
  });
}

/** What no row of an alternative counts, because it is due unless the mesh goes; empty without alternatives. */
function onTop(assessment: Assessment): string {
  const step = waysOf(assessment).length === 0 ? undefined : migrationStep(assessment);
  if (step === undefined || step.mayNotApply === true) return '';
  return ` The alternatives don't count “${step.title}” (${workOf([step])}), due unless the mesh goes.`;
}

/** How waits and roles share the elapsed time; empty where there is nothing to share. */
function howElapsed(assessment: Assessment, need: readonly Demand[]): string {
  const hasWaits = need.flatMap(({ steps }) => steps).filter(({ waits }) => waits !== undefined).length > 1;
  const sequential = assessment.capacity.sequential === true;
  const hasRoles = sequential || need.some(({ people }) => people.length > 1);
  // Without waits, a time as long as all work together says that each step comes after another.
  const oneByOne = need.every(
    ({ steps, waiting, longest }) => waiting === undefined && longest >= wholeWeeks(weeksOf(steps)[1]),
  );
  const order = oneByOne && !sequential ? 'steps follow one another' : inWhichOrder(assessment, need);
  const parts = [...(hasWaits ? ['waits overlap'] : []), ...(hasRoles ? [order] : [])];
  return parts.length === 0 ? '' : ` Elapsed: ${parts.join(', ')}.`;
}

/** Whether two lists hold the same. */
function isSame<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.every((each) => other.includes(each)) && other.every((each) => one.includes(each));
}

/** Fewer roles hardly wait for one another. */
const SOME_ROLES = 3;

/**
 * How roles share the time; that they work side by side only with a person each, where there are fewer than two
 * engineers for each role, or less than half a platform person (heuristic).
 */
function inWhichOrder(assessment: Assessment, need: readonly Demand[]): string {
  const engineersBelow = (than: number) =>
    fewer(assessment, KNOWN_QUESTIONS.engineers, than, ['engineer', 'engineers']);
  const platformBelow = (than: number) =>
    fewer(assessment, KNOWN_QUESTIONS.platform, than, ['platform person', 'platform people']);
  if (assessment.capacity.sequential === true)
    return `steps follow one another, as few people${inBrackets(engineersBelow(Infinity))} share all roles`;
  const { crews = [] } = assessment.capacity;
  const steps = need.flatMap((each) => each.steps);
  if (rolesShared(steps, assessment).length > 0)
    return `roles work in parallel, except those that are the same people${inBrackets(platformBelow(Infinity))}`;
  const owners = new Set(steps.map(({ owner }) => owner));
  const roles = Math.max(...need.map(({ people }) => people.length));
  const few = [...engineersBelow(2 * roles), ...platformBelow(roles / 2)];
  if (roles < SOME_ROLES || few.length === 0) {
    const several = crews.filter(({ role }) => owners.has(role));
    const inCrews = list(several.map(({ role, count: of }) => `${roleTitle(assessment, role)} in ${of} crews`));
    return `roles work in parallel${inCrews === '' ? '' : `, ${inCrews}`}`;
  }
  return `roles work in parallel. That takes a person for each role, up to ${roles} at once; you have ${list(few)}`;
}

function inBrackets(people: readonly string[]): string {
  return people.length === 0 ? '' : ` (${list(people)})`;
}

/** How many people an answer counts, in words, where these are fewer than so many. */
function fewer(assessment: Assessment, id: string, than: number, [one, more]: readonly [string, string]): string[] {
  const answer = answerTo(assessment, id);
  const people = answer?.value;
  if (answer?.state !== 'answered' || typeof people !== 'number' || people >= than) return [];
  if (people === 0) return [`no ${more}`];
  return [`${answer.source === 'estimated' ? 'about ' : ''}${count(people, one, more)}`];
}

/** What the rows are about: the stages matter only if a mesh stays about which that is undecided. */
function whose(assessment: Assessment): string {
  if (!isStayOpen(assessment)) return assessment.stage === 'none' ? 'Step' : 'Stage';
  if (assessment.stage === 'none') return 'Alternative';
  return assessment.verdict.course === 'decide' ? 'Alternative' : `Stage if ${theMesh(assessment)} stays`;
}

/** What the exposure measures, in short. */
const LIKENESS = 'likeness to mesh users';

/** What to know before reading on, in one row. */
function glance(assessment: Assessment): Block {
  const { stage, coverage, capacity } = assessment;
  const [need] = needsOf(assessment).toSolve;
  const readings = readingsOf(assessment);
  const points = pointsBeside(assessment.exposure);
  const facts: readonly (readonly [title: string, value: string, note: string])[] = [
    [
      'First need',
      need?.title ??
        (rivals(assessment).titles.length > 0
          ? 'none known yet'
          : assessment.verdict.id === 'yes'
            ? 'none unmet'
            : 'none that needs a mesh'),
      need === undefined ? '' : strengthInWords(need),
    ],
    ['Exposure', bandInWords(assessment.exposure), [points, LIKENESS].filter((part) => part !== '').join('; ')],
    ...(capacityMatters(assessment) ? [['Capacity', capacityInWords(capacity), ''] as const] : []),
    ...(readings === undefined
      ? []
      : [
          [
            isStayOpen(assessment) ? `Stage if ${theMesh(assessment)} stays` : 'Stage to work on',
            readings.isOptional ? 'no further one required' : stage,
            currentStage(stage, readings.operatingAt),
          ] as const,
        ]),
    ['Answered', `${coverage.percent}%`, choosing(coverage)],
  ];
  return {
    kind: 'table',
    label: 'At a glance',
    look: 'glance',
    columns: facts.map(([title]) => ({ title })),
    rows: [facts.map(([, value, note]) => [{ strong: value }, note === '' ? '' : ` (${note})`])],
  };
}

/** `current stage`, or `current stage: no stage yet`. */
function currentStage(stage: string, operatingAt: string): string {
  return operatingAt === stage ? 'current stage' : `current stage: ${operatingAt}`;
}

/** How many questions are answered, and how many that only choose between products, while some of these aren't. */
function choosing({ answered, applicable, choice }: Assessment['coverage']): string {
  return choice === undefined || choice.answered === choice.applicable
    ? `${answered} of ${count(applicable, 'question', 'questions')}`
    : `${answered} of ${applicable}; also ${choice.answered} of ${choice.applicable} about products`;
}

function titled(heading: string, ...blocks: readonly (Block | undefined)[]): readonly (Block | undefined)[] {
  return blocks.every((block) => block === undefined) ? [] : [{ kind: 'heading', text: heading }, ...blocks];
}

/** The questions that decide most, while the verdict isn't settled. */
function deciding(assessment: Assessment): readonly (Block | undefined)[] {
  const questions = decisive(assessment);
  if (questions.length === 0) return [];
  const answerers = answerersOf(assessment);
  const whoAnswers = ({ question }: Unknown) => {
    const role = answerers.get(question);
    return role === undefined || assessment.verdict.standing !== 'open' ? '' : `: ${role}`;
  };
  return [
    paragraph({ strong: `${decisiveTitle(assessment)}:` }),
    bulleted(
      questions.map((unknown) => [`${unknown.prompt} (`, { code: unknown.question }, `${whoAnswers(unknown)})`]),
    ),
  ];
}

/** The most urgent risks, without those told as the counter-argument. The first that rests on a date has `note`. */
function risks(assessment: Assessment, most: number, note: string): readonly Text[] {
  const date = assessment.answers.find(({ weeks }) => weeks !== undefined)?.question;
  const urgent = assessment.risks.filter(({ against }) => against !== true).slice(0, most);
  const dated = urgent.find(({ answers }) => answers.some((question) => question === date));
  return urgent.map((risk) => {
    const text = firstSentence(risk.why);
    const told = risk === dated && note !== '' ? `${text.replace(/\.$/, '')}${note}` : text;
    return [{ strong: sentence(risk.title) }, ' ', said(told, [], risk.sources)];
  });
}

/** So many counter-arguments are told. */
const AGAINST = 3;

/** So many steps that begin together are named; the plan has all. */
const BEGUN = 4;

/** So many questions to answer again, at most. */
const RENEWED = 4;

/**
 * At most five lines: dates to heed, the answers to get, the steps that are due, and the decision that follows. `told`:
 * what is said of dates already; `fewer`: how many lines and steps in a line to leave out.
 */
function nextDays(assessment: Assessment, told: string, fewer: number): readonly Text[] {
  const { verdict, stage, watch } = assessment;
  const open = askedFirst(assessment).map(({ question }) => `\`${question}\``);
  const again = questionsToRenew(assessment).map((question) => `\`${question}\``);
  const dates = nearDates(assessment, told);
  const first = [
    ...[whileClosed(assessment) ?? []].flat(),
    ...(dates.length === 0 ? [] : [`Dates to plan around: ${list(dates)}.`]),
    ...(open.length === 0 ? [] : [`First answer ${list(open)}.`]),
    ...(again.length === 0
      ? []
      : [`Answer ${list(again.slice(0, RENEWED))} again: these answers keep gates unmet whose steps are ticked.`]),
  ];
  const last = isStayOpen(assessment)
    ? isDecidedLater(assessment)
      ? 'After 90 days: check how many services the requirement still lacks; both meshes stay until it is met.'
      : verdict.course === 'decide'
        ? 'Then begin the chosen alternative, and check its stop criteria after 90 days.'
        : 'After 90 days: decide with the answers you have.'
    : stage !== 'none'
      ? 'After 90 days: check the gates, and decide again.'
      : isLeftOpen(assessment)
        ? 'After 90 days: decide with the answers you have.'
        : watch.length > 0
          ? 'After 90 days: check the triggers for a reassessment.'
          : 'After 90 days: nothing to check.';
  const due = dueSteps(assessment, LINES - fewer - first.length - 1, BEGUN - 2 * fewer);
  const rest = othersInOrder(
    due.flatMap(({ others }) => others),
    assessment,
  );
  const begun = due.map(({ when, steps, more }) => `${when}: ${inTurn(steps)}${more === 0 ? '' : `; ${more} more`}.`);
  return [...first, ...begun, `${rest}${last}`];
}

/** `Then: 8 more steps of Crawl and 3 of Walk. `: what isn't named. */
function othersInOrder(steps: readonly StepResult[], { stage, stages }: Assessment): string {
  if (steps.length === 0) return '';
  const numberOf = (length: number) => (length === 1 ? 'one more step' : `${length} more steps`);
  const counts = stages.flatMap(({ id, steps: own }) => {
    const { length } = steps.filter((step) => own.includes(step));
    return length === 0 ? [] : [{ id, length }];
  });
  const parts = counts.map(({ id, length }, index) => `${index > 0 ? length : numberOf(length)} of ${capital(id)}`);
  return `Then: ${stage === 'none' ? numberOf(steps.length) : list(parts)}. `;
}

/** The titles of steps; `then` before one that waits for another of these. */
function inTurn(steps: readonly StepResult[]): string {
  return steps
    .map(({ title, after = [] }, index) => {
      const waits = steps.slice(0, index).some(({ id }) => after.includes(id));
      return `${waits ? 'then ' : ''}“${title}”`;
    })
    .join('; ');
}

/** The first in bold up to its first period: the strongest is seen at once. */
function ledByFirst([first, ...others]: readonly Reason[]): readonly Text[] {
  if (first === undefined) return [];
  const lead = firstSentence(first.text);
  const rest = first.text.slice(lead.length).trim();
  const led = [
    { strong: sentence(lead) },
    rest === '' ? '' : ' ',
    rest === '' ? { cite: first.sources } : said(rest, [], first.sources),
  ];
  return [led, ...saidAll(others)];
}

function saidAll(reasons: readonly Reason[]): readonly Text[] {
  return reasons.map(({ text, sources }) => said(text, [], sources));
}

function joined(reasons: readonly Reason[], between = ' '): Text {
  return reasons.map(({ text, sources }, index) => [index === 0 ? '' : between, said(text, [], sources)]);
}
