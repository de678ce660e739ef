/** What people write where a text is still to come. */
const PLACEHOLDER =
  /^(?:to[ -]?do|tb[acd]|fixme|xxx+|placeholder|lorem ipsum|to be (?:added|confirmed|defined|determined|done|written))$/i;
/** The same in front of what shall be written. */
const MARKED = /^(?:TODO|TBD|FIXME|XXX)\b/;

/** Whether a text has no letter and no number, or only says that it is still to be written. */
export function isEmptyText(text: string): boolean {
  const words = text.trim();
  return (
    !/[\p{L}\p{N}]/u.test(words) || MARKED.test(words) || PLACEHOLDER.test(words.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
  );
}
