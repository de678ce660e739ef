import { type Alike, type Below, belowOf, type Place, placeIn } from './places.ts';
import type { WorkloadSeen } from './seen.ts';
import { MOST_EVIDENCE } from './sightings.ts';

/** An address in an environment variable: scheme and first part of the host. The rest is never kept. */
export interface AddressSeen {
  readonly scheme: string;
  readonly host: string;
  readonly place: Place;
  /** How many more calls of the same host come after it, in places that nobody is shown. */
  readonly more?: number;
}

interface Spot {
  readonly scheme: string;
  readonly place: Place | Below;
}

/** The addresses in the workloads of one file, in their order. */
export class Addresses implements Iterable<AddressSeen> {
  // One list each: an object for each address would take as much again.
  private readonly hosts: string[] = [];
  private readonly owners: WorkloadSeen[] = [];
  private readonly spots: Spot[] = [];
  /** Of each host that many call: the first call that isn't kept, with how many come after it. */
  private readonly unseen: (AddressSeen & { more: number })[] = [];

  /** `object`: the number of the object in which it is. */
  add(object: number, owner: WorkloadSeen, address: AddressSeen, alike: Alike, isPlaced: boolean): void {
    const { scheme, host, place } = address;
    if (!isPlaced) return this.keep(host, owner, { scheme, place });
    const calls = alike.of<Calls>(`calls ${scheme} ${host}`, () => ({
      host: apart(host),
      kept: 0,
      object,
      unseen: null,
    }));
    if (calls.unseen !== null) return void calls.unseen.more++;
    if (calls.kept >= MOST_EVIDENCE && calls.object !== object) {
      calls.unseen = { scheme, host: calls.host, place, more: 0 };
      return void this.unseen.push(calls.unseen);
    }
    calls.kept++;
    calls.object = object;
    const below = belowOf(place, owner.line);
    const spot = alike.of(`address ${scheme} ${below.lines} ${below.field}`, () => ({ scheme, place: below }));
    this.keep(calls.host, owner, spot);
  }

  private keep(host: string, owner: WorkloadSeen, spot: Spot): void {
    this.hosts.push(host);
    this.owners.push(owner);
    this.spots.push(spot);
  }

  *[Symbol.iterator](): Generator<AddressSeen> {
    for (let at = 0; at < this.hosts.length; at++) {
      const { scheme, place } = this.spots[at]!;
      yield { scheme, host: this.hosts[at]!, place: placeIn(this.owners[at]!, place) };
    }
    yield* this.unseen;
  }
}

/** The calls of one host; `object`: the number of the object that has the last one that is kept. */
interface Calls {
  readonly host: string;
  kept: number;
  object: number;
  unseen: (AddressSeen & { more: number }) | null;
}

/** A text by itself. The engine keeps a part of a longer text as a view, and the longer text with it. */
function apart(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
