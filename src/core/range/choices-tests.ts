import { limitsIn, type OperatorName, type OPERATORS, operatorsIn, type Test } from '../condition/index.ts';
import type { Formula } from './unique-table.ts';
import type { Formulas } from './formulas.ts';

/** Formulas about the value of an unanswered choices question. */
export interface Selection {
  /** Holds when this value is chosen. */
  readonly chosen: (value: string) => Formula;
  /** Holds when at least this many counted values are chosen. */
  readonly counts: (least: number) => Formula;
}

type OfChoices<Name extends OperatorName> = (typeof OPERATORS)[Name]['kind'] extends 'choices' ? Name : never;
type FormulaOf<Operand> = (operand: NonNullable<Operand>, selection: Selection, formulas: Formulas) => Formula;

/**
 * Every operator on choices, as a formula. Operators on other kinds need none, because their values are split into
 * classes.
 */
const FORMULAS: { readonly [Name in OperatorName as OfChoices<Name>]: FormulaOf<Test[Name]> } = {
  includes: (value, { chosen }) => chosen(value),
  includesAny: (values, { chosen }, { any }) => any(values.map(chosen)),
  count(limits, { counts }, { all, not }) {
    const turns = limitsIn(limits).map(({ turn, check, limit }) => ({ at: turn(limit), passes: check(limit, []) }));
    return all(turns.map(({ at, passes }) => (passes(at) ? counts(at) : not(counts(at)))));
  },
};

/** The formula of a test of an unanswered choices question; an operator on another kind never holds. */
export function choicesTests(formulas: Formulas, selection: Selection): (test: Test) => Formula {
  const made = FORMULAS as Readonly<Record<string, FormulaOf<never> | undefined>>;
  const formulaOf = (name: string, operand: unknown) => made[name]?.(operand as never, selection, formulas);
  return (test) => formulas.all(operatorsIn(test).map(({ name, operand }) => formulaOf(name, operand) ?? formulas.no));
}
