/** A share of the mutants of each operator, spread evenly over the pack; deterministic. */
export function sampleOf<Mutant extends { readonly operator: string }>(
  mutants: readonly Mutant[],
  perOperator: number,
  shift = 0,
): readonly Mutant[] {
  const byOperator = new Map<string, Mutant[]>();
  for (const mutant of mutants) byOperator.set(mutant.operator, [...(byOperator.get(mutant.operator) ?? []), mutant]);
  return [...byOperator.values()].flatMap((all) => {
    if (all.length <= perOperator) return all;
    return Array.from(
      { length: perOperator },
      (_, index) => all[Math.floor(((index + shift) * all.length) / perOperator) % all.length]!,
    );
  });
}
