import { type Condition, conditionInWords } from '../condition/index.ts';
import {
  effortInWords,
  growthInWords,
  isConditionAt,
  isReleased,
  type ListedEntry,
  type ListKey,
  STRENGTHS,
} from '../pack/index.ts';
import type { Criterion, Pack, Question, UseCase } from '../pack/schema.ts';
import type { EntryLine } from './entries.ts';
import { namesOf, usersOf } from './names.ts';

type Line = readonly [label: string, text: string] | undefined;
type Describe<Key extends ListKey> = (entry: Pack[Key][number], pack: Pack) => readonly Line[];

/** The description of an entry besides its title and sources. */
export function linesOf(list: ListKey, entry: ListedEntry, pack: Pack): readonly EntryLine[] {
  const describe = LINES[list] as Describe<ListKey> | undefined;
  const lines = describe?.(entry as Pack[ListKey][number], pack) ?? fieldsOf(entry);
  const names = namesOf(entry).map((text): Line => ['named condition', text]);
  return [...lines, ...names].flatMap((line) => (line ? [{ label: line[0], text: line[1] }] : []));
}

/** Lists whose fields need other words, another order, or data from elsewhere in the pack. */
const LINES: { readonly [Key in ListKey]?: Describe<Key> } = {
  questions: (question) => [
    ['section', question.section],
    ['answers', allowed(question)],
    holds('asked when', question.when),
    ['how to find out', question.help],
    ['why it matters', question.why],
  ],
  conditions: ({ id, when }, pack) => [holds('holds when', when), ids('used by', usersOf(pack, id))],
  criteria: ({ weight, levels, why }) => [
    ['weight', `${weight} of 100`],
    ...levels.map((level): Line => ['level', levelInWords(level)]),
    ['why', why],
  ],
  verdicts: ({ id, about }, { verdictRules }) => [
    ['about', about],
    ...verdictRules.filter(({ verdict }) => verdict === id).map((rule): Line => ['rule', rule.id]),
  ],
  verdictRules: ({ verdict, close, when, core, why }) => [
    ['verdict', close === true ? `${verdict}, close` : verdict],
    holds('holds when', when, 'no rule before it holds'),
    core === 'all' ? ['leans to it when', 'all of that is certain'] : holds('leans to it when', core),
    ['why', why],
  ],
  course: ({ course, when, advice = [], because = [], against = [], barred, stop }) => [
    ['course', course],
    holds('holds when', when, 'no row before it holds'),
    ...advice.map((said) => saying('advice', said)),
    ...because.map((said) => saying('speaks for it', said)),
    ...(barred === undefined ? [] : [saying('bars a mesh', barred)]),
    ...against.map((said) => saying('speaks against it', said)),
    ...(stop === undefined ? [] : [['decide again', stop] satisfies Line]),
  ],
  proposals: ({ replies, options = [] }) => [
    ...replies.map(({ answer, close, later, verdicts, courses, when, says }): Line => [
      'reply',
      `${[
        answer,
        ...(close === true ? ['where the verdict is close'] : []),
        ...(later === true ? ['where all meshes stay until a requirement is met'] : []),
        ...(verdicts === undefined ? [] : [`at verdict ${verdicts.join(' or ')}`]),
        ...(courses === undefined ? [] : [`at course ${courses.join(' or ')}`]),
        ...(when === undefined ? [] : [`when ${conditionInWords(when)}`]),
      ].join(', ')}: ${says}`,
    ]),
    ids('otherwise as these options', options),
  ],
  capacityLevels: ({ when, instead = [] }) => [
    holds('holds when', when, 'no level before it holds'),
    ...instead.map((said) => saying('says instead', said)),
  ],
  capacityGaps: ({ when }) => [holds('told when', when)],
  capacityCriteria: ({ points, levels, why }) => [
    ['points', `${points}`],
    ...levels.map(({ id, points: own, when, says }): Line => [
      'level',
      `${id}, ${own} points, when ${when === undefined ? 'no level before it holds' : conditionInWords(when)}: ${says}`,
    ]),
    ['why', why],
  ],
  stages: ({ id, about, operates }, { gates, steps }) => [
    ['about', about],
    holds('operates there when', operates),
    ids('gates', idsIn(gates, id)),
    ids('steps', idsIn(steps, id)),
  ],
  gates: ({ stage, kind, required, when, met, why, fix }) => [
    ['stage', `${stage} (${kind}, ${required ? 'required' : 'advised'})`],
    holds('applies when', when),
    holds('met when', met),
    ['why', why],
    ['fix', `${fix.do} (${fix.owner}, ${effortInWords(fix)})`],
  ],
  steps: ({
    stage,
    do: task,
    proof,
    rollback,
    owner,
    effort,
    grows,
    waits,
    way,
    released,
    when,
    unless,
    done,
    courses,
    useCases,
    serves,
    meets,
    options,
    mentions,
    now,
    interim,
    aside,
    likely,
    likelyBecause,
    after,
    waitsFor,
    closes,
    findings,
  }) => [
    ['stage', stage],
    ['do', task],
    ['proof', proof],
    ['rollback', rollback],
    ['owner', `${owner} (${effortInWords({ effort, waits })})`],
    ...(grows === undefined ? [] : [['grows', growthInWords(grows)] satisfies Line]),
    ...(isReleased({ released })
      ? [
          [
            'waits',
            `for a release${released === 'one' ? ' of one service' : ''} too, as long as an answer says`,
          ] satisfies Line,
        ]
      : []),
    holds('shown when', when),
    holds('shown unless', unless),
    holds('done when', done),
    holds('the answers point to it when', likely),
    ...(likelyBecause === undefined ? [] : [['because', likelyBecause] satisfies Line]),
    holds("later stages don't wait for it when", aside),
    ids('with the courses', courses),
    ids('for the use cases', useCases),
    ids('begins to meet the needs', serves),
    ids(way === undefined ? 'ends the needs' : 'helps to meet by a date', meets),
    ids('written for the options', options),
    ids('mentions', mentions),
    ...(now === true ? [['begins', 'in the first week'] satisfies Line] : []),
    ...(interim === true ? [['serves as', 'an interim measure for a requirement'] satisfies Line] : []),
    ids('begins after the steps', after),
    ids('begins after the steps that close', waitsFor),
    ids('closes the gates', closes),
    ids('only where files show', findings),
  ],
  useCases: ({ called, about, stage, carries, strength, covered, experiment, measure, abort, rollback, later }) => [
    ...titles(called),
    ['about', about],
    ['stage', stage],
    ['reason enough for a mesh', carries],
    ...STRENGTHS.map((level) => (level === 'none' ? undefined : saying(level, strength[level]))),
    ...STRENGTHS.flatMap((level) => {
      const said = level === 'none' || level === 'wish' ? undefined : strength[level];
      const cost: Line[] = said?.cost === undefined ? [] : [[`if ${level} stays unmet`, said.cost]];
      return [saying(`also said of ${level}`, said?.also), ...cost];
    }),
    saying('covered', covered),
    ...(covered?.by ?? []).map(({ option, when }): Line => ['covered by', `${option} when ${conditionInWords(when)}`]),
    ['experiment', experiment],
    ['measure', measure],
    ['abort', abort],
    ['rollback', rollback],
    ['later', later],
  ],
  risks: ({ when, findings, why, mitigation }) => [
    holds('shown when', when),
    ids('only where files show', findings),
    ['why', why],
    ['mitigation', mitigation],
  ],
  contradictions: ({ when, why, correction }) => [holds('told when', when), ['why', why], ['correction', correction]],
  options: ({
    kind,
    about,
    answers,
    enough,
    stretches,
    ruledOut = [],
    ended,
    managed,
    editionOf,
    speaksFor = [],
    warnings = [],
    license,
    tradeOff,
    compare,
    offered,
    leaves,
    who,
    effort,
    proof,
    rollback,
  }) => [
    ['kind', kind],
    ['about', about],
    ...answers.flatMap(({ need, when, says, enough: own }): Line[] => [
      ['answers', `${need}${when === undefined ? '' : ` when ${conditionInWords(when)}`}: ${says}`],
      holds(`enough for ${need} when`, own),
    ]),
    saying('enough', enough),
    saying('stretches', stretches),
    ...ruledOut.map(({ when, why, review }): Line => [
      'ruled out',
      `when ${conditionInWords(when)}: ${why} (to be read again on ${review})`,
    ]),
    ...(ended === undefined ? [] : [['ended', `${ended.why} (to be read again on ${ended.review})`] satisfies Line]),
    ...(managed === true ? [['managed', 'by its vendor'] satisfies Line] : []),
    ...(editionOf === undefined ? [] : [['edition of', editionOf] satisfies Line]),
    ...speaksFor.map(({ when, points, says, decides, atHand }): Line => [
      decides === true ? 'chooses it' : atHand === true ? 'brings it' : 'speaks for it',
      `${points} when ${conditionInWords(when)}: ${says}`,
    ]),
    ...warnings.map(({ when, says, doubt }): Line => [
      doubt === true ? 'unknown' : 'know first',
      when === undefined ? says : `when ${conditionInWords(when)}: ${says}`,
    ]),
    ...(tradeOff === undefined ? [] : [['trade-off', tradeOff] satisfies Line]),
    ...(compare === undefined ? [] : [['before you choose', compare] satisfies Line]),
    ...(license === undefined ? [] : [['license and home', license] satisfies Line]),
    saying('offered', offered),
    ...leaves.map((text): Line => ['leaves', text]),
    ['who does it then', who],
    ...(effort === undefined ? [] : [['effort', effortInWords({ effort })] satisfies Line]),
    ...(proof === undefined ? [] : [['proof', proof] satisfies Line]),
    ...(rollback === undefined ? [] : [['rollback', rollback] satisfies Line]),
  ],
  manifests: ({ about, need, options, cannot, instead, prepare = [], files = [] }) => [
    ['about', about],
    ['use case', need],
    ids('options', options),
    ...(cannot === undefined ? [] : [['cannot', cannot] satisfies Line]),
    ids('instead', instead),
    ...prepare.map((action): Line => ['before', action.do]),
    ...files.map(({ title, later, resource }): Line => [
      later === undefined ? 'file' : 'file for later',
      `${title} (${resource.kind})`,
    ]),
  ],
  watch: ({ unless, first, likely }) => [
    holds('shown unless', unless),
    holds('comes first when', first),
    holds('is near when', likely),
  ],
  roles: ({ id, called, crews }, { gates, steps }) => [
    ...titles(called),
    crews && ['crews', `one for each ${crews.each} of ${crews.with}`],
    ids(
      'owns the gates',
      gates.filter(({ fix }) => fix.owner === id).map((gate) => gate.id),
    ),
    ids(
      'owns the steps',
      steps.filter(({ owner }) => owner === id).map((step) => step.id),
    ),
  ],
  sections: ({ id, about, canAnswer }, { questions }) => [
    ['about', about],
    ids('can be answered by', canAnswer),
    ids(
      'questions',
      questions.filter(({ section }) => section === id).map((question) => question.id),
    ),
  ],
  statements: ({ at }, { talk }) => [['at', `${at} in "${talk.title}", ${talk.speaker}, ${talk.event}, ${talk.date}`]],
};

/** The texts and conditions of an entry under their own keys, without the text in its title. */
function fieldsOf(entry: ListedEntry): readonly Line[] {
  return Object.entries(entry)
    .filter(([key]) => !['id', 'title', 'says'].includes(key))
    .map(([key, value]: [string, unknown]): Line => {
      if (typeof value === 'string') return [key, value];
      return isConditionAt(key, value) ? holds(key, value) : undefined;
    });
}

function holds(label: string, condition: Condition | undefined, otherwise?: string): Line {
  if (condition !== undefined) return [label, conditionInWords(condition)];
  return otherwise === undefined ? undefined : [label, otherwise];
}

/** A sentence, and when it is said. */
function saying(label: string, said: { readonly when: Condition; readonly says: string } | undefined): Line {
  return said && [label, `when ${conditionInWords(said.when)}: ${said.says}`];
}

function titles(called: UseCase['called'] = []): readonly Line[] {
  return called.map(({ title, when }): Line => ['called', `${title} when ${conditionInWords(when)}`]);
}

function ids(label: string, named: readonly string[] | undefined): Line {
  return named === undefined || named.length === 0 ? undefined : [label, named.join(', ')];
}

function idsIn(entries: readonly { readonly id: string; readonly stage: string }[], stage: string): string[] {
  return entries.filter((entry) => entry.stage === stage).map((entry) => entry.id);
}

function allowed({ kind, min, max, unit, below, values = [], alone = [] }: Question): string {
  if (kind === 'number') {
    const range = `a whole number from ${min ?? 'any'} to ${max ?? 'any'}${unit === undefined ? '' : `, ${unit}`}`;
    return below === undefined ? range : `${range}; ${below}`;
  }
  const words = values.map(
    ({ value, label, release }) =>
      `${value} (${label}${alone.includes(value) ? '; only alone' : ''}${release === undefined ? '' : `; a release takes ${effortInWords({ effort: release })}`})`,
  );
  return `${kind === 'choice' ? 'one of' : 'any of'}: ${words.join('; ')}`;
}

function levelInWords({ id, share, when, says }: Criterion['levels'][number]): string {
  return `${id}, ${Math.round(share * 100)} % of the weight, when ${when === undefined ? 'no level before it holds' : conditionInWords(when)}: ${says}`;
}
