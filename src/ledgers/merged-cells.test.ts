import fc from 'fast-check';
import type { Grid } from '../workbook/port';
import { Areas, MergedRows, type Area } from './merged-cells';

/** Areas of one column, none over another: gaps and heights in turn. */
const column = (left: number): fc.Arbitrary<Area[]> =>
  fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 5 })), { maxLength: 12 }).map((steps) => {
    let row = 0;
    return steps.map(([gap, height]) => {
      const top = row + gap;
      row = top + height;
      return { top, bottom: row - 1, left, right: left };
    });
  });

test('property: a cell is in the area that holds it, whatever order the sheet lists them in', () => {
  const areas = fc.tuple(column(0), column(2)).chain(([a, b]) => fc.shuffledSubarray([...a, ...b], { minLength: a.length + b.length }));
  fc.assert(
    fc.property(areas, (all) => {
      const index = new Areas(all);
      for (let row = 0; row < 100; row++) {
        for (const at of [0, 1, 2]) expect(index.at(at, row)).toBe(all.find(({ left, top, bottom }) => left === at && top <= row && row <= bottom));
      }
    }),
  );
});

const grid = (rows: number, merges: readonly Area[]): Grid => ({ file: '', sheet: '', rows, columns: 2, date1904: false, value: () => null, text: () => '', format: () => 'General', merges });

test('however many areas there are, none is left out', () => {
  const pairs = 80_000;
  const merged = new MergedRows(grid(2 * pairs, Array.from({ length: pairs }, (_, i) => ({ top: 2 * i, bottom: 2 * i + 1, left: 0, right: 0 }))), 0);
  expect([0, 1, 2 * pairs - 2, 2 * pairs - 1].map((row) => merged.anchor(0, row))).toEqual([0, 0, 2 * pairs - 2, 2 * pairs - 2]);
});

test.each<[string, Area, number | undefined]>([
  ['of one row', { top: 1, bottom: 1, left: 0, right: 0 }, undefined],
  ['of two columns', { top: 1, bottom: 2, left: 0, right: 1 }, undefined],
  ['of two rows', { top: 1, bottom: 2, left: 0, right: 0 }, 1],
  ['that goes on below the last row', { top: 1, bottom: 9, left: 0, right: 0 }, 1],
  ['of which only the last row of the sheet holds anything', { top: 2, bottom: 9, left: 0, right: 0 }, undefined],
])('an area %s', (_, area, anchor) => {
  expect(new MergedRows(grid(3, [area]), 0).anchor(0, 2)).toBe(anchor);
});
