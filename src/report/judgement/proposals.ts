import type { Assessment, OptionResult, ProposalResult } from '../../core/assess/index.ts';
import { list, sentence } from '../phrases.ts';
import { needsOf } from './needs.ts';
import { answerTo, type Fitting, optionsByNeed, whyOut } from './options.ts';
import { isPostponed } from './steps-left.ts';

/** What is answered to an alternative that someone has proposed: a word or two, and why, as a sentence. */
export interface Answered {
  readonly title: string;
  readonly word: string;
  readonly why: string;
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
    const { answer, says, answers } = proposal;
    const [word, why] =
      answer === 'as-options'
        ? asOptions(proposal, assessment)
        : answer === 'open'
          ? (['open', waitingFor(answers)] as const)
          : ([answer, says] as const);
    return { title: proposal.title, word: WORDS[word], why: sentence(why), proposal };
  });
}

function waitingFor(questions: readonly string[]): string {
  if (questions.length === 0) return "That depends on the course, which isn't decided yet.";
  const named = list(
    questions.map((id) => `\`${id}\``),
    'and',
  );
  return `The unanswered ${questions.length === 1 ? 'question' : 'questions'} ${named} decide${questions.length === 1 ? 's' : ''} this.`;
}

/** What the options of a proposal come to for the unmet needs: the plan does it, it could be done, or why it can't. */
function asOptions(
  { options }: ProposalResult,
  assessment: Assessment,
): readonly [word: keyof typeof WORDS, why: string] {
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
  for (const each of needs) {
    const { need, fits } = each;
    const found = fits.find(({ option }) => isNamed(option));
    if (found === undefined) continue;
    const taken = answerTo(each, assessment);
    return ['possible', `${reachOf(found)} “${need.title}” (“${found.option.title}”)${insteadOf(taken, assessment)}.`];
  }
  const waits = needs.flatMap(({ open }) => open).find(({ option }) => isNamed(option));
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
