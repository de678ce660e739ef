/** The pack in rules/mesh-adoption, checked and compiled at build time by src/build/built-in-pack.mjs. */
declare module 'mesh-ready:built-in-pack' {
  import type { Pack } from '../core/pack/schema.ts';
  export const pack: Pack;
  /** `sha256:` and the hash of the pack as JSON with sorted keys. */
  export const digest: string;
}

/** The cases and the recorded table of that pack, in a file of their own because only `rules test` needs them. */
declare module 'mesh-ready:built-in-cases' {
  import type { PackFile } from '../core/pack/parse.ts';
  export const cases: readonly PackFile[];
}
