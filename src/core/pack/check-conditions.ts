import {
  CONDITION_WORDS,
  type Limits,
  limitsIn,
  NEED,
  operatorsFor,
  operatorsIn,
  type Test,
  testsIn,
  valuesOf,
} from '../condition/index.ts';
import { didYouMean, shortList } from '../problem/index.ts';
import { RESERVED } from './check-questions.ts';
import type { Entries, Fault } from './fault.ts';
import type { Pack, Question } from './schema.ts';
import { sitesOf } from './sites.ts';

/**
 * Checks every condition of a pack against the questions: ids, operators that fit the kind, and values and thresholds
 * that an answer can have. `unread` are ids of questions that exist but couldn't be read.
 */
export function checkConditions(pack: Entries, unread: readonly string[]): Fault[] {
  // Of two questions with one id, the first counts. A question can't use a reserved word as its id.
  const questions = new Map(pack.questions.toReversed().map((question) => [question.id, question]));
  for (const word of RESERVED) questions.delete(word);
  const faults: Fault[] = [];
  for (const { list, entry, path, condition } of sitesOf(pack)) {
    for (const { path: at, question: id, test } of testsIn(condition)) {
      const add: Add = (inner, code, message) => {
        faults.push({ list, entry, path: [...path, ...at, ...inner], code, message, to: { list: 'questions', id } });
      };
      const question = questions.get(id);
      if (question) checkTest(question, test, add);
      else if (id === NEED) checkNeed(list, test, add);
      else if (!unread.includes(id)) {
        const known = [...questions.keys(), ...CONDITION_WORDS];
        add([], 'unknown-reference', `no question is called ${id}${didYouMean(id, known)}`);
      }
    }
  }
  return faults;
}

type Add = (path: Fault['path'], code: Fault['code'], message: string) => void;

function checkTest(question: Question, test: Test, add: Add): void {
  for (const used of operatorsIn(test)) {
    const { kind, name, operand } = used;
    if (kind !== question.kind) {
      const fitting = operatorsFor(question.kind).join(', ');
      add([name], 'wrong-test', `${question.id} is a ${question.kind} question; test it with ${fitting}, not ${name}`);
    } else if (used.form === 'limit') checkThreshold(question, name, used.operand, add);
    else if (used.form === 'limits') checkCount(question, name, used.operand, add);
    else if (question.values) {
      const values = valuesOf(question);
      [used.operand].flat().forEach((value, index) => {
        if (values.includes(value)) return;
        const path = Array.isArray(operand) ? [name, index] : [name];
        const message = `${question.id} is never ${value}; it has ${shortList(values)}${didYouMean(value, values)}`;
        add(path, 'unknown-value', message);
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

function checkCount(question: Question, operator: string, limits: Limits, add: Add): void {
  const most = valuesOf(question).filter((value) => !question.alone?.includes(value)).length;
  const named = limitsIn(limits);
  for (const { name, limit } of named) {
    if (question.values && (limit < 0 || limit > most)) {
      add(
        [operator, name],
        'out-of-bounds',
        `${question.id} can count 0 to ${most} values; ${name} ${limit} tells nothing apart`,
      );
    }
  }
  if (named.length === 0) add([operator], 'wrong-test', `${operator} needs ${operatorsFor('number').join(' or ')}`);
}

function checkNeed(list: keyof Pack, test: Test, add: Add): void {
  if (list !== 'verdictRules') add([], 'wrong-test', 'only verdictRules may test need; name the questions behind it');
  for (const used of operatorsIn(test)) {
    const { name } = used;
    if (used.form !== 'limit') {
      const fitting = operatorsFor('number').join(' or ');
      add([name], 'wrong-test', `need is a score; test it with ${fitting}, not ${name}`);
    } else if (used.operand < 0 || used.operand > 100)
      add([name], 'out-of-bounds', `need is from 0 to 100; ${name} ${used.operand} tells nothing apart`);
  }
}
