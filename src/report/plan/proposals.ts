import type { Assessment } from '../../core/assess/index.ts';
import { answeredProposals } from '../judgement/proposals.ts';
import { bulleted, said, section, type Section } from './document.ts';

/** The answer to each alternative that someone has proposed, one by one. */
export function proposals(assessment: Assessment): readonly Section[] {
  return section('proposals', 'On the table', 'What is on the table', [
    bulleted(
      answeredProposals(assessment).map(({ title, word, why, proposal: { answers, sources } }) => [
        { strong: `${title}: ${word}.` },
        ' ',
        said(why, answers, sources),
      ]),
    ),
  ]);
}
