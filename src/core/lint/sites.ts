import { type Site, sitesOf } from '../pack/index.ts';
import type { Pack } from '../pack/schema.ts';

const known = new WeakMap<Pack, readonly Site[]>();

/** Every condition of a pack that is linted. Many checks ask for them. */
export function allSites(pack: Pack): readonly Site[] {
  let sites = known.get(pack);
  if (sites === undefined) known.set(pack, (sites = sitesOf(pack)));
  return sites;
}
