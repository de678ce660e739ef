import type { AnswersFile, Waiver } from '../answers/index.ts';

/** Whether a waiver had expired on the day of the assessment, which the file states. Later days are unknown here. */
export function hadEnded({ until }: Pick<Waiver, 'until'>, assessed: string | null | undefined): boolean {
  return typeof assessed === 'string' && until < assessed;
}

/** Ids of the gates that are waived on the day of the assessment. */
export function waivedGates({ waivers, assessed }: Pick<AnswersFile, 'waivers' | 'assessed'>): ReadonlySet<string> {
  return new Set(waivers.filter((waiver) => !hadEnded(waiver, assessed)).map(({ gate }) => gate));
}
