import { usage } from './usage.ts';

/** A parser for a whole number of days, 0 or more. The parsers throw InputError. */
export function daysFor(option: string): (word: string) => number {
  return (word) => {
    if (/^\d{1,6}$/.test(word)) return Number(word);
    throw usage(`${option} takes a whole number of days, at most 999999, not ${word || 'nothing'}`);
  };
}

/** A parser for a number of pods, 1 to 1,000,000. */
export function podsFor(option: string): (word: string) => number {
  return (word) => {
    const pods = /^\d{1,7}$/.test(word) ? Number(word) : 0;
    if (pods >= 1 && pods <= 1_000_000) return pods;
    throw usage(`${option} takes a whole number of pods, 1 to 1000000, not ${word || 'nothing'}`);
  };
}

/** A parser for a percentage from 0 to 100; a percent sign is allowed. */
export function percentFor(option: string): (word: string) => number {
  return (word) => {
    const percent = /^\d{1,3}(\.\d+)?%?$/.test(word) ? Number.parseFloat(word) : NaN;
    if (percent <= 100) return percent;
    throw usage(`${option} takes a number from 0 to 100, not ${word || 'nothing'}`);
  };
}
