import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBudget } from '../../../src/core/range/budget.ts';
import { createModels } from '../../../src/core/range/clauses.ts';
import { isTrue } from '../../../src/core/range/completion.ts';
import { createFormulas, type Formulas } from '../../../src/core/range/formulas.ts';
import { readFor } from '../../../src/core/range/justification.ts';
import type { Formula } from '../../../src/core/range/unique-table.ts';

/** Classes of each variable. */
const SIZES = [2, 3, 4, 1, 3];

/** A formula that is still to be made. */
type Make = (formulas: Formulas) => Formula;

const literal: fc.Arbitrary<Make> = fc.record({ variable: fc.nat(SIZES.length - 1), classes: fc.nat(15) }).map(
  ({ variable, classes }) =>
    ({ literal: make }) =>
      make(variable, classes % 2 ** SIZES[variable]!, SIZES[variable]!),
);

const { formula } = fc.letrec<{ formula: Make }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    literal,
    listOf(tie('formula')).map((parts) => (formulas: Formulas) => formulas.all(parts.map((part) => part(formulas)))),
    listOf(tie('formula')).map((parts) => (formulas: Formulas) => formulas.any(parts.map((part) => part(formulas)))),
    tie('formula').map((part) => (formulas: Formulas) => formulas.not(part(formulas))),
    fc.tuple(fc.array(fc.tuple(fc.integer({ min: -4, max: 6 }), tie('formula')), { maxLength: 5 }), fc.nat(12)).map(
      ([parts, bound]) =>
        (formulas: Formulas) =>
          formulas.reaches(
            parts.map(([points]) => points),
            parts.map(([, part]) => part(formulas)),
            bound,
          ),
    ),
  ),
}));

function listOf(part: fc.Arbitrary<Make>): fc.Arbitrary<readonly Make[]> {
  return fc.array(part, { maxLength: 4 });
}

/** Every choice of a class for each variable. */
const CHOICES = SIZES.reduce<readonly (readonly number[])[]>(
  (choices, size) => choices.flatMap((choice) => Array.from({ length: size }, (_, each) => [...choice, each])),
  [[]],
);

describe('classes with which a formula holds', () => {
  test('are found exactly where there are any, however many formulas were asked about before', () => {
    fc.assert(
      fc.property(fc.array(formula, { minLength: 1, maxLength: 12 }), (makes) => {
        const budget = createBudget(Infinity);
        const formulas = createFormulas(0, budget);
        const models = createModels(SIZES, budget);
        for (const make of makes) {
          const wanted = make(formulas);
          const found = models.find(wanted);
          const some = CHOICES.some((choice) => isTrue(wanted, (variable) => choice[variable]!));
          expect(found !== undefined).toBe(some);
          if (found !== undefined) expect(isTrue(wanted, found)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('hold by the variables that are told to be enough, whatever the others are', () => {
    fc.assert(
      fc.property(formula, fc.constantFrom(...CHOICES), (make, choice) => {
        const formulas = createFormulas(0, createBudget(Infinity));
        const wanted = make(formulas);
        fc.pre(isTrue(wanted, (variable) => choice[variable]!));
        const read = readFor(wanted, (variable) => choice[variable]!);
        const others = CHOICES.filter((other) => [...read].every((variable) => other[variable] === choice[variable]));
        expect(others.filter((other) => !isTrue(wanted, (variable) => other[variable]!))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('are found among many that conflict: pigeons that share no hole', () => {
    const place = (pigeons: number, holes: number) => {
      const budget = createBudget(Infinity);
      const formulas = createFormulas(0, budget);
      const models = createModels(
        Array.from({ length: pigeons }, () => holes),
        budget,
      );
      const apart = Array.from({ length: pigeons }, (_, one) =>
        Array.from({ length: one }, (__, other) =>
          Array.from({ length: holes }, (___, hole) =>
            formulas.not(
              formulas.all([formulas.literal(one, 1 << hole, holes), formulas.literal(other, 1 << hole, holes)]),
            ),
          ),
        ),
      );
      const wanted = formulas.all(apart.flat(2));
      return models.find(wanted);
    };
    expect(place(6, 5)).toBeUndefined();
    const found = place(6, 6)!;
    expect(new Set(Array.from({ length: 6 }, (_, pigeon) => found(pigeon))).size).toBe(6);
  });
});
