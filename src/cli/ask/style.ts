import type { Host } from '../host.ts';

/**
 * How questions are asked. screen: redrawn, with keys. plain: numbered lines, for screen readers, simple terminals, and
 * pipes. none: not at all, because no person can answer. `ACCESSIBLE` and `TERM=dumb` select plain; reading from a pipe
 * needs `--plain`.
 */
export function askStyle(host: Host, plain: boolean): 'screen' | 'plain' | 'none' {
  if (plain) return 'plain';
  if (!host.stdin.isTTY || !host.stderr.isTTY) return 'none';
  const accessible = host.env['ACCESSIBLE'];
  return (accessible && accessible !== '0' && accessible !== 'false') || host.env['TERM'] === 'dumb'
    ? 'plain'
    : 'screen';
}
