/** Stands in for Node's child processes: commander loads them for commands that are programs, and there are none. */
export function spawn() {
  throw new Error('mesh-ready starts no other programs');
}
