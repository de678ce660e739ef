import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { footer, frame } from '../../../src/cli/ask/frame.ts';
import { plainLook, type Look } from '../../../src/cli/ask/look.ts';
import { windowAround } from '../../../src/cli/ask/option-list.ts';

const look = (width: number, rows: number): Look => ({ ...plainLook, width: () => width, rows: () => rows });
const field = {
  lines: ({ height }: { height: number }) =>
    Array.from({ length: Math.min(20, height) }, (_, line) => `option ${line}`),
};

describe('a frame', () => {
  const parts = [
    { lines: ['about', 'more about'], keep: 1 },
    { lines: ['question'], keep: 9 },
    { lines: ['keys'], keep: 7, under: true },
  ];

  test('shows everything where there is room', () => {
    const { above, under } = frame(parts, field, look(80, 60));
    expect(above.slice(0, 4)).toEqual(['about', 'more about', 'question', 'option 0']);
    expect(under).toEqual(['keys']);
  });

  test('drops what matters least, and then shows as much of the list as fits', () => {
    const { above, under } = frame(parts, field, look(80, 12));
    expect(above[0]).toBe('question');
    expect(above).toHaveLength(10);
    expect(under).toEqual(['keys']);
  });

  test('takes room from the list for what is urgent', () => {
    const { above, under } = frame(
      [...parts, { lines: ['wrong', 'so', 'wrong'], keep: 9, under: true }],
      field,
      look(80, 9),
    );
    expect(above).toEqual(['question', 'option 0', 'option 1', 'option 2', 'option 3']);
    expect(under).toEqual(['wrong', 'so', 'wrong']);
  });

  test('is never higher than the terminal', () => {
    for (let rows = 3; rows < 40; rows += 1) {
      const { above, under } = frame(parts, field, look(80, rows));
      expect(above.length + under.length).toBeLessThan(rows);
    }
  });
});

test('a footer never parts a key from what it does, and no line is too long', () => {
  const hints = fc.array(
    fc.record({ key: fc.stringMatching(/^[a-z]{1,6}$/), does: fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/) }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(hints, fc.integer({ min: 25, max: 120 }), (all, width) => {
      const lines = footer(all, look(width, 24));
      expect(lines.flatMap((line) => line.split('   '))).toEqual(all.map(({ key, does }) => `${key} ${does}`));
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    }),
  );
});

test('a window of a list has the cursor in it, fits, and cannot grow', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(heights, fc.nat(), fc.integer({ min: 5, max: 40 }), (all, place, height) => {
      const cursor = place % all.length;
      const { from, to } = windowAround(all, cursor, height);
      const lines = (first: number, last: number) =>
        all.slice(first, last).reduce((sum, each) => sum + each, 0) + (first > 0 ? 1 : 0) + (last < all.length ? 1 : 0);
      expect(from).toBeLessThanOrEqual(cursor);
      expect(to).toBeGreaterThan(cursor);
      expect(lines(from, to)).toBeLessThanOrEqual(height);
      if (to < all.length) expect(lines(from, to + 1)).toBeGreaterThan(height);
      if (from > 0) expect(lines(from - 1, to)).toBeGreaterThan(height);
    }),
  );
});
