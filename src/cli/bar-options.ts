import type { Bar } from '../core/answers/index.ts';
import { STAGES, VERDICTS } from '../core/pack/index.ts';
import type { Pack, StageId, VerdictId } from '../core/pack/schema.ts';
import { didYouMean } from '../core/problem/index.ts';
import { usage } from './usage.ts';

/** Reads the value of `--ready-for`. Throws InputError, like the other readers here. */
export function readStage(word: string): StageId {
  return oneOf('--ready-for', word, STAGES);
}

/** Reads `--verdict`, which can be repeated and can contain several verdicts separated by commas. */
export function readVerdicts(words: string, before: readonly VerdictId[] = []): readonly VerdictId[] {
  return [...before, ...words.split(',').map((word) => oneOf('--verdict', word.trim(), VERDICTS))];
}

/** Options of `check`; `regression` is false with `--no-regression`. */
export interface BarOptions extends Omit<Bar, 'noRegression'> {
  readonly regression?: boolean;
  /** A folder, file, or dump to compare the answers with. */
  readonly against?: string;
}

/** The bar of the file, each part overridden by its option. Throws InputError for unknown gates. */
export function barOf(fromFile: Bar, options: BarOptions, pack: Pack): Bar {
  const gates = pack.gates.map(({ id }) => id);
  for (const gate of options.require ?? []) {
    if (!gates.includes(gate))
      throw usage(`--require takes the id of a gate, not ${gate || 'nothing'}${didYouMean(gate, gates)}`);
  }
  const { readyFor, verdict, minCoverage, maxAgeDays, require, settled, confirmed, baseline } = options;
  const wanted = {
    readyFor,
    verdict,
    minCoverage,
    maxAgeDays,
    require,
    settled,
    confirmed,
    baseline,
    noRegression: options.regression === false ? true : undefined,
  };
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined);
  const bar: Bar = { ...fromFile, ...Object.fromEntries(given) };
  if (bar.noRegression && bar.baseline === undefined)
    throw usage('--no-regression needs something to compare with: --baseline and an older answers file');
  return bar;
}

function oneOf<Word extends string>(option: string, word: string, allowed: readonly Word[]): Word {
  const found = allowed.find((candidate) => candidate === word);
  if (found !== undefined) return found;
  throw usage(`${option} takes one of: ${allowed.join(', ')}, not ${word || 'nothing'}${didYouMean(word, allowed)}`);
}
