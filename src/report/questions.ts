import { conditionInWords } from '../core/condition/index.ts';
import type { Pack, Question } from '../core/pack/schema.ts';
import { markdownCode, markdownText, plain } from './escape.ts';
import { displaySafe } from './json.ts';
import { row } from './markdown/table.ts';
import type { ReportOptions } from './options.ts';
import { list, rolesFor } from './phrases.ts';
import { hang } from './wrap.ts';

/** Turns the questions of a pack into text that ends in one newline. */
export type QuestionsReporter = (pack: Pack, options: ReportOptions) => string;

/** The formats of `questions`; the keys are the values of `--format`. */
export const questionsReporters: Readonly<Record<'terminal' | 'markdown' | 'json', QuestionsReporter>> = {
  terminal,
  markdown,
  json,
};

function terminal(pack: Pack, { width }: ReportOptions): string {
  const columns = Math.max(40, Math.min(width, 100));
  const blocks = pack.sections.map((section) => [
    `${plain(section.title)} (${section.id})`,
    ...whoCanAnswer(pack, section).flatMap((text) => hang('  ', plain(text), columns)),
    ...inSection(pack, section.id).flatMap((question) => [
      '',
      `  ${question.id}`,
      ...hang('    ', plain(question.prompt), columns),
      ...hang('    answers: ', plain(allowed(question)), columns),
      ...(question.when === undefined ? [] : hang('    asked when ', plain(conditionInWords(question.when)), columns)),
    ]),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function markdown(pack: Pack): string {
  const blocks = pack.sections.map((section) =>
    [
      `### ${markdownText(section.title)}`,
      '',
      ...whoCanAnswer(pack, section).flatMap((text) => [markdownText(text), '']),
      row(['Question', 'What is asked', 'Answers', 'Asked when']),
      row(['---', '---', '---', '---']),
      ...inSection(pack, section.id).map((question) =>
        row([
          markdownCode(question.id),
          markdownText(question.prompt),
          question.kind === 'number'
            ? markdownText(allowed(question))
            : `${lead(question)} ${valuesOf(question).map(markdownCode).join(', ')}`,
          question.when === undefined ? 'always' : markdownText(conditionInWords(question.when)),
        ]),
      ),
    ].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}

/** The data that a program needs to ask the questions itself; `when` is the condition as written in the pack. */
function json({ pack, sections, questions }: Pack): string {
  const described = questions.map(({ values, when, min, max, ...question }) => ({
    id: question.id,
    section: question.section,
    kind: question.kind,
    prompt: question.prompt,
    help: question.help,
    why: question.why,
    ...(values && {
      values: values.map(({ value }) => value),
      labels: Object.fromEntries(values.map(({ value, label }) => [value, label])),
    }),
    ...(question.alone && { alone: question.alone }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(question.unit !== undefined && { unit: question.unit }),
    when: when ?? null,
    whenInWords: when === undefined ? 'always' : conditionInWords(when),
    notApplicable: question.notApplicable ?? false,
    ...(question.otherwise !== undefined && { otherwise: question.otherwise }),
    sources: question.sources,
  }));
  return `${displaySafe(JSON.stringify({ pack: { id: pack.id, version: pack.version }, sections, questions: described }, null, 2))}\n`;
}

function whoCanAnswer(pack: Pack, section: Pack['sections'][number]): readonly string[] {
  const roles = rolesFor(pack, section);
  return roles.length === 0 ? [] : [`Who can answer: ${list(roles)}.`];
}

function inSection({ questions }: Pack, section: string): readonly Question[] {
  return questions.filter((question) => question.section === section);
}

function valuesOf({ values = [] }: Question): readonly string[] {
  return values.map(({ value }) => value);
}

function lead({ kind }: Question): string {
  return kind === 'choice' ? 'one of' : 'any of';
}

function allowed(question: Question): string {
  if (question.kind !== 'number') return `${lead(question)} ${valuesOf(question).join(', ')}`;
  return `${question.min ?? 0} to ${question.max ?? 'any'}${question.unit === undefined ? '' : ` ${question.unit}`}`;
}
