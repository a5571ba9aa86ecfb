import { CellError, type CellValue, type Grid } from './port';
import { finished } from '../values/steps';
import { fingerprint } from './fingerprint';

type Row = readonly (CellValue | { readonly value: number; readonly format: string })[];

function gridOf(rows: readonly Row[], more: Partial<Grid> = {}): Grid {
  const at = (row: number, column: number): Row[number] => rows[row]?.[column] ?? null;
  return {
    file: '台账.xlsx',
    sheet: '每日统计',
    rows: rows.length,
    columns: Math.max(0, ...rows.map(({ length }) => length)),
    date1904: false,
    merges: [],
    value(row, column) {
      const cell = at(row, column);
      return cell !== null && typeof cell === 'object' && 'value' in cell ? cell.value : cell;
    },
    format(row, column) {
      const cell = at(row, column);
      return cell !== null && typeof cell === 'object' && 'format' in cell ? cell.format : 'General';
    },
    text: () => '',
    ...more,
  };
}

const hashOf = (sheets: readonly Grid[]): string => finished(fingerprint(sheets));

const ROWS: readonly Row[] = [['a', 1, null], [{ value: 2, format: '0%' }, true, new CellError('#N/A')]];

test('the same cells have the same fingerprint, whatever the file is called', () => {
  expect(hashOf([gridOf(ROWS)])).toMatch(/^[0-9a-f]{64}$/);
  expect(hashOf([gridOf(ROWS, { file: '别的.xlsx' })])).toBe(hashOf([gridOf(ROWS)]));
});

test('whatever differs in what is read makes another one', () => {
  const others: readonly (readonly Grid[])[] = [
    [],
    [gridOf(ROWS)],
    [gridOf(ROWS), gridOf(ROWS)],
    [gridOf(ROWS, { sheet: '每日' })],
    [gridOf(ROWS, { date1904: true })],
    [gridOf(ROWS, { merges: [{ top: 0, left: 0, bottom: 1, right: 0 }] })],
    [gridOf([ROWS[1]!, ROWS[0]!])],
    [gridOf([['a', '1', null], ROWS[1]!])],
    [gridOf([['a', null, 1], ROWS[1]!])],
    [gridOf([['a,1', null, null], ROWS[1]!])],
    [gridOf([ROWS[0]!, [{ value: 2, format: '0.0%' }, true, new CellError('#N/A')]])],
    [gridOf([ROWS[0]!, [{ value: 2, format: '0%' }, 'true', new CellError('#N/A')]])],
    [gridOf([ROWS[0]!, [{ value: 2, format: '0%' }, true, '#N/A']])],
    [gridOf([ROWS[0]!, [{ value: 2, format: '0%' }, true, new CellError('#REF!')]])],
  ];
  expect(new Set(others.map(hashOf)).size).toBe(others.length);
});
