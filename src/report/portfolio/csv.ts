import type { Portfolio, Team } from '../../core/portfolio/index.ts';
import { csvRow } from '../escape.ts';

const COLUMNS = [
  'file',
  'organization',
  'scope',
  'assessed',
  'verdict',
  'why',
  'standing',
  'close',
  'possible',
  'course',
  'exposure',
  'exposure_low',
  'exposure_high',
  'capacity',
  'first_need',
  'stage',
  'blockers',
  'not_known',
  'waived',
  'answered',
  'applicable',
  'services',
  'order',
  'problems',
] as const;

/**
 * One line per file (RFC 4180, but lines end in LF): the teams, then broken files with the number of their problems.
 */
export function csv({ teams, broken, first }: Portfolio): string {
  const order = new Map(first.map(({ file }, index) => [file, index + 1]));
  const rows = [
    ...teams.map((team) => teamRow(team, order.get(team.file))),
    ...broken.map(({ file, problems }) =>
      COLUMNS.map((column) => (column === 'file' ? file : column === 'problems' ? problems.length : '')),
    ),
  ];
  return [COLUMNS, ...rows].map((row) => `${csvRow(row)}\n`).join('');
}

function teamRow(team: Team, order: number | undefined): (string | number)[] {
  const gates = (wanted: (blocker: Team['blockers'][number]) => boolean) =>
    team.blockers
      .filter(wanted)
      .map(({ gate }) => gate)
      .join(' ');
  return [
    team.file,
    team.organization ?? '',
    team.scope ?? '',
    team.assessed ?? '',
    team.verdict,
    team.why,
    team.standing,
    String(team.close),
    team.possible.join(' '),
    team.course,
    (team.exposure.bandPossible ?? []).join(' '),
    team.exposure.range[0],
    team.exposure.range[1],
    team.capacity.possible.join(' '),
    team.start ?? '',
    team.stage,
    gates(() => true),
    gates(({ outcome }) => outcome === 'unknown'),
    gates(({ waived }) => waived),
    team.coverage.answered,
    team.coverage.applicable,
    team.services ?? '',
    order ?? '',
    0,
  ];
}
