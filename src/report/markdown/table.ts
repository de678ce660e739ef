/** One row of a table; the cells must be escaped. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
