import type { Answer, Answers } from '../../src/core/answers/answers.ts';
import { type CompiledPack, compilePack } from '../../src/core/judge/compile.ts';
import { expandNames } from '../../src/core/pack/expand.ts';
import { type Pack, type Value, packSchema } from '../../src/core/pack/schema.ts';

type Entry = Readonly<Record<string, unknown>>;
export type Parts = { readonly [key in Exclude<keyof Pack, 'pack' | 'talk'>]?: readonly Entry[] };

/** Required texts of each kind of entry, so that a test writes only what it is about. */
const DEFAULTS: { readonly [key in keyof Parts]: Entry } = {
  questions: { section: 'here', prompt: 'What?', help: 'Look.', why: 'Because.', sources: ['ours'] },
  conditions: { says: 'so it is here' },
  criteria: { title: 'Criterion', why: 'Because.', sources: ['ours'] },
  verdictRules: { says: 'So it is.', why: 'Because.', sources: ['ours'] },
  watch: { says: 'Something changes.', sources: ['ours'] },
  gates: {
    stage: 'crawl',
    kind: 'exit',
    title: 'Gate',
    required: true,
    why: 'Because.',
    fix: { do: 'Do it.', effort: { low: 1, high: 5, unit: 'days' }, owner: 'team' },
    sources: ['ours'],
  },
  steps: {
    stage: 'crawl',
    title: 'Step',
    do: 'Do it.',
    proof: 'It shows.',
    rollback: 'Undo it.',
    owner: 'team',
    effort: { low: 1, high: 5, unit: 'days' },
    sources: ['ours'],
  },
  useCases: {
    title: 'Use case',
    about: 'About.',
    stage: 'crawl',
    carries: 'alone',
    strength: {},
    experiment: 'Try.',
    measure: 'Errors.',
    abort: 'More errors.',
    rollback: 'Undo.',
    later: 'Later.',
    sources: ['ours'],
  },
  risks: { title: 'Risk', why: 'Because.', mitigation: 'Watch out.', sources: ['ours'] },
  contradictions: { title: 'Conflict', why: 'Because.', correction: 'Look again.', sources: ['ours'] },
  options: {
    title: 'Option',
    kind: 'library',
    about: 'About.',
    answers: [],
    leaves: ['that'],
    who: 'Everyone.',
    sources: ['ours'],
  },
  course: { says: 'So it goes.', sources: ['ours'] },
  capacityLevels: { says: 'So many.' },
  capacityGaps: { says: 'Too few.', sources: ['ours'] },
  capacityCriteria: { title: 'Criterion', why: 'Because.', sources: ['ours'] },
};

/** A small valid pack. Missing parts stay empty, and required texts are filled in. */
export function packOf(parts: Parts): Pack {
  const filled = Object.entries(parts).map(([key, entries]) => [
    key,
    entries.map((entry) => ({ ...DEFAULTS[key as keyof Parts], ...entry })),
  ]);
  const pack = packSchema.parse({
    pack: {
      schema: 'mesh-ready/pack@2',
      id: 'small',
      version: '1.0.0',
      title: 'Small',
      about: 'For tests.',
      heuristics: 'Rules of thumb.',
    },
    talk: { title: 'Talk', speaker: 'Speaker', event: 'Event', date: '2020-01-01' },
    verdicts: ['yes', 'not-yet', 'no'].map((id) => ({ id, title: `Title of ${id}`, about: 'About.' })),
    verdictRules: [{ id: 'always', verdict: 'yes', ...DEFAULTS.verdictRules }],
    stages: ['crawl', 'walk', 'run', 'fly'].map((id) => ({ id, title: id, about: 'About.', sources: ['ours'] })),
    ...Object.fromEntries(filled),
  });
  expandNames(pack, new Map());
  return pack;
}

export function compiledOf(parts: Parts): CompiledPack {
  return compilePack(packOf(parts), 'digest');
}

/** Answers in short form: a value, `unknown`, or a reason why the question doesn't apply. */
export function answersOf(plain: Readonly<Record<string, Value | { readonly notApplicable: string }>>): Answers {
  return new Map(Object.entries(plain).map(([id, value]): [string, Answer] => [id, answerOf(value)]));
}

/** A number question, 0 to 100. */
export function number(id: string, more: Entry = {}): Entry {
  return { id, kind: 'number', min: 0, max: 100, ...more };
}

/** A choice of these values, labeled `Label of …`. */
export function choice(id: string, values: readonly string[], more: Entry = {}): Entry {
  return { id, kind: 'choice', values: values.map(labelled), ...more };
}

/** A choices question with these values; `none`, if present, can't be combined with others. */
export function choices(id: string, values: readonly string[], more: Entry = {}): Entry {
  return {
    id,
    kind: 'choices',
    values: values.map(labelled),
    ...(values.includes('none') && { alone: ['none'] }),
    ...more,
  };
}

function answerOf(value: Value | { readonly notApplicable: string }): Answer {
  if (value === 'unknown') return { kind: 'unknown' };
  if (typeof value === 'object' && 'notApplicable' in value)
    return { kind: 'not-applicable', reason: value.notApplicable };
  return { kind: 'value', value };
}

function labelled(value: string): Entry {
  return { value, label: `Label of ${value}` };
}
