/** One row of a table; the cells are escaped already. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
