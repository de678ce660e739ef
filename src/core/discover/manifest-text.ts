import { breaksIn, isKey, type Part, type Shortcuts } from '../yaml/documents.ts';

/**
 * The items of a List in block style, so that a dump is never parsed as a whole; the whole part where it is none, or
 * where the ends of its items aren't certain.
 */
function itemsOf({ line, part }: Part): readonly Part[] {
  const whole = [{ line, part }];
  if (!part.includes('kind: List')) return whole;
  const list = /^items:[ ]*\n([ ]*)-[ \n]/m.exec(part);
  if (list === null || !/^kind: List[ ]*$/m.test(part)) return whole;
  const column = list[1]!.length;
  const dashes: number[] = [];
  let end = part.length;
  // Every line that isn't deeper than the items is another item, or the next key of the object that holds them.
  const shallow = new RegExp(`\\n([ ]{0,${column}})(?=[^ \\n#])`, 'g');
  shallow.lastIndex = list.index + 'items:'.length;
  for (const { index, 0: before, 1: indent } of part.matchAll(shallow)) {
    const at = index + before.length;
    if (indent!.length === column && /-(?:[ \n]|$)/y.test(part.slice(at, at + 2))) dashes.push(at);
    else if (indent === '' && isKey(part, at)) {
      end = index + 1;
      break;
    } else return whole;
  }
  let at = line + breaksIn(part, dashes[0]);
  return dashes.map((dash, index) => {
    const item = { line: at, part: part.slice(dash - column, dashes[index + 1] ?? end).replace('-', ' ') };
    at += breaksIn(item.part);
    return item;
  });
}

/** Kinds of which nothing but the head is read. Their bodies are the longest. */
const LONG = /^kind: (?:ConfigMap|Secret)[ ]*$/m;
const BODY = /^(?:data|stringData|binaryData):[ ]*$/gm;
const NEXT_KEY = /\n[A-Za-z]/g;

/** The one ConfigMap that says something. */
const READ = /^  name: cilium-config[ ]*$/m;

function withoutBody(text: string): string {
  // Most texts are of other kinds, and words are found faster than patterns.
  if (!text.includes('kind: ConfigMap') && !text.includes('kind: Secret')) return text;
  if (!LONG.test(text) || (text.includes('cilium-config') && READ.test(text))) return text;
  let head = '';
  let from = 0;
  BODY.lastIndex = 0;
  for (let body = BODY.exec(text); body !== null; body = BODY.exec(text)) {
    head += text.slice(from, body.index);
    NEXT_KEY.lastIndex = body.index;
    const next = NEXT_KEY.exec(text);
    from = next === null ? text.length : next.index + 1;
    BODY.lastIndex = from;
  }
  return head + text.slice(from);
}

/** What is known of the text of manifests before it is parsed. */
export const MANIFEST_TEXT: Shortcuts = { split: itemsOf, shorten: withoutBody };
