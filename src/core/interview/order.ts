import type { CompiledPack } from '../judge/index.ts';

/** Question ids in asking order: section by section, both in the order of the pack. */
export function askingOrder({ pack }: CompiledPack): readonly string[] {
  const sections = new Map(pack.sections.map(({ id }, place) => [id, place]));
  const place = (section: string) => sections.get(section) ?? sections.size;
  return pack.questions.toSorted((a, b) => place(a.section) - place(b.section)).map(({ id }) => id);
}
