/**
 * A part of the problem: the variables that it reads. Parts that are `joint` are decided together, so that opening them
 * costs more.
 */
export interface Piece {
  readonly variables: readonly number[];
  readonly joint: boolean;
}

/** Extra cost of opening a variable of a joint part. */
const JOINT = 1000;

/**
 * A variable order that keeps few parts half-decided at a time. Greedy: completes the cheapest part first, and within
 * it the variables that most other parts read. Variables that no part reads come last.
 */
export function variableOrder(pieces: readonly Piece[], sizes: readonly number[]): number[] {
  const joint = new Set(pieces.flatMap((piece) => (piece.joint ? piece.variables : [])));
  const cost = sizes.map((size, variable) => Math.log2(size) * (joint.has(variable) ? JOINT : 1));
  const readers = sizes.map(() => 0);
  for (const { variables } of pieces) for (const variable of variables) readers[variable]! += 1;
  const order: number[] = [];
  const placed = sizes.map(() => false);
  let waiting = pieces.map((piece) => piece.variables).filter((variables) => variables.length > 0);
  while (waiting.length > 0) {
    const next = [...cheapest(waiting, cost)].sort((a, b) => readers[b]! - readers[a]! || a - b);
    for (const variable of next) placed[variable] = true;
    order.push(...next);
    waiting = waiting.flatMap((piece) => {
      if (!piece.some((variable) => placed[variable])) return [piece];
      const left = piece.filter((variable) => !placed[variable]);
      return left.length > 0 ? [left] : [];
    });
  }
  placed.forEach((done, variable) => done || order.push(variable));
  return order;
}

function cheapest(pieces: readonly (readonly number[])[], cost: readonly number[]): readonly number[] {
  let best = pieces[0]!;
  let least = Infinity;
  for (const piece of pieces) {
    let total = 0;
    for (const variable of piece) total += cost[variable]!;
    if (total < least) {
      least = total;
      best = piece;
    }
  }
  return best;
}
