import { type Condition, conditionInWords } from '../condition/index.ts';
import type { SourceRef } from '../assess/assessment.ts';
import type { PackChanges } from '../pack/differences.ts';
import { nounOf } from '../pack/nouns.ts';
import type { Pack, Question } from '../pack/schema.ts';
import { namesUsed } from './names.ts';
import { sourceFinder } from '../pack/sources.ts';

/** One entry of a pack, laid open for a reader: what it says, when it holds, why, and where it comes from. */
export interface Entry {
  readonly kind: EntryKind;
  readonly id: string;
  readonly title: string;
  readonly lines: readonly EntryLine[];
  readonly sources: readonly SourceRef[];
  /** What the pack makes different from the one that it extends. */
  readonly change?: PackChanges['entries'][number];
}

export interface EntryLine {
  readonly label: string;
  readonly text: string;
}

export type EntryKind =
  | 'question'
  | 'condition'
  | 'criterion'
  | 'verdict'
  | 'verdict rule'
  | 'stage'
  | 'gate'
  | 'step'
  | 'use case'
  | 'risk'
  | 'alternative'
  | 'sign to watch'
  | 'role'
  | 'section'
  | 'fact'
  | 'statement of the talk';

/** Every entry of the pack that has an id. An id can name several: a question and the criterion that reads it. */
export function entriesOf(pack: Pack): readonly Entry[] {
  const sources = sourceFinder(pack);
  const { linesOf, usersOf } = namesUsed(pack);
  const entry = (kind: EntryKind, id: string, title: string, lines: Lines, ids: readonly string[] = []): Entry => {
    const change = pack.changes?.entries.find((each) => each.id === id && nounOf(each.list) === kind);
    return {
      kind,
      id,
      title,
      lines: [
        ...lines.flatMap((line) => (line ? [{ label: line[0], text: line[1] }] : [])),
        ...linesOf(`${kind} ${id}`).map((text) => ({ label: 'named condition', text })),
      ],
      sources: sources(ids),
      ...(change && { change }),
    };
  };
  return [
    ...pack.questions.map((q) =>
      entry(
        'question',
        q.id,
        q.prompt,
        [
          ['section', q.section],
          ['answers', allowed(q)],
          holds('asked when', q.when),
          ['how to find out', q.help],
          ['why we ask', q.why],
        ],
        q.sources,
      ),
    ),
    ...pack.conditions.map((c) =>
      entry('condition', c.id, c.says, [holds('holds when', c.when), list('used by', usersOf(c.id))], c.sources),
    ),
    ...pack.criteria.map((c) =>
      entry(
        'criterion',
        c.id,
        c.title,
        [
          ['weight', `${c.weight} of 100`],
          ...c.levels.map((level): Line => ['level', levelInWords(level)]),
          ['why', c.why],
        ],
        c.sources,
      ),
    ),
    ...pack.verdicts.map((v) =>
      entry('verdict', v.id, v.title, [
        ['about', v.about],
        ...pack.verdictRules.filter((rule) => rule.verdict === v.id).map((rule): Line => ['rule', rule.id]),
      ]),
    ),
    ...pack.verdictRules.map((r) =>
      entry(
        'verdict rule',
        r.id,
        r.says,
        [
          ['verdict', r.verdict],
          holds('holds when', r.when, 'no rule before it holds'),
          ['why', r.why],
          list('alternatives', r.alternatives),
        ],
        r.sources,
      ),
    ),
    ...pack.stages.map((s) =>
      entry(
        'stage',
        s.id,
        s.title,
        [['about', s.about], list('gates', idsIn(pack.gates, s.id)), list('steps', idsIn(pack.steps, s.id))],
        s.sources,
      ),
    ),
    ...pack.gates.map((g) =>
      entry(
        'gate',
        g.id,
        g.title,
        [
          ['stage', `${g.stage} (${g.kind}, ${g.required ? 'required' : 'advised'})`],
          holds('applies when', g.when),
          holds('met when', g.met),
          ['why', g.why],
          ['fix', `${g.fix.do} (${g.fix.effort}, ${g.fix.owner})`],
        ],
        g.sources,
      ),
    ),
    ...pack.steps.map((s) =>
      entry(
        'step',
        s.id,
        s.title,
        [
          ['stage', s.stage],
          ['do', s.do],
          ['proof', s.proof],
          ['rollback', s.rollback],
          ['owner', `${s.owner} (${s.effort})`],
          holds('shown when', s.when),
          holds('done when', s.done),
          list('for the use cases', s.useCases),
          list('closes the gates', s.closes),
        ],
        s.sources,
      ),
    ),
    ...pack.useCases.map((u) =>
      entry(
        'use case',
        u.id,
        u.title,
        [
          ['about', u.about],
          ['stage', u.stage],
          holds('applies when', u.when),
          ...u.signals.map((signal): Line => [
            'signal',
            `${signal.points} points when ${conditionInWords(signal.when)}: ${signal.says}`,
          ]),
          ['experiment', u.experiment],
          ['measure', u.measure],
          ['rollback', u.rollback],
          ['later', u.later],
        ],
        u.sources,
      ),
    ),
    ...pack.risks.map((r) =>
      entry(
        'risk',
        r.id,
        r.title,
        [holds('shown when', r.when), ['why', r.why], ['mitigation', r.mitigation]],
        r.sources,
      ),
    ),
    ...pack.alternatives.map((a) =>
      entry(
        'alternative',
        a.id,
        a.title,
        [
          ['about', a.about],
          holds('shown when', a.when),
          ...a.covers.map((text): Line => ['covers', text]),
          ...a.leaves.map((text): Line => ['leaves', text]),
          ['who does it then', a.who],
        ],
        a.sources,
      ),
    ),
    ...pack.watch.map((w) => entry('sign to watch', w.id, w.says, [holds('shown unless', w.unless)], w.sources)),
    ...pack.roles.map((r) =>
      entry('role', r.id, r.title, [
        list(
          'owns the gates',
          ownedBy(
            pack.gates.map((gate) => ({ id: gate.id, owner: gate.fix.owner })),
            r.id,
          ),
        ),
        list('owns the steps', ownedBy(pack.steps, r.id)),
      ]),
    ),
    ...pack.sections.map((s) =>
      entry('section', s.id, s.title, [
        ['about', s.about],
        list(
          'questions',
          pack.questions.filter((q) => q.section === s.id).map((q) => q.id),
        ),
      ]),
    ),
    ...pack.facts.map((f) =>
      entry('fact', f.id, f.says, [
        ['link', f.link],
        ['read', f.read],
      ]),
    ),
    ...pack.statements.map((s) =>
      entry('statement of the talk', s.id, s.says, [
        ['at', `${s.at} in "${pack.talk.title}", ${pack.talk.speaker}, ${pack.talk.event}, ${pack.talk.date}`],
      ]),
    ),
  ];
}

type Line = readonly [label: string, text: string];
type Lines = readonly (Line | undefined)[];

function holds(label: string, condition: Condition | undefined, otherwise?: string): Line | undefined {
  if (condition !== undefined) return [label, conditionInWords(condition)];
  return otherwise === undefined ? undefined : [label, otherwise];
}

function list(label: string, ids: readonly string[] | undefined): Line | undefined {
  return ids === undefined || ids.length === 0 ? undefined : [label, ids.join(', ')];
}

function allowed({ kind, min, max, unit, values = [], alone = [] }: Question): string {
  if (kind === 'number')
    return `a whole number from ${min ?? 'any'} to ${max ?? 'any'}${unit === undefined ? '' : `, ${unit}`}`;
  const words = values.map(
    ({ value, label }) => `${value} (${label}${alone.includes(value) ? '; only by itself' : ''})`,
  );
  return `${kind === 'choice' ? 'one of' : 'any of'}: ${words.join('; ')}`;
}

function levelInWords({ id, share, when, says }: Pack['criteria'][number]['levels'][number]): string {
  return `${id}, ${Math.round(share * 100)} % of the weight, when ${when === undefined ? 'no level before it holds' : conditionInWords(when)}: ${says}`;
}

function idsIn(entries: readonly { readonly id: string; readonly stage: string }[], stage: string): string[] {
  return entries.filter((entry) => entry.stage === stage).map((entry) => entry.id);
}

function ownedBy(entries: readonly { readonly id: string; readonly owner: string }[], role: string): string[] {
  return entries.filter((entry) => entry.owner === role).map((entry) => entry.id);
}
