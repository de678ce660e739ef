import { isMap, isScalar, type YAMLMap } from 'yaml';
import type { Place } from '../../pack/parse.ts';
import { entries, kindInWords, offsetOf, show, type YamlFile } from '../../yaml/index.ts';
import type { RecordedEntry } from './record.ts';

/** The recorded table of a file. */
export interface RecordedTable {
  readonly place: Place;
  readonly entries: ReadonlyMap<string, { readonly place: Place; readonly rows: ReadonlyMap<string, RecordedRow> }>;
}

export interface RecordedRow {
  readonly text: string;
  readonly place: Place;
}

/** The name of the file with the recorded table, next to the cases of a pack. */
export const RECORDED_FILE = 'recorded.test.yaml';

const HEAD = `# What comes out of these rules, written by: mesh-ready rules test <folder> --record
# Do not edit it. When rules test says that it is out of date, record it again and review the difference.
# First what each organization is told. Then, for each entry, what it is, and wherever a part of its conditions decides
# what comes out: for an organization, perhaps with other answers, and at every other answer that changes it.
recorded:
`;

/** The text of the file. */
export function recordedText(table: readonly RecordedEntry[]): string {
  let text = HEAD;
  for (const { name, rows } of table) {
    text += `  ${scalar(name)}:\n`;
    for (const [row, outcome] of rows) text += `    ${scalar(row)}: ${scalar(outcome)}\n`;
  }
  return text;
}

/** Reads the table; reports entries that aren't rows. */
export function readTable(map: YAMLMap, at: number, yaml: YamlFile): RecordedTable {
  const place = (offset: number): Place => ({ file: yaml.file ?? '', ...yaml.position(offset) });
  const table = new Map<string, { place: Place; rows: Map<string, RecordedRow> }>();
  for (const entry of entries(map)) {
    if (!isMap(entry.node)) {
      yaml.report(
        entry.at,
        'wrong-kind',
        `${show(entry.key)} is a map of rows, not ${kindInWords(entry.node)}; record the table again`,
      );
      continue;
    }
    const rows = entries(entry.node).map(({ key, at: offset, node }): [string, RecordedRow] => {
      const text = isScalar(node) ? String(node.source ?? node.value) : '';
      return [key, { text, place: place(node ? offsetOf(node) : offset) }];
    });
    table.set(entry.key, { place: place(entry.at), rows: new Map(rows) });
  }
  return { place: place(at), entries: table };
}

/** A YAML scalar: plain where YAML reads the plain text back as the same text, else quoted. */
function scalar(text: string): string {
  const isPlain = /^[a-z][\w ,;.+()/-]*$/i.test(text) && !/ $|^(?:true|false|null)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}
