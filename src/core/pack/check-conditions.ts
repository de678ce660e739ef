import { valuesOf } from '../answers/value.ts';
import { didYouMean, shortList } from '../problem/suggest.ts';
import { RESERVED } from './check-questions.ts';
import { entriesOf } from './lists.ts';
import type { Finding } from './references.ts';
import type { Condition, Pack, Question, Test } from './schema.ts';

const OPERATORS = {
  number: ['atLeast', 'atMost'],
  choice: ['is', 'oneOf'],
  choices: ['includes', 'includesAny', 'count'],
} as const;
const CONDITION_KEYS = new Set(['when', 'met', 'done', 'unless']);

/**
 * Checks every condition of a pack against the questions: ids, operators that fit the kind, values and thresholds that
 * an answer can have. `unread` are ids of questions that are there but could not be read.
 */
export function checkConditions(pack: Omit<Pack, 'pack' | 'talk'>, unread: readonly string[]): Finding[] {
  // Of two questions with one id the first counts, and a question cannot take the place of a reserved word.
  const questions = new Map(pack.questions.toReversed().map((question) => [question.id, question]));
  for (const word of RESERVED) questions.delete(word);
  const findings: Finding[] = [];
  for (const [list, entry] of entriesOf(pack)) {
    for (const { path, condition } of conditionsOf(entry, [])) {
      for (const { path: at, id, test } of testsOf(condition, path)) {
        const add = (inner: Finding['path'], code: Finding['code'], message: string): void => {
          findings.push({ list, entry, path: [...at, ...inner], code, message, to: { list: 'questions', id } });
        };
        const question = questions.get(id);
        if (question) checkTest(question, test, add);
        else if (id === 'need') checkNeed(list, test, add);
        else if (!unread.includes(id)) {
          add(
            [],
            'unknown-reference',
            `no question is called ${id}${didYouMean(id, [...questions.keys(), 'all', 'any', 'not'])}`,
          );
        }
      }
    }
  }
  return findings;
}

type Add = (path: Finding['path'], code: Finding['code'], message: string) => void;

function checkTest(question: Question, test: Test, add: Add): void {
  const fitting: readonly string[] = OPERATORS[question.kind];
  for (const [operator, operand] of Object.entries(test)) {
    if (!fitting.includes(operator)) {
      add(
        [operator],
        'wrong-test',
        `${question.id} is a ${question.kind} question; test it with ${fitting.join(', ')}, not ${operator}`,
      );
      continue;
    }
    if (typeof operand === 'number') checkThreshold(question, operator, operand, add);
    else if (operator === 'count') checkCount(question, operand as NonNullable<Test['count']>, add);
    else {
      const values = valuesOf(question);
      [operand as string | string[]].flat().forEach((value, index) => {
        if (question.values && !values.includes(value)) {
          const path = Array.isArray(operand) ? [operator, index] : [operator];
          add(
            path,
            'unknown-value',
            `${question.id} is never ${value}; it has ${shortList(values)}${didYouMean(value, values)}`,
          );
        }
      });
    }
  }
}

function checkThreshold(question: Question, operator: string, limit: number, add: Add): void {
  const { min = -Infinity, max = Infinity } = question;
  if (limit < min || limit > max)
    add(
      [operator],
      'out-of-bounds',
      `${question.id} is from ${min} to ${max}; ${operator} ${limit} tells nothing apart`,
    );
  else if (!Number.isInteger(limit))
    add([operator], 'wrong-test', `${question.id} is a whole number, so ${operator} is one too, not ${limit}`);
}

function checkCount(question: Question, count: NonNullable<Test['count']>, add: Add): void {
  const most = valuesOf(question).filter((value) => !question.alone?.includes(value)).length;
  for (const [operator, limit] of Object.entries(count) as [string, number][]) {
    if (question.values && (limit < 0 || limit > most)) {
      add(
        ['count', operator],
        'out-of-bounds',
        `${question.id} can count 0 to ${most} values; ${operator} ${limit} tells nothing apart`,
      );
    }
  }
  if (Object.keys(count).length === 0) add(['count'], 'wrong-test', 'count needs atLeast or atMost');
}

function checkNeed(list: keyof Pack, test: Test, add: Add): void {
  if (list !== 'verdictRules') add([], 'wrong-test', 'only verdictRules may test need; name the questions behind it');
  for (const [operator, limit] of Object.entries(test)) {
    if (operator !== 'atLeast' && operator !== 'atMost')
      add([operator], 'wrong-test', `need is a score; test it with atLeast or atMost, not ${operator}`);
    else if ((limit as number) < 0 || (limit as number) > 100)
      add([operator], 'out-of-bounds', `need is from 0 to 100; ${operator} ${String(limit)} tells nothing apart`);
  }
}

/** The conditions of an entry with their path: its own, and those of its levels and signals. */
export function conditionsOf(value: unknown, path: Finding['path']): { path: Finding['path']; condition: Condition }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => conditionsOf(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    CONDITION_KEYS.has(key) && typeof inner === 'object'
      ? [{ path: [...path, key], condition: inner as Condition }]
      : conditionsOf(inner, [...path, key]),
  );
}

function testsOf(condition: Condition, path: Finding['path']): { path: Finding['path']; id: string; test: Test }[] {
  const [key, value] = Object.entries(condition)[0] as [string, unknown];
  const inner = [...path, key];
  if (key === 'not') return testsOf(value as Condition, inner);
  if (key === 'all' || key === 'any')
    return (value as readonly Condition[]).flatMap((part, index) => testsOf(part, [...inner, index]));
  return [{ path: inner, id: key, test: value as Test }];
}
