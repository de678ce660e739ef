import type { Answer } from '../../core/answers/index.ts';
import type { Reply } from '../../core/interview/index.ts';
import type { Question, Value } from '../../core/pack/schema.ts';
import { cut, suggest } from '../../core/problem/index.ts';
import { list } from '../../report/phrases.ts';
import { boundsInWords, numberTrouble } from './number-field.ts';

/**
 * The meaning of a typed line: a reply, a command that needs more lines, or why it is invalid and what to type instead.
 */
export type LineMeaning =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'help' | 'reason' | 'note' }
  | { readonly kind: 'trouble'; readonly trouble: string };

const WORDS = {
  help: ['help', '?', 'h'],
  back: ['back', 'b'],
  unknown: ['unknown', 'd', "don't know", 'dont know'],
  reason: ['na', 'n/a', 'n', 'not applicable'],
  later: ['later', 'skip', 's'],
  note: ['note', 'e'],
  review: ['review', 'r'],
  'confirm-all': ['all'],
  quit: ['quit', 'exit', 'q'],
} as const;

/** The commands that work at a question: `na` where the question allows it, `all` where only files say some answers. */
export function wordsOf(
  { notApplicable }: Question,
  { canGoBack, unconfirmed }: { readonly canGoBack: boolean; readonly unconfirmed: number },
): string {
  return [
    'help',
    ...(canGoBack ? ['back'] : []),
    'unknown',
    ...(notApplicable ? ['na'] : []),
    'later',
    'note',
    'review',
    ...(unconfirmed > 0 ? [`all (confirm the ${unconfirmed} that files say)`] : []),
    'quit',
  ].join(', ');
}

/** Parses a typed line. A command can be followed by text, as in `na everything runs on Kubernetes`. */
export function meaningOf(question: Question, earlier: Answer | undefined, line: string): LineMeaning {
  const typed = line.trim();
  if (typed === '') return empty(question, earlier);
  const lower = typed.toLowerCase();
  const word = (Object.keys(WORDS) as (keyof typeof WORDS)[]).find((key) =>
    WORDS[key].some((spelling) => spelling === lower),
  );
  if (word === undefined) return withReason(question, typed) ?? valueOf(question, typed);
  if (word === 'reason')
    return question.notApplicable
      ? { kind: 'reason' }
      : trouble('“not applicable” is no answer to this question; give one, or type unknown or later');
  if (word === 'help' || word === 'note') return { kind: word };
  return { kind: 'reply', reply: { kind: word } };
}

/** What can be typed here, in one sentence. */
export function howToAnswer(question: Question): string {
  if (question.kind === 'number') return `Type a number ${boundsInWords(question)}`.trimEnd();
  return question.kind === 'choice' ? 'Type one number' : 'Type one or more numbers, like 1,3';
}

function empty(question: Question, earlier: Answer | undefined): LineMeaning {
  if (!earlier) return trouble(`nothing was typed. ${howToAnswer(question)}, or a word`);
  return {
    kind: 'reply',
    reply: earlier.kind === 'value' ? { kind: 'value', value: earlier.value } : { kind: 'later' },
  };
}

function withReason({ notApplicable }: Question, typed: string): LineMeaning | undefined {
  const [, reason] = /^(?:na|n\/a|not applicable)[:,]?\s+(.+)$/i.exec(typed) ?? [];
  return notApplicable && reason ? { kind: 'reply', reply: { kind: 'not-applicable', reason } } : undefined;
}

function valueOf(question: Question, typed: string): LineMeaning {
  if (question.kind === 'number') {
    const wrong = numberTrouble(question, typed);
    return wrong === undefined
      ? value(Number(typed))
      : trouble(`“${cut(typed)}” is no answer here; ${wrong}, or one of the words`);
  }
  const parts =
    question.kind === 'choice' ? [typed] : typed.split(/^[\d\s,]+$/.test(typed) ? /[\s,]+/ : /\s*,\s*/).filter(Boolean);
  const found = parts.map((part) => ({ part, value: optionOf(question, part) }));
  const lost = found.find((option) => option.value === undefined);
  if (lost) return trouble(noOption(question, lost.part));
  const chosen = new Set(found.map((option) => option.value));
  if (question.kind === 'choice') return value(found[0]!.value!);
  const single = (question.alone ?? []).find((alone) => chosen.has(alone));
  if (single !== undefined && chosen.size > 1) return trouble(`${single} can only be chosen alone`);
  return value((question.values ?? []).map((option) => option.value).filter((option) => chosen.has(option)));
}

/** The option with this number, value, or label. */
function optionOf({ values = [] }: Question, part: string): string | undefined {
  const lower = part.toLowerCase();
  return (
    /^\d+$/.test(part)
      ? values[Number(part) - 1]
      : values.find((option) => option.value === lower || option.label.toLowerCase() === lower)
  )?.value;
}

function noOption(question: Question, part: string): string {
  const values = (question.values ?? []).map((option) => option.value);
  const meant = suggest(part, [...values, ...Object.values(WORDS).flat()]);
  const numbers = `type a number from 1 to ${values.length}${values.length > 2 && question.kind === 'choices' ? ', or several' : ''}`;
  return `“${cut(part)}” is no answer here; ${list([...(meant === undefined ? [] : [`did you mean ${meant}?`]), numbers], 'or')}`;
}

function value(given: Value): LineMeaning {
  return { kind: 'reply', reply: { kind: 'value', value: given } };
}

function trouble(text: string): LineMeaning {
  return { kind: 'trouble', trouble: text };
}
