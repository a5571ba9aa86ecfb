import fc from 'fast-check';
import { areaOf, cellName } from '../values/address';
import { addressLists, isMark, LONGEST_LIST, MARK_KINDS, markFormula, packed } from './marks';

const cellsOf = (ranges: readonly string[]): string[] =>
  ranges.flatMap((range) => {
    const { top, left, bottom, right } = areaOf(range)!;
    const cells: string[] = [];
    for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) cells.push(cellName(row, column));
    return cells;
  });

test.each([
  [['A1'], ['A1']],
  [['A1', 'A1'], ['A1']],
  [['A3', 'A1', 'A2'], ['A1:A3']],
  [['B2', 'C2', 'D2'], ['B2:D2']],
  [['A1', 'A2', 'B1', 'B2'], ['A1:B2']],
  [['A1', 'A2', 'B1'], ['B1', 'A1:A2']],
  [['Z1', 'AA1'], ['Z1:AA1']],
  [['A1', 'A3'], ['A1', 'A3']],
  [['XFD1048576'], ['XFD1048576']],
])('%j becomes %j', (cells, ranges) => {
  expect(packed(cells).ranges).toEqual(ranges);
});

test.each(['', 'A0', 'A1048577', 'XFE1', 'A1:B2', '$A$1', 'a1', "Sheet1!A1", 'R1C1'])('%j is no cell', (cell) => {
  expect(() => packed(['B2', cell])).toThrow(RangeError);
});

test('ranges cover exactly the cells, each once', () => {
  const cell = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 20, max: 29 })).map(([row, column]) => cellName(row, column));
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 80 }), (cells) => {
      const { ranges, cells: count } = packed(cells);
      const covered = cellsOf(ranges);
      expect(covered.length).toBe(count);
      expect(new Set(covered)).toEqual(new Set(cells));
      expect(covered.length).toBe(new Set(cells).size);
    }),
  );
});

test('lists are as long as Excel takes, and no longer; nothing is lost', () => {
  const ranges = Array.from({ length: 5000 }, (_, i) => cellName(i * 2, i % 40));
  const lists = addressLists(ranges);
  expect(lists.flat()).toEqual(ranges);
  for (const list of lists) expect(list.join(',').length).toBeLessThanOrEqual(LONGEST_LIST);
  lists.slice(0, -1).forEach((list, i) => expect([...list, lists[i + 1]![0]].join(',').length).toBeGreaterThan(LONGEST_LIST));
  expect(addressLists(['A1', 'A3'], 5)).toEqual([['A1', 'A3']]);
  expect(addressLists(['A1', 'A3'], 4)).toEqual([['A1'], ['A3']]);
  expect(addressLists([])).toEqual([]);
});

test('marks are told by their formula', () => {
  for (const kind of MARK_KINDS) {
    expect(isMark(markFormula(kind))).toBe(true);
    expect(isMark(`=${markFormula(kind)}`)).toBe(true);
  }
  for (const other of ['ISTEXT("guiju")', 'ISTEXT("guiju:warn")+1', 'ISTEXT(A1)', '"ISTEXT(""guiju:warn"")"', 'NOT(ISTEXT("guiju:warn"))', '']) expect(isMark(other)).toBe(false);
});
