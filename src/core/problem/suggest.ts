/**
 * The allowed word that a person most likely meant, or undefined when none is close. Ignores case, spaces, and
 * underscores, and allows about one edit (wrong, missing, extra, or swapped letter) per four letters.
 */
export function suggest(word: string, allowed: Iterable<string>): string | undefined {
  const wanted = plain(word);
  if (wanted === '' || wanted.length > 80) return undefined;
  let best: string | undefined;
  let bestSlips = Infinity;
  for (const candidate of allowed) {
    const other = plain(candidate);
    const limit = Math.max(1, Math.floor(Math.max(wanted.length, other.length) / 4));
    if (Math.abs(wanted.length - other.length) > limit) continue;
    const slips = distance(wanted, other);
    if (slips <= limit && slips < Math.min(bestSlips, other.length)) {
      best = candidate;
      bestSlips = slips;
    }
  }
  return best;
}

/** `, did you mean x?` to append to a message, or an empty text. */
export function didYouMean(word: string, allowed: Iterable<string>): string {
  const best = suggest(word, allowed);
  return best === undefined ? '' : `; did you mean ${best}?`;
}

/** At most twenty characters of a word that someone wrote: enough to find it, and nothing to read. */
export function cut(word: string): string {
  const characters = Array.from(word.slice(0, 42));
  return characters.length > 20 ? `${characters.slice(0, 17).join('')}...` : word;
}

/** `3 gates`, `1 gate`. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** Words joined by commas: the first `most`, and the number of the others. */
export function shortList(words: readonly string[], most = 12): string {
  if (words.length <= most) return words.join(', ');
  return `${words.slice(0, most).join(', ')} and ${words.length - most} more`;
}

function plain(word: string): string {
  return word
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}

/** Damerau-Levenshtein distance (optimal string alignment). */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + cost);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        least = Math.min(least, beforeLast[column - 2]! + 1);
      }
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}
