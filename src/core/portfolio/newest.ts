import type { Team } from './portfolio.ts';

/** A file that isn't counted, because another one is about the same organization and scope. */
export interface OlderFile {
  readonly file: string;
  /** The file that counts. */
  readonly newer: string;
  /** Why that one counts, as a clause. */
  readonly why: string;
}

/**
 * One team for each organization and scope: that of the newest file, by the day of the file; of the same day, the one
 * with more answers; then the one with the shorter name, so that a copy such as `answers.unsaved.yaml` never comes
 * before `answers.yaml`. Files that name neither count each, except for such copies.
 */
export function newestOf(teams: readonly Team[]): {
  readonly teams: readonly Team[];
  readonly older: readonly OlderFile[];
} {
  const newest = new Map<string, Team>();
  for (const team of teams) {
    const other = newest.get(subjectOf(team));
    if (other === undefined || isNewer(team, other)) newest.set(subjectOf(team), team);
  }
  const counted = new Set(newest.values());
  const older = teams
    .filter((team) => !counted.has(team))
    .map((team) => {
      const counts = newest.get(subjectOf(team))!;
      return { file: team.file, newer: counts.file, why: whyNewer(counts, team) };
    });
  return { teams: teams.filter((team) => counted.has(team)), older };
}

/** What a file is about. */
function subjectOf({ organization, scope, file }: Team): string {
  const same = (name: string | null) => name?.trim().replace(/\s+/g, ' ').toLowerCase() ?? null;
  if (organization !== null || scope !== null) return JSON.stringify([same(organization), same(scope)]);
  return file.replace(/\.unsaved(?:-\d+)?(?=(?:\.ya?ml)?$)/, '');
}

function whyNewer(counts: Team, other: Team): string {
  const about = 'about the same organization and scope';
  if (counts.assessed !== other.assessed) return `is newer and ${about}`;
  const day = counts.assessed === null ? 'has no date either' : 'is of the same day';
  const more = counts.coverage.answered > other.coverage.answered ? 'has more answers, and is ' : '';
  return `${day}, ${more === '' ? 'and is ' : more}${about}`;
}

function isNewer(a: Team, b: Team): boolean {
  const [one, other] = [a.assessed ?? '', b.assessed ?? ''];
  if (one !== other) return one > other;
  if (a.coverage.answered !== b.coverage.answered) return a.coverage.answered > b.coverage.answered;
  return a.file.length < b.file.length || (a.file.length === b.file.length && a.file < b.file);
}
