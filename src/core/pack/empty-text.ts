/** Texts that people write as a placeholder. */
const PLACEHOLDER =
  /^(?:to[ -]?do|tb[acd]|fixme|xxx+|placeholder|lorem ipsum|to be (?:added|confirmed|defined|determined|done|written))$/i;
/** Placeholders that precede a description of the missing text. */
const MARKED = /^(?:TODO|TBD|FIXME|XXX)\b/;

/** Whether a text has no letter and no digit, or is a placeholder. */
export function isEmptyText(text: string): boolean {
  const words = text.trim();
  return (
    !/[\p{L}\p{N}]/u.test(words) || MARKED.test(words) || PLACEHOLDER.test(words.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
  );
}
