/** Stages of adoption, in order. */
export const STAGES = ['crawl', 'walk', 'run', 'fly'] as const;
export const VERDICTS = ['yes', 'not-yet', 'no'] as const;
/** Efforts of a fix: days, weeks, months. */
export const EFFORTS = ['small', 'medium', 'large'] as const;

export type StageId = (typeof STAGES)[number];
export type VerdictId = (typeof VERDICTS)[number];
export type Effort = (typeof EFFORTS)[number];
