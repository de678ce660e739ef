import type { Host } from '../host.ts';

/**
 * How the questions can be put. screen: redrawn, with keys. plain: numbered lines, for screen readers, simple terminals
 * and pipes. none: there is nobody to ask. `ACCESSIBLE` and TERM=dumb ask for plain; only `--plain` reads from a pipe.
 */
export function askStyle(host: Host, plain: boolean): 'screen' | 'plain' | 'none' {
  if (plain) return 'plain';
  if (!host.stdin.isTTY || !host.stderr.isTTY) return 'none';
  const accessible = host.env['ACCESSIBLE'];
  return (accessible && accessible !== '0' && accessible !== 'false') || host.env['TERM'] === 'dumb'
    ? 'plain'
    : 'screen';
}
