import type { Answer } from '../../core/answers/index.ts';
import { insteadOf } from '../../core/pack/index.ts';
import type { Question } from '../../core/pack/schema.ts';
import type { Field } from './field.ts';

/** A field for a whole number within the bounds of the question. Enter in an empty field repeats the earlier answer. */
export function numberField(question: Question, earlier: Answer | undefined): Field {
  return field(
    question,
    earlier?.kind === 'value' && typeof earlier.value === 'number' ? earlier.value : undefined,
    '',
  );
}

/** `from 1 to 100000`, or the part of it that the question limits. */
export function boundsInWords({ min, max }: Question): string {
  if (min === undefined) return max === undefined ? '' : `up to ${max}`;
  return max === undefined ? `${min} or more` : `from ${min} to ${max}`;
}

/** What is wrong with a typed number, and how to fix it; undefined where it is valid. */
export function numberTrouble(question: Question, typed: string): string | undefined {
  const value = /^-?\d{1,15}$/.test(typed) ? Number(typed) : NaN;
  const { min = -Infinity, max = Infinity } = question;
  if (value >= min && value <= max) return undefined;
  return `type a whole number ${boundsInWords(question)}`.trimEnd() + insteadOf(question, value);
}

function field(question: Question, earlier: number | undefined, typed: string, trouble?: string): Field {
  return {
    showsCursor: true,
    ...(trouble === undefined ? {} : { trouble }),
    press(key) {
      if (key.kind === 'enter') {
        if (typed === '' && earlier !== undefined) return { value: earlier };
        const wrong = numberTrouble(question, typed);
        return wrong === undefined ? { value: Number(typed) } : field(question, earlier, typed, wrong);
      }
      if (
        key.kind === 'character' &&
        (/\d/.test(key.character) || (key.character === '-' && typed === '' && (question.min ?? -1) < 0))
      ) {
        return typed.length < 12 ? field(question, earlier, typed + key.character) : field(question, earlier, typed);
      }
      // Also in an empty field: there, going back would send the next digits to another question.
      if (key.kind === 'backspace') return field(question, earlier, typed.slice(0, -1));
      return typed !== '' && key.kind === 'left' ? field(question, earlier, typed) : undefined;
    },
    lines(_room, { paint, signs }) {
      const unit = [question.unit, boundsInWords(question) && `(${boundsInWords(question)})`].filter(Boolean).join(' ');
      return [...(unit ? [paint.dim(`  Number of ${unit}`)] : []), `${signs.cursor} ${paint.strong(typed)}`];
    },
    hints: () => [
      { key: '0-9', does: 'type' },
      ...(typed !== ''
        ? [{ key: 'Enter', does: 'answer' }]
        : earlier !== undefined
          ? [{ key: 'Enter', does: `keep ${earlier}` }]
          : []),
      ...(typed !== '' ? [{ key: 'Backspace', does: 'delete' }] : []),
    ],
  };
}
