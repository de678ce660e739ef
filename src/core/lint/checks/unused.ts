import { HOLDS, questionsRead } from '../../condition/index.ts';
import { entriesOf, growsWith, KNOWN_QUESTIONS, releaseQuestions } from '../../pack/index.ts';
import type { Pack } from '../../pack/schema.ts';
import type { Remark } from '../finding.ts';
import { mentionsOf } from './texts.ts';
import { allSites } from '../sites.ts';

type Listed = 'roles' | 'sections' | 'facts' | 'statements';

/**
 * Finds entries that nothing refers to: questions that no rule reads, roles that own nothing, sources that no entry
 * cites, gates that no step closes.
 */
export function checkUnused(pack: Pack): readonly Remark[] {
  const owners = new Set([
    ...pack.gates.map(({ fix }) => fix.owner),
    ...pack.steps.map(({ owner }) => owner),
    ...pack.sections.flatMap(({ canAnswer = [] }) => canAnswer),
  ]);
  const sections = new Set(pack.questions.map(({ section }) => section));
  const cited = new Set(entriesOf(pack).flatMap(([, entry]) => sourcesIn(entry)));
  const closed = new Set(pack.steps.flatMap(({ closes = [] }) => closes));
  return [
    ...unreadQuestions(pack),
    ...unusedOf(pack, 'roles', owners, 'it owns no step and no fix, and answers no questions'),
    ...unusedOf(pack, 'sections', sections, 'no question is in it'),
    ...unusedOf(pack, 'facts', cited, 'nothing names it as its source'),
    ...unusedOf(pack, 'statements', cited, 'nothing names it as its source'),
    ...pack.gates
      .filter(({ id }) => pack.steps.length > 0 && !closed.has(id))
      .map((gate): Remark => ({
        list: 'gates',
        entry: gate,
        path: [],
        code: 'gate-without-step',
        message: 'no step closes it, so a plan that shows it open does not say what to do',
        mend: `write a step with closes: [${gate.id}]`,
      })),
  ];
}

function unusedOf(pack: Pack, list: Listed, used: ReadonlySet<string>, message: string): readonly Remark[] {
  const entries: readonly { readonly id: string }[] = pack[list];
  return entries
    .filter(({ id }) => !used.has(id))
    .map((entry) => ({
      list,
      entry,
      path: [],
      code: 'unused',
      message,
      mend: 'remove it, or name it where it belongs',
    }));
}

/**
 * A question is read by a rule, by a sentence, by the work of a step, or by the `when` of a question that is; the one
 * that breaks ties between needs by the order of use cases.
 */
function unreadQuestions(pack: Pack): readonly Remark[] {
  const read = new Set([
    KNOWN_QUESTIONS.wish,
    ...(pack.proposals.length > 0 ? [KNOWN_QUESTIONS.proposed] : []),
    ...mentionsOf(pack),
    ...pack.steps.flatMap(({ grows }) => growsWith(grows)),
    ...releaseQuestions(pack).map(({ id }) => id),
    ...pack.roles.flatMap(({ crews }) => crews?.with ?? []),
    ...allSites(pack).flatMap(({ list, condition }) =>
      list === 'questions' || list === 'conditions' ? [] : questionsRead(condition),
    ),
  ]);
  for (let before = -1; before < read.size;) {
    before = read.size;
    for (const { id, when } of pack.questions)
      if (read.has(id) && when !== undefined) for (const each of questionsRead(when)) read.add(each);
  }
  return pack.questions
    .filter(({ id }) => !read.has(id))
    .map((question) => ({
      list: 'questions',
      entry: question,
      path: [],
      code: 'unread-question',
      message: 'no rule reads it and no sentence repeats it: the answer changes nothing',
      mend: 'remove the question, or write a rule that reads it',
    }));
}

function sourcesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(sourcesIn);
  // A named condition holds all that its name stands for, and no source.
  if (typeof value !== 'object' || value === null || HOLDS in value) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'sources' ? (inner as string[]) : sourcesIn(inner)));
}
