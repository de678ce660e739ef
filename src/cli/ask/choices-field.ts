import type { Answer } from '../../core/answers/index.ts';
import type { Question } from '../../core/pack/schema.ts';
import { hang } from '../../report/wrap.ts';
import { filterHints, filterLines, listHints } from './choice-field.ts';
import type { Field } from './field.ts';
import { atCursor, listLines, moved, numbered, type OptionList, unfiltered } from './option-list.ts';

interface State {
  readonly list: OptionList;
  readonly chosen: ReadonlySet<string>;
  /** Values that can't be combined with others. */
  readonly alone: readonly string[];
  readonly trouble?: string;
}

/** A field for several values; those of the earlier answer are selected, and the cursor starts on the first of them. */
export function choicesField(question: Question, earlier: Answer | undefined): Field {
  const all = question.values ?? [];
  const chosen = new Set(earlier?.kind === 'value' && Array.isArray(earlier.value) ? earlier.value : []);
  const cursor = Math.max(
    0,
    all.findIndex(({ value }) => chosen.has(value)),
  );
  return field({ list: { all, filter: undefined, cursor }, chosen, alone: question.alone ?? [] });
}

function field({ list, chosen, alone, trouble }: State): Field {
  const filtering = list.filter !== undefined;
  const picked = (place: OptionList, value: string) =>
    field({ list: place, chosen: toggled(chosen, alone, value), alone });
  return {
    typing: filtering,
    ...(trouble === undefined ? {} : { trouble }),
    press(key) {
      if (key.kind === 'enter') {
        if (filtering) return field({ list: unfiltered(list), chosen, alone });
        if (chosen.size > 0)
          return { value: list.all.filter(({ value }) => chosen.has(value)).map(({ value }) => value) };
        return field({ list, chosen, alone, trouble: 'choose at least one with Space, or press d if you do not know' });
      }
      const option = atCursor(list);
      if (key.kind === 'space') return option ? picked(list, option.value) : field({ list, chosen, alone });
      const place = numbered(list, key);
      if (place !== undefined) return picked({ ...list, cursor: place }, list.all[place]!.value);
      const next = moved(list, key);
      return next && field({ list: next, chosen, alone });
    },
    lines(room, look) {
      const { paint, signs } = look;
      const filter = filterLines(list, look);
      const lines = listLines(list, { ...room, height: room.height - filter.length }, look, (option, place) => {
        const here = option === atCursor(list);
        const number = place < 9 ? `${place + 1}` : ' ';
        const only = alone.includes(option.value) ? ' (only alone)' : '';
        const mark = chosen.has(option.value) ? '[x]' : '[ ]';
        const drawn = hang(`${here ? signs.cursor : ' '} ${number} ${mark} `, option.label + only, room.width);
        return here ? drawn.map(paint.strong) : drawn;
      });
      return [...filter, ...lines];
    },
    hints: ({ signs }) => {
      const [move, ...rest] = listHints(list, `${signs.up}${signs.down}`);
      const numbers = filtering ? rest : rest.map(({ key }) => ({ key, does: 'toggle' }));
      const enter = filtering ? 'back to the list' : `answer (${chosen.size} chosen)`;
      return [move!, { key: 'Space', does: 'toggle' }, ...numbers, { key: 'Enter', does: enter }, ...filterHints(list)];
    },
  };
}

/** Selecting a value in `alone` clears the others, and selecting another value clears it. */
function toggled(chosen: ReadonlySet<string>, alone: readonly string[], value: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (next.delete(value)) return next;
  if (alone.includes(value)) return new Set([value]);
  for (const single of alone) next.delete(single);
  return next.add(value);
}
