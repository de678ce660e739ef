import { valuesOf } from '../../answers/value.ts';
import type { Pack, Question, Test, Value } from '../../pack/schema.ts';
import { sitesOf } from '../../pack/sites.ts';
import type { Formula } from '../../range/formula.ts';
import type { Space } from '../../range/space.ts';
import { testsOf } from '../../range/tests.ts';
import { numbersToTry } from '../../range/variables.ts';
import type { Remark } from '../finding.ts';

/** Two answers of which the second is one step further in the direction of the question. */
type Step = readonly [less: Value, more: Value];

/**
 * Whether the rules keep the direction that questions declare: more need never scores less in a criterion, better practice
 * never opens a gate. One answer changes, the others stay; decided for all of them at once.
 */
export function checkDirections(pack: Pack, space: Space): readonly Remark[] {
  const tests = testsOf(sitesOf(pack).map(({ condition }) => condition));
  return pack.questions.flatMap((question) => {
    const { need, practice } = question.direction ?? {};
    const ladder = need === undefined && practice === undefined ? [] : stepsUp(question, tests.get(question.id) ?? []);
    const along = (way: 'up' | 'down'): readonly Step[] => (way === 'up' ? ladder : ladder.map(([less, more]) => [more, less]));
    return [
      ...(need === undefined ? [] : fallingNeed(pack, question, along(need), space)),
      ...(practice === undefined ? [] : worseGates(pack, question, along(practice), space)),
    ];
  });
}

function fallingNeed({ criteria }: Pack, question: Question, steps: readonly Step[], space: Space): readonly Remark[] {
  return criteria.flatMap((criterion): Remark[] => {
    for (const [less, more] of steps) {
      for (const share of new Set(criterion.levels.map((level) => level.share))) {
        const falls = space.formulas.all([scores(less, share), space.formulas.not(scores(more, share))]);
        const where = falls === space.formulas.no ? undefined : others(question, falls, space);
        if (where === undefined) continue;
        const message = `${question.id} ${words(more)} scores less than ${words(less)}${where}, though it should show more need`;
        return [{ list: 'criteria', entry: criterion, path: ['levels'], code: 'falling-need', message, mend: 'correct the levels or their shares, or the direction of the question' }];
      }
    }
    return [];

    /** When the criterion gives this share or more. */
    function scores(value: Value, share: number): Formula {
      const formula = space.given(question.id, value);
      const { all, any, not } = space.formulas;
      const before: Formula[] = [];
      return any(
        criterion.levels.map((level) => {
          const when = formula(level.when);
          const reached = level.share >= share ? all([...before, when]) : space.formulas.no;
          before.push(not(when));
          return reached;
        }),
      );
    }
  });
}

function worseGates({ gates }: Pack, question: Question, steps: readonly Step[], space: Space): readonly Remark[] {
  return gates.flatMap((gate): Remark[] => {
    for (const [less, more] of steps) {
      const [before, after] = [space.given(question.id, less), space.given(question.id, more)];
      const { all, not } = space.formulas;
      const opens = all([before(gate.when), before(gate.met), after(gate.when), not(after(gate.met))]);
      const where = opens === space.formulas.no ? undefined : others(question, opens, space);
      if (where === undefined) continue;
      const message = `${question.id} ${words(more)} opens it where ${words(less)} meets it${where}, though it should be better practice`;
      return [{ list: 'gates', entry: gate, path: ['met'], code: 'worse-gate', message, mend: 'correct the condition, or the direction of the question' }];
    }
    return [];
  });
}

/** The other answers with which it happens, in words; undefined when there are none. */
function others(question: Question, formula: Formula, space: Space): string | undefined {
  const found = space.witness(formula);
  if (found === undefined) return undefined;
  const answers = [...found.enough].filter(([id]) => id !== question.id).map(([id, value]) => `${id} ${words(value)}`);
  return answers.length === 0 ? '' : ` (with ${answers.join(', ')})`;
}

/** The next number that a rule tells apart, the next option of a choice, one value more of several. */
function stepsUp(question: Question, tests: readonly Test[]): readonly Step[] {
  if (question.kind === 'choices') {
    const alone = question.alone ?? [];
    const values = valuesOf(question).filter((value) => !alone.includes(value));
    return values.flatMap((value): Step[] => [
      ...alone.map((none): Step => [[none], [value]]),
      ...values.filter((other) => other !== value).map((other): Step => [[other], [other, value]]),
      ...(values.length > 2 ? [[values.filter((other) => other !== value), values] as const] : []),
    ]);
  }
  const values: readonly Value[] = question.kind === 'number' ? numbersToTry(question, tests) : valuesOf(question);
  return values.slice(1).map((value, index) => [values[index]!, value]);
}

function words(value: Value): string {
  return typeof value === 'object' ? `[${value.join(', ')}]` : String(value);
}
