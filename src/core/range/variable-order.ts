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
  /** By criterion of the exposure. */
  readonly criteria: readonly (readonly number[])[];
  /** By verdict rule: of each named condition that it is put together from. */
  readonly rows: readonly (readonly (readonly number[])[])[];
  /** By use case: what decides how strongly it is needed, and whether it is covered. */
  readonly needs: readonly (readonly number[])[];
  /** The variables that stand for the score. */
  readonly score: readonly number[];
}

/**
 * An order in which the verdict leaves little open at a time. First what the first rule turns on, then the small
 * conditions, which are then true or false whatever follows. Then the criteria, those first that no rule reads
 * otherwise, and the score, known as soon as they are. Then need by need. `open`: all variables, in the order for what
 * is left.
 */
export function verdictOrder(
  { criteria, rows, needs, score }: VerdictReads,
  open: readonly number[],
  sizes: readonly number[],
): number[] {
  const cost = (variables: readonly number[]) => variables.reduce((sum, id) => sum + Math.log2(sizes[id]!), 0);
  const byCost = (parts: readonly (readonly number[])[]) => parts.toSorted((a, b) => cost(a) - cost(b));
  const named = rows.flat();
  const scored = new Set(criteria.flat());
  const readers = sizes.map((_, id) => named.filter((variables) => variables.includes(id)).length);
  const first = byCost(rows.find((row) => row.length > 0) ?? [])[0] ?? [];
  const begun = new Set([...scored, ...first]);
  const small = byCost(named.map((part) => part.filter((id) => !begun.has(id)))).filter((part) => cost(part) <= SMALL);
  const isOwn = (id: number) => readers[id] === 0;
  const inOrder = (wanted: ReadonlySet<number>) => open.filter((id) => wanted.has(id));
  const own = inOrder(
    new Set(criteria.filter((part) => part.some(isOwn) && cost(part.filter((id) => !isOwn(id))) < 4).flat()),
  );
  const rest = byCost(criteria).flatMap((part) => inOrder(new Set(part)));
  const before = [...new Set([...first, ...small.flat(), ...own, ...rest])];
  return [...new Set([...before, ...score, ...needs.flat(), ...open])];
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
