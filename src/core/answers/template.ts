import type { Pack } from '../pack/schema.ts';

/** What a new answers file says about itself. `assessed` is a day, `YYYY-MM-DD`; `schema` the path of a JSON Schema for editors. */
export interface AnswersHead {
  readonly organization?: string;
  readonly scope?: string;
  readonly assessed?: string;
  readonly schema?: string;
}

/** The commented answers file of `init`: every question with its help and allowed values, ready to be filled in by hand. */
export function answersTemplate(pack: Pack, head: AnswersHead): string {
  throw new Error(`not built yet: ${pack.pack.id} ${head.scope}`);
}

/** The short answers file that `assess` starts with: the head and no answer yet. */
export function newAnswersText(pack: Pack, head: AnswersHead): string {
  throw new Error(`not built yet: ${pack.pack.id} ${head.scope}`);
}
