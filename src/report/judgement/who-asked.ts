import { dayAfter } from '../../core/answers/index.ts';
import type { Assessment, Reason } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { brief } from '../escape.ts';
import { firstSentence, list, sentence } from '../phrases.ts';
import { answerTo } from './answered.ts';
import { firstAnswer } from './decided.ts';
import { whenMet } from './interim.ts';
import { isNoneKnown } from './meshes.ts';
import { needsOf } from './needs.ts';
import { isLeftOpen } from './verdict.ts';

/** So much of a note is quoted. */
const QUOTED = 110;

/**
 * What notes say of who asked, and for what, unless a reason quotes it, with an answer to them in short. What they ask
 * for isn't understood: the answer is about a mesh in this scope.
 */
export function whoAsked(assessment: Assessment, reasons: readonly Reason[]): readonly string[] {
  const asked = [KNOWN_QUESTIONS.driver, KNOWN_QUESTIONS.wish].flatMap((id) => {
    const { state, note = '' } = answerTo(assessment, id) ?? {};
    const quote = brief(note, QUOTED);
    const isTold = reasons.some(({ text }) => text.includes(quote));
    return state !== 'answered' || quote === '' || isTold ? [] : [`“${quote}” (\`${id}\`)`];
  });
  return asked.length === 0
    ? []
    : [`Also answer whoever asked: ${list(asked)}. In short: ${answerInShort(assessment, reasons)}`];
}

/** Taken, declined, or put off, and when to ask again. */
function answerInShort(assessment: Assessment, reasons: readonly Reason[]): string {
  const { verdict, stage, watch } = assessment;
  const [need] = needsOf(assessment).toSolve;
  if (isLeftOpen(assessment)) return 'put off until the questions of this brief are answered.';
  if (verdict.course === 'decide') return 'put off until an alternative is chosen.';
  if (verdict.course === 'adopt')
    return isNoneKnown(assessment)
      ? 'put off, because no product is known to meet all that you demand.'
      : `taken, one stage at a time${need === undefined ? '' : `, first for “${need.title}”`}.`;
  if (stage !== 'none')
    return `your mesh stays${need === undefined ? '' : `, and “${need.title}” comes first`}. Ask for another product only if yours can't meet a requirement.`;
  const why = firstSentence(reasons[0]?.text ?? '').replace(/ \([^()]*\)(?=\.?$)/, '');
  const [sign] = watch;
  const parts = [
    `${verdict.id === 'no' ? 'declined' : 'put off'} for this scope.`,
    why === '' ? '' : sentence(why),
    inPlace(assessment),
    sign === undefined ? '' : `Ask again if: ${firstSentence(sign.says)}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** For a party that requires something: what takes the place of a mesh, and what isn't met until then. */
function inPlace(assessment: Assessment): string {
  const { need, option } = firstAnswer(assessment) ?? {};
  if (need?.strength !== 'duty' || need.coverUnknown === true) return '';
  const met = whenMet(assessment);
  const unmet = `“${need.title}” isn't met in full`;
  if (option === undefined || met === undefined) return `${unmet} so far.`;
  const by = assessment.assessed === null ? `in week ${met[1]}` : `by ${dayAfter(assessment.assessed, 7 * met[1] - 1)}`;
  return `Instead: “${option.title}” ${by} (heuristic); until then, ${unmet}.`;
}
