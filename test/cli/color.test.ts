import { expect, test } from 'vitest';
import { colorLevel } from '../../src/cli/color.ts';
import type { Host, Output } from '../../src/cli/host.ts';

const terminal = { isTTY: true } as Output;
const pipe = {} as Output;

test.each<[string, Output, Host['env'], boolean | undefined, number]>([
  ['a pipe gets none', pipe, { TERM: 'xterm-256color' }, undefined, 0],
  ['a terminal gets what TERM says', terminal, { TERM: 'xterm-256color' }, undefined, 2],
  ['a terminal gets all with COLORTERM', terminal, { TERM: 'xterm', COLORTERM: 'truecolor' }, undefined, 3],
  ['a terminal without more gets sixteen', terminal, { TERM: 'xterm' }, undefined, 1],
  ['NO_COLOR', terminal, { NO_COLOR: '1' }, undefined, 0],
  ['an empty NO_COLOR says nothing', terminal, { NO_COLOR: '' }, undefined, 1],
  ['TERM=dumb', terminal, { TERM: 'dumb' }, undefined, 0],
  ['FORCE_COLOR in a pipe', pipe, { FORCE_COLOR: '1' }, undefined, 1],
  ['FORCE_COLOR with a level', pipe, { FORCE_COLOR: '3' }, undefined, 3],
  ['FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, undefined, 0],
  ['FORCE_COLOR=false', terminal, { FORCE_COLOR: 'false' }, undefined, 0],
  ['FORCE_COLOR is stronger than NO_COLOR', pipe, { FORCE_COLOR: '1', NO_COLOR: '1' }, undefined, 1],
  ['--no-color is stronger than FORCE_COLOR', terminal, { FORCE_COLOR: '3' }, false, 0],
  ['--color is stronger than NO_COLOR', pipe, { NO_COLOR: '1' }, true, 1],
])('%s', (_what, output, env, flag, level) => {
  expect(colorLevel(output, env, flag)).toBe(level);
});
