/**
 * The most common form of `check` in CI: `check FILE`, optionally with `--format F`. It runs without loading the option
 * parser. Undefined for every other command line.
 */
export function plainCheck(argv: readonly string[]): { args: string[]; options: { format?: string } } | undefined {
  const [command, ...rest] = argv;
  if (command !== 'check') return undefined;
  const at = rest.findIndex((word) => word === '--format' || word === '-f');
  const format = at < 0 ? undefined : rest.splice(at, 2)[1];
  if (at >= 0 && (format === undefined || format.startsWith('-') || format.includes('='))) return undefined;
  const [file] = rest;
  if (rest.length !== 1 || file === undefined || (file.startsWith('-') && file !== '-')) return undefined;
  return { args: [file], options: format === undefined ? {} : { format } };
}
