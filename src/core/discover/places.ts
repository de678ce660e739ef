import type { DataDocument, DataPath, Lines } from '../yaml/documents.ts';

/** Where something was seen: a file, a line, the object, and the field in it. */
export interface Place {
  readonly file: string;
  readonly line: number;
  /** `Deployment/shop/web`; of a compose file, `service/web`. */
  readonly object: string;
  /** `spec.template.spec.hostNetwork`; empty for the object itself. */
  readonly field: string;
}

/** An object in a file: what places in it need. */
export interface Located {
  readonly file: string;
  readonly line: number;
  /** `Deployment/shop/web` */
  readonly words: string;
}

/** A place in an object whose line is known, so many lines below it. Objects that are alike share it. */
export interface Below {
  readonly lines: number;
  readonly field: string;
}

/** Where a place is in an object that begins at the line `top`. */
export function belowOf({ line, field }: Place, top: number): Below {
  return { lines: line - top, field };
}

/** The place in an object. */
export function placeIn(object: Located, at: Place | Below): Place {
  return 'file' in at ? at : new KnownPlace(object, at);
}

/** A place with what was seen there. */
export function evidenceAt(place: Place, says: string): Place & { readonly says: string } {
  return place instanceof KnownPlace ? place.saying(says) : withWords(place, { says });
}

class KnownPlace implements Place {
  constructor(
    private readonly within: Located,
    private readonly at: Below,
    readonly says = '',
  ) {}

  saying(says: string): KnownPlace {
    return new KnownPlace(this.within, this.at, says);
  }

  get file(): string {
    return this.within.file;
  }

  get line(): number {
    return this.within.line + this.at.lines;
  }

  get object(): string {
    return this.within.words;
  }

  get field(): string {
    return this.at.field;
  }

  toJSON(): Place & { readonly says: string } {
    return withWords(this, { says: this.says });
  }
}

/** Keeps what is alike once. Only so much is compared: more would cost what it saves. */
export class Alike {
  // Most files have nothing that is compared.
  private known: Map<string, unknown> | undefined;

  /** What was made first for this key. `Item`: the same for all keys that begin alike. */
  of<Item>(key: string, make: () => Item): Item {
    const known = (this.known ??= new Map());
    const found = known.get(key) as Item | undefined;
    if (found !== undefined) return found;
    const made = make();
    if (known.size < MOST_ALIKE) known.set(key, made);
    return made;
  }
}

const MOST_ALIKE = 10_000;

/** The same place, with its line found, and what was seen there. */
export function withWords<Words extends object>({ file, line, object, field }: Place, words: Words): Place & Words {
  return { file, line, object, field, ...words };
}

/** The most characters of texts that are kept for their lines. */
const MOST_KEPT = 8 * 1024 * 1024;

/**
 * Makes places in documents. Few of those that are seen are ever shown, so a line is only searched for when someone
 * asks. Until then, a place keeps the text that it is in: where texts become too much, all of their lines are found.
 * The places of one object share what is known of it, and those of one field the way to it.
 */
export class Places {
  private waiting: FieldPlace[] = [];
  private last: string | undefined;
  private kept = 0;
  private readonly top = new Field('', []);

  /**
   * Makes places in one object by their field; the line of an empty one, the object itself, is that of its `kind`.
   * `way`: from the top of the document to the object.
   */
  of(
    { lines }: Pick<DataDocument, 'lines'>,
    way: DataPath,
    file: string,
    kind: string,
    namespace: string,
    name: string,
  ): (path: DataPath) => Place {
    let object: PlacedObject | undefined;
    return (path) => {
      // What was let go meanwhile is needed again.
      if (object?.lines === undefined) object = new PlacedObject(lines, way, file, kind, namespace, name);
      return this.keep(object, lines, path);
    };
  }

  private keep(object: PlacedObject, { source, areQuick }: Lines, path: DataPath): Place {
    let field = this.top;
    for (let at = 0; at < path.length; at++) field = field.below(path[at]!);
    const place = new FieldPlace(object, field);
    if (areQuick === true) {
      void place.line;
      return place;
    }
    this.waiting.push(place);
    if (source === undefined) this.kept = Infinity;
    else if (source !== this.last) this.kept += source.length;
    this.last = source;
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

/** What the places in one object share. */
class PlacedObject {
  /** Of how many places no line is found yet. */
  unfound = 0;

  constructor(
    /** Undefined once the lines of all places are found. */
    public lines: Lines | undefined,
    private readonly way: DataPath,
    readonly file: string,
    private readonly kind: string,
    private readonly namespace: string,
    private readonly name: string,
  ) {}

  get words(): string {
    const { kind, namespace, name } = this;
    return namespace === '' ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
  }

  lineOf(path: DataPath): number {
    const line = this.lines!.lineOf(this.way.concat(path.length === 0 ? ['kind'] : path));
    if (--this.unfound === 0) this.lines = undefined;
    return line;
  }
}

/** A field that objects have: the way to it, and the same in words. */
class Field {
  private inside: Map<string | number, Field> | undefined;

  constructor(
    readonly words: string,
    readonly path: DataPath,
  ) {}

  below(part: string | number): Field {
    let field = this.inside?.get(part);
    if (field === undefined) {
      const path = [...this.path, part];
      field = new Field(fieldInWords(path), path);
      (this.inside ??= new Map()).set(part, field);
    }
    return field;
  }
}

class FieldPlace implements Place {
  private found: number | undefined;

  constructor(
    private readonly within: PlacedObject,
    private readonly at: Field,
  ) {
    within.unfound++;
  }

  get file(): string {
    return this.within.file;
  }

  get line(): number {
    return (this.found ??= this.within.lineOf(this.at.path));
  }

  get object(): string {
    return this.within.words;
  }

  get field(): string {
    return this.at.words;
  }
}

/** `spec.ports[0].name` */
export function fieldInWords(path: DataPath): string {
  let words = '';
  for (const part of path) words += typeof part === 'number' ? `[${part}]` : words === '' ? part : `.${part}`;
  return words;
}
