import type { Assessment } from '../../core/assess/index.ts';
import { answeredProposals, proposedInWords } from '../judgement/proposals.ts';
import { bulleted, paragraph, said, section, type Section } from './document.ts';

/** The answer to each alternative that someone has proposed, one by one. */
export function proposals(assessment: Assessment): readonly Section[] {
  const answered = answeredProposals(assessment);
  const quote = proposedInWords(assessment);
  return section('proposals', 'On the table', 'What is on the table', [
    quote === '' || answered.length === 0 ? undefined : paragraph([{ strong: 'Your note says:' }, ` ${quote}`]),
    bulleted(
      answered.map(({ title, word, why, answers, proposal: { sources } }) => [
        { strong: `${title}: ${word}.` },
        ' ',
        said(why, answers, sources),
      ]),
    ),
  ]);
}
