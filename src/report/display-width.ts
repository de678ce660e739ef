/** Each code unit is a character of one column: ASCII, Latin letters, dashes and quotation marks, lines and blocks. */
const PLAIN = /^[ -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2500-\u259f]*$/;
/** Created on first use, because creating it takes longer than the rest of a `check`. */
let segmenter: Intl.Segmenter | undefined;

/** The characters as a reader counts them: a base character together with its accents or joined emoji. */
export function characters(text: string): string[] {
  if (PLAIN.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/** Columns that a terminal needs for the text, which must not contain control sequences. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  return characters(text).reduce((sum, character) => sum + characterWidth(character), 0);
}

/** Columns of one character from `characters`: 0, 1, or 2. */
export function characterWidth(character: string): number {
  if (character.length === 1 && PLAIN.test(character)) return 1;
  return isUnseen(character) ? 0 : isWide(character) || isEmoji(character) ? 2 : 1;
}

// Created on first use: a Unicode regular expression is slow to compile, and few texts need these.
const isUnseen = (character: string) => /^[\p{M}\p{Cc}\p{Cf}]+$/u.test(character);
const isEmoji = (character: string) =>
  /^\p{Emoji_Presentation}|^\p{Extended_Pictographic}.*[\ufe0f\u200d]|^[0-9#*]\ufe0f|^\p{Regional_Indicator}/u.test(
    character,
  );
/** East Asian wide and full-width characters. */
const isWide = (character: string) =>
  /^[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2fb}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]/u.test(
    character,
  );
