import { parseIsoDate } from '../values/serial-day';
import { parseShift } from './shift';
import { codes, ledgerOf, readRows, values } from './testing/company';

const DAY = { t: 'n', v: parseIsoDate('2026-10-09')!, z: 'yyyy-mm-dd' };
const PUNCHES = ['工号', '日期', '班次', '上班打卡', '下班打卡'];
const parts = (rows: readonly (readonly unknown[])[]): unknown[] =>
  ['shift_start', 'shift_end', 'rest_day'].map((key) => values(readRows(rows), 'attendance', key));

test.each([
  ['A 09:00-18:00', 540, 1080],
  ['夜班 22:00-次日06:00', 1320, 1800],
  ['22:00-06:00', 1320, 1800],
  ['早 09:00-12:00,13:00-18:00', 540, 1080],
])('%s', (text, start, end) => {
  expect(parseShift(text)).toEqual({ rest: false, times: { start, end } });
});
test.each(['休息', '休', '未排班', ' 轮休 '])('%s is a rest day', (text) => expect(parseShift(text)).toEqual({ rest: true, times: null }));
test.each(['早班', 'A班', '晚班'])('%s is worked, nobody knows from when to when', (text) => expect(parseShift(text)).toEqual({ rest: false, times: null }));
test.each(['09:00', '见备注', '外勤'])('%s is no shift', (text) => expect(parseShift(text)).toBeNull());

describe('班次 of a plain sheet', () => {
  test('gives the hours and the rest days', () => {
    const rows = [PUNCHES, ['1', DAY, 'A 08:30-17:30', '08:31', '17:30'], ['2', DAY, '休息', null, null]];
    expect(parts(rows)).toEqual([['510', null], ['1050', null], ['0', '1']]);
    expect(ledgerOf(readRows(rows), 'attendance').sources[0]?.format).toBe('shift-sheet');
  });
  test('is called shift, too', () => {
    expect(parts([['employee id', 'date', 'shift', 'clock in'], ['1', DAY, '08:30-17:30', '08:31']])).toEqual([['510'], ['1050'], ['0']]);
  });
  test('stands back where the sheet has the hours themselves', () => {
    const rows = [[...PUNCHES, '应到时间', '应退时间'], ['1', DAY, '早班', '08:31', '17:30', '08:00', '17:00'], ['2', DAY, '休息', null, null, null, null]];
    expect(parts(rows)).toEqual([['480', null], ['1020', null], ['0', '1']]);
  });
  test('known by name alone leaves the hours unknown, not the company’s', () => {
    const read = readRows([PUNCHES, ['1', DAY, '早班', '08:31', '17:30']]);
    expect([values(read, 'attendance', 'shift_start'), values(read, 'attendance', 'rest_day'), codes(read, 'attendance', 'shift_start')]).toEqual([[null], ['0'], ['shift-without-hours']]);
  });
  test('beside 考勤组 is no second scheme', () => {
    const read = readRows([[...PUNCHES, '考勤组'], ['1', DAY, '09:00-18:00', '08:31', '17:30', '总部']]);
    expect([values(read, 'attendance', 'scheme'), read.problems]).toEqual([['总部'], []]);
  });
});

describe('DingTalk 每日统计 whose columns come and go', () => {
  const row: Readonly<Record<string, unknown>> = {
    姓名: '李雷', 考勤组: '总部', 部门: '业务部', 工号: '000102', 日期: '26-10-09 星期五', workDate: 1791475200000, 班次: 'A 09:00-18:00',
    上班1打卡时间: '09:40', 上班1打卡结果: '严重迟到', 下班1打卡时间: '次日 00:10', '迟到时长(分钟)': null, '严重迟到时长(分钟)': 40, 旷工天数: null,
  };
  test.each([[[]], [['考勤组', '部门']], [['workDate']], [['日期']], [['工号']], [['姓名']], [['班次']], [['上班1打卡时间', '上班1打卡结果']]])('without %j', (missing: readonly string[]) => {
    const headers = Object.keys(row).filter((header) => !missing.includes(header));
    const read = readRows([['每日统计表 统计日期：2026-10-01 至 2026-10-31'], headers, headers.map((header) => row[header])], '每日统计');
    const ledger = ledgerOf(read, 'attendance');
    expect([ledger.sources[0]?.format, read.problems]).toEqual(['dingtalk-daily', []]);
    expect(['late_minutes', 'absent_flag', 'out_time'].map((key) => values(read, 'attendance', key))).toEqual([['40'], ['0'], ['1450']]);
    expect(values(read, 'attendance', 'work_date')).toEqual([String(DAY.v)]);
  });
});
