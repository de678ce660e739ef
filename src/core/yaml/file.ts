import { Composer, isMap, Lexer, Parser, type CST, type Document, type YAMLMap } from 'yaml';
import type { Problem, ProblemCode } from '../problem/index.ts';
import { controlCharacters, inspectNodes, MOST_CONTROL_CHARACTERS } from './guards.ts';

/** A position in a file; both numbers count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A parsed YAML text. `root` is undefined when nothing in it can be used. */
export interface YamlFile {
  readonly file: string | undefined;
  readonly root: YAMLMap | undefined;
  readonly problems: Problem[];
  /** Line and column of an offset in the text, both from 1. */
  position(offset: number): Position;
  /**
   * Adds a problem at an offset in the text. A message that takes work, such as the search for a similar word, is given
   * as a function: it isn't called once as many problems are listed as there may be.
   */
  report(offset: number, code: ProblemCode, message: string | (() => string)): void;
}

export const MOST_BYTES = 1024 * 1024;
const MOST_LEVELS = 64;
/** Keys, values, and signs of a file: a text of 1 MiB that a person wrote has fewer, and each takes time and memory. */
const MOST_PARTS = 100_000;
/** A text that isn't YAML gives an error on every line; the first ones are enough. */
const MOST_SYNTAX_ERRORS = 20;
/** Written out: formatting a number loads the data of a language, which costs more than reading a file. */
const TOO_MANY_PARTS = 'the file has more than 100,000 keys, values, and signs; shorten it';
/** An upper limit: a hostile file could cause a hundred thousand problems. */
export const MOST_PROBLEMS = 500;

/**
 * Reads one YAML document with a map at its top, from untrusted text. Never throws: a text that is too large, too deep,
 * or not YAML, several documents, duplicate keys, anchors, aliases, tags, and control characters are problems with a
 * position.
 * @param file name of the file in problems; undefined where there is no file
 * @param instead what to write instead of an anchor and its aliases
 * @param isEdited whether the text is edited in place: that takes the signs between keys and values, and twice the
 *   memory
 */
export function readYaml(
  text: string,
  file: string | undefined,
  instead = 'write the value',
  isEdited = false,
): YamlFile {
  const named = file === undefined ? {} : { file };
  const yaml = withoutRoot(text, file);
  const { problems, report } = yaml;
  const more = (listed: number, what: string) => problems.push(moreThan(listed, what, named));
  const result = (document?: Document): YamlFile => {
    const root = document && isMap(document.contents) ? document.contents : undefined;
    return { ...yaml, root };
  };

  if (largerThan(text, MOST_BYTES)) {
    problems.push({
      code: 'too-large',
      message: 'the file is larger than 1 MiB; keep one assessment in a file',
      ...named,
    });
    return result();
  }
  const controls = controlCharacters(text);
  for (const { offset, message } of controls.slice(0, MOST_CONTROL_CHARACTERS))
    report(offset, 'control-character', message);
  if (controls.length > MOST_CONTROL_CHARACTERS) more(MOST_CONTROL_CHARACTERS, ' control characters');

  const tokens = tokenize(text);
  if ('code' in tokens) {
    report(tokens.offset, tokens.code, tokens.message);
    return result();
  }
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    resolveKnownTags: false,
    uniqueKeys: false,
    keepSourceTokens: isEdited,
    logLevel: 'error',
  });
  const documents = [...composer.compose(tokens, true, text.length)];
  const document = documents[0];
  if (documents.length > 1) {
    report(documents[1]!.range[0], 'several-documents', 'a second document begins here; keep one document in a file');
    return result();
  }
  const errors = document?.errors ?? [];
  for (const error of errors.slice(0, MOST_SYNTAX_ERRORS))
    report(error.pos[0], 'not-yaml', syntaxMessage(error.code, error.message));
  if (errors.length > MOST_SYNTAX_ERRORS) more(MOST_SYNTAX_ERRORS, ' that is not YAML');
  if (document?.directives?.yaml.explicit && document.directives.yaml.version !== '1.2') {
    report(0, 'not-yaml', 'the file is read as YAML 1.2; remove the %YAML line');
  }
  if (!document || errors.length > 0) return result();

  if (document.contents === null || (text.trim() === '' && !isMap(document.contents))) {
    problems.push({ code: 'empty', message: 'the file has no content', ...named, line: 1, column: 1 });
    return result();
  }
  inspectNodes(document.contents, text, instead, report);
  if (!isMap(document.contents))
    report(document.contents.range?.[0] ?? 0, 'wrong-kind', 'the file must be a map: lines of "key: value"');
  return result(document);
}

/** A text without problems up to now, of which nothing is read. */
export function withoutRoot(text: string, file: string | undefined): YamlFile {
  const problems: Problem[] = [];
  const named = file === undefined ? {} : { file };
  const position = positions(text);
  const report: YamlFile['report'] = (offset, code, message) => {
    if (problems.length < MOST_PROBLEMS) {
      const said = typeof message === 'string' ? message : message();
      problems.push({ code, message: said, ...named, ...position(offset) });
    } else if (problems.length === MOST_PROBLEMS) problems.push(moreThan(MOST_PROBLEMS, '', named));
  };
  return { file, root: undefined, problems, position, report };
}

function moreThan(listed: number, what: string, named: { readonly file?: string }): Problem {
  return { code: 'more-problems', message: `and more${what}; the first ${listed} are listed`, ...named };
}

/** Marks that the lexer emits before documents and scalars and at unclosed brackets; they aren't part of the text. */
const LEXER_MARKS = new Set(['\u0002', '\u001f', '\u0018']);

/** White space, line ends, and comments. */
const NO_PART = /^(?:\s*|#.*)$/;

/** Where a text has too much of something, and what is said of it. */
interface Excess {
  readonly offset: number;
  readonly code: ProblemCode;
  readonly message: string;
}

/** A line end in place of a byte order mark, which the lexer counts in no indentation; offsets stay the same. */
const withoutMark = (text: string): string => text.replace(/^\ufeff/, '\n');

/**
 * The tokens of a text, or where it is nested too deeply or has more than `most` parts. Not recursive, so that depth
 * can't overflow the stack.
 */
export function tokenize(text: string, most = MOST_PARTS): CST.Token[] | Excess {
  const parser = new Parser();
  const stack = (parser as unknown as { readonly stack: readonly CST.Token[] }).stack;
  const tokens: CST.Token[] = [];
  let offset = 0;
  let errors = 0;
  let parts = 0;
  for (const lexeme of new Lexer().lex(withoutMark(text))) {
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'error') errors++;
    }
    if (errors > MOST_SYNTAX_ERRORS) break;
    if (stack.length > MOST_LEVELS && stack.filter(isCollection).length > MOST_LEVELS)
      return { offset, code: 'too-deep', message: `nested deeper than ${MOST_LEVELS} levels` };
    if (LEXER_MARKS.has(lexeme)) continue;
    if (!NO_PART.test(lexeme)) parts += 1;
    if (parts > most) return { offset, code: 'too-large', message: TOO_MANY_PARTS };
    offset += lexeme.length;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function isCollection(token: CST.Token): boolean {
  return token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection';
}

export function largerThan(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  if (text.length * 3 <= bytes) return false;
  let size = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // Each half of a surrogate pair counts for two of the four bytes.
    size += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return size > bytes;
}

/** Offset to line and column, by binary search; a byte order mark takes no column. */
function positions(text: string): (offset: number) => Position {
  let starts: number[] | undefined;
  return (offset) => {
    if (!starts) {
      starts = [text.startsWith('\ufeff') ? 1 : 0];
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    }
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(1, offset - starts[low]! + 1) };
  };
}

/** What is wrong, by the code of the parser: its own messages quote the text at any length. */
const SYNTAX: Readonly<Partial<Record<string, string>>> = {
  TAB_AS_INDENT: 'a tab is in the indentation; indent with spaces',
  BAD_INDENT: 'the indentation does not fit; keys of one map begin in the same column',
  BAD_ALIAS: 'an anchor or alias is not written correctly; text that begins with & or * needs quotes',
  ALIAS_PROPS: 'an alias can have no anchor and no tag; text that begins with & or * needs quotes',
  MULTIPLE_ANCHORS: 'text that begins with & needs quotes',
  MULTIPLE_TAGS: 'text that begins with ! needs quotes',
  TAG_RESOLVE_FAILED: 'text that begins with ! needs quotes',
  BAD_PROP_ORDER: 'an anchor or a tag is in a wrong place; text that begins with & or ! needs quotes',
  BAD_COLLECTION_TYPE: 'a tag does not fit its value; remove it',
  BAD_DIRECTIVE: 'a line that begins with % is no part of the file; remove it, or quote the text',
  BAD_DQ_ESCAPE: 'a backslash in "..." begins an unknown escape; write \\\\ for a backslash, or use single quotes',
  BAD_SCALAR_START: 'text that begins with @ or ` needs quotes',
  BLOCK_AS_IMPLICIT_KEY: 'two keys are on one line, or a value with ": " in it needs quotes',
  BLOCK_IN_FLOW: 'in [ ] and { }, a text that begins with | or >, and lines with "- " or "key:", are not allowed',
  DUPLICATE_KEY: 'a key is written twice; keep one',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters; shorten it',
  MULTILINE_IMPLICIT_KEY: 'a key must be on one line, with a colon behind it',
  MULTIPLE_DOCS: 'a second document begins here; keep one document in a file',
  NON_STRING_KEY: 'a key must be a word; quote it',
  RESOURCE_EXHAUSTION: 'this is too large or nested too deeply to be read',
  UNEXPECTED_TOKEN: 'this does not belong here; quote a text that has a meaning in YAML',
};

/** The parser has one code for several missing characters; its message begins with which one it is. */
const MISSING: readonly (readonly [RegExp, string])[] = [
  [/^Missing closing/, 'a quote that was opened is not closed; close it on the line where the text ends'],
  [/^Missing , (?:or : )?between/, 'a comma is missing between two items in [ ] or { }'],
  [/^Missing space/, 'a space is missing behind a quote, bracket, or sign'],
  [/^Comments must/, 'a comment needs a space before its #; quote a text with # in it'],
  [/Flow|flow|Expected/, 'a [ or { that was opened above is not closed'],
  [/^Implicit/, 'a key must be followed by a colon'],
];

function syntaxMessage(code: string, message: string): string {
  if (code === 'BAD_INDENT' && message.startsWith('Flow')) return 'a [ or { that was opened above is not closed';
  if (code === 'UNEXPECTED_TOKEN' && message.startsWith('Block scalar header'))
    return 'text begins on the line below | or >, not behind it';
  const missing = code === 'MISSING_CHAR' ? MISSING.find(([begins]) => begins.test(message))?.[1] : undefined;
  return missing ?? SYNTAX[code] ?? 'this is not YAML; a character is missing, or a text needs quotes';
}
