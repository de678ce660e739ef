/**
 * Blocks that GitHub and GitLab collapse to one line. `summary` must be a text of this program; an empty body gives
 * nothing.
 */
export function folded(summary: string, ...body: readonly string[]): string[] {
  if (body.every((block) => block === '')) return [];
  return [`<details>\n<summary>${summary}</summary>`, ...body, '</details>'];
}
