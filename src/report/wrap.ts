import { characterWidth, characters, displayWidth } from './display-width.ts';

/** The text in lines of at most `width` columns (2 or more), broken between words; a longer word is broken within. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ').flatMap((whole) => pieces(whole, width))) {
    const needed = displayWidth(word);
    if (line !== '' && used + 1 + needed > width) {
      lines.push(line);
      line = word;
      used = needed;
    } else {
      used += needed + (line === '' ? 0 : 1);
      line += line === '' ? word : ` ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** Wrapped lines after a marker; later lines are aligned with the first word. */
export function hang(marker: string, text: string, width: number): string[] {
  const indent = displayWidth(marker);
  return wrap(text, width - indent).map((line, index) => (index === 0 ? marker : ' '.repeat(indent)) + line);
}

/** The text padded with spaces to `width` columns, on the right or on the left. */
export function pad(text: string, width: number, side: 'right' | 'left' = 'right'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return side === 'right' ? text + space : space + text;
}

function pieces(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return word === '' ? [] : [word];
  const result: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of characters(word)) {
    const needed = characterWidth(character);
    if (used + needed > width && piece !== '') {
      result.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += needed;
  }
  return [...result, piece];
}
