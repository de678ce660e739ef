/**
 * Whether a text has characters beyond ASCII and matches a pattern, such as one with `\\p{L}`. Where such a class is
 * written as a literal, it takes a millisecond to read the code around it, and most texts are ASCII.
 */
export function matchesBeyondAscii(text: string, pattern: string): boolean {
  return /[^\0-\x7f]/.test(text) && new RegExp(pattern, 'u').test(text);
}
