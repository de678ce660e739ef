import { EXPOSURE, limitsIn, operatorsIn, type Test, type Used, VERDICT } from '../condition/index.ts';
import type { Question } from '../pack/schema.ts';
import type { CompiledPack } from './compile.ts';

/** A test of one question in the words of the pack: `proxy-skills is “Not at all” or “Has read about it”`. */
export function testInLabels({ questions }: Pick<CompiledPack, 'questions'>, id: string, test: Test): string {
  const name = id === EXPOSURE ? 'the exposure score' : id === VERDICT ? 'the verdict' : id;
  const parts = operatorsIn(test).map((used) => `${verbOf(used)} ${operandInLabels(questions.get(id), used)}`);
  return `${name} ${parts.join(' and ')}`;
}

/** What a test of a question looks for: `“Not at all” or “Has read about it”`, `at least 20 services`. */
export function wantedInLabels(question: Question, test: Test): string {
  return operatorsIn(test)
    .map((used) => operandInLabels(question, used))
    .join(' and ');
}

function verbOf({ kind, form }: Used): string {
  return form === 'limits' ? 'names' : kind === 'choices' ? 'includes' : 'is';
}

function operandInLabels(question: Question | undefined, used: Used): string {
  const labels = (values: readonly string[]) =>
    either(values.map((value) => quoted(question?.values?.find((each) => each.value === value)?.label, value)));
  switch (used.form) {
    case 'limit': {
      const limits = limitsIn({ [used.name]: used.operand });
      const unit = question?.unit === undefined || used.operand === 1 ? '' : ` ${question.unit}`;
      return `${limits.map(({ phrase, limit }) => `${phrase} ${limit}`).join(' and ')}${unit}`;
    }
    case 'limits':
      return limitsIn(used.operand)
        .map(({ phrase, limit }) => `${phrase} ${limit}`)
        .join(' and ');
    case 'value':
      return labels([used.operand]);
    case 'values':
      return labels(used.operand);
  }
}

function quoted(label: string | undefined, value: string): string {
  return label === undefined ? value : `“${label}”`;
}

/** `a, b, or c` */
export function either(told: readonly string[]): string {
  return told.length < 3 ? told.join(' or ') : `${told.slice(0, -1).join(', ')}, or ${told.at(-1)}`;
}
