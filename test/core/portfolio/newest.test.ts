import { expect, test } from 'vitest';
import { newestOf } from '../../../src/core/portfolio/newest.ts';
import type { Team } from '../../../src/core/portfolio/portfolio.ts';

const team = (file: string, assessed: string | null, answered: number) =>
  ({ file, organization: 'Ada', scope: 'shop', assessed, coverage: { answered } }) as Team;

test.each([
  ['an older day', team('b.yaml', '2026-01-02', 3), 'is newer and about the same organization and scope'],
  [
    'the same day and fewer answers',
    team('b.yaml', '2026-02-03', 3),
    'is of the same day, has more answers, and is about the same organization and scope',
  ],
  [
    'the same day and as many answers',
    team('bb.yaml', '2026-02-03', 5),
    'is of the same day, and is about the same organization and scope',
  ],
])('a file of %s is not counted, and says why', (_case, other, why) => {
  const { teams, older } = newestOf([other, team('a.yaml', '2026-02-03', 5)]);
  expect(teams.map(({ file }) => file)).toEqual(['a.yaml']);
  expect(older).toEqual([{ file: other.file, newer: 'a.yaml', why }]);
});

test('of two files without a date, neither is called newer', () => {
  const { older } = newestOf([team('a.yaml', null, 5), team('bb.yaml', null, 5)]);
  expect(older[0]!.why).toBe('has no date either, and is about the same organization and scope');
});
