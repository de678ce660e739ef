import type { Pack, Question } from '../pack/schema.ts';
import type { Problem } from '../problem/problem.ts';
import type { Answer, AnswersFile } from './answers.ts';
import { parseAnswers } from './parse.ts';
import { isDay } from '../yaml/fields.ts';
import { checkValue } from './value.ts';

type Read = (
  text: string,
  file: string,
) => { readonly answersFile: AnswersFile; readonly problems: readonly Problem[] };

/** An answer as most are written, alone on its line: `  service-count: 40`, `  languages: [java, go]`. */
const PLAIN_LINE =
  /^ +([a-z0-9-]+): +(?:([a-z][a-z0-9.-]*|"[a-z0-9.-]+"|0|[1-9]\d{0,8})|\[ *((?:[a-z][a-z0-9.-]*|"[a-z0-9.-]+")(?:, *(?:[a-z][a-z0-9.-]*|"[a-z0-9.-]+"))*) *\]) *(?: #[ -~]*)?$/;
/** Words that YAML does not read as text. */
const NO_TEXT = new Set(['true', 'false', 'null']);
/**
 * What a line ends in that no other line can go on from: nothing, plain text, a block of text, a whole list, map or
 * quotation.
 */
const WHOLE =
  /^ *- [A-Za-z0-9][\w.-]*$|^(?: *(?:- )?[A-Za-z][\w-]*:)?(?: +(?:[|>][+-]?|[^\s"'[\]{}&*!|>%@`?#-].*|"[^"\\]*"|'[^']*'|[[{][^"'[\]{}#]*[\]}])?)? *(?: #.*)?$/;
/** A name at the top of a file, in letters that YAML can only read as text; a day. */
const NAME_LINE = /^(organization|scope): ([A-Z][a-z]+(?: [A-Za-z0-9-]+)*)$/;
const DAY_LINE = /^(assessed): (20\d\d-\d\d-\d\d)$/;
/** How many lines are remembered with their answer, and how long they may be. */
const KEPT = 20_000;
const LONGEST = 200;
/** The same of what is left of a file: often a schema, a pack and a bar that many files have in common. */
const KEPT_RESTS = 100;
const LONGEST_REST = 2000;

/**
 * Reads one answers file after another of a pack, as `parseAnswers` does, without the places of answers. Lines that
 * hold nothing but an answer are read as they stand, and remembered; the rest of the file is left to `parseAnswers`,
 * and so is the whole file where anything is out of the ordinary.
 */
export function quickReader(pack: Pack): Read {
  const questions = new Map(pack.questions.map((question) => [question.id, question]));
  const known = new Map<string, { readonly id: string; readonly answer: Answer } | undefined>();
  const rests = new Map<string, AnswersFile>();
  return (text, file) => {
    const taken = new Map<string, Answer>();
    const names: Partial<Record<'organization' | 'scope' | 'assessed', string>> = {};
    const rest = /[\r\t]|^(?:---|\.\.\.|%)/m.test(text) ? undefined : takeLines(text, taken, names);
    if (rest === undefined || taken.size === 0) return parseAnswers(text, file, pack);
    const known = rests.get(rest);
    const { answersFile, problems } =
      known === undefined ? parseAnswers(rest, file, pack) : { answersFile: known, problems: [] };
    if (known === undefined && problems.length === 0 && rest.length <= LONGEST_REST) {
      if (rests.size === KEPT_RESTS) rests.clear();
      rests.set(rest, answersFile);
    }
    const twice =
      [...answersFile.answers.keys()].some((id) => taken.has(id)) ||
      Object.keys(names).some((name) => name in answersFile);
    if (problems.length > 0 || twice) return parseAnswers(text, file, pack);
    for (const [id, answer] of answersFile.answers) taken.set(id, answer);
    return { answersFile: { ...answersFile, ...names, answers: taken }, problems };
  };

  /** Takes the plain answers out of the text; gives what is left, or undefined where a line is not what it seems. */
  function takeLines(
    text: string,
    taken: Map<string, Answer>,
    names: Partial<Record<string, string>>,
  ): string | undefined {
    let at = text.startsWith('answers:\n') ? 0 : text.indexOf('\nanswers:\n') + 1;
    if (at === 0 && !text.startsWith('answers:\n')) return undefined;
    const rest: string[] = [];
    const head = text.slice(0, at).split('\n');
    for (const [index, line] of head.entries()) {
      const [, name, written = ''] = NAME_LINE.exec(line) ?? DAY_LINE.exec(line) ?? [];
      if (
        name !== undefined &&
        names[name] === undefined &&
        !head
          .slice(index + 1)
          .find((next) => next.trim() !== '')
          ?.startsWith(' ') &&
        (name !== 'assessed' || isDay(written)) &&
        !NO_TEXT.has(written.toLowerCase())
      )
        names[name] = written;
      else if (isWhole(line)) rest.push(index === head.length - 1 ? line : `${line}\n`);
      else return undefined;
    }
    rest.push('answers:\n');
    at += 'answers:\n'.length;
    const indent = /^(?: *(?:#.*)?\n)*( +)/.exec(text.slice(at))?.[1]?.length ?? 0;
    let behindTaken = false;
    while (at < text.length) {
      const found = text.indexOf('\n', at);
      const end = found < 0 ? text.length : found;
      const line = text.slice(at, end);
      const spaces = line.search(/[^ ]/);
      const isContent = spaces >= 0 && line[spaces] !== '#';
      if (isContent && spaces === 0) break;
      const plain = spaces === indent && line.length <= LONGEST ? remembered(line) : undefined;
      if (plain !== undefined) {
        if (taken.has(plain.id)) return undefined;
        taken.set(plain.id, plain.answer);
        behindTaken = true;
      } else {
        const goesOn = isContent && (spaces < indent || (spaces > indent && behindTaken));
        if (goesOn || !isWhole(line)) return undefined;
        if (isContent) behindTaken = false;
        rest.push(`${line}\n`);
      }
      at = end + 1;
    }
    rest.push(text.slice(at));
    return rest.join('');
  }

  function remembered(line: string): { readonly id: string; readonly answer: Answer } | undefined {
    let found = known.get(line);
    if (found === undefined && !known.has(line)) {
      if (known.size === KEPT) known.clear();
      known.set(line, (found = plainAnswer(line)));
    }
    return found;
  }

  function plainAnswer(line: string): { readonly id: string; readonly answer: Answer } | undefined {
    const [, id = '', single, several] = PLAIN_LINE.exec(line) ?? [];
    const question = questions.get(id);
    if (question === undefined) return undefined;
    if (single === 'unknown') return { id, answer: { kind: 'unknown' } };
    const raw = single === undefined ? several?.split(/, */).map(word) : valueOf(question, single);
    if (raw === undefined || (Array.isArray(raw) && raw.includes(undefined))) return undefined;
    const checked = checkValue(question, raw);
    return 'value' in checked ? { id, answer: { kind: 'value', value: checked.value } } : undefined;
  }
}

function isWhole(line: string): boolean {
  return line === '' || /^ *#/.test(line) || WHOLE.test(line);
}

function valueOf({ kind }: Question, written: string): string | number | undefined {
  const isNumber = /^\d+$/.test(written);
  if (isNumber !== (kind === 'number')) return undefined;
  return isNumber ? Number(written) : word(written);
}

function word(written: string): string | undefined {
  if (written.startsWith('"')) return written.slice(1, -1);
  return NO_TEXT.has(written) ? undefined : written;
}
