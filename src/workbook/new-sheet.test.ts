import { cut, EXCEL, freeSheetName, freeTableName, layoutOf, looksLikeInput, placeName, rowHeight, uniqueHeaders } from './new-sheet';
import type { NewSheet } from './open-workbook';

const sheet = (above: number, rows: number, sums: number, below: number): NewSheet => ({
  name: '发现',
  above: Array.from({ length: above }, () => 'x'),
  table: { name: 'T', columns: [{ header: '甲', kind: 'text', width: 9 }, { header: '乙', kind: 'text', width: 9 }], rows: Array.from({ length: rows }, () => ['1', '2']) },
  sums: Array.from({ length: sums }, () => ['3']),
  below: Array.from({ length: below }, () => 'y'),
});

test.each([
  [[0, 3, 0, 0], { header: 0, body: 1, end: 4, sums: 4, below: 4, rows: 4, table: 'A1:B4' }],
  [[0, 0, 0, 0], { header: 0, body: 1, end: 2, sums: 2, below: 2, rows: 2, table: 'A1:B2' }],
  [[1, 1, 1, 0], { header: 2, body: 3, end: 4, sums: 4, below: 5, rows: 5, table: 'A3:B4' }],
  [[2, 2, 1, 2], { header: 3, body: 4, end: 6, sums: 6, below: 8, rows: 10, table: 'A4:B6' }],
])('%j lines above, rows, sums and paragraphs stand at %j', ([above, rows, sums, below], layout) => {
  expect(layoutOf(sheet(above!, rows!, sums!, below!))).toMatchObject(layout);
});

test('a sheet holds as many rows as Excel has, and no more', () => {
  expect(layoutOf(sheet(0, EXCEL.rows - 1, 0, 0)).rows).toBe(EXCEL.rows);
  expect(() => layoutOf(sheet(0, EXCEL.rows, 0, 0))).toThrow('request-too-large');
});

test('headers', () => {
  expect(uniqueHeaders(['a', 'A', 'a', '', ' ', 'a\nb', 'a 2'])).toEqual(['a', 'A 2', 'a 3', '4', '5', 'a b', 'a 2 2']);
  const long = 'x'.repeat(EXCEL.header + 1);
  const [first, second] = uniqueHeaders([long, long]);
  expect([first!.length, second!.length, second!.slice(-2)]).toEqual([EXCEL.header, EXCEL.header, ' 2']);
});

test('names', () => {
  expect(freeSheetName('发现', [])).toBe('发现');
  expect(freeSheetName('a', ['A', 'a (2)'])).toBe('a (3)');
  expect(freeTableName('Findings', ['findings', 'FINDINGS_2'])).toBe('Findings_3');
  expect(placeName("O'Brien 10月", 'H41')).toBe("'O''Brien 10月'!H41");
});

test.each([[EXCEL.characters - 1], [EXCEL.characters], [EXCEL.characters + 1]])('a text of %d characters', (length) => {
  const text = '长'.repeat(length);
  expect(cut(text)).toBe(length <= EXCEL.characters ? text : `${text.slice(0, EXCEL.characters - 1)}…`);
});

test('what would be taken for input', () => {
  for (const text of ['=1', '+1', '-1', '@a', "'a"]) expect(looksLikeInput(text)).toBe(true);
  for (const text of ['1', 'a=1', ' =1', '', '#N/A']) expect(looksLikeInput(text)).toBe(false);
});

test('a row is as high as its longest text, within bounds', () => {
  expect(rowHeight(['短', 'x'], [10, 10])).toBeNull();
  expect(rowHeight(['长'.repeat(24), 'x'], [50, 9])).toBeNull();
  expect(rowHeight(['长'.repeat(25), 'x'], [50, 9])).toBe(2 * 17);
  expect(rowHeight(['x'.repeat(10_000)], [10])).toBe(27 * 17);
});
