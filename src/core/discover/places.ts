import type { DataDocument, DataPath } from '../yaml/documents.ts';

/** Where something was seen: a file, a line, the object, and the field in it. */
export interface Place {
  readonly file: string;
  readonly line: number;
  /** `Deployment/shop/web`; of a compose file, `service/web`. */
  readonly object: string;
  /** `spec.template.spec.hostNetwork`; empty for the object itself. */
  readonly field: string;
}

/** The same place, with its line found, and what was seen there. */
export function withWords<Words extends object>({ file, line, object, field }: Place, words: Words): Place & Words {
  return { file, line, object, field, ...words };
}

/** The most characters of texts that are kept for their lines. */
const MOST_KEPT = 8 * 1024 * 1024;

/**
 * Makes places in documents. Few of those that are seen are ever shown, so a line is only searched for when someone
 * asks. Until then, a place keeps the text that it is in: where texts become too much, all of their lines are found.
 */
export class Places {
  private waiting: FieldPlace[] = [];
  private last: string | undefined;
  private kept = 0;

  /** `path`: the field, below `top` of the document; empty for the object itself, whose line is that of its `kind`. */
  in(document: DataDocument, top: DataPath, file: string, object: string, path: DataPath): Place {
    const place = new FieldPlace(document.lineOf, top, file, object, path);
    this.waiting.push(place);
    if (document.source === undefined) this.kept = Infinity;
    else if (document.source !== this.last) this.kept += document.source.length;
    this.last = document.source;
    if (this.kept > MOST_KEPT) this.findLines();
    return place;
  }

  private findLines(): void {
    for (const place of this.waiting) void place.line;
    this.waiting = [];
    this.last = undefined;
    this.kept = 0;
  }
}

class FieldPlace implements Place {
  private found: number | undefined;

  constructor(
    private lineOf: DataDocument['lineOf'] | undefined,
    private readonly top: DataPath,
    readonly file: string,
    readonly object: string,
    private readonly path: DataPath,
  ) {}

  get line(): number {
    this.found ??= this.lineOf!(this.top.concat(this.path.length === 0 ? ['kind'] : this.path));
    this.lineOf = undefined;
    return this.found;
  }

  get field(): string {
    return fieldInWords(this.path);
  }
}

/** `spec.ports[0].name` */
export function fieldInWords(path: DataPath): string {
  let words = '';
  for (const part of path) words += typeof part === 'number' ? `[${part}]` : words === '' ? part : `.${part}`;
  return words;
}
