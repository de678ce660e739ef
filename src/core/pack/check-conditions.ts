import {
  type Condition,
  CONDITION_WORDS,
  nodeOf,
  partsOf,
  type Path,
  type Limits,
  limitsIn,
  EXPOSURE,
  questionsRead,
  saysUnless,
  VERDICT,
  operatorsFor,
  operatorsIn,
  type Test,
  testsIn,
  valuesOf,
} from '../condition/index.ts';
import { didYouMean, shortList } from '../problem/index.ts';
import { RESERVED } from './check-questions.ts';
import type { Entries, Fault } from './fault.ts';
import { VERDICTS } from './scales.ts';
import type { Pack, Question } from './schema.ts';
import type { Site } from './sites.ts';

/**
 * Checks every condition of a pack against the questions: ids, operators that fit the kind, and values and thresholds
 * that an answer can have. `unread` are ids of questions that exist but couldn't be read.
 */
export function checkConditions(pack: Entries, sites: readonly Site[], unread: readonly string[]): Fault[] {
  // Of two questions with one id, the first counts. A question can't use a reserved word as its id.
  const questions = new Map(pack.questions.toReversed().map((question) => [question.id, question]));
  for (const word of RESERVED) questions.delete(word);
  const faults: Fault[] = [];
  for (const { list, entry, path, condition } of sites) {
    if (BEFORE_EXPOSURE.has(list)) {
      for (const { path: at, id, reads } of namedIn(condition))
        if (reads.includes(EXPOSURE)) {
          const message = `${id} reads the exposure, and ${list} are judged before it`;
          faults.push({ list, entry, path: [...path, ...at], code: 'wrong-test', message });
        }
    }
    if (JUDGED_EXACTLY.has(list) && saysUnless(condition)) {
      const message = `${list} can't use unless, not even behind a name, because their results are exact; write not`;
      faults.push({ list, entry, path, code: 'wrong-test', message });
    }
    // What the answers point to moves no step, so it may read what is known so far.
    const isLean = list === 'steps' && path.includes('likely');
    for (const { path: at, reads } of isLean ? [] : unlessIn(condition)) {
      const isOther = (id: string) => [EXPOSURE, VERDICT].includes(id) || questions.get(id)?.forChoice === undefined;
      const other = reads.find((id) => isOther(id) && !unread.includes(id));
      if (other === undefined) continue;
      const message = `unless reads ${other}, which doesn't only choose between options; write not`;
      faults.push({ list, entry, path: [...path, ...at], code: 'wrong-test', message });
    }
    for (const { path: at, question: id, test } of testsIn(condition)) {
      const add: Add = (inner, code, message) => {
        faults.push({ list, entry, path: [...path, ...at, ...inner], code, message, to: { list: 'questions', id } });
      };
      const question = questions.get(id);
      if (question) checkTest(question, test, add);
      else if (id === EXPOSURE) checkExposure(list, test, add);
      else if (id === VERDICT) checkVerdict(list, test, add);
      else if (!unread.includes(id)) {
        const known = [...questions.keys(), ...CONDITION_WORDS];
        add([], 'unknown-reference', `no question is called ${id}${didYouMean(id, known)}`);
      }
    }
  }
  return faults;
}

/** The names in a condition, each with all that is read behind it. */
function namedIn(condition: Condition): readonly { path: Path; id: string; reads: readonly string[] }[] {
  const node = nodeOf(condition);
  if (node.kind === 'named') return [{ path: [], id: node.id, reads: questionsRead(condition) }];
  return partsOf(condition).flatMap(({ path, part }) =>
    namedIn(part).map((found) => ({ ...found, path: [...path, ...found.path] })),
  );
}

/** Each `unless` in a condition, as written, with all that is read behind it. */
function unlessIn(condition: Condition): readonly { path: Path; reads: readonly string[] }[] {
  const own = nodeOf(condition).kind === 'unless' ? [{ path: [], reads: questionsRead(condition) }] : [];
  const below = partsOf(condition).flatMap(({ path, part }) =>
    unlessIn(part).map((found) => ({ ...found, path: [...path, ...found.path] })),
  );
  return [...own, ...below];
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

/** What is judged without the exposure score: what it is made of, and what has to be true whatever it is. */
const BEFORE_EXPOSURE: ReadonlySet<keyof Pack> = new Set(['questions', 'criteria', 'gates']);

/** What is told as a range over all completions. `unless` would tell one of them before the answer is known. */
const JUDGED_EXACTLY: ReadonlySet<keyof Pack> = new Set([
  'criteria',
  'verdictRules',
  'course',
  'gates',
  'useCases',
  'stages',
  'capacityLevels',
  'capacityGaps',
  'capacityCriteria',
]);

function checkVerdict(list: keyof Pack, test: Test, add: Add): void {
  if (list !== 'course') add([], 'wrong-test', 'only the course may test verdict');
  for (const used of operatorsIn(test)) {
    if (used.form !== 'value' && used.form !== 'values')
      add(
        [used.name],
        'wrong-test',
        `verdict is one of ${VERDICTS.join(', ')}; test it with is or oneOf, not ${used.name}`,
      );
    else if (used.name === 'is' || used.name === 'oneOf')
      [used.operand].flat().forEach((value, index) => {
        if (VERDICTS.some((id) => id === value)) return;
        const path = used.form === 'values' ? [used.name, index] : [used.name];
        add(path, 'unknown-value', `verdict is never ${value}; it is one of ${VERDICTS.join(', ')}`);
      });
    else add([used.name], 'wrong-test', `verdict is one value; test it with is or oneOf, not ${used.name}`);
  }
}

function checkExposure(list: keyof Pack, test: Test, add: Add): void {
  if (BEFORE_EXPOSURE.has(list))
    add([], 'wrong-test', `${list} are judged before the exposure; name the questions behind it`);
  for (const used of operatorsIn(test)) {
    const { name } = used;
    if (used.form !== 'limit') {
      const fitting = operatorsFor('number').join(' or ');
      add([name], 'wrong-test', `need is a score; test it with ${fitting}, not ${name}`);
    } else if (used.operand < 0 || used.operand > 100)
      add([name], 'out-of-bounds', `need is from 0 to 100; ${name} ${used.operand} tells nothing apart`);
  }
}
