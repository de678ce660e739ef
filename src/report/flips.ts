import type { AnswerChange, Assessment, Flip } from '../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../core/pack/index.ts';
import { displaySafe } from './json.ts';
import type { ReportOptions } from './options.ts';
import { type Outline, outlineMarkdown, type OutlineBlock, outlineTerminal, type Point } from './outline.ts';
import { isStayOpen, verdictInWords } from './judgement/verdict.ts';
import { capital, count, verdictWord } from './phrases.ts';
import { ruleChangesBlock } from './rule-changes.ts';

/** Turns an assessment with its flips into text that ends in one newline. */
export type FlipsReporter = (assessment: Assessment, options: ReportOptions) => string;

/** The formats of `flips`; the keys are the values of `--format`. */
export const flipsReporters: Readonly<Record<'terminal' | 'markdown' | 'json', FlipsReporter>> = {
  terminal: (assessment, options) => outlineTerminal(flipsOutline(assessment, SHOWN), options),
  markdown: (assessment) => outlineMarkdown(flipsOutline(assessment, Infinity)),
  json: flipsJson,
};

/** What stands for the question of a change: its id for commands, or what it asks for readers. */
type Named = (change: AnswerChange) => string;
const byId: Named = ({ question }) => question;
export const prompted: Named = ({ prompt }) => `the answer to “${prompt}”`;

/** With more gaps in capacity left, what the organization can change is no way to a mesh yet, so it isn't told. */
const GAPS = 2;

/** What a count stands for, because none is a reason of its own. */
const COUNTED = ', a measure of the work that grows with it, such as changing calls in each service (heuristic)';

/** How many flips of one kind are shown; the others are counted. */
const SHOWN = 8;

function flipsJson({
  schemaVersion,
  tool,
  pack,
  organization,
  scope,
  verdict: { id, standing, close, settled, possible, course },
  stage,
  flips,
  changes,
}: Assessment): string {
  const result = {
    schemaVersion,
    tool,
    pack,
    organization,
    scope,
    verdict: { id, standing, close, settled, possible, course },
    stage,
    flips: flips?.verdict ?? [],
    wayOut: flips?.stage ?? null,
    ...(changes && { changes }),
  };
  return `${displaySafe(JSON.stringify(result, null, 2))}\n`;
}

function flipsOutline(assessment: Assessment, shown: number): Outline {
  const { verdict } = assessment;
  const title = `Verdict: ${verdictInWords(verdict)}. What would change it`;
  const blocks = flipGroups(assessment, shown).map(({ heading, points }) => ({ heading: capital(heading), points }));
  const none = { heading: 'No change of up to three answers settles another verdict.', points: [] };
  return {
    title,
    blocks: [...(blocks.length === 0 ? [none] : blocks), ...wayBlock(assessment), ...ruleChangesBlock(assessment)],
  };
}

/**
 * The flips, grouped by whether the organization can bring them about, most useful first; at most `shown` of each, and
 * `elsewhere` says where the others are. Of what it is given, several changes at once are told only where none alone
 * does it.
 */
export function flipGroups(
  { flips }: Pick<Assessment, 'flips'>,
  shown: number,
  elsewhere = '',
  named: Named = byId,
): readonly OutlineBlock[] {
  const verdict = (flips?.verdict ?? []).filter(({ gaps = 0, inYourHands }) => !inYourHands || gaps <= GAPS);
  const open = (flip: Flip) => flip.changes.every(({ known }) => !known);
  const given = verdict.filter((flip) => !open(flip) && !flip.inYourHands);
  const alone = given.filter(({ changes }) => changes.length === 1);
  const groups: readonly (readonly [string, readonly Flip[]])[] = [
    ['if it turns out that', verdict.filter(open)],
    ['within your control', verdict.filter((flip) => !open(flip) && flip.inYourHands)],
    ['outside your control', alone.length > 0 ? alone : given],
  ];
  return groups.flatMap(([heading, flips]) => {
    if (flips.length === 0) return [];
    const sorted = needsFirst(flips).slice(0, shown);
    const counted = sorted.find(isByCount);
    const points = sorted.map((flip): Point => ({ text: flipInWords(flip, named, flip === counted) }));
    const rest = flips.length - points.length;
    return [
      {
        heading,
        points: rest > 0 ? [...points, { text: `and ${count(rest, 'other way', 'other ways')}${elsewhere}` }] : points,
      },
    ];
  });
}

/** What someone needs or requires comes before a mere count, such as that of services. */
function needsFirst(flips: readonly Flip[]): readonly Flip[] {
  return flips.toSorted((a, b) => Number(isByCount(a)) - Number(isByCount(b)));
}

/** Whether nothing changes but that there is more of something, which nobody requires or brings about. */
function isByCount({ changes, inYourHands }: Flip): boolean {
  const grows = ({ question, from, to }: AnswerChange) =>
    question !== KNOWN_QUESTIONS.required && typeof to === 'number' && to > Number(from ?? 0);
  return !inYourHands && changes.every(grows);
}

/** No answer makes a mesh worth having while the people for it are missing, so that is said with it. */
function flipInWords({ changes, verdict, close, gaps = 0 }: Flip, named: Named, isFirstCount: boolean): string {
  // What is still open is in the heading of all of these.
  const isOpen = changes.every(({ known }) => !known);
  const lacks = gaps > 0 ? `; you would still have to close ${count(gaps, 'gap', 'gaps')} in capacity` : '';
  const grows = isFirstCount && verdict !== 'no' ? COUNTED : '';
  return `“${verdictWord[verdict]}”${close === true ? ' by a narrow margin' : ''}, if ${inRow(changes.map((change) => conditionInWords(change, named, isOpen)))}${grows}${lacks}`;
}

/** Changes hold commas themselves, so semicolons part them. */
function inRow(changes: readonly string[]): string {
  return changes.length === 1 ? changes.join('') : `${changes.slice(0, -1).join('; ')}; and ${changes.at(-1)}`;
}

/**
 * `clusters is 10 or more clusters (now: 3 clusters)`, or `on-call is “No one” (now: “The vendor”)`. `isOpen`: a
 * heading says that none is answered.
 */
function conditionInWords(change: AnswerChange, named: Named, isOpen = false): string {
  const { to, toText, fromText, difference } = change;
  if (difference !== undefined) return `${named(change)} ${difference}`;
  const quoted = (words: string) => (typeof to === 'number' || words.startsWith('“') ? words : `“${words}”`);
  return `${named(change)} is ${quoted(toText)}${isOpen ? '' : ` (${today(change, quoted(fromText))})`}`;
}

function today({ known, applies }: AnswerChange, fromText: string): string {
  return applies === false ? 'does not apply yet' : known ? `now: ${fromText}` : 'unknown';
}

/** The shortest way out of the stage, with the gates that it meets. */
export function wayBlock(assessment: Assessment, named: Named = byId): readonly OutlineBlock[] {
  const { flips, stages, verdict } = assessment;
  const way = flips?.stage;
  // While it is undecided if the mesh stays, no one has to get on to the next stage.
  if (way === undefined || way.gates.length === 0 || isStayOpen(assessment)) return [];
  const from = capital(way.from);
  const goal = way.to === null ? `finish ${from}` : `pass ${from}`;
  const title = (id: string) => stages.flatMap(({ gates }) => gates).find((gate) => gate.id === id)?.title ?? id;
  const gates = {
    text: `open required gates up to ${from}`,
    under: way.gates.map((id) => ({ text: title(id) })),
  };
  if (way.changes === null) return [{ heading: notEnough(goal, way.triedUpTo), points: [gates] }];
  // Which products can be installed, the choice of a mesh says.
  const isChosen = ({ question }: AnswerChange) => question === KNOWN_QUESTIONS.installed && verdict.course === 'adopt';
  const points = way.changes.map((change) => ({
    text: isChosen(change)
      ? `${named(change)} is a product that your answers leave (${today(change, `“${change.fromText}”`)})`
      : conditionInWords(change, named),
  }));
  return [
    {
      heading: `Shortest way to ${goal}: ${count(points.length, 'changed answer would meet', 'changed answers would meet')} ${way.gates.length === 1 ? 'the one open required gate' : `all ${way.gates.length} open required gates`} up to ${from}`,
      points: [...points, gates],
    },
  ];
}

function notEnough(goal: string, triedUpTo: number | undefined): string {
  if (triedUpTo === undefined) return `Changes within your control are not enough to ${goal}`;
  return `No change of up to ${count(triedUpTo, 'answer', 'answers')} is enough to ${goal}; larger ones were not all tried`;
}
