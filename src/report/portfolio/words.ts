import type { Portfolio, Ranked, SharedBlocker, Team } from '../../core/portfolio/index.ts';
import { brief } from '../escape.ts';
import { capital, count, effortWord, list, range, verdictWord } from '../phrases.ts';

/** `12 teams: 5 yes, 4 not yet, 3 no; 1 file is broken`. */
export function headline({ counts }: Portfolio): string {
  const { yes, 'not-yet': notYet, no } = counts.verdicts;
  const broken = counts.broken === 0 ? '' : `; ${count(counts.broken, 'file is', 'files are')} broken and left out`;
  return `${count(counts.teams, 'team', 'teams')}: ${yes} yes, ${notYet} not yet, ${no} no${broken}`;
}

/** The verdict for a narrow column; a mark shows that unanswered questions can still change it. */
export function shortVerdict({ verdict, settled }: Team): string {
  return `${verdictWord[verdict]}${settled ? '' : ' ?'}`;
}

/** The name of a team: the organization or scope in its file, else the file. */
export function nameOf({ organization, scope, file }: Team, limit: number): string {
  const names = [organization, scope]
    .filter((name) => name !== null)
    .map((name) => brief(name, limit))
    .filter((name) => name !== '');
  return names.length > 0 ? brief(names.join(', '), limit) : brief(file, limit);
}

/** The verdict, with the others still possible. */
export function verdictOf({ verdict, possible }: Team): string {
  const others = possible.filter((id) => id !== verdict).map((id) => verdictWord[id]);
  return others.length === 0 ? verdictWord[verdict] : `${verdictWord[verdict]} (or ${list(others, 'or')})`;
}

export function needOf({ need }: Team): string {
  return range(need.range);
}

/** The title of the first use case, or a dash. */
export function startOf({ start }: Team, { useCases }: Portfolio): string {
  return start === null ? '-' : (useCases.find(({ id }) => id === start)?.title ?? start);
}

/** `3, 1 not known, 1 waived`. */
export function blockersOf({ blockers, stage }: Team): string {
  if (stage === 'none') return '-';
  const unknown = blockers.filter(({ outcome }) => outcome === 'unknown').length;
  const waived = blockers.filter((blocker) => blocker.waived).length;
  return [
    `${blockers.length}`,
    ...(unknown > 0 ? [`${unknown} not known`] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
  ].join(', ');
}

/** `3, 1 waived`. */
export function shortBlockers({ blockers, stage }: Team): string {
  const waived = blockers.filter((blocker) => blocker.waived).length;
  return stage === 'none' ? '-' : `${blockers.length}${waived > 0 ? `, ${waived} waived` : ''}`;
}

/** Who goes first and why, as sentences; the first names the team. */
export function firstSentences(portfolio: Portfolio, name: (team: Team) => string): string[] {
  const { first, ahead, teams } = portfolio;
  const [best, ...others] = first;
  const named = (file: string) => name(teams.find((team) => team.file === file)!);
  const begun =
    ahead.length === 0
      ? []
      : [
          `${capital(count(ahead.length, 'team has', 'teams have'))} left crawl already and can be learnt from: ${shortened(ahead.slice(0, 6).map(named), ahead.length)}.`,
        ];
  if (best === undefined)
    return [ahead.length > 0 ? 'No team that has not begun needs a mesh now.' : 'No team needs a mesh now.', ...begun];
  if (others.length === 0)
    return [
      `${named(best.file)} should go first: it is the only team that needs a mesh and has not begun.`,
      ...reasons(best, 1),
      ...begun,
    ];
  const behind = others
    .slice(0, 3)
    .map(({ file }) => named(file))
    .join('; ');
  return [
    `${named(best.file)} should go first: of ${first.length} teams that need a mesh and have not begun, it is the best in being ready, valuable and small together.`,
    ...reasons(best, first.length),
    `Behind it: ${behind}${others.length > 3 ? `; and ${others.length - 3} more` : ''}.`,
    ...begun,
  ];
}

function reasons({ ready, value, small }: Ranked, of: number): string[] {
  const rank = (at: number, best: string) => (of === 1 ? '' : at === 1 ? ` (${best})` : ` (rank ${at} of ${of})`);
  const size =
    small.services === null ? 'how many services it has is not known' : count(small.services, 'service', 'services');
  return [
    `Ready: ${count(ready.blockers, 'required gate stands', 'required gates stand')} in its way${rank(ready.rank, 'the fewest')}.`,
    `Valuable: need ${value.need} of 100${rank(value.rank, 'the highest')}.`,
    `Small: ${size}${small.services === null ? '' : rank(small.rank, 'the smallest')}.`,
  ];
}

function shortened(names: readonly string[], all: number): string {
  return all <= 5 ? names.join('; ') : `${names.slice(0, 5).join('; ')}; and ${all - 5} more`;
}

/** `8 of 12 teams, 2 of them not known, 1 waived`. */
export function sharedBy({ open, unknown, waived }: SharedBlocker, { counts }: Portfolio): string {
  const parts = [`${open + unknown} of ${counts.teams} teams`];
  if (unknown > 0) parts.push(`${unknown} of them not known`);
  if (waived > 0) parts.push(`${waived} waived`);
  return parts.join(', ');
}

/** `Platform team, weeks`; the id of the role where it has no title. */
export function fixSize({ fix }: SharedBlocker): string {
  return effortWord[fix.effort];
}
