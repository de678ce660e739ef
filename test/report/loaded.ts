/** A record of formats with all of them loaded. */
export async function loaded<Name extends string, Reporter>(
  formats: Readonly<Record<Name, () => Promise<Reporter>>>,
): Promise<Readonly<Record<Name, Reporter>>> {
  const entries = Object.entries<() => Promise<Reporter>>(formats);
  const all = await Promise.all(entries.map(async ([name, load]) => [name, await load()] as const));
  return Object.fromEntries(all) as Record<Name, Reporter>;
}
