import type { AnswersFile, Waiver } from '../answers/index.ts';

/** A waiver that had ended on the day of the assessment, which the file states; later days are not known here. */
export function hadEnded({ until }: Pick<Waiver, 'until'>, assessed: string | null | undefined): boolean {
  return typeof assessed === 'string' && until < assessed;
}

/** The gates that are waived on the day of the assessment. */
export function waivedGates({ waivers, assessed }: Pick<AnswersFile, 'waivers' | 'assessed'>): ReadonlySet<string> {
  return new Set(waivers.filter((waiver) => !hadEnded(waiver, assessed)).map(({ gate }) => gate));
}
