import { timeInWords } from '../../core/pack/index.ts';
import type { Portfolio, Ranked, SharedBlocker, Team } from '../../core/portfolio/index.ts';
import { brief } from '../escape.ts';
import { verdictInWords } from '../judgement/verdict.ts';
import { capital, count, range, verdictWord } from '../phrases.ts';

/** `12 teams: 5 yes, 3 not yet, 3 no, 1 undecided; 1 file is broken`. */
export function headline({ counts, teams, older }: Portfolio): string {
  const isOpen = teams.filter(({ standing }) => standing === 'open');
  const decided = (id: Team['verdict']) => counts.verdicts[id] - isOpen.filter(({ verdict }) => verdict === id).length;
  const open = counts.undecided === 0 ? '' : `, ${counts.undecided} undecided`;
  const broken = counts.broken === 0 ? '' : `; ${count(counts.broken, 'file is', 'files are')} broken and left out`;
  return `${count(counts.teams, 'team', 'teams')}: ${decided('yes')} yes, ${decided('not-yet')} not yet, ${decided('no')} no${open}${broken}${older.length === 0 ? '' : `; ${count(older.length, 'further file of the same scope is', 'further files of the same scope are')} not counted`}`;
}

/**
 * The verdict in a narrow column: `yes`, `yes ?` while it leans, `?` while it is open, `not yet ~` where it is close.
 */
export function shortVerdict({ verdict, standing, close }: Team): string {
  if (standing === 'open') return '?';
  return `${verdictWord[verdict]}${standing === 'leaning' ? ' ?' : ''}${close ? ' ~' : ''}`;
}

/** What the marks of narrow columns mean, those that are there. */
export function legendOf(teams: readonly Team[]): readonly string[] {
  return [
    ...(teams.some(({ standing, coursePossible }) => standing !== 'settled' || coursePossible.length > 1)
      ? ['?  unanswered questions can still change it; alone: too little is known']
      : []),
    ...(teams.some(({ close, standing }) => close && standing !== 'open')
      ? ['~  close: both answers can be defended']
      : []),
  ];
}

/** The course in a narrow column. */
export function shortCourse({ course, coursePossible }: Team): string {
  return `${course}${coursePossible.length > 1 ? ' ?' : ''}`;
}

/** The band of the exposure in a narrow column: `middle`, or `small to wide`. */
export function shortExposure({ exposure }: Team): string {
  const { bandPossible = [], range: points } = exposure;
  if (bandPossible.length === 0) return range(points);
  return bandPossible.length === 1 ? bandPossible[0]! : `${bandPossible[0]!} to ${bandPossible.at(-1)!}`;
}

/** The level of the capacity in a narrow column: `high`, or `unknown`. */
export function shortCapacity({ capacity: { level, possible } }: Team): string {
  return possible.length === 1 ? level : 'unknown';
}

/** What a team is called: what its file says it is about, else the file. */
export function nameOf({ organization, scope, file }: Team, limit: number): string {
  const names = [organization, scope]
    .filter((name) => name !== null)
    .map((name) => brief(name, limit))
    .filter((name) => name !== '');
  return names.length > 0 ? brief(names.join(', '), limit) : brief(file, limit);
}

/** The verdict as it stands. */
export function verdictOf(team: Team): string {
  return verdictInWords({ ...team, id: team.verdict });
}

/** `teams/2025.yaml: teams/2026.yaml is newer and about the same organization and scope`. */
export function olderSentences({ older }: Portfolio): readonly string[] {
  return older.map(({ file, newer, why }) => `${file}: ${newer} ${why}`);
}

/** The title of the need to solve first, or a dash. */
export function startOf({ start }: Team, { useCases }: Portfolio): string {
  return start === null ? '-' : (useCases.find(({ id }) => id === start)?.title ?? start);
}

/** The stage to work on next, or a dash where there is no mesh to work on. */
export function stageOf({ stage }: Team): string {
  return stage === 'none' ? '-' : stage;
}

/** `3, 1 unknown, 1 waived`. */
export function blockersOf({ blockers, stage }: Team): string {
  if (stage === 'none') return '-';
  const unknown = blockers.filter(({ outcome }) => outcome === 'unknown').length;
  const waived = blockers.filter((blocker) => blocker.waived).length;
  return [
    `${blockers.length}`,
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
  ].join(', ');
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
    return [
      ahead.length > 0 ? 'No team that has not begun is known to need a mesh.' : 'No team is known to need a mesh.',
      ...begun,
    ];
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
    `${named(best.file)} should go first: of ${first.length} teams that need a mesh and have not begun, it is the best in being ready, valuable, and small together.`,
    ...reasons(best, first.length),
    `Behind it: ${behind}${others.length > 3 ? `; and ${others.length - 3} more` : ''}.`,
    ...begun,
  ];
}

function reasons({ ready, value, small }: Ranked, of: number): string[] {
  const rank = (at: number, best: string) => (of === 1 ? '' : at === 1 ? ` (${best})` : ` (rank ${at} of ${of})`);
  const size = small.services === null ? 'its service count is unknown' : count(small.services, 'service', 'services');
  return [
    `Ready: ${count(ready.blockers, 'required gate stands', 'required gates stand')} in its way${rank(ready.rank, 'the fewest')}.`,
    `Valuable: exposure ${value.exposure} of 100${rank(value.rank, 'the highest')}.`,
    `Small: ${size}${small.services === null ? '' : rank(small.rank, 'the smallest')}.`,
  ];
}

function shortened(names: readonly string[], all: number): string {
  return all <= 5 ? names.join('; ') : `${names.slice(0, 5).join('; ')}; and ${all - 5} more`;
}

/** `8 of 12 teams, 2 of them unknown, 1 waived`. */
export function sharedBy({ open, unknown, waived }: SharedBlocker, { counts }: Portfolio): string {
  const parts = [`${open + unknown} of ${count(counts.teams, 'team', 'teams')}`];
  if (unknown > 0) parts.push(`${unknown} of them unknown`);
  if (waived > 0) parts.push(`${waived} waived`);
  return parts.join(', ');
}

/** `Platform team, weeks`; the role stays an id where it has no title. */
export function fixSize({ fix }: SharedBlocker): string {
  return timeInWords(fix.effort);
}
