import { checkValue } from './value.ts';
import { CONDITION_WORDS, EXPOSURE, questionsRead, valuesOf, VERDICT } from '../condition/index.ts';
import { didYouMean } from '../problem/index.ts';
import type { Fault } from './fault.ts';
import type { Question } from './schema.ts';

/** Words that conditions use for something else. */
export const RESERVED = [...CONDITION_WORDS, EXPOSURE, VERDICT];

/** Checks questions: kinds without values or bounds, values with a reserved meaning, cycles of `when`. */
export function checkQuestions(questions: readonly Question[]): Fault[] {
  const faults: Fault[] = [];
  for (const question of questions) {
    const add = (path: Fault['path'], code: Fault['code'], message: string): void => {
      faults.push({ list: 'questions', entry: question, path, code, message });
    };
    const isNumber = question.kind === 'number';
    if (RESERVED.includes(question.id))
      add(['id'], 'bad-pack', `${question.id} is a word of the condition language; choose another id`);
    for (const key of ['min', 'max'] as const) {
      if (isNumber && question[key] === undefined) add([], 'missing-key', `a number needs ${key}`);
      if (!isNumber && question[key] !== undefined) add([key], 'bad-pack', `only a number has ${key}`);
    }
    if (isNumber && question.min !== undefined && question.max !== undefined && question.min > question.max) {
      add(['min'], 'bad-pack', `min ${question.min} is greater than max ${question.max}`);
    }
    if (!isNumber && question.below !== undefined) add(['below'], 'bad-pack', 'only a number has below');
    if (!isNumber && question.unit !== undefined) add(['unit'], 'bad-pack', 'only a number has a unit');
    if (isNumber && question.values) add(['values'], 'bad-pack', 'a number has min and max, no values');
    if (!isNumber && !question.values) add([], 'missing-key', `a ${question.kind} question needs values`);
    valuesOf(question).forEach((value, index) => {
      if (value === 'unknown' || value === 'null')
        add(['values', index, 'value'], 'bad-pack', `${value} is how nothing known is written; it cannot be a value`);
    });
    if (question.alone && question.kind !== 'choices')
      add(['alone'], 'bad-pack', 'only choices have values that are given alone');
    question.alone?.forEach((value, index) => {
      if (question.values && !valuesOf(question).includes(value)) {
        add(
          ['alone', index],
          'unknown-value',
          `the question has no value ${value}${didYouMean(value, valuesOf(question))}`,
        );
      }
    });
    if (question.notApplicable && question.otherwise === undefined)
      add(['notApplicable'], 'missing-key', 'notApplicable needs otherwise: the value that then counts');
    if (question.otherwise !== undefined && !question.notApplicable && !question.when) {
      add(['otherwise'], 'bad-pack', 'otherwise never counts: the question has neither when nor notApplicable');
    }
    if (question.otherwise !== undefined && (isNumber || question.values)) {
      const checked = checkValue(question, question.otherwise);
      for (const problem of 'problems' in checked ? checked.problems : [])
        add(['otherwise'], problem.code, problem.message);
    }
  }
  return [...faults, ...circles(questions)];
}

function circles(questions: readonly Question[]): Fault[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const done = new Set<string>();
  const faults: Fault[] = [];
  const visit = (id: string, trail: readonly string[]): void => {
    const question = byId.get(id);
    if (!question || done.has(id)) return;
    const start = trail.indexOf(id);
    if (start !== -1) {
      const circle = [...trail.slice(start), id].join(' -> ');
      faults.push({
        list: 'questions',
        entry: question,
        path: ['when'],
        code: 'cycle',
        message: `whether this is asked depends on itself: ${circle}`,
      });
      return;
    }
    for (const read of question.when ? questionsRead(question.when) : []) visit(read, [...trail, id]);
    done.add(id);
  };
  for (const question of questions) visit(question.id, []);
  return faults;
}
