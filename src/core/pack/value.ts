import { valuesOf } from '../condition/index.ts';
import type { Question, Value } from './schema.ts';
import { cut, didYouMean, type ProblemCode, shortList, suggest } from '../problem/index.ts';
import { MOST_PROBLEMS, show } from '../yaml/index.ts';

/** Why a value can't answer a question. `item` is the index in a list. */
export interface ValueProblem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly item?: number;
}

/**
 * Checks a value (text, number, list, or any other data) as the answer to a question. Returns the value or its
 * problems, of a list no more than a file may have; each message says how to fix it.
 */
export function checkValue(question: Question, raw: unknown): { value: Value } | { problems: ValueProblem[] } {
  const problems =
    question.kind === 'number'
      ? numberProblems(question, raw)
      : question.kind === 'choice'
        ? choiceProblems(question, raw)
        : choicesProblems(question, raw);
  // Adding zero turns -0 into 0.
  if (problems.length === 0) return { value: typeof raw === 'number' ? raw + 0 : (raw as Value) };
  return { problems };
}

/** The values that a question allows, or the bounds of its number, in words. */
export function allowedInWords(question: Question): string {
  if (question.kind !== 'number') return shortList(valuesOf(question));
  const unit = question.unit === undefined ? '' : ` (${question.unit})`;
  return `a whole number from ${question.min ?? 0} to ${question.max ?? 'any'}${unit}`;
}

/** `; if there are none, …`, where the number is below what the question allows and the question says what is right. */
export function insteadOf({ min = -Infinity, below }: Question, value: number): string {
  return value < min && below !== undefined ? `; ${below}` : '';
}

function numberProblems(question: Question, raw: unknown): ValueProblem[] {
  const right = allowedInWords(question);
  if (typeof raw === 'string') {
    const digits = /\d[\d_,.']*/.exec(raw)?.[0].replace(/[^\d.]/g, '');
    const number = raw.trim() === '' || Number.isNaN(Number(raw)) ? undefined : raw.trim();
    const mend =
      number !== undefined
        ? `; write ${cut(number)} without quotes`
        : digits
          ? `; write the digits alone, like ${cut(String(Number.parseInt(digits, 10)))}`
          : '';
    return [{ code: 'wrong-kind', message: `answer with ${right}, not the text ${show(raw)}${mend}` }];
  }
  if (typeof raw !== 'number' || Number.isNaN(raw))
    return [{ code: 'wrong-kind', message: `answer with ${right}, not ${describe(raw)}` }];
  if (Number.isFinite(raw) && !Number.isInteger(raw)) {
    return [{ code: 'wrong-kind', message: `answer with ${right}, not ${cut(String(raw))}; round it` }];
  }
  if (raw < (question.min ?? -Infinity) || raw > (question.max ?? Infinity)) {
    return [
      { code: 'out-of-bounds', message: `answer with ${right}, not ${cut(String(raw))}${insteadOf(question, raw)}` },
    ];
  }
  return [];
}

function choiceProblems(question: Question, raw: unknown): ValueProblem[] {
  const values = valuesOf(question);
  if (Array.isArray(raw)) {
    const mend = raw.length === 1 && typeof raw[0] === 'string' ? `; write ${show(raw[0])} without brackets` : '';
    return [{ code: 'wrong-kind', message: `answer with one of ${shortList(values)}, not a list${mend}` }];
  }
  if (typeof raw === 'string') return wordProblems(values, raw);
  return [
    {
      code: 'wrong-kind',
      message: `answer with one of ${shortList(values)}, not ${describe(raw)}${truthMend(values, raw)}`,
    },
  ];
}

function choicesProblems(question: Question, raw: unknown): ValueProblem[] {
  const values = valuesOf(question);
  if (!Array.isArray(raw)) {
    const words = typeof raw === 'string' ? raw.split(/[\s,;]+/).filter((word) => values.includes(word)) : [];
    const meant = words.length > 0 ? words : typeof raw === 'string' ? [suggest(raw, values) ?? values[0]!] : [];
    const mend = meant.length > 0 ? `; write [${meant.join(', ')}]` : truthMend(values, raw);
    return [{ code: 'wrong-kind', message: `answer with a list of ${shortList(values)}, not ${describe(raw)}${mend}` }];
  }
  if (raw.length === 0) {
    const none = question.alone?.[0];
    const mend = none === undefined ? 'write unknown, or remove the line' : `write [${none}], or unknown`;
    return [{ code: 'unknown-value', message: `an empty list says nothing; ${mend}` }];
  }
  const problems: ValueProblem[] = [];
  const seen = new Set<unknown>();
  for (const [index, item] of (raw as readonly unknown[]).entries()) {
    if (problems.length > MOST_PROBLEMS) break;
    const wrong =
      item === 'unknown' && !values.includes('unknown')
        ? [{ code: 'unknown-value' as const, message: 'unknown is written alone, without brackets' }]
        : typeof item === 'string'
          ? wordProblems(values, item)
          : [
              {
                code: 'wrong-kind' as const,
                message: `a list of ${shortList(values)} cannot hold ${describe(item)}${truthMend(values, item)}`,
              },
            ];
    for (const problem of wrong) problems.push({ ...problem, item: index });
    if (seen.has(item))
      problems.push({
        code: 'unknown-value',
        message: `${show(String(item))} is in the list twice; keep one`,
        item: index,
      });
    else if (raw.length > 1 && question.alone?.includes(String(item))) {
      problems.push({
        code: 'unknown-value',
        message: `${String(item)} is given alone; remove it or the other values`,
        item: index,
      });
    }
    seen.add(item);
  }
  return problems;
}

function wordProblems(values: readonly string[], word: string): ValueProblem[] {
  if (values.includes(word)) return [];
  const meant = didYouMean(word, values) || truthMend(values, word);
  return [{ code: 'unknown-value', message: `answer with one of ${shortList(values)}, not ${show(word)}${meant}` }];
}

/** A hint for the common mix-up of `true` and `yes`. */
function truthMend(values: readonly string[], raw: unknown): string {
  const word = String(raw).toLowerCase();
  const same = [
    ['yes', 'true', 'on', 'y'],
    ['no', 'false', 'off', 'n', 'none'],
  ].find((words) => words.includes(word));
  const meant = same?.find((other) => values.includes(other));
  return meant === undefined ? '' : `; write ${meant}`;
}

function describe(raw: unknown): string {
  if (raw === null || raw === undefined) return 'nothing';
  if (Array.isArray(raw)) return 'a list';
  if (typeof raw === 'object') return 'a map';
  return typeof raw === 'string' ? show(raw) : cut(String(raw));
}
