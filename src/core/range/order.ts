/** A part of the problem: the variables it reads. Parts that are `joint` are judged together, so they cost more to open. */
export interface Piece {
  readonly variables: readonly number[];
  readonly joint: boolean;
}

/**
 * An order of elimination that keeps few parts half-decided at a time: always finish the part that is cheapest to finish,
 * in it first the variables that most other parts wait for. Variables that no part reads come last.
 */
export function eliminationOrder(pieces: readonly Piece[], sizes: readonly number[]): number[] {
  const joint = new Set(pieces.flatMap((piece) => (piece.joint ? piece.variables : [])));
  const cost = (variable: number) => Math.log2(sizes[variable]!) * (joint.has(variable) ? 1000 : 1);
  const order: number[] = [];
  const placed = new Set<number>();
  let waiting = pieces.map((piece) => piece.variables);
  while (waiting.length > 0) {
    const readers = new Map<number, number>();
    for (const piece of waiting) for (const variable of piece) readers.set(variable, (readers.get(variable) ?? 0) + 1);
    const total = (piece: readonly number[]) => piece.reduce((sum, variable) => sum + cost(variable), 0);
    const cheapest = waiting.reduce((best, piece) => (total(piece) < total(best) ? piece : best));
    const next = [...cheapest].sort((a, b) => readers.get(b)! - readers.get(a)! || a - b);
    for (const variable of next) placed.add(variable);
    order.push(...next);
    waiting = waiting.map((piece) => piece.filter((variable) => !placed.has(variable))).filter((piece) => piece.length > 0);
  }
  for (let variable = 0; variable < sizes.length; variable += 1) if (!placed.has(variable)) order.push(variable);
  return order;
}
