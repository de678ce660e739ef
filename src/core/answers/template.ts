import { conditionInWords } from '../condition/index.ts';
import type { Pack, Question } from '../pack/schema.ts';
import { yamlText } from '../yaml/index.ts';
import { ANSWERS_SCHEMA } from './answers.ts';

/**
 * The head of a new answers file. `assessed` is a day, `YYYY-MM-DD`; `schema` is the path of a JSON Schema for editors.
 */
export interface AnswersHead {
  readonly organization?: string;
  readonly scope?: string;
  readonly assessed?: string;
  readonly schema?: string;
}

const WIDTH = 110;

/**
 * The commented answers file of `init`: every question with its help and allowed values, to be completed by hand. It is
 * already a valid answers file, without answers.
 */
export function answersTemplate(pack: Pack, head: AnswersHead): string {
  const sections = pack.sections.map((section) => {
    const questions = pack.questions.filter((question) => question.section === section.id);
    return [
      ...comment(`${section.title}. ${section.about}`, '  '),
      '',
      ...questions.flatMap((question) => [...questionLines(question), '']),
    ];
  });
  const lines = [
    ...(head.schema === undefined ? [] : [`# yaml-language-server: $schema=${head.schema}`]),
    ...comment(
      'Answer what you know: remove the # before a question and write the answer behind the colon. Leave the others as ' +
        'they are, or write unknown: an unknown answer makes the result a range, never a zero.',
      '',
    ),
    '#',
    '# An answer can say where it comes from (source: measured, discovered, stated, or estimated):',
    ...evidenceExample(pack),
    '',
    ...headLines(pack, head, true),
    'answers:',
    ...sections.flat(),
    '# A gate that cannot be met for now, and the requirements of `mesh-ready check`:',
    '# waivers:',
    `#   - gate: ${pack.gates[0]?.id ?? 'gate-id'}`,
    '#     reason: why this is acceptable',
    '#     until: 2027-03-31',
    '# check: { readyFor: walk, maxAgeDays: 180 }',
    '# Steps of the plan that are finished; mesh-ready plan --done <id> adds them:',
    '# done:',
    `#   - { step: ${pack.steps[0]?.id ?? 'step-id'}, date: 2026-12-01, note: the evidence }`,
  ];
  return `${lines.join('\n')}\n`;
}

/** The short answers file that `assess` starts with: the head without answers. */
export function newAnswersText(pack: Pack, head: AnswersHead): string {
  const modeline = head.schema === undefined ? [] : [`# yaml-language-server: $schema=${head.schema}`];
  return `${[...modeline, ...headLines(pack, head, false), 'answers:'].join('\n')}\n`;
}

function headLines(pack: Pack, head: AnswersHead, placeholders: boolean): string[] {
  const optional = (['organization', 'scope', 'assessed'] as const).flatMap((key) => {
    const value = head[key];
    if (value !== undefined && value.trim() !== '') return [`${key}: ${yamlText(value)}`];
    return placeholders ? [`# ${key}:`] : [];
  });
  return [`schema: ${ANSWERS_SCHEMA}`, `pack: { id: ${pack.pack.id}, version: ${pack.pack.version} }`, ...optional];
}

function evidenceExample(pack: Pack): string[] {
  const question = pack.questions.find((candidate) => candidate.kind === 'number') ?? pack.questions[0];
  if (!question) return [];
  const value = question.kind === 'number' ? String(question.min ?? 1) : exampleValue(question);
  return [
    `#   ${question.id}: { value: ${value}, source: measured, by: platform team, date: 2026-11-20, note: how it was found }`,
  ];
}

function questionLines(question: Question): string[] {
  const unit = question.unit === undefined ? '' : ` (${question.unit})`;
  const below = question.below === undefined ? '' : `; ${question.below}`;
  const allowed =
    question.kind === 'number'
      ? [`Write a whole number from ${question.min} to ${question.max}${unit}${below}.`]
      : [`Write ${question.kind === 'choice' ? 'one of' : `a list of one or more, like ${exampleValue(question)}`}:`];
  const values = (question.values ?? []).flatMap((value) => {
    const alone = question.alone?.includes(value.value) ? ' (alone)' : '';
    return comment(`${value.value}: ${value.label}${alone}`, '  ', '    ');
  });
  const when = question.when ? comment(`Only where ${conditionInWords(question.when)}.`, '  ') : [];
  const notApplicable = question.notApplicable ? comment('May be { notApplicable: and the reason }.', '  ') : [];
  return [
    ...comment(question.prompt, '  '),
    ...comment(`How to find out: ${question.help}`, '  '),
    ...comment(`Why it matters: ${question.why}`, '  '),
    ...when,
    ...allowed.flatMap((text) => comment(text, '  ')),
    ...values,
    ...notApplicable,
    `  # ${question.id}:`,
  ];
}

function exampleValue(question: Question): string {
  const usual = (question.values ?? []).map((value) => value.value).filter((value) => !question.alone?.includes(value));
  return question.kind === 'choices' ? yamlText(usual.slice(0, 2)) : (usual[0] ?? 'unknown');
}

/** Text as comment lines of at most 110 columns; `hang` is the indentation after the `#`. */
function comment(text: string, indent: string, hang = ''): string[] {
  const start = `${indent}# ${hang}`;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '' && start.length + line.length + 1 + word.length > WIDTH) {
      lines.push(start + line);
      line = word;
    } else {
      line += (line === '' ? '' : ' ') + word;
    }
  }
  return line === '' ? lines : [...lines, start + line];
}
