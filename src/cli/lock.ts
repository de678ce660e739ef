import { closeSync, lstatSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { hostname, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isRunning } from './is-running.ts';

/** Milliseconds after which the lock of another run is taken over: a save takes a few, so that run hangs or is gone. */
const PATIENCE = 5000;
/** Milliseconds between two tries. */
const PAUSE = 10;

/**
 * Does `work` while no other run of the program is in this function for the same file. Waits for the other run, and
 * takes its lock over where it has ended or takes more than five seconds. `file` is absolute, with links resolved. The
 * lock is a file in the temporary folder and one next to the file, as far as they can be made: a run that may not write
 * next to the file meets one that may in the temporary folder, and one on another machine meets it next to the file.
 */
export function locked<Result>(file: string, work: () => Result): Result {
  const releases = placesOf(file).map(take);
  try {
    return work();
  } finally {
    for (const release of releases.toReversed()) release?.();
  }
}

/** Where the locks of a file are, in the order in which every run takes them. */
function placesOf(file: string): readonly string[] {
  const hash = createHash('sha256').update(file).digest('hex').slice(0, 24);
  return [join(tmpdir(), `mesh-ready-${hash}.lock`), join(dirname(file), `.${basename(file).slice(0, 50)}.lock`)];
}

/** Returns a function that releases the lock; undefined where it can't be taken in this place. */
function take(place: string): (() => void) | undefined {
  const mine = `${hostname()} ${process.pid} ${randomBytes(8).toString('hex')}\n`;
  let seen: string | undefined;
  let since = 0;
  for (;;) {
    try {
      make(place, mine);
      return () => void (ownerOf(place) === mine && rmSync(place, { force: true }));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return undefined;
    }
    const theirs = ownerOf(place);
    if (theirs === undefined) continue;
    if (theirs !== seen) since = performance.now();
    seen = theirs;
    if (!hasEnded(theirs) && !isLeftEmpty(place, theirs) && performance.now() - since < PATIENCE) pause();
    else if (!takeAway(place, theirs)) return undefined;
  }
}

/** Makes a lock. One that can't be written, as on a full disk, doesn't stay. */
function make(place: string, mine: string): void {
  const file = openSync(place, 'wx');
  try {
    writeFileSync(file, mine);
  } catch (error) {
    rmSync(place, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/** What a lock says about its owner: empty where that can't be read; undefined where the lock is gone. */
function ownerOf(place: string): string | undefined {
  try {
    return readFileSync(place, 'latin1');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : '';
  }
}

/** Whether the owner was a process of this machine that no longer runs. */
function hasEnded(owner: string): boolean {
  const [host, pid] = owner.split(' ');
  return host === hostname() && /^\d{1,9}$/.test(pid ?? '') && !isRunning(Number(pid));
}

/** Whether a run has ended between making a lock and writing into it: each save takes less than that. */
function isLeftEmpty(place: string, owner: string): boolean {
  return owner === '' && isOld(place);
}

function isOld(place: string): boolean {
  const { mtimeMs = Infinity } = statSync(place, { throwIfNoEntry: false }) ?? {};
  return timeAt(place) - mtimeMs > PATIENCE;
}

/**
 * Milliseconds by the clock that dates the files in the folder of `place`, such as that of a file server, which this
 * machine's clock can differ from; -Infinity where no file can be made there.
 */
function timeAt(place: string): number {
  const dated = `${place}.${process.pid}`;
  try {
    writeFileSync(dated, '');
    return statSync(dated).mtimeMs;
  } catch {
    return -Infinity;
  } finally {
    rmSync(dated, { force: true });
  }
}

/**
 * Removes the lock of an owner that has ended or hangs; false where that isn't possible. Only one run at a time does
 * so: otherwise a slower one could remove the lock that a faster one has made meanwhile.
 */
function takeAway(place: string, owner: string): boolean {
  const turn = `${place}.turn`;
  try {
    writeFileSync(turn, '', { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    if (isOld(turn)) rmSync(turn, { force: true });
    pause();
    return true;
  }
  try {
    if (!lstatSync(place).isFile()) return false;
    if (ownerOf(place) === owner) rmSync(place, { force: true });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  } finally {
    rmSync(turn, { force: true });
  }
  return true;
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
}
