import type { infer as Infer } from 'zod';
import type { Frozen } from '../pack/index.ts';
import type { assessmentSchema } from './schema.ts';
import type * as answers from './schema/answers.ts';
import type * as flips from './schema/flips.ts';
import type { foundSchema } from './schema/found.ts';

export type * from '../judge/index.ts';
export type { SourceRef } from '../pack/index.ts';

/** All results of one run, as plain data: the only input of a reporter. `schema.ts` documents each field. */
export type Assessment = Frozen<Infer<typeof assessmentSchema>>;
export type Unknown = Frozen<Infer<typeof answers.unknownSchema>>;
export type AnswerRecord = Frozen<Infer<typeof answers.answerRecordSchema>>;
export type Coverage = Frozen<Infer<typeof answers.coverageSchema>>;
/** What files show in workloads: it brings in risks and steps of rules that name findings, and nothing else. */
export type Found = Frozen<Infer<typeof foundSchema>>;
export type Flips = Frozen<Infer<typeof flips.flipsSchema>>;
export type Flip = Frozen<Infer<typeof flips.flipSchema>>;
export type AnswerChange = Frozen<Infer<typeof flips.answerChangeSchema>>;
export type WayOut = Frozen<Infer<typeof flips.wayOutSchema>>;
