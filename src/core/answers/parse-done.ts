import type { Pack } from '../pack/schema.ts';
import { didYouMean } from '../problem/index.ts';
import {
  dayField,
  entries,
  type Field,
  type Fields,
  mapsField,
  offsetOf,
  readFields,
  show,
  textField,
} from '../yaml/index.ts';
import type { Tick } from './answers.ts';
import { isFuture } from './days.ts';

/** Reads the finished steps under `done:`. `today`: as for `parseAnswers`. */
export function doneField(pack: Pack, today: string | undefined): Field<readonly Tick[]> {
  const step: Field<string> = (node, entry, yaml) => {
    const id = textField()(node, entry, yaml);
    const ids = stepIds(pack);
    if (id === undefined || ids.includes(id)) return id;
    yaml.report(
      offsetOf(node),
      'unknown-step',
      () => `no step is called ${show(id)}${didYouMean(id, ids) || '; rules list --kind step lists them'}`,
    );
    return undefined;
  };
  const date: Field<string> = (node, entry, yaml) => {
    const day = dayField(node, entry, yaml);
    if (day === undefined || today === undefined || !isFuture(day, today)) return day;
    const message = `a step is ticked when it is done, and ${day} is more than a day after ${today}; write the day on which it was`;
    yaml.report(offsetOf(node), 'future-date', message);
    return undefined;
  };
  const fields: Fields<Omit<Tick, 'position'>> = { step, date, note: textField() };
  return (node, entry, yaml) => {
    const lines = new Map<string, number>();
    return mapsField('a finished step', 'step and date', (map): Tick | undefined => {
      const read = readFields(map, yaml, fields, { required: ['step', 'date'] });
      if (read.step === undefined) return undefined;
      const position = yaml.position(offsetOf(map));
      const line = lines.get(read.step);
      if (line !== undefined) {
        const at = entries(map).find(({ key }) => key === 'step')!.node!;
        yaml.report(offsetOf(at), 'ticked-twice', `${read.step} is ticked in line ${line}, too; keep one of them`);
        return undefined;
      }
      lines.set(read.step, position.line);
      return read.date === undefined ? undefined : { ...read, step: read.step, date: read.date, position };
    })(node, entry, yaml);
  };
}

/** Ids of the steps, and of those that this pack takes out of the one it extends: a tick waits for their return. */
function stepIds({ steps, changes }: Pack): readonly string[] {
  const removed = (changes?.entries ?? []).filter(({ list, change }) => list === 'steps' && change === 'removed');
  return [...steps, ...removed].map(({ id }) => id);
}
