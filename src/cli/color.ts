import type { Host, TextOutput } from './host.ts';

export type ColorLevel = 0 | 1 | 2 | 3;

/**
 * How many colors a stream supports: none, 16, 256, or all. The first of these that is set decides: `--color` or
 * `--no-color`, FORCE_COLOR, NO_COLOR, TERM=dumb, and whether the stream is a terminal.
 */
export function colorLevel(output: TextOutput, env: Host['env'], flag: boolean | undefined): ColorLevel {
  if (flag !== undefined) return flag ? depth(env) : 0;
  const force = env['FORCE_COLOR'];
  if (force !== undefined) {
    if (force === '0' || force === 'false') return 0;
    if (force === '2') return 2;
    return force === '3' ? 3 : depth(env);
  }
  if (env['NO_COLOR'] || env['TERM'] === 'dumb') return 0;
  return output.isTTY ? depth(env) : 0;
}

function depth(env: Host['env']): ColorLevel {
  if (env['COLORTERM'] === 'truecolor' || env['COLORTERM'] === '24bit' || env['WT_SESSION']) return 3;
  return env['TERM']?.includes('256') ? 2 : 1;
}
