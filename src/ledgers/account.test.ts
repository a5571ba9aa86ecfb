import type { SheetMap } from '../rules/ledger-definition';
import { LEFT_ALONE } from '../rules/sheet-map';
import { rowsOfSource, type SheetAccount } from './account';
import type { ReadOptions } from './read';
import { company, readBytes, readRows, workbook } from './testing/company';
import { wholeSheet } from './regions';
import { trySheet } from './trial';
import { readWorkbook } from '../workbook/files';

const said = (ledger: string, columns: Readonly<Record<string, string | null>> = {}, headerRow: number | null = null): SheetMap => ({ ledger, headerRow, columns: new Map(Object.entries(columns)) });
const maps = (of: Readonly<Record<string, SheetMap>>): ReadOptions => ({ maps: new Map(Object.entries(of)) });
const account = (rows: readonly (readonly unknown[])[], options: ReadOptions = {}, sheet = '考勤'): SheetAccount => readRows(rows, sheet, options).sheets[0]!;
const found = ({ columns }: SheetAccount): Record<string, string> => Object.fromEntries(columns.map(({ key, headers, by }) => [key, `${headers.map(({ cell }) => cell).join('+')} ${by}`]));

const HEADER = ['工号', '姓名', '日期', '上班打卡', '下班打卡', '备忘'];
const ROW = ['000102', '李雷', '2026-10-09', '09:41', '18:30', 'x'];

test('which header is which column, at which cell, by what; what nobody wanted and what is missing', () => {
  const one = account([['十月考勤'], HEADER, ROW]);
  expect(one).toMatchObject({ outcome: 'read', ledger: 'attendance', format: null, shape: null, headerRow: 2, unmet: [], left: [], claimedTwice: [], near: [], said: null });
  expect(found(one)).toMatchObject({ employee_id: 'A2 name', employee_name: 'B2 name', work_date: 'C2 name' });
  expect(['D2 name', 'D2 alias']).toContain(found(one)['in_time']);
  expect(one.unused).toEqual([{ text: '备忘', name: '备忘', cell: 'F2' }]);
  expect(one.missing.map(({ key }) => key)).not.toContain('work_date');
  expect(one.missing.length + one.columns.length).toBe(company.ledgers.get('attendance')!.columns.size);
  const without = account([HEADER.filter((text) => text !== '日期'), ROW.filter((text) => text !== '2026-10-09')], maps({ 考勤: said('attendance') }));
  expect([without.outcome, without.missing[0]]).toEqual(['not-read', { key: 'work_date', required: true }]);
});

test('the header of a second level stands in the lower row, one that reaches over both in the upper', () => {
  const file = readBytes(workbook({ 每日统计: [['姓名', '工号', '日期', '请假', null], [null, null, null, '事假(小时)', '病假(小时)'], ['李雷', '000102', '2026-10-09', 1, 2]] }));
  expect(file.sheets[0]!.headers.map(({ text, cell }) => `${text} ${cell}`)).toEqual(['姓名 A1', '工号 B1', '日期 C1', '请假/事假(小时) D2', '请假/病假(小时) E2']);
});

test('said by hand: read, left out, gone; what it takes the place of is not wanted any more', () => {
  const one = account([HEADER, ROW], maps({ 考勤: said('attendance', { 备忘: 'in_time', 姓名: null, 早上: 'out_time' }) }));
  expect(found(one)['in_time']).toBe('F1 hand');
  expect([one.unused.map(({ text }) => text), one.left.map(({ text }) => text), one.unmet]).toEqual([['上班打卡'], ['姓名'], ['早上']]);
  expect(found(one)['employee_name']).toBeUndefined();
});

test('of headers with the same text a map names the second', () => {
  const rows = [[...HEADER.slice(0, 3), '上班打卡', '上班打卡'], ['000102', '李雷', '2026-10-09', '09:41', '09:50']];
  const both = account(rows);
  expect(both.claimedTwice).toEqual([{ key: 'in_time', headers: [{ text: '上班打卡', name: '上班打卡', cell: 'D1' }, { text: '上班打卡', name: '上班打卡#2', cell: 'E1' }] }]);
  const second = account(rows, maps({ 考勤: said('attendance', { '上班打卡#2': 'in_time' }) }));
  expect([found(second)['in_time'], second.claimedTwice, second.unused.map(({ name }) => name)]).toEqual(['E1 hand', [], ['上班打卡']]);
});

test('a sheet that nobody can tell has the ledgers nearest to it, and its likeliest header', () => {
  const one = account([['说明'], ['工号', '备忘', '甲', '乙']], {}, '杂项');
  expect([one.outcome, one.ledger, one.headerRow, one.unused.length]).toEqual(['no-ledger', null, 2, 4]);
  const two = account([['工号', '姓名', '甲', '乙'], ['000102', '李雷', 1, 2]], {}, '杂项');
  expect(two.near.length).toBe(3);
  expect(two.near.every(({ matched, headerRow }) => matched === 2 && headerRow === 1)).toBe(true);
  expect(account([[]], {}, '空').outcome).toBe('blank');
});

test('a sheet that is said to be no ledger is left alone, and that is told', () => {
  const read = readBytes(workbook({ 考勤: [HEADER, ROW] }), 'book.xlsx', maps({ 考勤: LEFT_ALONE }));
  expect([read.ledgers.length, read.sheets[0]?.outcome, read.unrecognised.map(({ reason }) => reason)]).toEqual([0, 'left-alone', ['left-alone']]);
  expect(readBytes(workbook({ 考勤: [HEADER, ROW] }), 'book.xlsx', { ...maps({ 考勤: LEFT_ALONE }), ledgerOf: new Map([['考勤', 'attendance']]) }).ledgers.length).toBe(1);
});

test('what no longer fits is told: a sheet that is gone, a column and a ledger that the rules do not know', () => {
  const problems = (map: Readonly<Record<string, SheetMap>>): unknown[] => readBytes(workbook({ 考勤: [HEADER, ROW] }), 'book.xlsx', maps(map)).problems.map(({ code, sheet, params }) => [code, sheet, params['columns'] ?? params['headers']]);
  expect(problems({ 旧考勤: said('attendance') })).toEqual([['mapped-sheet-missing', '旧考勤', undefined]]);
  expect(problems({ 考勤: said('attendance', { 备忘: 'no_such' }) })).toEqual([['mapped-column-unknown', '考勤', 'no_such']]);
  expect(problems({ 考勤: said('attendance', { 没有: 'in_time' }) })).toEqual([['mapped-header-missing', '考勤', '没有']]);
  expect(problems({ 考勤: said('nothing') })[0]).toMatchObject(['unknown-ledger', '考勤']);
  expect(problems({ 考勤: said('attendance') })).toEqual([]);
});

test('rows and the first and last day of a sheet, whatever the order', () => {
  const read = readRows([HEADER, ROW, ['000103', '韩梅', '2026-10-31', '09:00', '18:00', ''], ['000103', '韩梅', '2026-10-01', '09:00', '18:00', ''], ['合计', null, null, null, null, null]], '考勤');
  const rows = rowsOfSource(read.ledgers[0]!, 0, 'work_date');
  expect([rows.rows, rows.source.rows, rows.source.notData.length, rows.period]).toEqual([3, 4, 1, { kind: 'date', from: 46296, to: 46326 }]);
  expect(rowsOfSource(read.ledgers[0]!, 0, null).period).toBeNull();
});

describe('a trial', () => {
  const grid = (rows: readonly (readonly unknown[])[]) => wholeSheet(readWorkbook('book.xlsx', workbook({ 明细: rows })).sheets[0]!);
  const rows = [['十月'], ['员工代码', '名字', '哪天', '来'], ...Array.from({ length: 30 }, (_, i) => ['000102', '李雷', i === 3 ? '不知道' : '2026-10-09', '09:41'])];

  test('reads the first rows by what is said, also while a required column is missing, and keeps nothing', () => {
    const before = trySheet(grid(rows), said('attendance', { 来: 'in_time' }), company.ledgers, company.roles, 10);
    expect([before.account.outcome, before.account.missing[0], before.ledger?.rows, before.ledger?.columns.has('in_time')]).toEqual(['not-read', { key: 'work_date', required: true }, 8, true]);
    const then = trySheet(grid(rows), said('attendance', { 来: 'in_time', 哪天: 'work_date' }), company.ledgers, company.roles, 10);
    expect([then.account.outcome, then.ledger?.notes.filter(({ column }) => column === 'work_date').map(({ row, code }) => [row, code])]).toEqual(['read', [[3, 'not-a-date']]]);
    expect(company.ledgers.get('attendance')!.columns.get('work_date')!.required).toBe(true);
  });

  test('reads no row past those that it may', () => {
    const ledgerRows = (count: number): number | undefined => trySheet(grid(rows), said('attendance', { 来: 'in_time' }), company.ledgers, company.roles, count).ledger?.rows;
    expect([3, 4, 32, 33].map(ledgerRows)).toEqual([1, 2, 30, 30]);
  });

  test('says what it would be taken for where nothing is said', () => {
    expect(trySheet(grid(rows), null, company.ledgers, company.roles, 10)).toMatchObject({ account: { ledger: null }, ledger: null });
  });
});
