import type { AnswerRecord, Assessment, Reason, StepResult, UseCaseResult } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS, type Strength } from '../../core/pack/index.ts';
import { brief } from '../escape.ts';
import { firstSentence, list, sentence } from '../phrases.ts';
import { answerTo } from './answered.ts';
import { isOfAMesh } from './verdict.ts';

/** What makes a need one, for brackets behind its title. */
export const strengthWord: Readonly<Record<Strength, string>> = {
  duty: 'required',
  pain: 'known problem',
  burden: 'ongoing burden',
  wish: 'wanted',
  none: 'not asked for',
};

/** The same of one need: a reported problem that is solved, or may be, isn't told as one of today. */
export function strengthInWords({
  strength,
  unmet,
  coverUnknown,
}: Pick<UseCaseResult, 'strength' | 'unmet' | 'coverUnknown'>): string {
  if (strength !== 'pain' || (unmet && coverUnknown !== true)) return strengthWord[strength];
  return unmet ? 'reported, perhaps solved since' : 'solved problem';
}

/** The place of a need in the plan, for comparisons. */
export const placeWord: Readonly<Record<UseCaseResult['place'], string>> = {
  first: 'to solve first',
  next: 'one of the next',
  later: 'later',
  none: 'not in the plan',
};

/** The needs as a report tells them; JSON has all of them. */
export interface Needs {
  /** The unmet ones to work on: the first, and at most two more. */
  readonly toSolve: readonly UseCaseResult[];
  /** What stands before the first: while it is unknown whether it is met, that is to be clarified, not solved. */
  readonly lead: string;
  /** Whether the first is tried: only with a mesh, and not where one stays that may meet it already. */
  readonly isTried: boolean;
  /** Unmet ones that come after these. */
  readonly further: readonly UseCaseResult[];
  /**
   * Unmet ones that are never a reason for a mesh: done whatever becomes of one. What only a mesh can do belongs to its
   * way and stays away without a yes.
   */
  readonly anyway: readonly UseCaseResult[];
  /** Asked for, and met by what is there, with the titles of that. */
  readonly covered: readonly { readonly need: UseCaseResult; readonly by: readonly string[] }[];
}

export function needsOf({
  useCases,
  options,
  verdict,
  stage,
}: Pick<Assessment, 'useCases' | 'options' | 'verdict' | 'stage'>): Needs {
  const unmet = useCases.filter((useCase) => useCase.unmet);
  const reasons = unmet.filter(({ carries }) => carries !== 'never');
  const isNow = ({ place }: UseCaseResult) => place === 'first' || place === 'next';
  const hasSimple = (id: string) => options.some(({ kind, answers }) => kind !== 'mesh' && answers.includes(id));
  const titleOf = (id: string) =>
    id === 'mesh' ? 'the mesh' : quoted(options.find((each) => each.id === id)?.title ?? id);
  const toSolve = reasons.filter(isNow);
  const isUnclear = toSolve[0]?.coverUnknown === true;
  return {
    toSolve,
    lead: isUnclear ? 'To clarify first' : 'To solve first',
    isTried: stage !== 'none' && !(isUnclear && verdict.course === 'keep') && verdict.course !== 'decide',
    further: reasons.filter((each) => !isNow(each)),
    anyway: unmet.filter(({ id, carries }) => carries === 'never' && (verdict.id === 'yes' || hasSimple(id))),
    covered: useCases
      .filter((each) => !each.unmet && each.strength !== 'none' && each.coveredBy.length > 0)
      .map((need) => ({ need, by: need.coveredBy.map(titleOf) })),
  };
}

/** The first need, where an outside party requires it and it is known to be unmet. */
export function firstDuty(assessment: Assessment): UseCaseResult | undefined {
  const [need] = needsOf(assessment).toSolve;
  return need?.strength === 'duty' && need.coverUnknown !== true ? need : undefined;
}

/** The unmet needs that an outside party requires, also those that are no reason for a mesh. */
export function unmetDuties({ useCases }: Pick<Assessment, 'useCases'>): readonly UseCaseResult[] {
  return useCases.filter(({ unmet, strength }) => unmet && strength === 'duty');
}

/** The first unmet need that an outside party requires, also behind others that come first; undefined without one. */
export function requiredNeed(assessment: Assessment): UseCaseResult | undefined {
  return needsOf(assessment).toSolve.find(({ strength, coverUnknown }) => strength === 'duty' && coverUnknown !== true);
}

/** Whether a step is left and ends a need that an outside party requires, whichever alternative is chosen. */
export function endsDuty({ done, mayNotApply, way, meets = [] }: StepResult, { useCases }: Assessment): boolean {
  if (done || mayNotApply === true || way !== undefined) return false;
  return unmetDuties({ useCases }).some(({ id }) => meets.includes(id));
}

/** The needs that the mesh that is there meets. */
export function needsMetByMesh({ useCases }: Assessment): readonly UseCaseResult[] {
  return useCases.filter(
    ({ unmet, coveredBy, strength }) => !unmet && strength !== 'none' && coveredBy.includes('mesh'),
  );
}

/** A title in a sentence. */
function quoted(title: string): string {
  return `the option “${title}”`;
}

/** Whether the other answers support what the organization wants improved first; undefined where it names nothing. */
export function wishOf(assessment: Assessment): string | undefined {
  const wish = answerTo(assessment, KNOWN_QUESTIONS.wish);
  const wanted = assessment.useCases.find(({ id }) => id === wish?.value);
  if (wish?.state !== 'answered' || wanted === undefined) return undefined;
  const { toSolve, anyway, covered } = needsOf(assessment);
  const [first] = toSolve;
  const here = wish.text === wanted.title ? '' : ` (here called “${wanted.title}”)`;
  const says = `You want to improve “${wish.text}” first${here}`;
  if (wanted === first)
    return here === '' ? `${says}, and the other answers support that.` : `${says}. The other answers support that.`;
  if (wanted.unmet && first !== undefined && !anyway.includes(wanted))
    return first.strength === wanted.strength
      ? `${says}. It is unmet, but “${first.title}” is needed as strongly${assessment.stage === 'none' ? '' : ', and comes first because the other need depends on it'}.`
      : `${says}. It is unmet, but “${first.title}” is needed more (${strengthInWords(first)}).`;
  if (wanted.unmet) return `${says}. It is unmet, but it is no reason for a mesh.`;
  const by = covered.find(({ need }) => need === wanted)?.by;
  if (by !== undefined)
    return `${says}, but it is covered by ${list(by)}. If that isn't enough, write down what is missing.`;
  if (wanted.strengthPossible.length > 1) return undefined;
  return wanted.strength === 'none'
    ? `${says}, but the other answers show no unmet need there.`
    : `${says}. It is only wanted: no requirement and no reported problem is behind it.`;
}

/** What stands before the notes of the answers that a need rests on. */
export const ON_RECORD = 'Evidence';

/** The note of an answer, who gave it, and what was answered. */
export interface Evidence {
  readonly note: string;
  readonly by: string | undefined;
  readonly value: AnswerRecord['value'];
}

/**
 * The notes of the answers that a need rests on, with who gave them: first those behind what makes it a need, such as
 * who requires it.
 */
export function recordOf(assessment: Assessment, need: UseCaseResult): readonly Evidence[] {
  return notedBehind(assessment, need.reasons).filter((record) => isProof(record, need, assessment));
}

/** The notes of the answers behind some reasons, in the order of these. */
function notedBehind(
  assessment: Pick<Assessment, 'answers'>,
  reasons: readonly Pick<Reason, 'answers'>[],
): readonly Evidence[] {
  const behind = [...new Set(reasons.flatMap((reason) => reason.answers))];
  // What is installed is no evidence of a need.
  return behind.flatMap((id) => {
    if (id === KNOWN_QUESTIONS.installed) return [];
    const answer = answerTo(assessment, id);
    return answer?.note === undefined ? [] : [{ note: answer.note, by: answer.by, value: answer.value }];
  });
}

/**
 * Whether a note is sure to be about a need. Of what is required, only answers that say so, as the first one behind it
 * does, tell the clause and who asked. Where an answer names several problems, its note can be about any of them; where
 * a mesh runs, about what that mesh causes or has cured.
 */
function isProof({ value }: Evidence, { strength, reasons }: UseCaseResult, assessment: Assessment): boolean {
  if (Array.isArray(value) && value.length > 1) return false;
  const [demand] = reasons[0]?.answers ?? [];
  return strength === 'duty'
    ? demand === undefined || value === answerTo(assessment, demand)?.value
    : !isOfAMesh(assessment.verdict.course);
}

/** `“the assessor asked for it” (source: security architect).`, of all of the note or a part of it. */
export function recordInWords({ by }: Evidence, note: string): string {
  return `“${note.replace(/\.$/, '')}”${by === undefined ? '' : ` (source: ${brief(by, 80)})`}.`;
}

/**
 * The evidence of the first need to solve as a sentence, shortened: the first note behind what makes it a need. None
 * where no answer has one, or where that may be about something else.
 */
export function recordOfFirst(assessment: Assessment, lead = ON_RECORD): readonly string[] {
  const [need] = needsOf(assessment).toSolve;
  if (need === undefined) return [];
  // Of a reported problem, only the report itself has evidence: what else its sentence mentions is how things are.
  const most = need.strength === 'pain' ? 1 : Infinity;
  const behind = need.reasons.slice(0, 1).map(({ answers }) => ({ answers: answers.slice(0, most) }));
  const [record] = notedBehind(assessment, behind).filter((each) => isProof(each, need, assessment));
  return record === undefined ? [] : [`${lead}: ${recordInWords(record, firstSentence(record.note))}`];
}

/** The reasons, with the evidence of the first need at the first one that is about it; as they are where none is. */
export function withRecord(reasons: readonly Reason[], assessment: Assessment): readonly Reason[] {
  const [need] = needsOf(assessment).toSolve;
  if (need === undefined) return reasons;
  const own = reasons.find(({ text }) => need.reasons.some((reason) => text.startsWith(reason.text)));
  const about = own ?? reasons.find(({ text }) => text.includes(`“${need.title}”`));
  const [record] = recordOfFirst(assessment, own === undefined ? `${ON_RECORD} of the need` : ON_RECORD);
  if (record === undefined) return reasons;
  return reasons.map((reason) =>
    reason === about ? { ...reason, text: `${sentence(reason.text)} ${record}` } : reason,
  );
}

/** What stands where no need is unmet, besides those that are met with or without a mesh. */
export function nothingUnmet(assessment: Assessment): string {
  const { anyway, covered } = needsOf(assessment);
  const about = anyway.length === 0 ? '' : ' that speaks for a mesh';
  const isSure = assessment.verdict.standing === 'settled' && rivals(assessment).titles.length === 0;
  const isMet = covered.some(({ need }) => anyway.length === 0 || need.carries !== 'never');
  if (!isSure) return `So far, no unmet need${about} is known.`;
  return isMet ? `Every need${about} is met.` : `No need${about} is reported.`;
}

/** Titles of the needs that unanswered questions can still put first, the likeliest few, and how many more. */
export function rivals({ startPossible, useCases }: Pick<Assessment, 'startPossible' | 'useCases'>): {
  readonly titles: readonly string[];
  readonly others: number;
} {
  const titles = useCases
    .filter(({ id, place }) => place !== 'first' && startPossible.includes(id))
    .map(({ title }) => title);
  return { titles: titles.slice(0, 3), others: Math.max(0, titles.length - 3) };
}
