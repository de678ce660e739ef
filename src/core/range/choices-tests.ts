import { limitsIn, type Operands, type OperatorName, OPERATORS, operatorsIn, type Test } from '../condition/index.ts';
import type { Formula } from './formula.ts';
import type { Formulas } from './formulas.ts';

/** What the variables of an open choices question say about its value. */
export interface Selection {
  /** That this value is chosen. */
  readonly chosen: (value: string) => Formula;
  /** That so many values are chosen or more, of those that count. */
  readonly counts: (least: number) => Formula;
}

type Operator = {
  [Name in OperatorName]: (typeof OPERATORS)[Name]['kind'] extends 'choices' ? Name : never;
}[OperatorName];
type FormulaOf<Name extends Operator> = (
  operand: Operands[(typeof OPERATORS)[Name]['form']],
  selection: Selection,
  formulas: Formulas,
) => Formula;

/** Every operator that tests choices, as a formula. Operators on other kinds need none: their values are few classes. */
const FORMULAS: { readonly [Name in Operator]: FormulaOf<Name> } = {
  includes: (value, { chosen }) => chosen(value),
  includesAny: (values, { chosen }, { any }) => any(values.map(chosen)),
  count: (limits, { counts }, { all, not }) =>
    all(
      limitsIn(limits).map(({ turn, check, limit }) => {
        const first = turn(limit);
        return check(limit, [])(first) ? counts(first) : not(counts(first));
      }),
    ),
};

/** The formula of a test of an open choices question; operators on other kinds never hold. */
export function choicesTests(formulas: Formulas, selection: Selection): (test: Test) => Formula {
  const made = FORMULAS as unknown as Readonly<Record<string, FormulaOf<never> | undefined>>;
  return (test) =>
    formulas.all(
      operatorsIn(test).map(({ name, operand }) => made[name]?.(operand as never, selection, formulas) ?? formulas.no),
    );
}
