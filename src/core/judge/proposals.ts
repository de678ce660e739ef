import { allHold, EXPOSURE, type Truth, union } from '../condition/index.ts';
import { KNOWN_QUESTIONS } from '../pack/index.ts';
import type { CompiledPack, CompiledReply } from './compiled.ts';
import { type Facts, factOf, isOpen } from './facts.ts';
import type { ProposalResult, VerdictResult } from './results.ts';
import { say } from './sentence.ts';

/**
 * What to answer to each alternative that the answers say is proposed, in the order of the pack: the first reply that
 * holds. Where it is open whether one before it holds, the answer waits for the questions named, or, where none is, for
 * the course. Where none holds, the options of the proposal tell it.
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
      const reply = replies.find((each) => replyHolds(each, facts, verdict()) !== false);
      const about = { id: proposal.id, title: proposal.title, options: proposal.options ?? [], sources };
      if (reply === undefined) return { ...about, answer: 'as-options', says: '', answers: [] };
      const reads = (reply.when?.causes(facts) ?? []).filter((id) => id !== EXPOSURE);
      if (replyHolds(reply, facts, verdict()) === true)
        return {
          ...about,
          answer: reply.reply.answer,
          says: say(compiled, facts, reply.says),
          sources: reply.sources,
          answers: union([reads, reply.says.mentions]),
        };
      const open = reads.filter((id) => isOpen(facts.list[compiled.index.get(id)!]!));
      return { ...about, answer: 'open', says: '', answers: open };
    });
}

/** What of the verdict a reply can ask for. */
type Decided = Pick<VerdictResult, 'close' | 'coursePossible' | 'possible'>;

/** Whether a reply is given, if none before it is. */
export function replyHolds({ reply, when }: CompiledReply, facts: Facts, verdict: Decided): Truth {
  return allHold([
    reply.close !== true || verdict.close,
    isAmong(verdict.possible, reply.verdicts),
    isAmong(verdict.coursePossible, reply.courses),
    when === undefined ? true : when.evaluate(facts),
  ]);
}

/** Whether all that is possible is wanted: not known where only some of it is. */
function isAmong<Of>(possible: readonly Of[], wanted: readonly Of[] = possible): Truth {
  const among = possible.filter((each) => wanted.includes(each));
  return among.length === possible.length ? true : among.length === 0 ? false : undefined;
}
