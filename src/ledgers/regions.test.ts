import fc from 'fast-check';
import type { SheetMap } from '../rules/ledger-definition';
import { LEFT_ALONE } from '../rules/sheet-map';
import { areaOf, cellName } from '../values/address';
import { readWorkbook } from '../workbook/files';
import type { Grid } from '../workbook/port';
import { makeBook } from '../workbook/file/testing/make-book';
import type { BookSheet } from '../workbook/testing/contract';
import { readLedgers, type LedgersRead, type ReadOptions } from './read';
import { keyOf, keysOn, regionKey, regionOfKey, regionsOf, tablesOn } from './regions';
import { company, ledgerOf, values } from './testing/company';
import { trySheet } from './trial';

type Value = string | number | null;
interface Block {
  readonly at: string;
  readonly rows: readonly (readonly Value[])[];
  readonly table?: string;
  readonly totals?: boolean;
}

/** A sheet of blocks, each at its cell, those with a name as Excel tables. */
function sheetOf(name: string, blocks: readonly Block[]): BookSheet {
  const placed = blocks.map((block) => ({ ...block, from: areaOf(block.at)! }));
  return {
    name,
    cells: Object.fromEntries(placed.flatMap(({ from, rows }) => rows.flatMap((row, r) => row.flatMap((value, c): [string, string | number][] => (value === null ? [] : [[cellName(from.top + r, from.left + c), value]]))))),
    tables: placed.flatMap(({ from, rows, table, totals = false }) => (table === undefined ? [] : [{ name: table, range: `${cellName(from.top, from.left)}:${cellName(from.top + rows.length - 1, from.left + rows[0]!.length - 1)}`, totals }])),
  };
}

const bytesOf = (...sheets: readonly BookSheet[]): Uint8Array => makeBook({ sheets }, { prefix: '', strict: false });
const fileOf = (blocks: readonly Block[], name = '十月') => readWorkbook('book.xlsx', bytesOf(sheetOf(name, blocks)));
const read = (blocks: readonly Block[], options: ReadOptions = {}, name = '十月'): LedgersRead => readLedgers([fileOf(blocks, name)], company.ledgers, company.roles, options);
const said = (ledger: string, columns: Readonly<Record<string, string | null>> = {}, headerRow: number | null = null): SheetMap => ({ ledger, headerRow, columns: new Map(Object.entries(columns)) });
const maps = (of: Readonly<Record<string, SheetMap>>): ReadOptions => ({ maps: new Map(Object.entries(of)) });
const parts = ({ sheets }: LedgersRead): string[] => sheets.map(({ key, outcome, ledger, headerRow, range }) => `${key} ${outcome} ${ledger ?? '-'} ${headerRow ?? '-'} ${range ?? '-'}`);
const sources = (all: LedgersRead, key: string) => ledgerOf(all, key).sources.map(({ sheet, table, range, rows, notData }) => ({ sheet, table, range, rows, notData }));
const rowsOf = (all: LedgersRead, key: string): number[] => [...ledgerOf(all, key).sheetRow];

const ATTENDANCE = ['工号', '姓名', '日期', '上班打卡', '下班打卡'];
const LEAVE = ['请假单号', '工号', '请假类别', '请假开始时间', '请假结束时间', '请假天数'];
const person = (id: string, from: string): readonly Value[] => [id, '李雷', '2026-10-09', from, '18:30'];
const leave = (id: string, days: number): readonly Value[] => [`L${id}`, id, '事假', '2026-10-12 09:00', '2026-10-13 18:00', days];
const days: Block = { at: 'A3', table: '考勤', rows: [ATTENDANCE, person('000102', '09:41'), person('000103', '09:30')] };

test('two tables side by side are two ledgers, each with its own rows and cells', () => {
  const all = read([{ at: 'A1', rows: [['2026年10月']] }, days, { at: 'H3', table: '请假', rows: [LEAVE, leave('000102', 2)] }]);
  expect(parts(all)).toEqual(['十月[考勤] read attendance 3 A3:E5', '十月[请假] read leave_requests 3 H3:M4']);
  expect([values(all, 'attendance', 'employee_id'), values(all, 'leave_requests', 'employee_id')]).toEqual([['000102', '000103'], ['000102']]);
  expect([rowsOf(all, 'attendance'), rowsOf(all, 'leave_requests')]).toEqual([[4, 5], [4]]);
  expect(ledgerOf(all, 'leave_requests').sources[0]!.columnOf.get('employee_id')).toBe(8);
  expect(sources(all, 'leave_requests')).toEqual([{ sheet: '十月', table: '请假', range: 'H4:M4', rows: 1, notData: [] }]);
  expect([all.problems, all.unrecognised]).toEqual([[], []]);
});

test('two tables one above the other, the second far down below its own title', () => {
  const many = Array.from({ length: 40 }, (_, i) => person(`0001${String(i).padStart(2, '0')}`, '09:41'));
  const all = read([{ at: 'A1', table: '考勤', rows: [ATTENDANCE, ...many] }, { at: 'A44', rows: [['请假登记']] }, { at: 'A45', table: '请假', rows: [LEAVE, leave('000102', 2)] }]);
  expect(parts(all)).toEqual(['十月[考勤] read attendance 1 A1:E41', '十月[请假] read leave_requests 45 A45:F46']);
  expect([ledgerOf(all, 'attendance').rows, rowsOf(all, 'leave_requests')]).toEqual([40, [46]]);
});

test('two tables of one ledger are read one after the other, though their rows have the same numbers', () => {
  const all = read([days, { at: 'H3', table: '夜班', rows: [ATTENDANCE, person('000105', '20:00')] }]);
  expect([values(all, 'attendance', 'employee_id'), rowsOf(all, 'attendance')]).toEqual([['000102', '000103', '000105'], [4, 5, 4]]);
  expect(sources(all, 'attendance').map(({ table }) => table)).toEqual(['考勤', '夜班']);
});

test("a table's row of totals is no data, whatever it says, in a part and in a whole sheet", () => {
  const total = (label: Value): Block => ({ at: 'A1', table: '请假', totals: true, rows: [LEAVE, leave('000102', 2), leave('000103', 1), [label, null, null, null, null, 3]] });
  for (const label of ['汇总', '000104', null]) {
    const whole = read([total(label)]);
    const part = read([total(label), { ...days, at: 'H1' }]);
    for (const all of [whole, part]) expect([ledgerOf(all, 'leave_requests').rows, sources(all, 'leave_requests')[0]?.notData]).toEqual([2, [{ row: 4, reason: 'total' }]]);
  }
  const data = read([{ ...total('000104'), totals: false }]);
  expect(ledgerOf(data, 'leave_requests').rows).toBe(3);
});

test('one table with titles above and notes below is the sheet itself; something beside it makes it a part', () => {
  const below: Block = { at: 'A7', rows: [['制表人：王芳'], ['注：以打卡为准']] };
  expect(parts(read([days, below]))).toEqual(['十月 read attendance 3 -']);
  expect(sources(read([days, below]), 'attendance')[0]?.notData.map(({ reason }) => reason)).toEqual(['blank', 'note', 'note']);
  // Typed below the table, and not part of it: read with the sheet.
  expect(rowsOf(read([days, { at: 'A6', rows: [person('000104', '09:45')] }]), 'attendance')).toEqual([4, 5, 6]);
  expect(parts(read([days, { at: 'G3', rows: [['说明']] }]))).toEqual(['十月[考勤] read attendance 3 A3:E5']);
  // Above its header nothing is beside it.
  expect(parts(read([days, { at: 'G2', rows: [['说明']] }]))).toEqual(['十月 read attendance 3 -']);
});

test('what stands outside of the tables is read, too, or told', () => {
  const list: Block = { at: 'H3', table: '班次', rows: [['班次', '几点'], ['早', '9:00'], ['晚', '20:00']] };
  const plain = read([{ at: days.at, rows: days.rows }, list]);
  expect(parts(plain)).toEqual(['十月[班次] no-ledger - 3 H3:I5', '十月[] read attendance 3 -']);
  expect([rowsOf(plain, 'attendance'), ledgerOf(plain, 'attendance').sources[0]!.table]).toEqual([[4, 5], null]);
  const pasted = read([days, list, { at: 'A8', rows: [person('000104', '09:45')] }]);
  expect(pasted.unrecognised.map(({ table, reason }) => [table, reason])).toEqual([['班次', 'no-ledger'], [null, 'no-ledger']]);
  const notes = read([{ at: 'A1', rows: [['2026年10月考勤', null, '单位：元']] }, { at: 'A2', rows: [['考勤', null, null, null, null, null, null, '班次']] }, days, list, { at: 'A8', rows: [['制表人：王芳', '审核：李梅']] }]);
  expect(notes.sheets.map(({ key }) => key)).toEqual(['十月[考勤]', '十月[班次]']);
});

describe('what is said by hand', () => {
  const beside: readonly Block[] = [days, { at: 'H3', table: '请假', rows: [LEAVE, leave('000102', 2)] }];

  test('of the sheet has it read whole, tables or not', () => {
    const all = read(beside, maps({ 十月: said('attendance') }));
    expect(parts(all)).toEqual(['十月 read attendance 3 -']);
    expect(all.sheets[0]?.tables).toEqual([{ name: '考勤', range: 'A3:E5' }, { name: '请假', range: 'H3:M4' }]);
    expect(parts(read(beside, maps({ 十月: LEFT_ALONE })))).toEqual(['十月 left-alone - 3 -']);
  });

  test('of a table holds for it alone', () => {
    const odd: readonly Block[] = [days, { at: 'H3', table: '请假', rows: [['员工代码', '类别', '何时起', '何时止'], ['000102', '事假', '2026-10-12 09:00', '2026-10-13 18:00']] }];
    expect(parts(read(odd))).toEqual(['十月[考勤] read attendance 3 A3:E5', '十月[请假] no-ledger - 3 H3:K4']);
    const columns = { 员工代码: 'employee_id', 类别: 'leave_type', 何时起: 'start_at', 何时止: 'end_at' };
    const known = company.ledgers.get('leave_requests')!.columns;
    expect(Object.values(columns).filter((key) => !known.has(key))).toEqual([]);
    const all = read(odd, maps({ '十月[请假]': said('leave_requests', columns) }));
    expect([parts(all)[1], all.problems]).toEqual(['十月[请假] read leave_requests 3 H3:K4', []]);
    expect(parts(read(odd, { ownMaps: new Map([['book.xlsx', new Map([['十月[请假]', said('leave_requests', columns)]])]]) }))).toEqual(parts(all));
    expect(parts(read(beside, maps({ '十月[请假]': LEFT_ALONE })))).toEqual(['十月[考勤] read attendance 3 A3:E5', '十月[请假] left-alone - 3 H3:M4']);
    expect(parts(read(beside, { ledgerOf: new Map([['十月[请假]', 'attendance']]) }))[1]).toMatch(/^十月\[请假\] not-read attendance/);
  });

  test('of a table that is all of its sheet has the sheet read by it', () => {
    expect(parts(read([days], maps({ '十月[考勤]': said('attendance') })))).toEqual(['十月[考勤] read attendance 3 A3:E5']);
  });

  test('for this check alone is heard before the word of the file', () => {
    const ownMaps = new Map([['book.xlsx', new Map([['十月', said('attendance')]])]]);
    expect(parts(read(beside, { ownMaps }))).toEqual(['十月 read attendance 3 -']);
    expect(parts(read(beside, { ...maps({ '十月[请假]': LEFT_ALONE }), ownMaps }))).toEqual(['十月[考勤] read attendance 3 A3:E5', '十月[请假] left-alone - 3 H3:M4']);
  });

  test('of a table that is gone or renamed is told', () => {
    const all = read(beside, maps({ '十月[休假]': said('leave_requests'), '十月[请假]': said('leave_requests') }));
    expect(all.problems.map(({ code, params }) => [code, params['sheet']])).toEqual([['mapped-sheet-missing', '十月[休假]']]);
  });
});

test('titles above a table speak of it before those above the whole sheet', () => {
  const MONEY = ['单据', '钱'];
  const orders = (at: string, table: string): Block => ({ at, table, rows: [MONEY, ['B1', 3]] });
  const blocks = (unit: string | null): readonly Block[] => [{ at: 'A1', rows: [['单位：万元']] }, ...(unit === null ? [] : [{ at: 'H2', rows: [[unit]] }]), orders('A3', '一'), orders('H3', '二')];
  const amounts = (unit: string | null): readonly unknown[] => {
    const all = read(blocks(unit), maps({ '十月[一]': said('expense_claims', { 钱: 'amount' }), '十月[二]': said('expense_claims', { 钱: 'amount' }) }));
    return values(all, 'expense_claims', 'amount');
  };
  expect(amounts(null)).toEqual(['30000.00', '30000.00']);
  expect(amounts('单位：元')).toEqual(['30000.00', '3.00']);
});

test('a table without headers, one of two that overlap, and one past the cells count for nothing', () => {
  const [grid] = fileOf([days]).sheets;
  const table = { ...grid!.tables![0]!, name: '又一' };
  const keys = (...more: readonly (typeof table)[]): readonly string[] => keysOn({ ...grid!, tables: [...grid!.tables!, ...more] });
  expect(keys()).toEqual(['十月', '十月[考勤]', '十月[]']);
  expect(keys({ ...table, headers: false, left: 10, right: 12 }, { ...table, top: 4 }, { ...table, top: 20, bottom: 10 }, { ...table, left: 12, right: 10 }, { ...table, top: 900, bottom: 910 })).toEqual(keys());
  expect(keys({ ...table, top: 0, bottom: 1 })).toHaveLength(4);
});

test('a key names what it was made of', () => {
  for (const [sheet, table] of [['十月', undefined], ['十月', null], ['十月', '表1'], ['a]b', '表1']] as const) expect(regionKey(sheet, table)).toBe(regionKey(regionOfKey(regionKey(sheet, table)).sheet, regionOfKey(regionKey(sheet, table)).table));
  expect(regionOfKey('十月[表1]')).toEqual({ sheet: '十月', table: '表1' });
});

test('a trial of a table reads its first rows, wherever they are', () => {
  const [grid] = fileOf([days, { at: 'A40', table: '请假', rows: [LEAVE, leave('000102', 2), leave('000103', 1)] }]).sheets;
  const region = regionsOf(grid!, () => false)[1]!;
  const tried = (rows: number): unknown[] => {
    const { account, ledger } = trySheet(region, said('leave_requests', {}, 40), company.ledgers, company.roles, rows);
    return [account.key, account.ledger, account.headerRow, ledger?.rows ?? null];
  };
  expect([2, 3, 4].map(tried)).toEqual([['十月[请假]', 'leave_requests', 40, 1], ['十月[请假]', 'leave_requests', 40, 2], ['十月[请假]', 'leave_requests', 40, 2]]);
});

const area = fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).map(([top, left, high, wide]) => ({ top, left, bottom: top + high - 1, right: left + wide - 1 }));

test('however tables lie, each cell of one is seen in one region alone, and all others in no more than one', () => {
  let split = 0;
  fc.assert(
    fc.property(fc.array(area, { maxLength: 4 }), fc.array(fc.nat(63), { maxLength: 40 }), (areas, filled) => {
      const cells = new Set(filled);
      const value = (row: number, column: number): string | null => (cells.has(row * 8 + column) ? `${row} ${column}` : null);
      const tables = areas.map((one, i) => ({ name: `T${i}`, ...one, headers: true, totals: false }));
      const grid: Grid = { file: '', sheet: 'S', rows: 8, columns: 8, date1904: false, merges: [], value, text: (row, column) => value(row, column) ?? '', format: () => 'General', tables };
      const regions = regionsOf(grid, () => false);
      if (regions.length > 1) split += 1;
      expect(new Set(regions.map(keyOf)).size).toBe(regions.length);
      const told = tablesOn(grid);
      for (let row = 0; row < 8; row += 1) {
        for (let column = 0; column < 8; column += 1) {
          const seen = regions.filter((one) => one.grid.value(row, column) !== null);
          const owner = told.find(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right);
          if (value(row, column) === null) expect(seen).toEqual([]);
          else if (regions.length === 1 && regions[0]!.table === undefined) expect(seen).toHaveLength(1);
          else if (owner) expect(seen.map(({ table }) => table)).toEqual([owner.name]);
          else expect(seen.map(({ table }) => table)).toEqual(regions.some(({ table }) => table === null) ? [null] : []);
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(split).toBeGreaterThan(20);
});
