import { Document } from 'yaml';
import { PLACEHOLDERS } from '../pack/index.ts';
import type { ManifestFile, ManifestSet } from './manifests.ts';
import { standIn } from './placeholders.ts';

/** The first words of every file that is written, by which a later run knows its own. */
export const WRITTEN_BY = 'Written by mesh-ready manifests';

/** Columns of comments and texts. */
const WIDTH = 100;

/** One resource as a YAML document, below comments that say what no schema does. Ends in one newline. */
export function manifestText(file: ManifestFile, { option, useCase }: ManifestSet): string {
  const { name, title, later, why, answers, changes, see, next, rollback, trap, missing, resource } = file;
  const paragraphs = [
    `${name}: ${title}`,
    `${WRITTEN_BY}: ${useCase.id} on ${option.id}.`,
    ...(later === undefined ? [] : [`Later: ${later}`]),
    `Why: ${why}`,
    ...(answers.length === 0 ? [] : [`Your answers: ${answers.join('; ')}`]),
    `Changes: ${changes}`,
    ...(next === undefined ? [] : [`Then: ${next.do}`]),
    `See: ${see}`,
    `Roll back: ${next?.undo === undefined ? '' : `${next.undo} `}${rollback}`,
    ...(trap === undefined ? [] : [`Trap: ${trap}`]),
    ...missing.map((each) => `Replace: ${standIn(each)}, or write it with --${each} (${PLACEHOLDERS[each].help})`),
  ];
  const document = new Document(resource, { version: '1.2' });
  document.commentBefore = paragraphs.flatMap((paragraph) => wrapped(paragraph)).join('\n');
  return document.toString({ lineWidth: 0 });
}

/** What is applied at once, as one YAML stream. What must be so before stands above it as comments. */
export function manifestStream(set: ManifestSet): string {
  const before = set.prepare.map(({ do: todo }, index) => `${index + 1}. ${todo}`);
  const head = [set.title, ...(before.length === 0 ? [] : ['Before:']), ...before].flatMap(wrapped);
  const now = set.files.filter(({ later }) => later === undefined);
  return `${head.map((line) => `#${line}\n`).join('')}${now.map((file) => `---\n${manifestText(file, set)}`).join('')}`;
}

/** A paragraph in lines, each behind the space of a comment; further lines are indented. A command stays whole. */
function wrapped(paragraph: string): readonly string[] {
  const lines: string[] = [];
  for (const [word] of oneLine(paragraph).matchAll(/(?:`[^`]*`|[^\s`])+|`/g)) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(` ${word}`);
    else if (last.length + word.length + 1 <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`   ${word}`);
  }
  return lines;
}

/** Nothing that ends a line or a comment is left, nor anything that a terminal would obey. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
