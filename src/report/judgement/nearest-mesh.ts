import type { Assessment, Reason } from '../../core/assess/index.ts';
import { nearestMesh } from '../../core/fit/index.ts';
import { firstSentence, list, sentence } from '../phrases.ts';
import { optionsByNeed } from './options.ts';
import { notReached } from './reasons.ts';
import { isLeftOpen, isOfAMesh } from './verdict.ts';

/**
 * Where no mesh is adopted: the one that others will ask about, what it would meet that the plan doesn't, and who is
 * missing to run it. For a “no”, and while answers can rule it out, only one that the platform brings; beside a close
 * verdict, the decision names products. None where no mesh could carry the calls: the reasons say that.
 */
export function whyNotTheNearest(assessment: Assessment): readonly Reason[] {
  const { verdict, capacity } = assessment;
  if (verdict.id === 'yes' || verdict.close || isLeftOpen(assessment) || isOfAMesh(verdict.course)) return [];
  if (verdict.barred === true) return [];
  const nearest = nearestMesh(assessment);
  if (nearest === undefined) return [];
  const { title, fit, answers, speaksFor } = nearest.option;
  const brought = speaksFor.find(({ atHand }) => atHand === true);
  const why = brought ?? speaksFor.toSorted((a, b) => b.points - a.points)[0];
  if (why === undefined || (brought === undefined && (verdict.id === 'no' || fit === 'open'))) return [];
  const only = notReached(assessment).filter(({ id }) => answers.includes(id));
  const others = optionsByNeed(assessment).filter(({ need, fits }) => answers.includes(need.id) && fits.length > 0);
  const more = others.some(({ fits }) => fits[0]!.reach !== 'enough') ? ', with more work' : '';
  const adds =
    only.length > 0
      ? `Only a mesh would meet ${list(only.map((need) => `“${need.title}”`))} in full`
      : `Simpler options can meet the same needs${more}`;
  const [gap] = verdict.id === 'not-yet' ? capacity.reasons : [];
  const parts = [
    `${brought === undefined ? 'The likeliest mesh here' : 'The mesh at hand'}: ${title}${fit === 'open' ? ' (if unanswered questions allow it)' : ''}`,
    why.text,
    adds,
    ...(gap === undefined ? [] : [`Why not now? ${firstSentence(gap.text)}`]),
  ];
  const sources = [...new Set([...why.sources, ...(gap?.sources ?? [])])];
  return [{ text: parts.map((part) => sentence(part)).join(' '), answers: [], sources }];
}
