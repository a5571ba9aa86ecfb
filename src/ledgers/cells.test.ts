import fc from 'fast-check';
import type { ColumnDefinition, ColumnType, FormatColumn, LedgerDefinition } from '../rules/ledger-definition';
import { UNITS, type Unit } from '../values/kind';
import { monthCode } from '../values/period';
import { parseIsoDate } from '../values/serial-day';
import { toDateTime } from '../values/time';
import { codes, company, readBytes, readRows, values, workbook } from './testing/company';
import type { LedgersRead } from './read';

const UNIT_OF: Record<ColumnType, Unit> = {
  text: 'text', enum: 'text', role: 'role', money: 'yuan', number: 'number', integer: 'count', percent: 'percent', yesno: 'yes/no', date: 'date', time: 'time',
  datetime: 'datetime', period: 'month', duration: 'minute', days: 'day', list: 'list', shift: 'text',
};

function definition(type: ColumnType, more: Partial<ColumnDefinition> = {}): LedgerDefinition {
  const column = (key: string, of: ColumnType, headers: string[], extra: Partial<ColumnDefinition> = {}): [string, ColumnDefinition] => {
    const unit = extra.unit ?? UNIT_OF[of];
    return [key, { key, type: of, kind: UNITS[unit], unit, headers, required: false, default: null, bounds: null, values: null, references: null, ...extra }];
  };
  const columns = new Map([column('id', 'text', ['编号']), column('day', 'date', ['日期']), column('x', type, ['某列'], more)]);
  return { key: 'made', path: '', title: { 'zh-CN': '造', en: 'made' }, rowKey: ['id'], dateColumn: 'day', departmentColumn: null, columns, formats: [], byDay: null, roster: null, ofLines: null };
}

const DAY = parseIsoDate('2026-10-09')!;

/** Reads cells as a column of one type; the row's date is 2026-10-09. */
function read(type: ColumnType, cells: readonly unknown[], { header = '某列', ...more }: Partial<ColumnDefinition> & { header?: string } = {}): LedgersRead {
  const rows = [['编号', '日期', header], ...cells.map((cell, i) => [i + 1, { t: 'n', v: DAY, z: 'yyyy-mm-dd' }, cell])];
  return readBytes(workbook({ Sheet1: rows }), 'book.xlsx', {}, new Map([['made', definition(type, more)]]));
}
const of = (result: LedgersRead): (string | null | undefined)[] => values(result, 'made', 'x');
const all = (type: ColumnType, cells: readonly unknown[], more = {}): (string | null | undefined)[] => of(read(type, cells, more));
const number = (v: number, z: string): unknown => ({ t: 'n', v, z });

describe('error values that were kept as text', () => {
  test.each(['money', 'date', 'time', 'text', 'role', 'yesno', 'percent', 'duration'] as const)('%s', (type) => {
    const result = read(type, ['#N/A', '#REF!', ' #DIV/0! ', 'N/A']);
    expect(of(result)).toEqual(['?', '?', '?', null]);
    expect(codes(result, 'made', 'x')).toEqual(['error-value', 'error-value', 'error-value']);
  });
  test('what only begins like one is a text', () => expect(all('text', ['#102', '#N/A!'])).toEqual(['#102', '#N/A!']));
});

test('a duration that may be a fraction of a day is not read as no time at all', () => {
  const result = read('duration', [6 / 1440, 16 / 1440, 1 / 3, 0.5, 0, 1, 19 / 3]);
  expect(of(result)).toEqual(['?', '?', '?', '0', '0', '1', '6']);
  expect(codes(result, 'made', 'x').filter((code) => code === 'ambiguous-duration')).toHaveLength(3);
});

describe('what stands where there is nothing', () => {
  test.each(['money', 'date', 'time', 'text', 'role', 'period', 'duration'] as const)('%s', (type) => {
    expect(all(type, ['', '--', '-', '/', '无', ' ', '—', null])).toEqual(new Array(8).fill(null));
  });
});

describe('money', () => {
  test.each([
    [1234.5, '1234.50'], ['1234.5', '1234.50'], ['1,234.50', '1234.50'], ['￥1,234.50', '1234.50'], ['¥ 3', '3.00'], ['RMB 3', '3.00'], ['３２８．５０元', '328.50'], ['328元 ', '328.00'],
    ['(1,234.50)', '-1234.50'], ['-5', '-5.00'], ['+5', '5.00'], ['1.2万', '12000.00'], ['1.2万元', '12000.00'], ['.5', '0.50'], ['\u00a07\u200b', '7.00'], [0.1 + 0.2, '0.30'], [-0, '0.00'], [1e9, '1000000000.00'],
    ['1,23', '?'], ['12,34.5', '?'], ['1.234,50', '?'], ['约100', '?'], ['100-200', '?'], ['$5', '?'], ['待补', '?'], [true, '?'], ['(-5)', '?'], ['1e3', '?'], [1e20, '?'], ['3天', '?'],
  ])('%p is %s', (cell, fen) => expect(all('money', [cell])).toEqual([fen]));

  test('more than two decimals are the nearest fen of the 15-digit decimal, half away from zero, and said once', () => {
    const result = read('money', [1.005, 2.675, -1.005, 8.345, 10 / 3, '1.005']);
    expect(of(result)).toEqual(['1.01', '2.68', '-1.01', '8.35', '3.33', '1.01']);
    expect(codes(result, 'made', 'x')).toEqual(['rounded-to-fen', 'number-as-text']);
  });

  test('every fen survives the double that Excel stores', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), { minLength: 40, maxLength: 40 }), (fen) => {
      const texts = fen.map((each) => { const s = String(Math.abs(each)).padStart(3, '0'); return `${each < 0 ? '-' : ''}${s.slice(0, -2)}.${s.slice(-2)}`; });
      expect(all('money', texts.map(Number))).toEqual(texts);
    }), { numRuns: 40 });
  });

  test('numbers stored as text are said once a column, with their count', () => {
    const result = read('money', ['1', '2', 3, '4']);
    expect(result.ledgers[0]!.notes).toEqual([{ severity: 'info', code: 'number-as-text', column: 'x', row: 0, text: '1', params: { count: '3' } }]);
  });

  test('T-65: an amount formatted in another currency is not taken for yuan', () => {
    const cells = ['[$$-409]#,##0.00', '[$€-2] #,##0.00', '"US$"#,##0', '#,##0.00 "USD"', '[$HK$-3C04]#,##0.00', '[$￥-804]#,##0.00', '"¥"#,##0.00', '[$-804]General', '0.00', '"$"#,##0.00'].map((z) => number(100, z));
    const result = read('money', cells);
    expect(of(result)).toEqual(['?', '?', '?', '?', '?', '100.00', '100.00', '100.00', '100.00', '100.00']);
    expect(result.ledgers[0]!.notes.filter(({ code }) => code === 'foreign-currency')).toHaveLength(5);
  });

  test('the cell’s own unit beats the header’s', () => expect(all('money', [1.5, '3元', '2万元', '￥1'], { header: '某列（万元）' })).toEqual(['15000.00', '3.00', '20000.00', '10000.00']));

  test('bounds are inclusive; beyond them a value is unreadable', () => {
    expect(all('money', [-0.01, 0, 100, 100.01], { bounds: [0, 100] })).toEqual(['?', '0.00', '100.00', '?']);
    expect(all('money', [99_999.99, 100_000, 100_000.01], { unit: 'wan yuan', bounds: [0, 10], header: '某列（元）' })).toEqual(['99999.99', '100000.00', '?']);
  });
});

describe('percentages', () => {
  test('a sign, a format or the header decides', () => {
    expect(all('percent', ['35%', '３５％', number(0.35, '0.00%'), number(0.3, '0%')])).toEqual(['0.35', '0.35', '0.35', '0.30']);
    expect(all('percent', [35, 0.5, number(0.35, '0%')], { header: '某列(%)' })).toEqual(['0.350', '0.005', '0.350']);
  });
  test('bare numbers: the column decides', () => {
    expect(all('percent', [0.35, 0.28, 1, 0])).toEqual(['0.35', '0.28', '1.00', '0.00']);
    expect(all('percent', [35, 28.5, 0])).toEqual(['0.350', '0.285', '0.000']);
    expect(all('percent', ['0.35', '0.28'])).toEqual(['0.35', '0.28']);
  });
  test('what could be both stays unknown', () => {
    expect(all('percent', [0.35, 35])).toEqual(['?', '0.35']);
    expect(all('percent', [1, 0, 1])).toEqual(['?', '0', '?']);
    expect(all('percent', [1.5, 2], { bounds: [-1000, 1000] })).toEqual(['?', '?']);
    expect(codes(read('percent', [0.35, 35]), 'made', 'x')).toEqual(['ambiguous-percent']);
  });
  test('a computed margin of exactly 30 % is 30 %, not a hair less', () => {
    const margins = [[100, 70], [9.7, 6.79], [19.9, 13.93], [0.1, 0.07]].map(([p, c]) => number((p! - c!) / p!, '0%'));
    expect(all('percent', margins)).toEqual(margins.map(() => '0.3'));
  });
});

describe('numbers', () => {
  test('15 digits, exactly, each over its own power of ten where one scale would not hold them', () => {
    expect(all('number', [0.1, 1 / 3, 123456789.25])).toEqual(['1/10', '333333333333333/1000000000000000', '12345678925/100']);
    expect(all('number', [1.25, 3, '1,000'])).toEqual(['1.25', '3.00', '1000.00']);
  });
  test('whole numbers', () => expect(all('integer', [3, '3次', '２人', 2.5, '三'])).toEqual(['3', '3', '2', '?', '?']));
  test('days', () => expect(all('days', [0.5, '1.5天', '半天', '2', '3小时'])).toEqual(['0.5', '1.5', '0.5', '2.0', '?']));
  test('durations', () => {
    expect(all('duration', [16, '90分钟', '1.5小时', '1小时30分', number(0.0625, '[h]:mm'), 15.99, '2天'])).toEqual(['16', '90', '90', '90', '90', '15', '?']);
    expect(all('duration', Array.from({ length: 600 }, (_, minute) => minute / 60), { unit: 'hour' })).toEqual(Array.from({ length: 600 }, (_, minute) => String(minute)));
    expect(all('duration', [1.5, '30分钟'], { header: '某列(小时)' })).toEqual(['90', '30']);
    expect(all('duration', [1.5], { unit: 'hour' })).toEqual(['90']);
    expect(all('duration', [24, 24.1], { unit: 'hour', bounds: [0, 24] })).toEqual(['1440', '?']);
  });
});

describe('dates', () => {
  const day = String(DAY);
  test.each([
    '2026-10-09', '2026.10.9', '2026年10月9日', '2026/10/9', '20261009', '２０２６－１０－０９', '2026-10-09 星期五', '26-10-09 星期五', '2026/10/09 周五', '2026-10-09 00:00:00', '2026-10-09T09:30:00', '9 Oct 2026', 'Oct 9, 2026', ' 2026-10-09 ',
  ])('%s', (text) => expect(all('date', [text])).toEqual([day]));
  test('stored numbers: with a date format, without one, and as digits', () => {
    const result = read('date', [number(DAY, 'yyyy/m/d'), number(DAY + 0.75, 'yyyy-mm-dd hh:mm'), DAY, 20261009, number(DAY, 'm"月"d"日"')]);
    expect(of(result)).toEqual([day, day, day, day, day]);
    expect(codes(result, 'made', 'x')).toEqual(['plain-serial', 'compact-date']);
  });
  test.each([
    ['10/9/26', 'ambiguous-date'], ['26-10-09', 'ambiguous-date'], ['09-10-2026', 'ambiguous-date'], ['10月9日', 'date-without-year'], ['10-9', 'date-without-year'], ['2026-02-29', 'no-such-date'], ['2026-10-09 星期一', 'weekday-differs'],
    ['26-10-09 星期一', 'weekday-differs'], ['明天', 'not-a-date'], ['22日晚', 'not-a-date'], ['2026-10-09 25:00', 'not-a-date'], ['2026-10-09T01:30:00Z', 'not-a-date'], [102, 'not-a-date'], [2026.1, 'not-a-date'], [20261399, 'no-such-date'], [number(60, 'yyyy-mm-dd'), 'no-such-date'], [number(0, 'yyyy-mm-dd'), 'no-such-date'],
  ])('%p is unreadable: %s', (cell, code) => {
    const result = read('date', [cell]);
    expect([of(result), codes(result, 'made', 'x')]).toEqual([['?'], [code]]);
  });
  test('1900: serials before the day that never was are the days that they show', () => expect(all('date', [number(59, 'yyyy-mm-dd'), number(61, 'yyyy-mm-dd'), '1900-03-01'])).toEqual(['59', '61', '61']));
  test('datetimes', () => {
    const at = (text: string, minute: number): string => String(toDateTime(parseIsoDate(text)!, minute));
    const result = read('datetime', [number(DAY + 0.3958333333, 'yyyy-mm-dd hh:mm'), '2026-10-09 09:30', '2026年10月9日 9时30分', '2026/10/9 下午 5:30', '2026-10-09 09:30:59', '2026-10-09', '2026-10-09 24:00', '10/9/26']);
    expect(of(result)).toEqual([...[570, 570, 570, 1050, 570, 0].map((minute) => at('2026-10-09', minute)), at('2026-10-10', 0), '?']);
    expect(codes(result, 'made', 'x')).toEqual(['ambiguous-date', 'date-without-time']);
  });
});

describe('times', () => {
  test('every minute of the day survives the double that Excel stores', () => {
    const minutes = Array.from({ length: 1440 }, (_, minute) => minute);
    expect(all('time', minutes.map((minute) => number(minute / 1440, 'hh:mm')))).toEqual(minutes.map(String));
    expect(all('time', minutes.map((minute) => number(DAY + minute / 1440, 'yyyy-mm-dd hh:mm')))).toEqual(minutes.map(String));
  });
  test('seconds are dropped, noise is not taken for seconds', () => {
    const seconds = (h: number, m: number, s: number): unknown => number((h * 3600 + m * 60 + s) / 86_400, 'hh:mm:ss');
    expect(all('time', [seconds(9, 29, 59), seconds(9, 30, 0), seconds(9, 30, 1), seconds(9, 30, 59), seconds(9, 31, 0), 0.3958333, 0.39583329])).toEqual(['569', '570', '570', '570', '571', '570', '570']);
  });
  test.each([
    ['08:58', '538'], ['8:58', '538'], ['08：58', '538'], ['08:58:59', '538'], ['8时58分', '538'], ['下午5:30', '1050'], ['5:30 PM', '1050'], ['12:05 am', '5'], ['24:00', '1440'], ['次日 00:10', '1450'], ['次日00:10', '1450'], ['前日 23:50', '-10'],
    ['2026-10-09 08:58', '538'], ['2026-10-10 00:10', '1450'], [number(DAY + 1 + 10 / 1440, 'yyyy-mm-dd hh:mm'), '1450'],
  ])('%p is minute %s', (cell, minute) => expect(all('time', [cell])).toEqual([minute]));
  test.each([
    ['08:58 18:02', 'several-times'], ['漏打', 'not-a-time'], ['9:75', 'not-a-time'], ['25:00', 'not-a-time'], [930, 'not-a-time'], [0, 'ambiguous-time'], ['2026-11-09 08:58', 'time-of-another-day'],
  ])('%p is unreadable: %s', (cell, code) => {
    const result = read('time', [cell]);
    expect([of(result), codes(result, 'made', 'x')]).toEqual([['?'], [code]]);
  });
});

describe('periods', () => {
  const october = String(monthCode(2026, 10));
  test.each([['2026-10', october], ['2026/10', october], ['2026年10月', october], ['2026年10月份', october], ['202610', october], [202610, october], ['2026.10', october], [number(DAY, 'yyyy"年"m"月"'), october], ['2026-10-31', october],
    ['2026-Q4', '2026104'], ['2026年第四季度', '2026104'], ['2026年4季度', '2026104'], ['2026年下半年', '2026202'], ['2026年', '2026000'], [2026, '2026000'], ['2026-W41', '2026341'],
    [2026.1, '?'], ['2026.1', '?'], ['10月', '?'], ['四季度', '?'], ['2026-13', '?'], ['去年', '?']])('%p is %s', (cell, code) => expect(all('period', [cell])).toEqual([code]));
});

describe('words', () => {
  test('ids keep their zeros; numbers become whole digits; what lost digits is unreadable', () => {
    expect(all('text', ['000102', 102, number(102, '000000'), ' A1 ', 'Ａ０１', 123456789012345, 1.5, 1.2e17, true])).toEqual(['000102', '102', '000102', 'A1', 'A01', '123456789012345', '1.5', '?', 'TRUE']);
  });
  test('yes and no', () => {
    expect(all('yesno', ['是', 'Y', '√', '✓', 1, true, 'TRUE', '有', '否', 'n', '×', 0, false, '无', '沒有', 'x', '也许', 2])).toEqual([...new Array<string>(8).fill('1'), ...new Array<string>(7).fill('0'), '?', '?', '?']);
  });
  test('values and their writings; all else by name', () => {
    const values = new Map([['事假', ['私事', 'personal']], ['无', []]]);
    const result = read('enum', ['事假', '私事', 'Personal ', '无', '-', '别的'], { values });
    expect(of(result)).toEqual(['事假', '事假', '事假', '无', null, '?']);
    expect(result.ledgers[0]!.notes).toEqual([{ severity: 'unreadable', code: 'unknown-value', column: 'x', row: 5, text: '别的', params: { choices: '事假 / 无' } }]);
  });
  test('titles', () => expect(all('role', ['总经理', '總經理', '公司经理', 'GM', '部门主管', '業務經理 ', '区域拓展官'])).toEqual(['总经理', '总经理', '总经理', '总经理', '主管', '业务经理', '?']));
  test('lists keep their text', () => expect(all('list', ['张三、李四'])).toEqual(['张三、李四']));
});

describe('DingTalk 每日统计, as HR downloads it', () => {
  const single = ['姓名', '考勤组', '部门', '工号', '职位', 'UserId', '日期', 'workDate', '班次', '上班1打卡时间', '上班1打卡结果', '下班1打卡时间', '下班1打卡结果', '关联的审批单', '迟到次数', '迟到时长(分钟)', '严重迟到次数', '严重迟到时长(分钟)', '早退时长(分钟)', '旷工天数'];
  const leave = ['事假(小时)', '病假(天)'];
  const row = (date: string, workDate: number, shift: string, more: Partial<Record<string, unknown>> = {}): unknown[] => {
    const cells: Record<string, unknown> = { 姓名: '李雷', 考勤组: '业务部', 工号: '000102', 日期: date, workDate, 班次: shift, '迟到次数': 0, '迟到时长(分钟)': 0, '严重迟到次数': 0, '严重迟到时长(分钟)': 0, '早退时长(分钟)': 0, 旷工天数: 0, '事假(小时)': 0, '病假(天)': 0, ...more };
    return [...single, ...leave].map((header) => cells[header] ?? null);
  };
  const FRIDAY = 1_791_475_200_000; // 2026-10-09 00:00 at UTC+8
  const rows = [
    ['每日统计表 统计日期：2026-10-01 至 2026-10-31'], ['报表生成时间：2026-11-01 08:30'],
    [...single, '请假', null], [...single.map(() => null), ...leave],
    row('26-10-09 星期五', FRIDAY, 'A 09:00-18:00', { 上班1打卡时间: '09:16', 上班1打卡结果: '迟到', 下班1打卡时间: '次日 00:10', '迟到次数': 1, '迟到时长(分钟)': 16, 关联的审批单: '事假10-09 09:00到10-09 18:00 1天', '事假(小时)': 8 }),
    row('2026-10-10 星期六', FRIDAY + 86_400_000, '夜班 22:00-06:00', { '严重迟到次数': 1, '严重迟到时长(分钟)': 61, 旷工天数: 1, '病假(天)': 0.5 }),
    row('26-10-11 星期日', FRIDAY + 86_400_000, '休息'),
  ];
  const read = (): LedgersRead => readRows(rows, '每日统计');
  const column = (key: string): (string | null | undefined)[] => values(read(), 'attendance', key);

  test('title rows, two header rows, range and format', () => {
    const [source] = read().ledgers[0]!.sources;
    expect([source?.format, source?.range, source?.rows, source?.notData]).toEqual(['dingtalk-daily', 'A5:V7', 3, []]);
    expect(read().problems).toEqual([]);
  });
  test('dates, with workDate as a cross-check: 日期 decides', () => {
    expect(column('work_date')).toEqual([DAY, DAY + 1, DAY + 2].map(String));
    expect(codes(read(), 'attendance', 'work_date')).toEqual(['cross-check-differs']);
  });
  test('班次 gives start, end and rest days', () => {
    expect(column('shift_start')).toEqual(['540', '1320', null]);
    expect(column('shift_end')).toEqual(['1080', '1800', null]);
    expect(column('rest_day')).toEqual(['0', '0', '1']);
  });
  test('punches, results, approvals', () => {
    expect(column('in_time')).toEqual(['556', null, null]);
    expect(column('out_time')).toEqual(['1450', null, null]);
    expect(column('in_result')).toEqual(['迟到', null, null]);
    expect(column('approvals_text')[0]).toBe('事假10-09 09:00到10-09 18:00 1天');
  });
  test('严重迟到 counts too; 旷工天数 above zero is absence; leave in hours or days by its header', () => {
    expect(column('late_minutes')).toEqual(['16', '61', '0']);
    expect(column('late_count')).toEqual(['1', '1', '0']);
    expect(column('absent_flag')).toEqual(['0', '1', '0']);
    expect(column('personal_leave_hours')).toEqual(['480', '0', '0']);
    expect(column('sick_leave_days')).toEqual(['0.0', '0.5', '0.0']);
  });
  test('时长 in hours is read in hours', () => {
    const hours = rows.map((cells, i) => (i === 2 ? cells.map((cell) => (cell === '迟到时长(分钟)' ? '迟到时长(小时)' : cell)) : cells));
    expect(values(readRows(hours, '每日统计'), 'attendance', 'late_minutes')).toEqual(['960', '61', '0']);
  });
  test('an export format without columns is known, and not read', () => {
    const attendance = company.ledgers.get('attendance')!;
    const formats = attendance.formats.map((format) => ({ ...format, columns: new Map<string, FormatColumn>() }));
    const result = readBytes(workbook({ 每日统计: rows }), 'book.xlsx', {}, new Map([['attendance', { ...attendance, formats }]]));
    expect(result.ledgers).toEqual([]);
    expect(result.unrecognised.map(({ reason, format }) => [reason, format])).toEqual([['known-format', 'dingtalk-daily']]);
  });
});

test('WeCom 打卡日报: two header rows under a title', () => {
  const top = ['时间', '姓名', '账号', '部门', '职务', '所属规则', '班次', '最早', '最晚', '考勤结果', '异常统计', null, null];
  const below = [...new Array<null>(10).fill(null), '迟到次数(次)', '迟到时长(分钟)', '旷工次数(次)'];
  const result = readRows([['打卡日报'], ['统计时间 2026-10-01 至 2026-10-31'], top, below, ['2026/10/09 星期五', '李雷', '000102', '业务部', '业务员', '日常', '09:00-18:00', '09:16', '18:01', '迟到', 1, 16, '--']], '打卡日报');
  expect(result.ledgers[0]?.sources[0]?.format).toBe('wecom-daily');
  expect(['work_date', 'shift_start', 'in_time', 'late_minutes', 'absent_flag'].map((key) => values(result, 'attendance', key)[0])).toEqual([String(DAY), '540', '556', '16', '0']);
});
