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

/** Most bits of what a small condition leaves open. */
const SMALL = 10;

/** What the verdict reads, as variables. */
export interface VerdictReads {
  /** By criterion of the exposure; `points`: how many different ones its levels give. */
  readonly criteria: readonly { readonly variables: readonly number[]; readonly points: number }[];
  /** By verdict rule: of each named condition that it is put together from. */
  readonly rows: readonly (readonly (readonly number[])[])[];
  /** By use case: what decides how strongly it is needed, and whether it is covered. */
  readonly needs: readonly (readonly number[])[];
  /** By criterion of the capacity. */
  readonly capacity: readonly (readonly number[])[];
  /** The variables that stand for the score. */
  readonly score: readonly number[];
}

/**
 * An order in which the verdict leaves little open at a time. First what the first rule turns on, then the small
 * conditions, which are then true or false whatever follows. Then the criteria, and the score, known as soon as they
 * are: small ones first, and of those the ones with few different points, because each makes more sums possible. Then
 * need by need. What decides a criterion of the capacity alone waits until this sum is asked for. `open`: all
 * variables, in the order for what is left.
 */
export function verdictOrder(
  { criteria, rows, needs, capacity, score }: VerdictReads,
  open: readonly number[],
  sizes: readonly number[],
): number[] {
  const cost = (variables: readonly number[]) => variables.reduce((sum, id) => sum + Math.log2(sizes[id]!), 0);
  const byCost = (parts: readonly (readonly number[])[]) => parts.toSorted((a, b) => cost(a) - cost(b));
  const isSmall = (variables: readonly number[]) => cost(variables) <= SMALL;
  const scored = new Set(criteria.flatMap(({ variables }) => variables));
  const waiting = new Set(capacity.flatMap(([id, ...others]) => (others.length > 0 || scored.has(id!) ? [] : [id!])));
  const turnsOn = byCost(rows.find((row) => row.length > 0) ?? [])[0] ?? [];
  const begun = new Set([...scored, ...turnsOn]);
  const small = byCost(rows.flat().map((part) => part.filter((id) => !begun.has(id)))).filter(isSmall);
  const [few, many] = [true, false].map((is) => criteria.filter(({ variables }) => isSmall(variables) === is));
  const sums = [
    ...few!.toSorted((a, b) => a.points - b.points).map(({ variables }) => variables),
    ...byCost(many!.map(({ variables }) => variables)),
  ].flatMap((part) => open.filter((id) => part.includes(id)).toSorted((a, b) => sizes[a]! - sizes[b]!));
  const early = [...turnsOn, ...small.flat(), ...sums, ...score, ...needs.flat()];
  return [...new Set([...early.filter((id) => !waiting.has(id)), ...open])];
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
