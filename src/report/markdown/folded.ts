/**
 * Blocks that GitHub and GitLab show as one line until a reader opens it: whole, but not in the way. `summary` is our
 * own text; an empty body gives nothing.
 */
export function folded(summary: string, ...body: readonly string[]): string[] {
  if (body.every((block) => block === '')) return [];
  return [`<details>\n<summary>${summary}</summary>`, ...body, '</details>'];
}
