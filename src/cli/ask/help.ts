import { type Affected, affectedBy } from '../../core/interview/index.ts';
import type { CompiledPack } from '../../core/judge/index.ts';
import type { Question } from '../../core/pack/schema.ts';
import { sourceFinder } from '../../core/pack/index.ts';
import type { SourceRef } from '../../core/assess/index.ts';
import { count, sentence } from '../../report/phrases.ts';

export interface HelpPart {
  readonly title: string;
  readonly texts: readonly string[];
}

/** The help of a question: how to find out, why it is asked, which results it affects, and its sources. */
export function helpOf(compiled: CompiledPack, question: Question): readonly HelpPart[] {
  return [
    { title: 'How to find out', texts: [question.help] },
    { title: 'Why it matters', texts: [question.why] },
    { title: 'Affects', texts: movesInWords(affectedBy(compiled, question.id)) },
    { title: 'Sources', texts: sourceFinder(compiled.pack)(question.sources).map(sourceInWords) },
    { title: 'In the answers file', texts: [`${question.id}: ${valuesInWords(question)}`] },
  ];
}

function movesInWords(moves: readonly Affected[]): readonly string[] {
  const titles = (kind: Affected['kind']) => moves.filter((move) => move.kind === kind).map(({ title }) => title);
  const line = (label: string, words: readonly string[]) =>
    words.length === 0 ? [] : [`${label}: ${words.join('; ')}.`];
  const criteria = moves
    .filter(({ kind }) => kind === 'criterion')
    .map(({ title, weight }) => `${title} (up to ${weight} points)`);
  const lines = [
    ...line('The exposure score', criteria),
    ...(titles('verdict').length > 0 ? ['The verdict, directly.'] : []),
    ...line('Gates', titles('gate')),
    ...line('Use cases', titles('use case')),
    ...line('Risks', titles('risk')),
  ];
  const others = titles('question').length;
  return others === 0
    ? lines
    : [...lines, `Whether ${count(others, 'other question', 'other questions')} will be asked.`];
}

function sourceInWords({ kind, at, says, link, read }: SourceRef): string {
  if (kind === 'talk') return `The talk, at ${at}: ${sentence(says)}`;
  return kind === 'fact'
    ? `${sentence(says)} ${link} (retrieved ${read})`
    : `A heuristic of the pack. ${sentence(says)}`;
}

function valuesInWords({ kind, values, min, max }: Question): string {
  if (kind === 'number')
    return `a whole number${min === undefined ? '' : ` from ${min}`}${max === undefined ? '' : ` to ${max}`}`;
  const words = (values ?? []).map(({ value }) => value).join(', ');
  return kind === 'choice' ? `one of ${words}` : `a list of ${words}`;
}
