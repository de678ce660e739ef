/** Whether tests try everything: `.ci/run` sets this. `npm test` alone tries a smaller sample of what takes long. */
const isThorough = process.env['MESH_READY_THOROUGH'] === '1';

/** How many to try: `all` of them in a thorough run, otherwise `some`. */
export function often(some: number, all: number): number {
  return isThorough ? all : some;
}
