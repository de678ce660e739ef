import type { ExposureResult } from '../../core/assess/index.ts';
import { list } from '../phrases.ts';

/** `wide`, or `small so far; could become middle or wide`; the points in a pack that names no bands. */
export function bandInWords(exposure: Pick<ExposureResult, 'band' | 'bandPossible' | 'score' | 'range'>): string {
  const { band, bandPossible = [] } = exposure;
  if (band === undefined) return pointsInWords(exposure);
  const others = bandPossible.filter((id) => id !== band);
  return others.length === 0 ? band : `${band} so far; could become ${list(others, 'or')}`;
}

/** `61.5 of 100`, or while answers are open `61.5 to 73.5 of 100`. */
export function pointsInWords({ score, range: [low, high] }: Pick<ExposureResult, 'score' | 'range'>): string {
  return low === high ? `${score} of 100` : `${low} to ${high} of 100`;
}

/** `wide (75 of 100)`, the points in small behind the band. */
export function exposureInWords(exposure: Pick<ExposureResult, 'band' | 'bandPossible' | 'score' | 'range'>): string {
  const points = pointsBeside(exposure);
  return `${bandInWords(exposure)}${points === '' ? '' : ` (${points})`}`;
}

/** The points, where they are not the band already. */
export function pointsBeside(exposure: Pick<ExposureResult, 'band' | 'score' | 'range'>): string {
  return exposure.band === undefined ? '' : pointsInWords(exposure);
}

/** What the exposure is, and that it does not decide. */
export const EXPOSURE =
  'Exposure says how much you resemble the organizations for which the talk (Christian Posta, 2021) suggests a mesh. Exposure alone decides nothing.';
