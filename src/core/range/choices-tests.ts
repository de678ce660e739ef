import { limitsIn, type OperatorName, type OPERATORS, operatorsIn, type Test } from '../condition/index.ts';
import type { Formula } from './unique-table.ts';
import type { Formulas } from './formulas.ts';

/** What the variables of an open choices question say about its value. */
export interface Selection {
  /** That this value is chosen. */
  readonly chosen: (value: string) => Formula;
  /** That so many values are chosen or more, of those that count. */
  readonly counts: (least: number) => Formula;
}

type OfChoices<Name extends OperatorName> = (typeof OPERATORS)[Name]['kind'] extends 'choices' ? Name : never;
type FormulaOf<Operand> = (operand: NonNullable<Operand>, selection: Selection, formulas: Formulas) => Formula;

/**
 * Every operator that tests choices, as a formula. Operators on other kinds need none: their values are few classes.
 */
const FORMULAS: { readonly [Name in OperatorName as OfChoices<Name>]: FormulaOf<Test[Name]> } = {
  includes: (value, { chosen }) => chosen(value),
  includesAny: (values, { chosen }, { any }) => any(values.map(chosen)),
  count(limits, { counts }, { all, not }) {
    const turns = limitsIn(limits).map(({ turn, check, limit }) => ({ at: turn(limit), passes: check(limit, []) }));
    return all(turns.map(({ at, passes }) => (passes(at) ? counts(at) : not(counts(at)))));
  },
};

/** The formula of a test of an open choices question; operators on other kinds never hold. */
export function choicesTests(formulas: Formulas, selection: Selection): (test: Test) => Formula {
  const made = FORMULAS as Readonly<Record<string, FormulaOf<never> | undefined>>;
  const formulaOf = (name: string, operand: unknown) => made[name]?.(operand as never, selection, formulas);
  return (test) => formulas.all(operatorsIn(test).map(({ name, operand }) => formulaOf(name, operand) ?? formulas.no));
}
