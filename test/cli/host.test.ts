import { expect, test, vi } from 'vitest';
import { isFuture } from '../../src/core/answers/index.ts';
import { processHost } from '../../src/cli/host.ts';

test('no two time zones disagree about a date of this moment, not even the two that are 26 hours apart', () => {
  const { TZ } = process.env;
  vi.useFakeTimers({ now: Date.parse('2026-11-22T10:30Z'), toFake: ['Date'] });
  try {
    const days = ['Pacific/Kiritimati', 'Etc/GMT+12', 'America/Los_Angeles', 'UTC'].map((zone) => {
      process.env['TZ'] = zone;
      return [processHost().today(), processHost().latestDay()] as const;
    });
    expect(days.slice(0, 2)).toEqual([
      ['2026-11-23', '2026-11-23'],
      ['2026-11-21', '2026-11-22'],
    ]);
    for (const [written] of days) for (const [, read] of days) expect(isFuture(written, read)).toBe(false);
  } finally {
    vi.useRealTimers();
    if (TZ === undefined) delete process.env['TZ'];
    else process.env['TZ'] = TZ;
  }
});
