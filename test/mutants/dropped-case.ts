import { isMap, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import type { PackFile } from '../../src/core/pack/parse.ts';

export interface DroppedCase {
  readonly name: string;
  /** The files without the case. */
  readonly files: () => readonly PackFile[];
}

/** Every case, or row of cases, that could get lost. */
export function droppedCases(files: readonly PackFile[]): readonly DroppedCase[] {
  return files.flatMap((file) => {
    const read = () => parseDocument(file.text);
    const without = (path: readonly number[]): DroppedCase => ({
      name: `${file.name} ${path.join(' ')}`,
      files: () => {
        const document = read();
        const list = path.length === 1 ? document.get('cases') : document.getIn(['cases', path[0], 'rows']);
        (list as YAMLSeq).items.splice(path.at(-1)!, 1);
        return files.map((each) => (each === file ? { ...file, text: document.toString() } : each));
      },
    });
    const cases = read().get('cases');
    if (!isSeq(cases)) return [];
    return cases.items.flatMap((item, index) => {
      const rows = isMap(item) ? item.get('rows') : undefined;
      return isSeq(rows) && rows.items.length > 1
        ? rows.items.map((_, row) => without([index, row]))
        : [without([index])];
    });
  });
}
