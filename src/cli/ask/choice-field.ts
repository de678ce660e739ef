import type { Answer } from '../../core/answers/index.ts';
import type { Question } from '../../core/pack/schema.ts';
import { hang } from '../../report/wrap.ts';
import type { Field, Hint } from './field.ts';
import { atCursor, listLines, LONG_LIST, moved, numbered, type OptionList, shown } from './option-list.ts';

/** A field for one of several values; the cursor starts on the earlier answer. */
export function choiceField(question: Pick<Question, 'values'>, earlier: Answer | undefined): Field {
  const all = question.values ?? [];
  const value = earlier?.kind === 'value' ? earlier.value : undefined;
  return field({
    all,
    filter: undefined,
    cursor: Math.max(
      0,
      all.findIndex((option) => option.value === value),
    ),
  });
}

function field(list: OptionList): Field {
  const filtering = list.filter !== undefined;
  return {
    typing: filtering,
    showsCursor: false,
    press(key) {
      if (key.kind === 'enter') {
        const option = atCursor(list);
        return option ? { value: option.value } : field(list);
      }
      const place = numbered(list, key);
      if (place !== undefined) return field({ ...list, cursor: place });
      const next = moved(list, key);
      return next && field(next);
    },
    lines(room, look) {
      const { paint, signs } = look;
      const width = room.width;
      const filter = filterLines(list, look);
      const lines = listLines(list, { width, height: room.height - filter.length }, look, (option, place) => {
        const here = option === atCursor(list);
        const number = place < 9 ? `${place + 1}` : ' ';
        const drawn = hang(`${here ? signs.cursor : ' '} ${number}  `, option.label, width);
        return here ? drawn.map(paint.strong) : drawn;
      });
      return [...filter, ...lines];
    },
    hints: ({ signs }) => [
      ...listHints(list, `${signs.up}${signs.down}`),
      { key: 'Enter', does: 'answer' },
      ...filterHints(list),
    ],
  };
}

/** The filter text, and how many options match it. */
export function filterLines(
  list: OptionList,
  { paint }: { paint: { strong(text: string): string; warn(text: string): string } },
): string[] {
  if (list.filter === undefined) return [];
  const left = shown(list).length;
  const line = `  Filter: ${paint.strong(list.filter || '(type)')}  ${left} of ${list.all.length}`;
  return left === 0 ? [line, paint.warn('  Nothing contains that; Backspace deletes.')] : [line];
}

export function listHints(list: OptionList, arrows: string): Hint[] {
  if (list.filter !== undefined)
    return [
      { key: 'letters', does: 'filter' },
      { key: arrows, does: 'move' },
    ];
  return [
    { key: arrows, does: 'move' },
    { key: `1-${Math.min(9, list.all.length)}`, does: 'go to' },
  ];
}

export function filterHints(list: OptionList): Hint[] {
  if (list.filter !== undefined) return [{ key: 'Esc', does: 'close the filter' }];
  return list.all.length > LONG_LIST ? [{ key: '/', does: 'filter' }] : [];
}
