import type { Assessment, Outcome, SourceRef } from '../../core/assess/index.ts';
import type { VerdictId } from '../../core/pack/index.ts';
import { brief as short } from '../escape.ts';
import { sentence } from '../phrases.ts';

/**
 * A text with marks. Strings are plain text, in which backquotes are code and web addresses are links; each format
 * escapes them. `from` names the answers that cause a line, `cite` its sources.
 */
export type Text =
  | string
  | { readonly strong: string }
  | { readonly emphasis: string }
  | { readonly code: string }
  | { readonly from: readonly string[] }
  | { readonly cite: readonly SourceRef[] }
  | { readonly bar: Bar }
  | readonly Text[];

/** Points as a picture next to their number: certain, at most possible, and the most that counts. */
export interface Bar {
  readonly points: number;
  readonly high: number;
  readonly weight: number;
  /** The longest bar of the table stands for so many points. */
  readonly scale: number;
}

/** A column. number and short are narrow; long gets half of the room, wide two fifths. The first one names the row. */
export interface Column {
  readonly title: string;
  readonly kind?: 'number' | 'short' | 'long' | 'wide';
}

/** A gate or a step: a task with its state in words. */
export interface Task {
  readonly id: string;
  readonly title: string;
  /** Owner and effort, or strength and outcome. */
  readonly state: string;
  readonly outcome: Outcome;
  readonly text?: Text;
  /** Named parts that follow the text. */
  readonly parts?: readonly (readonly [label: string, text: Text])[];
  /** Causes and sources of all of it. */
  readonly marks?: Text;
}

/** One box of the road: a stage that is ahead or behind. */
export interface Box {
  readonly title: string;
  readonly state: string;
  readonly isHere: boolean;
  /** Behind the organization. */
  readonly isPast: boolean;
  /** Outcomes of the required gates, as a picture; `met` says it in words, or is empty without gates. */
  readonly gates: readonly Outcome[];
  readonly met: string;
  readonly lines: readonly string[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Text[]; readonly ordered?: true }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, text: Text])[] }
  | {
      readonly kind: 'table';
      readonly label: string;
      /** `glance`: one row of facts to take in at a glance. */
      readonly look?: 'glance' | 'score';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Text[])[];
    }
  | { readonly kind: 'gates'; readonly tasks: readonly Task[] }
  /** `start`: the number of the first of them. */
  | { readonly kind: 'steps'; readonly tasks: readonly Task[]; readonly start?: number }
  | { readonly kind: 'road'; readonly boxes: readonly Box[] }
  | { readonly kind: 'folded'; readonly summary: string; readonly blocks: readonly Block[] };

export interface Section {
  readonly id: string;
  /** Its name in the contents. */
  readonly name: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A plan as every format tells it. The list of the sources that it cites is added by the format. */
export interface PlanDocument {
  readonly title: string;
  /** How the verdict stands, for colors that the words repeat. */
  readonly tone: VerdictId | 'open';
  /** For what and when; empty where neither is known. The sources tell by which rules. */
  readonly about: readonly string[];
  readonly sections: readonly Section[];
}

/** For what and when. */
export function aboutOf({ scope, assessed }: Assessment): readonly string[] {
  return [
    ...(scope === null ? [] : [`Scope: ${short(scope, 200)}`]),
    ...(assessed === null ? [] : [`answers of ${assessed}`]),
  ];
}

/** Whether a document is only the brief. */
export function isBrief({ sections }: PlanDocument): boolean {
  return sections.every(({ id }) => id === 'brief');
}

/** So many answers stand behind a line; JSON has all. */
const FROM_MARKS = 2;

/** The answers that a line names, and how many more there are, as words. */
export function fromWords(questions: readonly string[]): { readonly shown: readonly string[]; readonly more: string } {
  const rest = questions.length - FROM_MARKS;
  return { shown: questions.slice(0, FROM_MARKS), more: rest > 0 ? ` and ${rest} more` : '' };
}

/** A section in a list; none where it has no block. */
export function section(
  id: string,
  name: string,
  title: string,
  blocks: readonly (Block | undefined)[],
): readonly Section[] {
  const there = blocks.filter((block) => block !== undefined);
  return there.length === 0 ? [] : [{ id, name, title, blocks: there }];
}

export function paragraph(text: Text): Block {
  return { kind: 'text', text };
}

/** Undefined where there are no items. */
export function bulleted(items: readonly Text[]): Block | undefined {
  return items.length === 0 ? undefined : { kind: 'list', items };
}

/** Undefined where there are no blocks. */
export function folded(summary: string, ...blocks: readonly (Block | undefined)[]): Block | undefined {
  const there = blocks.filter((block) => block !== undefined);
  return there.length === 0 ? undefined : { kind: 'folded', summary, blocks: there };
}

/** A statement as a sentence, with what it rests on. */
export function said(text: string, answers: readonly string[] = [], sources: readonly SourceRef[] = []): Text {
  return [sentence(text), { from: answers }, { cite: sources }];
}

/** Named parts of a task one after the other, each after a space. */
export function partsInLine(parts: NonNullable<Task['parts']>): Text {
  return parts.map(([label, text]) => [' ', { emphasis: `${label}:` }, ' ', text]);
}

/** The whole text of a task in one line; undefined where it has none. */
export function taskText({ text, parts = [], marks = '' }: Task): Text | undefined {
  return text === undefined ? undefined : [text, partsInLine(parts), marks];
}
