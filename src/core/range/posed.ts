import type { Answers } from '../answers/index.ts';
import type { Condition } from '../condition/index.ts';
import { withLater } from '../judge/index.ts';
import {
  bandsOf,
  type CourseId,
  COURSES,
  isConditionAt,
  type ListKey,
  type VerdictId,
  VERDICTS,
} from '../pack/index.ts';
import type { Pack } from '../pack/schema.ts';
import { createBudget, MOST_STEPS, TooEntangled } from './budget.ts';
import { createDiagram, type Diagram } from './diagram.ts';
import { type Code, settingOf } from './encoding.ts';
import {
  createMddWriter,
  createSequel,
  leaf,
  type Mdd,
  type MddLists,
  type MddWriter,
  type Sequel,
  type Target,
} from './mdd.ts';
import { tenthsOf } from './exposure-score.ts';
import { mapRoots, type Roots, rowsOf } from './roots.ts';
import { type ScoreDiagram, scoreRange, writeScore } from './score-diagram.ts';
import { improvedFirst, needConditions, optionConditions } from './tests.ts';
import { valueGiven } from './translate.ts';
import { reads } from './verdict-tests.ts';
import { createVerdictStates } from './verdict-states.ts';
import type { View } from './view.ts';
import { createWrite, type Write } from './write.ts';

/** What a pack and answers can come to, over the variables that the answers leave open. Made when it is read. */
export interface Posed extends View {
  /** The question that the variable at each level belongs to; those of the score are at no node. */
  readonly owners: readonly (string | undefined)[];
  readonly roots: Roots<Target>;
  /** The verdict and the course together: see `judgedAs`. */
  readonly judged: Target;
  /** Lowest and highest exposure score, in points. */
  readonly exposure: readonly [number, number];
  /** Lowest and highest sum of the points of capacity. */
  readonly capacity: readonly [number, number];
  /** Where nothing is fixed and it is kept. */
  readonly informed?: Informed | undefined;
}

/** By root: levels, each with the information in bits that its variable gives about the outcome. */
export type Informed = Readonly<Record<Target, readonly (readonly [level: number, bits: number])[]>>;

/** The verdict and the course that an outcome of `judged` stands for. */
export function judgedAs(outcome: number): { readonly verdict: VerdictId; readonly course: CourseId } {
  return {
    verdict: VERDICTS[Math.floor(outcome / COURSES.length)]!,
    course: COURSES[outcome % COURSES.length]!,
  };
}

/**
 * The diagram of a pack with nothing answered, as plain data: whoever has it need not look at a condition to tell what
 * some answers leave possible.
 */
export interface WrittenDiagram {
  readonly sizes: readonly number[];
  readonly owners: readonly (string | undefined)[];
  /** By question; variables are named by their levels. */
  readonly codes: Readonly<Record<string, Code>>;
  readonly mdd: Mdd;
  readonly roots: Roots<Target>;
  readonly judged: Target;
  readonly exposure: ScoreDiagram;
  readonly capacity: ScoreDiagram;
  /** For some roots, where it was kept with the diagram: the first question of each interview waits for it. */
  readonly informed?: Informed;
}

/** The diagram of a pack and what was written of it. */
interface PackDiagram extends Diagram {
  readonly writer: MddWriter;
  readonly write: Write;
  readonly sequel: Sequel;
}

interface Scored {
  readonly when?: Condition | undefined;
  readonly share?: number;
  readonly points?: number;
}

type Tenths = (criterion: number, level: Scored) => number;

/** A diagram with more formulas than this is not used for more answers. */
const LARGE = 100_000;

const diagrams = new WeakMap<Pack, PackDiagram>();
const written = new WeakMap<Pack, () => WrittenDiagram>();
const drawn = new WeakMap<Pack, WrittenDiagram>();
/** By pack: the one that it changes. */
const bases = new WeakMap<Pack, Pack>();
/** By pack: whether its diagram is that of the pack that it changes. */
const alike = new WeakMap<Pack, boolean>();

/** Whether the diagram of a pack depends on a list. */
const IS_DRAWN: Readonly<Record<ListKey, boolean>> = {
  questions: true,
  conditions: true,
  criteria: true,
  verdicts: false,
  verdictRules: true,
  course: true,
  capacityLevels: true,
  capacityGaps: false,
  capacityCriteria: true,
  stages: true,
  gates: true,
  useCases: true,
  steps: false,
  risks: false,
  contradictions: false,
  options: true,
  manifests: false,
  proposals: false,
  watch: false,
  roles: false,
  sections: false,
  facts: false,
  statements: false,
};
const DRAWN = (Object.keys(IS_DRAWN) as ListKey[]).filter((list) => IS_DRAWN[list]);

/** Has `pose` read the diagram of this pack instead of drawing it. `read` is called when it is needed. */
export function useWritten(pack: Pack, read: () => WrittenDiagram): void {
  written.set(pack, read);
}

/**
 * Tells that a pack changes another one. Where it changes nothing that the diagram depends on, the diagram of the other
 * one is read; see also `verdictDiagramOf`.
 */
export function useBase(pack: Pack, base: Pack): void {
  bases.set(pack, base);
  alike.delete(pack);
}

/**
 * Poses the problem: fixes the variables of a pack's diagram that some answers decide. Answers to one pack share its
 * diagram, so that what one asked is known for the next; once it was drawn with nothing answered, the others only fix
 * variables of it. Throws when the last verdict rule or the last level of a
 * criterion has a condition, and `TooEntangled` when the diagram takes more than `most` steps.
 */
export function pose(pack: Pack, answers: Answers, most = MOST_STEPS): Posed {
  const diagram = keptFor(pack) ?? (answers.size === 0 ? writtenOf(pack, most) : undefined);
  return diagram === undefined
    ? sharing(pack, most, (drawing) => draw(drawing, pack, answers))
    : fix(diagram, pack, answers);
}

/** Whether the diagram of this pack is kept, so that `pose` draws nothing. */
export function isKept(pack: Pack): boolean {
  return written.has(pack) || written.has(drawnAs(pack));
}

/** The diagram that is there for a pack already. */
function keptFor(pack: Pack): WrittenDiagram | undefined {
  const own = written.get(pack)?.() ?? drawn.get(pack);
  if (own !== undefined) return own;
  const other = drawnAs(pack);
  return written.get(other)?.() ?? drawn.get(other);
}

/** The pack itself, or the one that it changes where both have the same diagram. */
function drawnAs(pack: Pack): Pack {
  const base = bases.get(pack);
  if (base === undefined) return pack;
  let isAlike = alike.get(pack);
  if (isAlike === undefined) {
    isAlike = DRAWN.every((list) => pack[list] === base[list] || drawnOf(pack[list]) === drawnOf(base[list]));
    alike.set(pack, isAlike);
  }
  return isAlike ? base : pack;
}

/**
 * The diagram of a pack with nothing answered: the one that is kept, or else it is drawn once. Throws as `pose` does.
 */
export function writtenOf(pack: Pack, most = MOST_STEPS): WrittenDiagram {
  let diagram = keptFor(pack);
  if (diagram === undefined) drawn.set(pack, (diagram = writeDiagram(pack, most)));
  return diagram;
}

/**
 * The diagram for what concerns the verdict alone, where these answers stay as they are. For a pack that changes
 * another one, and nothing that its verdict depends on, that is the diagram of the other one, which may be kept. A
 * diagram that has to be drawn is one of the other questions alone. Throws as `pose` does.
 */
export function verdictDiagramOf(pack: Pack, staying: Answers): WrittenDiagram {
  const base = bases.get(pack);
  const drawnFor = base !== undefined && verdictParts(pack) === verdictParts(base) ? base : pack;
  const kept = written.get(drawnFor)?.() ?? drawn.get(drawnFor);
  return kept ?? sharing(drawnFor, MOST_STEPS, (drawing) => writeOut(drawing, drawnFor, staying));
}

function verdictParts({ questions, criteria, verdictRules }: Pack): string {
  return drawnOf([questions, criteria, verdictRules]);
}

/** Keys of entries whose texts decide nothing. */
const TEXTS: ReadonlySet<string> = new Set([
  'about',
  'fix',
  'help',
  'inline',
  'label',
  'prompt',
  'says',
  'sources',
  'title',
  'why',
]);

/** All of a pack that its diagram can depend on, as JSON: packs that are alike in it have the same diagram. */
export function drawnPartsOf(pack: Pack): string {
  return JSON.stringify(DRAWN.map((list) => drawnOf(pack[list])));
}

/** What a diagram can depend on in these entries, as JSON: their conditions as they are, and the rest without texts. */
function drawnOf(entries: unknown): string {
  return JSON.stringify(entries, (key, value: unknown) => {
    // In a condition, such a key is the id of a question.
    if (isConditionAt(key, value)) return JSON.stringify(value);
    return TEXTS.has(key) ? undefined : value;
  });
}

/** Draws and writes out the whole diagram of a pack, with its nodes as lists. Throws as `pose` does. */
export function writeDiagram(pack: Pack, most = Infinity): WrittenDiagram & { readonly lists: MddLists } {
  return sharing(pack, most, (drawing) => ({
    ...writeOut(drawing, pack, new Map()),
    lists: drawing.writer.lists,
  }));
}

function writeOut(drawing: PackDiagram, pack: Pack, answers: Answers): WrittenDiagram {
  const { tests, order, translator, writer } = drawing;
  const { sizes, owners, roots, judged, exposure, capacity } = drawWith(drawing, pack, answers);
  const level = new Map(order.map((variable, place) => [variable, place]));
  const asked = pack.questions.filter(({ id }) => tests.has(id));
  return {
    sizes,
    owners,
    codes: Object.fromEntries(asked.map((question) => [question.id, byLevel(translator.encode(question).code, level)])),
    roots: { ...mapRoots(roots, (target) => target) },
    judged,
    exposure,
    capacity,
    mdd: writer.mdd,
  };
}

function fix(diagram: WrittenDiagram, pack: Pack, answers: Answers): Posed {
  const { sizes, owners, mdd, roots, judged } = diagram;
  const fixed = fixedBy(diagram, pack, answers);
  return withLater(
    {
      sizes,
      owners,
      mdd,
      roots,
      judged,
      fixed,
      informed: fixed.every((valueClass) => valueClass === undefined) ? diagram.informed : undefined,
    },
    {
      exposure: () => scoreRange(diagram.exposure, sizes, fixed),
      capacity: () => scoreRange(diagram.capacity, sizes, fixed),
    },
  );
}

/** By level: the class of its variable, where an answer decides it. */
export function fixedBy(
  { codes, sizes }: WrittenDiagram,
  pack: Pack,
  answers: Answers,
): readonly (number | undefined)[] {
  const fixed = sizes.map((): number | undefined => undefined);
  for (const question of pack.questions) {
    const code = codes[question.id];
    const value = valueGiven(question, answers.get(question.id));
    if (code === undefined || value === undefined) continue;
    for (const [level, valueClass] of settingOf(code, value)) fixed[level] = valueClass;
  }
  return fixed;
}

/** Draws everything at once: whether the budget is enough then depends on the answers alone. */
function draw(drawing: PackDiagram, pack: Pack, answers: Answers): Posed {
  const { sizes, exposure, capacity, ...posed } = drawWith(drawing, pack, answers);
  Object.values(posed.roots);
  return withLater(
    { ...posed, sizes, fixed: [] },
    { exposure: () => scoreRange(exposure, sizes, []), capacity: () => scoreRange(capacity, sizes, []) },
  );
}

/** What is written of the diagram of a pack, given some answers. */
type Drawn = Omit<WrittenDiagram, 'codes'>;

function drawWith(drawing: PackDiagram, pack: Pack, answers: Answers): Drawn {
  const { budget, formulas, lists, translator, sizes, owners, writer, write, sequel } = drawing;
  const formula = translator.given(answers);
  const points = (criteria: readonly { readonly levels: readonly Scored[] }[], tenths: Tenths) =>
    criteria.map(({ levels }, index) =>
      lists.list(levels.map((level) => ({ when: formula(level.when), outcome: tenths(index, level) }))),
    );
  const parts = withLater(
    {},
    {
      rows: () => rowsOf(pack, formulas, formula),
      points: () => points(pack.criteria, (index, { share = 0 }) => tenthsOf(pack.criteria[index]!.weight, share)),
    },
  );
  const diagram: Drawn = withLater(
    { sizes, owners, mdd: writer.mdd },
    {
      roots: () => mapRoots(parts.rows, (rows) => write(rows, parts.points)),
      judged: () => {
        const { verdict, courses } = diagram.roots;
        const both = courses.map((course, place) =>
          sequel(
            course,
            COURSES.map((_, outcome) => leaf(place * COURSES.length + outcome)),
          ),
        );
        return sequel(verdict, both);
      },
      exposure: () => writeScore(parts.points, { budget, formulas, lists, sizes }),
      capacity: () =>
        writeScore(
          points(pack.capacityCriteria, (_, level) => (level.points ?? 0) * 10),
          { budget, formulas, lists, sizes },
        ),
    },
  );
  return diagram;
}

/**
 * Draws in the diagram that all answers to a pack share. Where its steps are used up, draws again in a new one: whether
 * they are enough must not depend on what was drawn before. Throws `TooEntangled` where they are not.
 */
function sharing<Result>(pack: Pack, most: number, work: (drawing: PackDiagram) => Result): Result {
  const shared = diagrams.get(pack);
  const isShared = shared !== undefined && shared.formulas.size() <= LARGE;
  try {
    const drawing = isShared ? shared : packDiagram(pack, most);
    diagrams.set(pack, drawing);
    return work(drawing);
  } catch (error) {
    if (error instanceof TooEntangled) diagrams.delete(pack);
    if (!isShared || !(error instanceof TooEntangled)) throw error;
    return sharing(pack, most, work);
  }
}

function packDiagram(pack: Pack, most: number): PackDiagram {
  const others = [
    ...pack.gates.map(({ when, met }) => [when, met]),
    ...pack.useCases.map(needConditions),
    ...pack.capacityCriteria.map(({ levels }) => levels.map(({ when }) => when)),
    pack.capacityLevels.map(({ when }) => when),
    ...pack.options.filter(({ kind }) => kind !== 'mesh').map(optionConditions),
    ...pack.stages.map(({ operates }) => [operates]),
    ...bandsOf(pack).map(({ when }) => [when]),
    ...pack.course.map(({ when }) => [when === undefined || !reads(when) ? when : undefined]),
    ...pack.useCases.map((useCase) => [improvedFirst(pack, useCase)]),
  ];
  const budget = createBudget(most);
  const diagram = createDiagram(pack, others, budget);
  const states = createVerdictStates(diagram.lists, diagram.sizes, budget);
  const writer = createMddWriter(budget);
  return {
    ...diagram,
    writer,
    write: createWrite(diagram, states, writer),
    sequel: createSequel(writer.mdd, diagram.sizes, writer),
  };
}

/** The same code with levels in the place of variables. */
function byLevel(code: Code, level: ReadonlyMap<number, number>): Code {
  const setting = (each: ReturnType<typeof settingOf>) =>
    each.map(([variable, valueClass]) => [level.get(variable)!, valueClass] as const);
  const all = <Of, To>(record: Readonly<Record<string, Of>>, make: (value: Of) => To) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, make(value)]));
  if ('choice' in code) return { choice: all(code.choice, setting) };
  if ('number' in code)
    return { number: code.number.map(({ from, setting: each }) => ({ from, setting: setting(each) })) };
  return {
    alone: all(code.alone, setting),
    several: setting(code.several),
    named: all(code.named, (variable) => level.get(variable)!),
    others: code.others.map(setting),
  };
}
