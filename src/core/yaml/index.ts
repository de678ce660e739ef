/** YAML with positions: reading with limits, finding, and editing in place. */
export { matchesBeyondAscii } from './beyond-ascii.ts';
export { commentOut, commentsIn } from './comment.ts';
export { appendItem } from './append-item.ts';
export { insertKey, nodeAt, type Path, removeKey, renameKey, replaceValue } from './edit.ts';
export {
  dayField,
  entries,
  type Entry,
  type Field,
  type Fields,
  isDay,
  kindInWords,
  mapField,
  mapsField,
  numberField,
  offsetOf,
  oneOfField,
  readFields,
  show,
  showWhole,
  textField,
} from './fields.ts';
export { MOST_PROBLEMS, readYaml, type YamlFile } from './file.ts';
export { readToEdit } from './find.ts';
export { nestList, replaceItems } from './items.ts';
export { isMapPart, nodeOf, type Part, partOf, placeOf } from './parts.ts';
export { blockText, flowText, freeText, type Line, type Rendered, yamlText } from './text.ts';
export type { Position } from './file.ts';
