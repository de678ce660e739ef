import { type Condition, questionsRead, testsOf } from '../../condition/index.ts';
import type { Criterion, Gate, Pack, Question, Value } from '../../pack/schema.ts';
import type { Formula, Space } from '../../range/index.ts';
import type { Decider } from '../decider.ts';
import type { Remark } from '../finding.ts';
import { type Step, stepsUp } from '../ladder.ts';
import { allSites } from '../sites.ts';

/**
 * Whether the rules keep the direction that questions declare: more exposure never scores less in a criterion, better
 * practice never opens a gate. One answer changes, the others stay; decided for all of them at once.
 */
export function checkDirections(pack: Pack, space: Space, { decide }: Decider): readonly Remark[] {
  const tests = testsOf(allSites(pack).map(({ condition }) => condition));
  return pack.questions.flatMap((question) => {
    const { exposure, practice } = question.direction ?? {};
    if (exposure === undefined && practice === undefined) return [];
    const ladder = stepsUp(question, tests.get(question.id) ?? []);
    let known: readonly Step[] | undefined;
    const along = (way: 'up' | 'down'): readonly Step[] => {
      known ??= ladder.steps();
      return way === 'up' ? known : known.map(([less, more]) => [more, less]);
    };
    const reads = (conditions: readonly (Condition | undefined)[]) =>
      conditions.some((condition) => condition !== undefined && dependsOn(pack, condition, question.id));
    const given = remembering(question, space);
    const decided = (id: string, check: () => readonly Remark[]) =>
      decide({ list: 'questions', entry: question, path: ['direction'] }, `its direction in ${id}`, check, []);
    return [
      ...(ladder.isWhole ? [] : [tooMany(question)]),
      ...(exposure === undefined
        ? []
        : pack.criteria
            .filter(({ levels }) => reads(levels.map(({ when }) => when)))
            .flatMap((criterion) =>
              decided(criterion.id, () => fallingExposure(criterion, question, along(exposure), space, given)),
            )),
      ...(practice === undefined
        ? []
        : pack.gates
            .filter(({ when, met }) => reads([when, met]))
            .flatMap((gate) => decided(gate.id, () => worseGate(gate, question, along(practice), space, given)))),
    ];
  });
}

function tooMany(question: Question): Remark {
  const message =
    'its values make too many sets to try all: the direction was tried with few values and with nearly all';
  return {
    list: 'questions',
    entry: question,
    path: ['direction'],
    code: 'not-decided',
    message,
    mend: 'make one value of those that mean the same, or leave the direction out',
  };
}

/** The formulas of conditions where a question has this value. */
export type Given = (value: Value) => (condition: Condition | undefined) => Formula;

/** The formulas where the question has a value, cached by value and condition. */
export function remembering(question: Question, space: Space): Given {
  const known = new Map<string, { over: ReturnType<Space['given']>; formulas: Map<Condition, Formula> }>();
  return (value) => {
    const key = String(value);
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = { over: space.given(question.id, value), formulas: new Map() }));
    const { over, formulas } = found;
    return (condition) => {
      if (condition === undefined) return space.formulas.yes;
      let formula = formulas.get(condition);
      if (formula === undefined) formulas.set(condition, (formula = over(condition)));
      return formula;
    };
  };
}

/** Whether a condition reads the question, or a question that is asked only because of it. */
function dependsOn(pack: Pack, condition: Condition, wanted: string, seen = new Set<string>()): boolean {
  return questionsRead(condition).some((id) => {
    if (id === wanted) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    const when = pack.questions.find((question) => question.id === id)?.when;
    return when !== undefined && dependsOn(pack, when, wanted, seen);
  });
}

function fallingExposure(
  criterion: Criterion,
  question: Question,
  steps: readonly Step[],
  space: Space,
  given: Given,
): readonly Remark[] {
  const { all, any, not, no } = space.formulas;
  for (const [less, more] of steps) {
    for (const share of new Set(criterion.levels.map((level) => level.share))) {
      const falls = all([reaches(less, share), not(reaches(more, share))]);
      const where = falls === no ? undefined : others(question, falls, space);
      if (where === undefined) continue;
      const message = `${question.id} ${words(more)} scores less than ${words(less)}${where}, though it should show more exposure`;
      return [
        {
          list: 'criteria',
          entry: criterion,
          path: ['levels'],
          code: 'falling-exposure',
          message,
          mend: 'correct the levels or their shares, or the direction of the question',
        },
      ];
    }
  }
  return [];

  /** When the criterion gives this share or more. */
  function reaches(value: Value, share: number): Formula {
    const formula = given(value);
    const before: Formula[] = [];
    return any(
      criterion.levels.map((level) => {
        const when = formula(level.when);
        const reached = level.share >= share ? all([...before, when]) : no;
        before.push(not(when));
        return reached;
      }),
    );
  }
}

function worseGate(
  gate: Gate,
  question: Question,
  steps: readonly Step[],
  space: Space,
  given: Given,
): readonly Remark[] {
  const { all, not, no } = space.formulas;
  for (const [less, more] of steps) {
    const [before, after] = [given(less), given(more)];
    const opens = all([before(gate.when), before(gate.met), after(gate.when), not(after(gate.met))]);
    const where = opens === no ? undefined : others(question, opens, space);
    if (where === undefined) continue;
    const message = `${question.id} ${words(more)} opens it where ${words(less)} meets it${where}, though it should be better practice`;
    return [
      {
        list: 'gates',
        entry: gate,
        path: ['met'],
        code: 'worse-gate',
        message,
        mend: 'correct the condition, or the direction of the question',
      },
    ];
  }
  return [];
}

/** Example answers to the other questions for which it happens, in words; undefined when there are none. */
function others(question: Question, formula: Formula, space: Space): string | undefined {
  const found = space.witness(formula);
  if (found === undefined) return undefined;
  const answers = [...found.enough].filter(([id]) => id !== question.id).map(([id, value]) => `${id} ${words(value)}`);
  return answers.length === 0 ? '' : ` (with ${answers.join(', ')})`;
}

function words(value: Value): string {
  return typeof value === 'object' ? `[${value.join(', ')}]` : String(value);
}
