import {
  allowedBy,
  checkOf,
  type Condition,
  EXPOSURE,
  nodeOf,
  type Test,
  type Tests,
  VERDICT,
} from '../condition/index.ts';
import type { Answer, Answers } from '../answers/index.ts';
import type { Pack, Question, Value } from '../pack/schema.ts';
import { encodeQuestion, type Encoding } from './encoding.ts';
import type { Formulas } from './formulas.ts';
import type { ExposureScore } from './exposure-score.ts';
import type { Formula } from './unique-table.ts';

/** The formula of a condition; undefined always holds. */
export type Translation = (condition: Condition | undefined) => Formula;

/** Translates conditions of a pack into formulas, always over the same variables. */
export interface Translator {
  /** Number of classes of each variable. */
  readonly sizes: readonly number[];
  /** The question that each variable belongs to; undefined where it belongs to the exposure score. */
  readonly owners: readonly (string | undefined)[];
  /**
   * The formulas for these answers. A question with a false `when` counts as its `otherwise`, or passes no test.
   * Otherwise, it counts as its answer, or as the variables of its value.
   */
  given(answers: Answers): Translation;
  /** The values of a question while it applies and is open. Gives it variables when it has none yet. */
  encode(question: Question): Encoding;
}

/** State of a translation for one set of answers. */
interface Given {
  readonly answers: Answers;
  /** By index of the question in the pack. */
  readonly states: (QuestionState | undefined)[];
  /** By index of the prepared condition. */
  readonly made: (Formula | undefined)[];
}

interface QuestionState {
  /** The formula that the question applies. */
  readonly when: Formula;
  /** The value that counts then; undefined while it is unanswered. */
  readonly value: Value | undefined;
}

/** A condition that is parsed once and translated for every set of answers. */
type Prepared = (given: Given) => Formula;

/** The value that an answer gives its question where it applies; undefined where the question stays open. */
export function valueGiven(question: Question, answer: Answer | undefined): Value | undefined {
  if (answer?.kind === 'not-applicable') return question.notApplicable === true ? question.otherwise : undefined;
  return answer?.kind === 'value' && allowedBy(question)(answer.value) ? answer.value : undefined;
}

/** A translator whose first variables stand for the exposure score. */
export function createTranslator(pack: Pack, tests: Tests, formulas: Formulas, exposure: ExposureScore): Translator {
  const { yes, no } = formulas;
  const sizes = exposure.digits.map(({ length }) => length);
  const owners: (string | undefined)[] = exposure.digits.map(() => undefined);
  const places = new Map(pack.questions.map(({ id }, place) => [id, place]));
  const encodings = new Map<Question, Encoding>();
  const prepared = new Map<Condition, Prepared>();
  return {
    sizes,
    owners,
    given(answers) {
      const given: Given = { answers, states: [], made: [] };
      return (condition) => (condition === undefined ? yes : prepare(condition)(given));
    },
    encode,
  };

  function encode(question: Question): Encoding {
    let encoding = encodings.get(question);
    if (encoding === undefined) {
      const newVariable = (classes: number) => {
        owners.push(question.id);
        return sizes.push(classes) - 1;
      };
      encoding = encodeQuestion(question, tests.get(question.id) ?? [], formulas, newVariable);
      encodings.set(question, encoding);
    }
    return encoding;
  }

  function prepare(condition: Condition): Prepared {
    let found = prepared.get(condition);
    if (found === undefined) {
      const translated = translation(condition);
      const place = prepared.size;
      found = (given) => (given.made[place] ??= translated(given));
      prepared.set(condition, found);
    }
    return found;
  }

  function translation(condition: Condition): Prepared {
    const node = nodeOf(condition);
    switch (node.kind) {
      case 'all':
        return joined(node.parts.map(prepare), no, formulas.all);
      case 'any':
        return joined(node.parts.map(prepare), yes, formulas.any);
      // Where everything is answered, nothing is unknown.
      case 'unless':
      case 'not': {
        const part = prepare(node.parts[0]);
        return (given) => formulas.not(part(given));
      }
      case 'named':
        return prepare(node.parts[0]!);
      case 'test': {
        // What the verdict decides is posed once for each verdict.
        if (node.question === VERDICT) throw new Error('a test of the verdict is used where no verdict is known');
        if (node.question === EXPOSURE) {
          const formula = exposure.formula(node.test, formulas);
          return () => formula;
        }
        const place = places.get(node.question);
        return place === undefined ? () => no : fact(place, node.test);
      }
    }
  }

  function joined(
    parts: readonly Prepared[],
    decisive: Formula,
    join: (parts: readonly Formula[]) => Formula,
  ): Prepared {
    return (given) => {
      const found: Formula[] = [];
      for (const part of parts) {
        const formula = part(given);
        if (formula === decisive) return decisive;
        if (formula !== yes && formula !== no) found.push(formula);
      }
      return found.length === 1 ? found[0]! : join(found);
    };
  }

  function fact(place: number, test: Test): Prepared {
    const question = pack.questions[place]!;
    const passes = checkOf(test, question.alone);
    const known = (value: Value | undefined) => (value !== undefined && passes(value) ? yes : no);
    const otherwise = known(question.otherwise);
    let whileOpen: Formula | undefined;
    return (given) => {
      const { when, value } = (given.states[place] ??= stateOf(question, given));
      if (when === no) return otherwise;
      const here = value === undefined ? (whileOpen ??= encode(question).formula(test)) : known(value);
      if (when === yes || here === otherwise) return here;
      return formulas.any([formulas.all([when, here]), formulas.all([formulas.not(when), otherwise])]);
    };
  }

  function stateOf(question: Question, given: Given): QuestionState {
    const answer = given.answers.get(question.id);
    const value = valueGiven(question, answer);
    if (answer?.kind === 'not-applicable' && value !== undefined) return { when: yes, value };
    return { when: question.when === undefined ? yes : prepare(question.when)(given), value };
  }
}
