import type { MatrixShape } from '../../rules/ledger-definition';
import { parseIsoDate } from '../../values/serial-day';
import { company, values, readBytes, workbook } from '../testing/company';
import { DayPatterns } from './patterns';

const format = company.ledgers.get('attendance')!.formats.find(({ name }) => name === 'dingtalk-monthly')!;
const shape = format.shape as MatrixShape;
const said = (text: string): Record<string, string> | null => {
  const read = new DayPatterns({ ...shape, otherwise: new Map() }).read(text);
  return read && Object.fromEntries(read);
};

test.each<[string, Record<string, string> | null]>([
  ['正常', {}],
  ['迟到16分钟', { late_minutes: '16' }],
  ['遲到１６分鐘', { late_minutes: '16' }],
  ['旷工', { absent_flag: '是' }],
  ['事假1天', { personal_leave_days: '1' }],
  ['事假0.5天\n早退20分钟', { personal_leave_days: '0.5', early_minutes: '20' }],
  ['迟到3分钟，下班缺卡', { late_minutes: '3', missing_out_count: '1', out_time: '-' }],
  ['年假10-09 09:00到10-09 18:00 1天', { annual_leave_days: '1' }],
  ['迟到3分钟,迟到3分钟', { late_minutes: '3' }],
  ['迟到3分钟,迟到4分钟', null],
  ['正常，不明', null],
  ['迟到分钟', null],
  ['迟到十六分钟', null],
  ['正常吗', null],
])('%j', (text, columns) => expect(said(text)).toEqual(columns));

test('a pattern is words, no expression: what would be special in one stands for itself, and long texts take no time', () => {
  const patterns = new DayPatterns({ ...shape, separators: [], patterns: [{ text: '(a+)+${late_minutes}', values: new Map() }, { text: '{_}a{_}b{_}c', values: new Map() }], otherwise: new Map() });
  expect(patterns.read('(a+)+$7')?.get('late_minutes')).toBe('7');
  expect(patterns.read('aaa7')).toBeNull();
  const started = process.hrtime.bigint();
  expect(patterns.read('a'.repeat(200_000))).toBeNull();
  expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(2000);
});

test('numbers side by side take no time either', () => {
  const text = `${'{late_minutes}{early_minutes}'.repeat(8)}x`;
  const started = process.hrtime.bigint();
  expect(new DayPatterns({ ...shape, separators: [], patterns: [{ text, values: new Map() }] }).read('1'.repeat(60))).toBeNull();
  expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(2000);
});

describe('which days the columns are', () => {
  const rows = (title: string, headers: (string | number)[]): unknown[][] => [[title], ['姓名', '考勤组', '部门', '工号', ...headers], ['李雷', '组', '业务部', '000102', ...headers.map(() => '正常')]];
  const dates = (title: string, headers: (string | number)[]): unknown => {
    const read = readBytes(workbook({ 月度汇总: rows(title, headers) }));
    return read.ledgers.length === 0 ? read.problems.map(({ code }) => code) : values(read, 'attendance', 'work_date').map(Number);
  };
  const day = (text: string): number => parseIsoDate(text)!;
  const OCTOBER = '月度汇总 统计日期：2026-10-01 至 2026-10-31';

  test.each<[string, (string | number)[], unknown]>([
    [OCTOBER, ['1\n四', '2\n五'], [day('2026-10-01'), day('2026-10-02')]],
    [OCTOBER, [1, '2日', '3 (星期六)'], [day('2026-10-01'), day('2026-10-02'), day('2026-10-03')]],
    [OCTOBER, ['2026-10-05', '2026-11-05'], [day('2026-10-05')]],
    ['统计时间 2026年9月26日-2026年10月25日', ['26', '1', '25'], [day('2026-09-26'), day('2026-10-01'), day('2026-10-25')]],
    [OCTOBER, ['1\n五', '2\n五'], [day('2026-10-02')]],
    ['月度汇总', ['1', '2'], ['no-period']],
    ['2026-10-01 至 2026-12-31', ['1', '2'], ['no-period']],
  ])('%s %j', (title, headers, expected) => expect(dates(title, headers)).toEqual(expected));

  test('a column that is no day of the period, or whose weekday is another, is named and not read', () => {
    const read = readBytes(workbook({ 月度汇总: rows(OCTOBER, ['1\n五', '2\n五', '2026-11-05']) }));
    expect(read.problems.map(({ code, params }) => [code, params['headers']])).toEqual([['day-not-in-period', '1 五, 2026-11-05']]);
  });
});
