import { FORMAT } from './format.ts';
import type { Pack } from './schema.ts';
import type { Written } from './read.ts';

/**
 * Reports the keys that no file has. Skips this where a file can't be read, because the key may be there. `base`: the
 * pack that can be extended.
 */
export function reportMissing({ isRead, raw, head, first }: Written, pack: Record<string, unknown>, base?: Pack): void {
  if (!isRead) return;
  if (!raw.has('pack')) {
    const like =
      base === undefined
        ? ''
        : `, like pack: { schema: ${FORMAT}, id: my-rules, version: 0.1.0, extends: ${base.pack.id} }`;
    first?.report(0, 'missing-key', `no file of the pack has the key pack; write it${like}`);
  } else if (head && !raw.has('talk') && pack['talk'] === undefined) {
    first?.report(0, 'missing-key', 'no file of the pack has the key talk');
  }
}
