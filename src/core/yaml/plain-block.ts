/** Thrown where a text isn't in this style. */
const UNSURE = new Error('unsure');

const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const APOSTROPHE = 39;
const DASH = 45;
const COLON = 58;
const BREAK = 10;

/** Characters of keys that are certainly texts, by their code: 1 where one can begin, 2 where it only goes on. */
const IN_KEY = new Uint8Array(128);
for (const each of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz') IN_KEY[each.charCodeAt(0)] = 1;
for (const each of '0123456789-_./') IN_KEY[each.charCodeAt(0)] = 2;

/** Words that aren't texts; another parser may write them in another way. */
const NO_TEXT = /^(?:null|true|false)$/i;

/** A text without quotes by its first characters: no number, and none of the signs that mean something. */
const TEXT = /^(?:[A-Za-z_/$]|-[A-Za-z]|--[A-Za-z])/;
/** A digit and a letter that is in no number: `100m`, `10Gi`. */
const TEXT_WITH_DIGIT = /^\d.*[g-np-wyzG-NP-WYZ]/;
const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,14})$/;
/** What ends a text without quotes, starts a comment, or isn't printable ASCII. */
const NOT_PLAIN = /[^ -~]|:(?: |$)| #/;
const QUOTED = /^(?:"[ !#-[\]-~]*"|'[ -&(-~]*')$/;

/**
 * The data of a YAML document in the style in which programs and people write most manifests: each line is a key, an
 * item, or a key with a short value. Undefined for every other text, which a parser must read, and for one that is
 * deeper than `levels`: nothing is guessed here, so what is read is what a parser would read.
 */
export function readPlainBlock(text: string, levels: number): unknown {
  if (text.includes('\0') || text.includes('\r')) return undefined;
  try {
    return new Reader(text).whole(levels);
  } catch (error) {
    if (error === UNSURE) return undefined;
    throw error;
  }
}

class Reader {
  /** Where the first character of the line that is read next stands, the end of the text after the last one. */
  private at = 0;
  /** The column of that character; -1 at the end. */
  private column = -1;

  constructor(private readonly text: string) {}

  whole(levels: number): unknown {
    this.toContent(0);
    const data = this.block(levels);
    if (this.column !== -1) throw UNSURE;
    return data;
  }

  /** Goes to the next line that isn't empty or a comment; `start` is where a line begins. */
  private toContent(start: number): void {
    const { text } = this;
    for (let from = start; from < text.length; from = this.endOfLine(from) + 1) {
      let at = from;
      while (text.charCodeAt(at) === SPACE) at++;
      const code = text.charCodeAt(at);
      if (code === BREAK || code === HASH) continue;
      if (at === text.length) break;
      this.at = at;
      this.column = at - from;
      return;
    }
    this.at = text.length;
    this.column = -1;
  }

  private endOfLine(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end === -1 ? this.text.length : end;
  }

  /** The mapping or sequence that begins here. */
  private block(levels: number): unknown {
    if (levels === 0) throw UNSURE;
    return this.text.charCodeAt(this.at) === DASH ? this.sequence(levels) : this.mapping(levels);
  }

  private mapping(levels: number): unknown {
    const { column } = this;
    const data: Record<string, unknown> = {};
    do {
      const key = this.key();
      const at = this.afterSpaces(this.at);
      data[key] = this.isEnd(at) ? this.below(column, levels) : this.scalar(at, column);
    } while (this.column === column);
    if (this.column > column) throw UNSURE;
    return data;
  }

  private sequence(levels: number): unknown {
    const { text, column } = this;
    const data: unknown[] = [];
    do {
      if (text.charCodeAt(this.at) !== DASH || text.charCodeAt(this.at + 1) !== SPACE) break;
      const at = this.afterSpaces(this.at + 1);
      if (this.isKey(at)) {
        this.column += at - this.at;
        this.at = at;
        data.push(this.block(levels - 1));
      } else data.push(this.scalar(at, column));
    } while (this.column === column);
    if (data.length === 0 || this.column > column) throw UNSURE;
    return data;
  }

  /** The key of this line; `at` is then behind its colon. */
  private key(): string {
    const end = this.endOfKey(this.at);
    const key = this.text.slice(this.at, end);
    if (end === -1 || NO_TEXT.test(key)) throw UNSURE;
    this.at = end + 1;
    return key;
  }

  private isKey(at: number): boolean {
    return this.endOfKey(at) !== -1;
  }

  /** Where the colon of a key stands; -1 where none begins at this place. */
  private endOfKey(start: number): number {
    const { text } = this;
    if (IN_KEY[text.charCodeAt(start)] !== 1) return -1;
    let at = start + 1;
    while (IN_KEY[text.charCodeAt(at)]! > 0) at++;
    const next = text.charCodeAt(at + 1);
    return text.charCodeAt(at) === COLON && (next === SPACE || next === BREAK || Number.isNaN(next)) ? at : -1;
  }

  /** What stands on the lines below a key in this column. */
  private below(column: number, levels: number): unknown {
    this.toContent(this.endOfLine(this.at) + 1);
    if (this.column > column) return this.block(levels - 1);
    return this.column === column && this.text.charCodeAt(this.at) === DASH ? this.block(levels - 1) : null;
  }

  /** The value from a place to the end of its line, in a block in this column. */
  private scalar(at: number, column: number): unknown {
    const end = this.endOfLine(at);
    const written = this.text.slice(at, this.text.charCodeAt(end - 1) === SPACE ? this.beforeSpaces(end) : end);
    const value = valueOf(written);
    this.toContent(end + 1);
    // A value goes on in lines that are indented more.
    if (this.column > column) throw UNSURE;
    return value;
  }

  private afterSpaces(from: number): number {
    let at = from;
    while (this.text.charCodeAt(at) === SPACE) at++;
    return at;
  }

  private beforeSpaces(from: number): number {
    let at = from;
    while (this.text.charCodeAt(at - 1) === SPACE) at--;
    return at;
  }

  private isEnd(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === BREAK || code === HASH || Number.isNaN(code);
  }
}

function valueOf(written: string): unknown {
  const first = written.charCodeAt(0);
  if (first === QUOTE || first === APOSTROPHE) {
    if (!QUOTED.test(written)) throw UNSURE;
    return written.slice(1, -1);
  }
  if (written === '{}') return {};
  if (written === '[]') return [];
  if (written === 'true') return true;
  if (written === 'false') return false;
  if (WHOLE_NUMBER.test(written)) return Number(written);
  if (!TEXT.test(written) && !TEXT_WITH_DIGIT.test(written)) throw UNSURE;
  if (NOT_PLAIN.test(written) || NO_TEXT.test(written)) throw UNSURE;
  return written;
}
