import { allHold, EXPOSURE, type Truth, union } from '../condition/index.ts';
import { KNOWN_QUESTIONS } from '../pack/index.ts';
import type { CompiledPack, CompiledReply } from './compiled.ts';
import { type Facts, factOf, isOpen } from './facts.ts';
import type { ProposalResult, VerdictResult } from './results.ts';
import { say } from './sentence.ts';

/**
 * What to answer to each alternative that the answers say is proposed, in the order of the pack: the first reply that
 * holds. Where one before it may hold and answers something else, the answer waits for the questions named, or, where
 * none is, for the course. Where no reply holds, the options of the proposal tell it.
 */
export function judgeProposals(
  compiled: CompiledPack,
  facts: Facts,
  verdict: () => Decided,
): readonly ProposalResult[] {
  const value = factOf(compiled, facts, KNOWN_QUESTIONS.proposed)?.value;
  const named: readonly unknown[] = Array.isArray(value) ? value : [];
  return compiled.proposals
    .filter(({ proposal }) => named.includes(proposal.id))
    .map(({ proposal, replies, sources }): ProposalResult => {
      const { title, options = [] } = proposal;
      const about = { id: proposal.id, title, says: '', answers: [], options, sources };
      const { given, before } = possibleReplies(replies, facts, verdict());
      if (given === undefined && before.length === 0) return { ...about, answer: 'as-options' };
      const otherwise = given?.reply.answer ?? (options.length > 0 ? ('as-options' as const) : undefined);
      const possible = [
        ...before.map((reply) => ({
          answer: reply.reply.answer,
          answers: unansweredBy(reply, compiled, facts, verdict()),
        })),
        ...(otherwise === undefined ? [] : [{ answer: otherwise, answers: [] }]),
      ];
      const open = decidedBy(possible, possible.at(-1)!.answer);
      if (given === undefined || open !== undefined)
        return { ...about, answer: 'open', answers: open ?? union(possible.map(({ answers }) => answers)), possible };
      const says = say(compiled, facts, given.says);
      const answers = union([causesOf(given, facts), given.says.mentions]);
      return { ...about, answer: given.reply.answer, says, answers, sources: given.sources };
    });
}

/**
 * The questions that decide between what is possible and `last`, its last one: those up to the first that answers
 * something else. Empty where that one waits for the course, undefined where all answer the same. Of “no” and “later”,
 * neither opens the other.
 */
export function decidedBy(
  possible: readonly { readonly answer: string; readonly answers: readonly string[] }[],
  last: string,
): readonly string[] | undefined {
  const other = possible.slice(0, -1).findIndex(({ answer }) => !isSame(answer, last));
  if (other < 0) return undefined;
  const before = possible.slice(0, other + 1).map(({ answers }) => answers);
  return before.at(-1)!.length === 0 ? [] : union(before);
}

/** What declines a proposal, for now or for good: whichever it is, it isn't done. */
const NOT_NOW: ReadonlySet<string> = new Set(['no', 'later']);

function isSame(one: string, other: string): boolean {
  return one === other || (NOT_NOW.has(one) && NOT_NOW.has(other));
}

/** The first reply that certainly holds, and those before it that may. */
function possibleReplies(replies: readonly CompiledReply[], facts: Facts, verdict: Decided) {
  const truths = replies.map((reply) => replyHolds(reply, facts, verdict));
  const first = truths.indexOf(true);
  const before = replies.filter((_, place) => truths[place] === undefined && (first < 0 || place < first));
  return { given: replies[first], before };
}

function causesOf({ when }: CompiledReply, facts: Facts): readonly string[] {
  return (when?.causes(facts) ?? []).filter((id) => id !== EXPOSURE);
}

/** The questions that decide whether a reply holds; none where it waits for the course. */
function unansweredBy(
  reply: CompiledReply,
  { index }: CompiledPack,
  facts: Facts,
  verdict: Decided,
): readonly string[] {
  if (isOfVerdict(reply, verdict) === undefined) return [];
  return causesOf(reply, facts).filter((id) => isOpen(facts.list[index.get(id)!]!));
}

/** What of the verdict a reply can ask for. */
type Decided = Pick<VerdictResult, 'among' | 'close' | 'coursePossible' | 'possible'>;

/** Whether a reply is given, if none before it is. */
export function replyHolds(reply: CompiledReply, facts: Facts, verdict: Decided): Truth {
  return allHold([isOfVerdict(reply, verdict), reply.when === undefined ? true : reply.when.evaluate(facts)]);
}

/** Whether what it asks of the verdict and the course holds. */
function isOfVerdict({ reply }: CompiledReply, verdict: Decided): Truth {
  return allHold([
    reply.close !== true || verdict.close,
    reply.later !== true || verdict.among?.later === true,
    isAmong(verdict.possible, reply.verdicts),
    isAmong(verdict.coursePossible, reply.courses),
  ]);
}

/** Whether all that is possible is wanted: not known where only some of it is. */
function isAmong<Of>(possible: readonly Of[], wanted: readonly Of[] = possible): Truth {
  const among = possible.filter((each) => wanted.includes(each));
  return among.length === possible.length ? true : among.length === 0 ? false : undefined;
}
