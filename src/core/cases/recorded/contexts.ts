import type { Answer, Answers } from '../../answers/index.ts';
import { checkOf, EXPOSURE, nodeOf, outcomesOf, type Test, type Tests, testsOf } from '../../condition/index.ts';
import { type CompiledPack, exposureRange, type Facts, resolveFacts } from '../../judge/index.ts';
import type { Question, Value } from '../../pack/schema.ts';
import { sitesOf } from '../../pack/index.ts';
import { createSpace, reads, type Space, unlessTooEntangled } from '../../range/index.ts';
import { mendingIn } from './mending.ts';
import { type Sheet, sheetsFor } from './sheet.ts';
import type { Requirement, Subject } from './subjects.ts';
import { edgesOf, valuesToTry } from './values.ts';

/** A named set of answers that the table starts from. */
export interface Organization {
  readonly name: string;
  readonly answers: Answers;
}

/** An organization with some answers changed. */
export interface Context {
  readonly organization: Organization;
  readonly changes: ReadonlyMap<string, Value>;
  readonly answers: Answers;
}

/** A context, and the questions whose values are all tried in it. */
export interface Tried {
  readonly context: Context;
  readonly questions: readonly Question[];
}

/** Finds contexts in which single tests of a condition decide the result. */
export interface ContextFinder {
  /**
   * Contexts in which each test of the entry alone decides what comes out, as few as are found one after another. Each
   * is the smallest change of an organization. They depend on the conditions of the entry, and on those of the
   * questions that it reads, but on no other entry; only those of a verdict rule depend on all rules, and
   * those of what reads the exposure score on all criteria.
   */
  contextsOf(subject: Subject): readonly Tried[];
  /** The facts of answers, with the exposure score where the entry depends on it. */
  factsOf(subject: Subject, answers: Answers): Facts;
  /** One value for each class of values that the tests of the entry tell apart. */
  valuesOf(subject: Subject, question: Question): readonly Value[];
}

/**
 * How many answers are changed at most. `proved`: where the solver has shown that some answers let the test decide;
 * none are changed where it has shown that no answers do. `unproved`: where only one side of the test leaves the
 * outcome to it, where the outcome depends on the exposure score, or where the rules are too entangled to tell.
 */
const MOST_CHANGES = { proved: 8, unproved: 2 };

/**
 * How many contexts are tried for one test. The search gives up on a test without effect, like a signal of 0 points.
 */
const MOST_TRIES = 4_000;

/** A finder that starts from these organizations, in this order. */
export function contextFinder(compiled: CompiledPack, organizations: readonly Organization[]): ContextFinder {
  const { pack } = compiled;
  const starts = organizations.map((organization): Context => ({
    organization,
    changes: new Map(),
    answers: organization.answers,
  }));
  const placeOf = new Map(pack.questions.map((question, place) => [question, place]));
  const inOrder = (one: Question, other: Question) => placeOf.get(one)! - placeOf.get(other)!;
  const tests = new Map<Subject, Tests>();
  const parts = new Map<Subject, CompiledPack>();
  const kinds = new Map<Subject, Map<Question, Kinds>>();
  const limits = new Map<Edge, number>();
  const mendingOf = mendingIn(compiled);
  let changes = 0;
  let space: Space | 'too entangled' | undefined;

  return { contextsOf, factsOf, valuesOf };

  function contextsOf(subject: Subject): readonly Tried[] {
    const found: { context: Context; questions: Set<Question> }[] = [];
    const take = (context: Context, question: Question): void => {
      const tried = found.find((each) => each.context === context);
      if (tried === undefined) found.push({ context, questions: new Set([question]) });
      else tried.questions.add(question);
    };
    const sheetFor = sheetsFor(compiled, new Set(testsIn(subject).keys()), subject.score);
    const sheets = new Map<Context, Sheet>();
    const sheetOf: SheetOf = (context) => {
      let sheet = sheets.get(context);
      if (sheet === undefined) sheets.set(context, (sheet = sheetFor(context.answers)));
      return sheet;
    };
    for (const leaf of subject.leaves) {
      const node = nodeOf(leaf.test.source);
      // Nobody answers with a exposure score: which side of its bound comes out is for the cases.
      if (node.kind !== 'test' || node.question === EXPOSURE) continue;
      const { question: id, test } = node;
      const { question, when } = compiled.asked[compiled.index.get(id)!]!;
      const requires = [...leaf.requires, ...(when === undefined ? [] : [{ condition: when, truth: true }])];
      for (const value of edgesOf(test, valuesOf(subject, question))) {
        const edge = { subject, question, value, test, requires };
        const known = found.map(({ context }) => context);
        const context =
          known.find((each) => withEdge(edge, sheetOf(each), (sheet) => decides(edge, sheet))) ??
          nearest(edge, subject.score ? [...starts, ...known] : starts, sheetOf);
        if (context !== undefined) take(context, question);
      }
    }
    return found.map(({ context, questions }) => ({
      context,
      questions: [...questions].toSorted(inOrder),
    }));
  }

  /**
   * Whether the test decides, once its value is given: requirements are met, and another answer changes the result.
   * `wanted`: the one of them that is most likely not met.
   */
  function decides({ subject, question, value, test, requires }: Edge, sheet: Sheet, wanted?: Requirement): boolean {
    const { facts, change } = sheet;
    if (wanted !== undefined && wanted.condition.evaluate(facts()) !== wanted.truth) return false;
    if (failing(requires, facts()) !== undefined) return false;
    const outcome = subject.outcome(facts());
    const differs = across(subject, question, value, test).some((other) => {
      change(question.id, answerWith(other));
      return subject.outcome(facts()) !== outcome;
    });
    change(question.id, answerWith(value));
    return differs;
  }

  /** The values on the other side of a test. */
  function across(subject: Subject, question: Question, value: Value, test: Test): readonly Value[] {
    const passes = checkOf(test, question.alone);
    return valuesOf(subject, question).filter((other) => passes(other) !== passes(value));
  }

  /** The first context, with the fewest changes, in which the test decides. */
  function nearest(edge: Edge, from: readonly Context[], sheetOf: SheetOf): Context | undefined {
    const { subject, question, requires } = edge;
    let tries = 0;
    for (let changes = 0; changes === 0 || changes <= mostChanges(edge); changes += 1) {
      for (const start of from) {
        const made = withEdge(edge, sheetOf(start), (sheet) => search(start, sheet, changes));
        if (made !== undefined) return made.reduce(changed, start);
      }
    }
    return undefined;

    /** Changes only answers that a requirement reads which isn't met yet; undefined where the test never decides. */
    function search(start: Context, sheet: Sheet, most: number): readonly Kind[] | undefined {
      const { facts, change, answerTo } = sheet;
      const seen = new Set<string>();
      const made: Kind[] = [];
      return isFound(most) ? made : undefined;

      function isFound(left: number, wanted?: Requirement): boolean {
        tries += 1;
        if (left === 0) return decides(edge, sheet, wanted);
        if (tries > MOST_TRIES) return false;
        const failed = failing(requires, facts());
        // The exposure score is nothing that can be answered.
        if (failed === undefined || failed.condition.reads().includes(EXPOSURE)) return false;
        const mending = left === 1 ? mendingOf(failed.condition, failed.truth, facts()) : undefined;
        return questionsBehind(failed.condition.reads(), facts()).some((other) => {
          if (other === question || start.changes.has(other.id) || made.some((each) => each.question === other))
            return false;
          // The last change is in vain where it can't mend the requirement. It still counts as a try.
          const isInVain = mending?.has(other.id) === false;
          const now = answerTo(other.id);
          let isChanged = false;
          const isOne = otherAnswers(subject, other, now).some((each) => {
            made.push(each);
            const isTried = isNew();
            if (isTried && isInVain) tries += 1;
            else if (isTried) {
              change(other.id, answerWith(each.value));
              isChanged = true;
              if (isFound(left - 1, failed)) return true;
            }
            made.pop();
            return false;
          });
          if (isChanged) change(other.id, now);
          return isOne;
        });
      }

      /** Whether these changes are made for the first time: in another order, they lead to the same contexts. */
      function isNew(): boolean {
        const ids = made.map(({ id }) => id);
        const key = ids.length === 1 ? `${ids[0]}` : ids.sort((a, b) => a - b).join();
        if (seen.has(key)) return false;
        seen.add(key);
        return true;
      }
    }
  }

  /** Does work on a sheet on which the value of the edge is given. */
  function withEdge<Result>({ question, value }: Edge, sheet: Sheet, work: (sheet: Sheet) => Result): Result {
    const now = sheet.answerTo(question.id);
    sheet.change(question.id, answerWith(value));
    const result = work(sheet);
    sheet.change(question.id, now);
    return result;
  }

  /** How many changes are worth trying. */
  function mostChanges(edge: Edge): number {
    const { subject, question, value, test, requires } = edge;
    let most = limits.get(edge);
    if (most === undefined) limits.set(edge, (most = unlessTooEntangled(limit) ?? MOST_CHANGES.unproved));
    return most;

    function limit(): number {
      space ??= unlessTooEntangled(createWhole) ?? 'too entangled';
      if (space === 'too entangled') return MOST_CHANGES.unproved;
      space.budget.renew();
      const { formulas, given, possible } = space;
      const met = (answer: Value) => {
        const formula = given(question.id, answer);
        const parts = requires.map(({ condition: { source }, truth }) =>
          truth ? formula(source) : formulas.not(formula(source)),
        );
        return formulas.all(parts);
      };
      const here = met(value);
      if (!possible(here)) return 0;
      if (subject.score) return MOST_CHANGES.unproved;
      const onBothSides = across(subject, question, value, test).some((other) =>
        possible(formulas.all([here, met(other)])),
      );
      return onBothSides ? MOST_CHANGES.proved : MOST_CHANGES.unproved;
    }
  }

  function createWhole(): Space {
    return createSpace(
      pack,
      sitesOf(pack).flatMap(({ condition }) => (reads(condition) ? [] : [condition])),
    );
  }

  /** Resolves only the questions that the entry depends on, because this runs very often. */
  function factsOf(subject: Subject, answers: Answers): Facts {
    const facts = resolveFacts(partFor(subject), answers);
    return subject.score ? { ...facts, exposure: exposureRange(compiled, facts) } : facts;
  }

  function partFor(subject: Subject): CompiledPack {
    let part = parts.get(subject);
    if (part === undefined) {
      const ids = new Set(testsIn(subject).keys());
      part = { ...compiled, asked: compiled.asked.filter(({ question }) => ids.has(question.id)) };
      parts.set(subject, part);
    }
    return part;
  }

  function valuesOf(subject: Subject, question: Question): readonly Value[] {
    return kindsOf(subject, question).values;
  }

  function kindsOf(subject: Subject, question: Question): Kinds {
    const known = kinds.get(subject) ?? new Map<Question, Kinds>();
    kinds.set(subject, known);
    let found = known.get(question);
    if (found === undefined) {
      const own = testsIn(subject).get(question.id) ?? [];
      const keyOf = outcomesOf(own, question.alone);
      const values = valuesToTry(question, own);
      const all = values.map((value) => ({ question, value, key: keyOf(value), id: (changes += 1) }));
      const firsts = all.filter(({ key }, index) => all.findIndex((each) => each.key === key) === index);
      known.set(question, (found = { values, firsts, keyOf }));
    }
    return found;
  }

  /** Other values of a question than the one given now, one for each class that the tests of the entry tell apart. */
  function otherAnswers(subject: Subject, question: Question, now: Answer | undefined): readonly Kind[] {
    const { firsts, keyOf } = kindsOf(subject, question);
    const given = now?.kind === 'value' ? keyOf(now.value) : undefined;
    return firsts.filter(({ key }) => key !== given);
  }

  function testsIn(subject: Subject): Tests {
    let found = tests.get(subject);
    if (found === undefined) {
      const ids = [...testsOf(subject.conditions).keys()];
      found = testsOf([...subject.conditions, ...questionsBehind(ids).map(({ when }) => when)]);
      tests.set(subject, found);
    }
    return found;
  }

  /**
   * The questions with these ids and the questions that decide whether they apply, in the order of the pack. With
   * facts, the latter only for questions that don't apply.
   */
  function questionsBehind(ids: readonly string[], facts?: Facts): readonly Question[] {
    const seen = new Set<string>();
    const found: Question[] = [];
    const visit = (id: string): void => {
      if (seen.has(id)) return;
      seen.add(id);
      const place = compiled.index.get(id);
      if (place === undefined) compiled.criteria.forEach(({ reads }) => reads().forEach(visit));
      else {
        const { question, when } = compiled.asked[place]!;
        found.push(question);
        if (facts === undefined || when?.evaluate(facts) !== true) when?.reads().forEach(visit);
      }
    };
    ids.forEach(visit);
    return found.sort(inOrder);
  }
}

/** A value of a question. Values with the same key pass the same tests. */
interface Kind {
  readonly question: Question;
  readonly value: Value;
  readonly key: string;
  /** Of this value of this question. */
  readonly id: number;
}

/** The values of a question that the tests of an entry tell apart. */
interface Kinds {
  readonly values: readonly Value[];
  /** The first one with each key. */
  readonly firsts: readonly Kind[];
  readonly keyOf: (value: Value) => string;
}

type SheetOf = (context: Context) => Sheet;

/** A test, a value next to its bound, and the requirements that let the test decide. */
interface Edge {
  readonly subject: Subject;
  readonly question: Question;
  readonly value: Value;
  readonly test: Test;
  readonly requires: readonly Requirement[];
}

/** The answers with one value replaced. */
export function withAnswer(answers: Answers, question: string, value: Value): Answers {
  return new Map(answers).set(question, answerWith(value));
}

function answerWith(value: Value): Answer {
  return { kind: 'value', value };
}

function changed({ organization, changes, answers }: Context, { question: { id }, value }: Kind): Context {
  return { organization, changes: new Map(changes).set(id, value), answers: withAnswer(answers, id, value) };
}

function failing(requires: readonly Requirement[], facts: Facts): Requirement | undefined {
  return requires.find(({ condition, truth }) => condition.evaluate(facts) !== truth);
}
