import type { Assessment, OptionResult, ProposalResult } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { decidedBy } from '../../core/judge/index.ts';
import { firstOf, firstSentences, list, sentence } from '../phrases.ts';
import { answerTo as answerOfQuestion, quoteOf } from './answered.ts';
import { needsOf } from './needs.ts';
import { answerTo, type Fitting, optionsByNeed, whyOut } from './options.ts';
import { isPostponed } from './steps-left.ts';

/** What is answered to an alternative that someone has proposed: a word or two, and why, as a sentence. */
export interface Answered {
  readonly title: string;
  readonly word: string;
  readonly why: string;
  /** The answers that decided it; empty where the sentence names those that are missing. */
  readonly answers: readonly string[];
  readonly proposal: ProposalResult;
}

const WORDS = {
  plan: 'yes',
  possible: 'possible',
  'only-if': 'on a condition',
  later: 'later',
  no: 'no',
  open: 'open',
} as const;

/** The answer to each alternative that the answers name, in the order of the pack. */
export function answeredProposals(assessment: Assessment): readonly Answered[] {
  return (assessment.proposals ?? []).map((proposal) => {
    const [word, why] = answerOf(proposal, assessment);
    const answers = proposal.answer === 'open' ? [] : proposal.answers;
    return { title: proposal.title, word: WORDS[word], why: sentence(why), answers, proposal };
  });
}

/** So much of the note about them is quoted. */
const QUOTED = 300;

/** What a note says of the alternatives, as a quote; empty without one. */
export function proposedInWords(assessment: Assessment): string {
  const answer = answerOfQuestion(assessment, KNOWN_QUESTIONS.proposed);
  return answer === undefined ? '' : quoteOf(answer, QUOTED);
}

/** So many are answered in short; with a reason, where no more than so many are answered with something but yes. */
const SHORT = 5;
const EXPLAINED = 3;

/** So many are explained in full: the second sentence can be the condition. Of more, a “yes” says enough. */
const IN_FULL = 2;
const TOLD = 2;

/** `“A gateway alone”: no; “Wait”: later. Use what is simpler first.`: the answers in short; empty without one. */
export function proposalsInShort(assessment: Assessment): string {
  const all = answeredProposals(assessment);
  const isExplained = all.filter(({ word }) => word !== WORDS.plan).length <= EXPLAINED;
  const told = all.map(({ title, word, why }) => {
    const isPlain = !isExplained || (word === WORDS.plan && all.length > IN_FULL);
    return `“${title}”: ${word}${isPlain ? '' : `. ${firstSentences(why, all.length > IN_FULL ? 1 : TOLD)}`}`;
  });
  return firstOf(told, SHORT)
    .map((each) => (isExplained ? sentence(each) : each))
    .join(isExplained ? ' ' : '; ');
}

type WordAndWhy = readonly [word: keyof typeof WORDS, why: string];

function answerOf(proposal: ProposalResult, assessment: Assessment): WordAndWhy {
  const { answer, answers, says, possible = [] } = proposal;
  if (answer === 'as-options') return asOptions(proposal, assessment);
  if (answer !== 'open') return [answer, says];
  if (possible.at(-1)?.answer !== 'as-options') return ['open', waitingFor(answers)];
  // What may be answered before the options changes nothing if they come to the same.
  const told = asOptions(proposal, assessment);
  const open = decidedBy(possible, told[0]);
  return open === undefined ? told : ['open', waitingFor(open)];
}

/** So many questions are named that decide an answer. */
const NAMED = 3;

function waitingFor(questions: readonly string[]): string {
  if (questions.length === 0) return "That depends on the course, which isn't decided yet.";
  const named = list(
    firstOf(
      questions.map((id) => `\`${id}\``),
      NAMED,
    ),
    'and',
  );
  return `The unanswered ${questions.length === 1 ? 'question' : 'questions'} ${named} decide${questions.length === 1 ? 's' : ''} this.`;
}

/** What the options of a proposal come to for the unmet needs: the plan does it, it could be done, or why it can't. */
function asOptions({ options }: ProposalResult, assessment: Assessment): WordAndWhy {
  const isNamed = ({ id }: Pick<OptionResult, 'id'>) => options.includes(id);
  const needs = optionsByNeed(assessment);
  const first = new Set(needsOf(assessment).toSolve.map(({ id }) => id));
  for (const each of needs) {
    const { option, steps } = answerTo(each, assessment);
    if (option === undefined || !isNamed(option) || steps.length === 0) continue;
    return steps.every(isPostponed)
      ? [
          'later',
          `For “${each.need.title}”, this plan carries it out once what is required is met (“${option.title}”).`,
        ]
      : ['plan', `For “${each.need.title}”, this plan carries it out (“${option.title}”).`];
  }
  // Where no question can rule an option out, at least it may meet the need.
  const isWaiting = ({ option }: Fitting) => option.openBecause.length > 0;
  for (const each of needs) {
    const { need, fits, open } = each;
    const found = [...fits, ...open.filter((fit) => !isWaiting(fit))].find(({ option }) => isNamed(option));
    if (found === undefined) continue;
    const taken = answerTo(each, assessment);
    return ['possible', `${reachOf(found)} “${need.title}” (“${found.option.title}”)${insteadOf(taken, assessment)}.`];
  }
  const waits = needs.flatMap(({ open }) => open).find((fit) => isNamed(fit.option) && isWaiting(fit));
  if (waits !== undefined) return ['open', waitingFor(waits.option.openBecause)];
  const isAboutFirst = ({ reaches }: OptionResult) => reaches.some(({ useCase }) => first.has(useCase));
  const short = assessment.options.find((option) => isNamed(option) && isAboutFirst(option));
  if (short === undefined) return ['no', 'No unmet need asks for it.'];
  return ['no', whyOut(short)[0]!.why];
}

function reachOf({ reach }: Fitting): string {
  return reach === 'enough' ? 'It meets' : reach === 'stretched' ? 'With more work, it meets' : 'It may meet';
}

/** `, but this plan takes “Certificates per service”`, or the mesh; empty where the plan does nothing else. */
function insteadOf(taken: ReturnType<typeof answerTo>, { verdict }: Pick<Assessment, 'verdict'>): string {
  if (verdict.course === 'adopt') return ', but not all that is unmet, so this plan adopts a mesh';
  if (verdict.course === 'keep' || verdict.course === 'finish') return ', but this plan builds on the mesh that runs';
  return taken.option === undefined ? '' : `, but this plan takes “${taken.option.title}”`;
}
