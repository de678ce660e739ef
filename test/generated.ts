import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'vitest';

/** Whether to write files instead of comparing them: `npm run update` runs the tests in the mode of this name. */
const updating = (import.meta as unknown as { env: { MODE: string } }).env.MODE === 'update';

/**
 * Expects a generated file to match the current output of the program; `npm run update` writes the file instead. `path`
 * is absolute, or relative to the repository.
 */
export function expectGenerated(path: string, now: string): void {
  const written = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (updating && now !== written) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, now);
  } else if (!updating) {
    expect(now, `${path} is generated: run "npm run update" and review its diff`).toBe(written);
  }
}
