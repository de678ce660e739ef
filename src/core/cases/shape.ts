import type * as result from '../assess/assessment.ts';
import { EFFORTS, STAGES, VERDICTS, type StageId } from '../pack/scales.ts';
import type { Pack } from '../pack/schema.ts';
import { OURS } from '../pack/sources.ts';

/** What can stand at a place of an assessment; nothing is said about what a case cannot foresee. */
export type Shape =
  | { readonly kind: 'any' }
  | { readonly kind: 'value'; readonly words?: readonly (string | boolean)[]; readonly isNumber?: true }
  | { readonly kind: 'entry'; readonly noun: string; readonly fields: Readonly<Record<string, Shape>> }
  /**
   * `ids`: what its items can be; left out where they have none. `elsewhere`: where an id stands that this list has
   * not.
   */
  | {
      readonly kind: 'list';
      readonly noun: string;
      readonly ids?: readonly string[];
      readonly item: (id: string) => Shape;
      readonly elsewhere?: (id: string) => string | undefined;
    };

type Fields<Entry> = Readonly<Record<keyof Entry, Shape>>;
interface Listed {
  readonly id: string;
}

const any: Shape = { kind: 'any' };
const text: Shape = { kind: 'value' };
const number: Shape = { kind: 'value', isNumber: true };
const flag: Shape = { kind: 'value', words: [true, false] };
const OUTCOMES = ['met', 'open', 'not-applicable'];

/**
 * The shape of the assessments that a pack leads to, by what cases call its parts: with `gates`, `steps` and `criteria`
 * for short.
 */
export function shapeOf(pack: Pack): Shape {
  const questions = idsOf(pack.questions);
  const roles = oneOf(idsOf(pack.roles));
  const source = entry<result.SourceRef>('source', {
    id: text,
    kind: oneOf(['talk', 'fact', 'ours']),
    at: text,
    link: text,
    read: text,
    says: text,
  });
  const sources = list('source', [...idsOf(pack.statements), ...idsOf(pack.facts), OURS], source);
  const answers = words('question', questions);
  const reasons = list('reason', undefined, entry<result.Reason>('reason', { text, answers, sources }));
  const named = { id: text, title: text, sources };

  const criterion = (id: string): Shape => {
    const levels = pack.criteria.find((each) => each.id === id)?.levels.map((level) => level.id) ?? [];
    return entry<result.CriterionResult>('criterion', {
      ...named,
      weight: number,
      level: oneOf([...levels, 'unknown']),
      points: number,
      range: numbers,
      why: text,
      answers,
    });
  };
  const criteria: Shape = { kind: 'list', noun: 'criterion', ids: idsOf(pack.criteria), item: criterion };
  const gate = entry<result.GateResult>('gate', {
    ...named,
    kind: oneOf(['entry', 'exit']),
    required: flag,
    outcome: oneOf([...OUTCOMES, 'unknown']),
    possible: words('outcome', OUTCOMES),
    waived: flag,
    why: text,
    fix: entry<result.GateResult['fix']>('fix', { do: text, effort: oneOf(EFFORTS), owner: roles }),
    answers,
    atOnce: entry<NonNullable<result.GateResult['atOnce']>>('atOnce', {
      order: oneOf(['first', 'beside']),
      says: text,
    }),
  });
  const step = entry<result.StepResult>('step', {
    ...named,
    do: text,
    proof: text,
    rollback: text,
    owner: roles,
    effort: oneOf(EFFORTS),
    done: flag,
    mayNotApply: flag,
    answers,
    useCases: words('use case', idsOf(pack.useCases)),
    closes: words('gate', idsOf(pack.gates)),
  });
  const staged =
    (noun: string, key: 'gates' | 'steps', item: Shape) =>
    (stage: string): Shape => {
      const all: readonly (Listed & { readonly stage: StageId })[] = pack[key];
      const elsewhere = (id: string) =>
        all.filter((each) => each.id === id).map((each) => `stages.${each.stage}.${key}.${id}`)[0];
      return {
        kind: 'list',
        noun: `${noun} of ${stage}`,
        ids: idsOf(all.filter((each) => each.stage === stage)),
        item: () => item,
        elsewhere,
      };
    };
  const [gatesOf, stepsOf] = [staged('gate', 'gates', gate), staged('step', 'steps', step)];
  const stage = (id: string): Shape =>
    entry<result.StageResult>('stage', {
      id: text,
      title: text,
      about: text,
      status: oneOf(['done', 'current', 'next', 'later', 'not-applicable']),
      gates: gatesOf(id),
      steps: stepsOf(id),
      stepsLeftOut: number,
    });
  const useCase = entry<result.UseCaseResult>('use case', {
    ...named,
    about: text,
    rank: number,
    points: number,
    start: flag,
    place: oneOf(['first', 'next', 'later', 'none']),
    stage: oneOf(STAGES),
    why: texts,
    reasons,
    experiment: text,
    measure: text,
    rollback: text,
    later: text,
    waitsFor: words('gate', idsOf(pack.gates)),
  });

  const assessment: Fields<Omit<result.Assessment, 'flips'>> = {
    schemaVersion: number,
    tool: any,
    pack: any,
    organization: text,
    scope: text,
    assessed: text,
    writtenFor: any,
    changes: any,
    verdict: entry<result.VerdictResult>('verdict', {
      id: oneOf(VERDICTS),
      title: text,
      why: texts,
      reasons,
      contrary: reasons,
      rule: oneOf(idsOf(pack.verdictRules)),
      settled: flag,
      possible: words('verdict', VERDICTS),
    }),
    need: entry<result.NeedResult>('need', { score: number, range: numbers, criteria }),
    stage: oneOf(['none', ...STAGES]),
    stagePossible: words('stage', ['none', ...STAGES]),
    stages: { kind: 'list', noun: 'stage', ids: STAGES, item: stage },
    useCases: list('use case', idsOf(pack.useCases), useCase),
    startPossible: words('use case', idsOf(pack.useCases)),
    risks: list(
      'risk',
      idsOf(pack.risks),
      entry<result.RiskResult>('risk', { ...named, why: text, mitigation: text, answers }),
    ),
    alternatives: list(
      'alternative',
      idsOf(pack.alternatives),
      entry<result.AlternativeResult>('alternative', {
        ...named,
        about: text,
        covers: texts,
        leaves: texts,
        who: text,
      }),
    ),
    watch: list(
      'sign',
      idsOf(pack.watch),
      entry<result.Assessment['watch'][number]>('sign', { id: text, says: text, sources }),
    ),
    unknowns: list(
      'question',
      questions,
      entry<result.Unknown>('unknown', {
        question: text,
        prompt: text,
        section: text,
        effect: text,
        mayNotApply: flag,
      }),
    ),
    ignored: list(
      'question',
      questions,
      entry<result.Assessment['ignored'][number]>('ignored answer', { question: text, why: text }),
    ),
    answers: list(
      'question',
      questions,
      entry<result.AnswerRecord>('answer', {
        question: text,
        prompt: text,
        section: text,
        state: oneOf(['answered', 'unknown', 'not-applicable', 'unanswered', 'hidden']),
        value: any,
        text,
        note: text,
        source: text,
        by: text,
        date: text,
        line: number,
      }),
    ),
    coverage: entry<result.Coverage>('coverage', { applicable: number, answered: number, percent: number }),
    waivers: any,
    sections: list('section', idsOf(pack.sections), entry('section', { id: text, title: text })),
    roles: list('role', idsOf(pack.roles), entry('role', { id: text, title: text })),
  };
  const short = {
    criteria,
    gates: list('gate', idsOf(pack.gates), gate),
    steps: list('step', idsOf(pack.steps), step),
  };
  return { kind: 'entry', noun: 'assessment', fields: { ...assessment, ...short } };
}

function idsOf(entries: readonly Listed[]): readonly string[] {
  return entries.map(({ id }) => id);
}

function oneOf(allowed: readonly string[]): Shape {
  return { kind: 'value', words: allowed };
}

function entry<Entry extends object>(noun: string, fields: Fields<Entry>): Shape {
  return { kind: 'entry', noun, fields };
}

function list(noun: string, ids: readonly string[] | undefined, item: Shape): Shape {
  return { kind: 'list', noun, ...(ids && { ids }), item: () => item };
}

/** A list of ids. */
function words(noun: string, ids: readonly string[]): Shape {
  return list(noun, ids, text);
}

const texts = list('text', undefined, text);
const numbers = list('number', undefined, number);
