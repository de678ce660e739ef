import type { Answers } from '../../answers/index.ts';
import { checkOf, EXPOSURE, nodeOf, outcomesOf, type Test, type Tests, testsOf } from '../../condition/index.ts';
import { type CompiledPack, exposureRange, type Facts, resolveFacts } from '../../judge/index.ts';
import type { Question, Value } from '../../pack/schema.ts';
import { sitesOf } from '../../pack/index.ts';
import { createSpace, reads, type Space, unlessTooEntangled } from '../../range/index.ts';
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
  const tests = new Map<Subject, Tests>();
  const parts = new Map<Subject, CompiledPack>();
  const kinds = new Map<Subject, Map<Question, readonly Kind[]>>();
  const limits = new Map<Edge, number>();
  let space: Space | undefined;

  return { contextsOf, factsOf, valuesOf };

  function contextsOf(subject: Subject): readonly Tried[] {
    const found: { context: Context; questions: Set<Question> }[] = [];
    const take = (context: Context, question: Question): void => {
      const tried = found.find((each) => each.context === context);
      if (tried === undefined) found.push({ context, questions: new Set([question]) });
      else tried.questions.add(question);
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
          known.find((each) => decides(edge, each)) ?? nearest(edge, subject.score ? [...starts, ...known] : starts);
        if (context !== undefined) take(context, question);
      }
    }
    return found.map(({ context, questions }) => ({
      context,
      questions: [...questions].toSorted((a, b) => placeOf.get(a)! - placeOf.get(b)!),
    }));
  }

  /** Whether the test decides in this context: the requirements are met, and another answer changes the result. */
  function decides({ subject, question, value, test, requires }: Edge, { answers }: Context): boolean {
    const facts = factsOf(subject, withAnswer(answers, question.id, value));
    if (failing(requires, facts) !== undefined) return false;
    const outcome = subject.outcome(facts);
    return across(subject, question, value, test).some(
      (other) => subject.outcome(factsOf(subject, withAnswer(answers, question.id, other))) !== outcome,
    );
  }

  /** The values on the other side of a test. */
  function across(subject: Subject, question: Question, value: Value, test: Test): readonly Value[] {
    const passes = checkOf(test, question.alone);
    return valuesOf(subject, question).filter((other) => passes(other) !== passes(value));
  }

  /** The first context, with the fewest changes, in which the test decides. */
  function nearest(edge: Edge, from: readonly Context[]): Context | undefined {
    const { subject, question, value, requires } = edge;
    let tries = 0;
    let seen = new Set<string>();
    for (let changes = 0; changes === 0 || changes <= mostChanges(edge); changes += 1) {
      for (const start of from) {
        seen = new Set();
        const context = search(start, changes);
        if (context !== undefined) return context;
      }
    }
    return undefined;

    /** Changes only answers that a requirement reads which isn't met yet. */
    function search(context: Context, left: number): Context | undefined {
      // The same changes in another order lead to the same contexts.
      const key = [...context.changes].flat(2).toSorted().join();
      if (seen.has(key)) return undefined;
      seen.add(key);
      tries += 1;
      if (left === 0) return decides(edge, context) ? context : undefined;
      if (tries > MOST_TRIES) return undefined;
      const facts = factsOf(subject, withAnswer(context.answers, question.id, value));
      const failed = failing(requires, facts);
      // The exposure score is nothing that can be answered.
      if (failed === undefined || failed.condition.reads().includes(EXPOSURE)) return undefined;
      for (const other of questionsBehind(failed.condition.reads(), facts)) {
        if (other === question || context.changes.has(other.id)) continue;
        for (const change of otherAnswers(subject, other, context)) {
          const found = search(changed(context, other, change), left - 1);
          if (found !== undefined) return found;
        }
      }
      return undefined;
    }
  }

  /** How many changes are worth trying. */
  function mostChanges(edge: Edge): number {
    const { subject, question, value, test, requires } = edge;
    let most = limits.get(edge);
    if (most === undefined) limits.set(edge, (most = unlessTooEntangled(limit) ?? MOST_CHANGES.unproved));
    return most;

    function limit(): number {
      space ??= createSpace(
        pack,
        sitesOf(pack).flatMap(({ condition }) => (reads(condition) ? [] : [condition])),
      );
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
    return kindsOf(subject, question).map(({ value }) => value);
  }

  /** The values of a question, each with a key for the tests of the entry that it passes. */
  function kindsOf(subject: Subject, question: Question): readonly Kind[] {
    const known = kinds.get(subject) ?? new Map<Question, readonly Kind[]>();
    kinds.set(subject, known);
    let found = known.get(question);
    if (found === undefined) {
      const own = testsIn(subject).get(question.id) ?? [];
      const keyOf = outcomesOf(own, question.alone);
      found = valuesToTry(question, own).map((value) => ({ value, key: keyOf(value) }));
      known.set(question, found);
    }
    return found;
  }

  /** Other values of a question, one for each class that the tests of the entry tell apart. */
  function otherAnswers(subject: Subject, question: Question, { answers }: Context): readonly Value[] {
    const now = answers.get(question.id);
    const own = testsIn(subject).get(question.id) ?? [];
    const seen = new Set(now?.kind === 'value' ? [outcomesOf(own, question.alone)(now.value)] : []);
    return kindsOf(subject, question).flatMap(({ value, key }) => {
      if (seen.has(key)) return [];
      seen.add(key);
      return [value];
    });
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
    const found = new Set<string>();
    const visit = (id: string): void => {
      if (found.has(id)) return;
      found.add(id);
      const place = compiled.index.get(id);
      if (place === undefined) compiled.criteria.forEach(({ reads }) => reads().forEach(visit));
      else {
        const { when } = compiled.asked[place]!;
        if (facts === undefined || when?.evaluate(facts) !== true) when?.reads().forEach(visit);
      }
    };
    ids.forEach(visit);
    return pack.questions.filter(({ id }) => found.has(id));
  }
}

/** A value. Values with the same key pass the same tests. */
interface Kind {
  readonly value: Value;
  readonly key: string;
}

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
  return new Map(answers).set(question, { kind: 'value', value });
}

function changed({ organization, changes, answers }: Context, { id }: Question, value: Value): Context {
  return { organization, changes: new Map(changes).set(id, value), answers: withAnswer(answers, id, value) };
}

function failing(requires: readonly Requirement[], facts: Facts): Requirement | undefined {
  return requires.find(({ condition, truth }) => condition.evaluate(facts) !== truth);
}
