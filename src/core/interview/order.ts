import type { CompiledPack } from '../judge/index.ts';

/** Question ids in the order in which they are asked: section by section, as the pack lists both. */
export function askingOrder({ pack }: CompiledPack): readonly string[] {
  const sections = new Map(pack.sections.map(({ id }, place) => [id, place]));
  const place = (section: string) => sections.get(section) ?? sections.size;
  return pack.questions.toSorted((a, b) => place(a.section) - place(b.section)).map(({ id }) => id);
}
