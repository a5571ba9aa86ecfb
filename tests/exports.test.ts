import { check } from '../src/checking/check';
import type { Report } from '../src/checking/report';
import { readWorkbook } from '../src/workbook/files';
import { company, SAMPLE_MONTH, sampleFiles } from './company';
import { dingTalkMonthly, dingTalkPunches, feishu, wecom, workbookOf, type Day, type SheetMade } from './exports/sheets';

/* Every export as it is, from its bytes to what the rules say of it. */

const EMPLOYEES: SheetMade = {
  rows: [['工号', '姓名', '部门', '职务', '底薪', '入职日期'], ['000102', '李雷', '业务部', '业务员', 3600, '2024-01-01'], ['000103', '韩梅', '业务部', '业务员', 3600, '2024-01-01']],
};

const DAYS: readonly Day[] = [
  { id: '000102', name: '李雷', day: '09 星期五', in: '09:30', out: '18:30' },
  { id: '000102', name: '李雷', day: '12 星期一', in: '09:35', out: '18:30', late: 5 },
  { id: '000102', name: '李雷', day: '13 星期二', in: '09:36', out: '18:30', late: 6 },
  { id: '000102', name: '李雷', day: '14 星期三', in: '09:46', out: '18:31', late: 16 },
  { id: '000103', name: '韩梅', day: '09 星期五', in: '09:20', out: '18:15', early: 15 },
  { id: '000103', name: '韩梅', day: '12 星期一', in: '09:20' },
];

async function checked(sheets: Readonly<Record<string, SheetMade>>): Promise<Report> {
  return check(company, [readWorkbook('export.xlsx', workbookOf({ 员工主档: EMPLOYEES, ...sheets }))], { month: SAMPLE_MONTH });
}

const RULES = ['late', 'late-half-day', 'early-half-day', 'missing-punch-in', 'missing-punch-out', 'same-day-twice'].map((name) => `attendance/${name}`);

/** What the rules of punches found: `late 000102 12 row 6`. */
const found = ({ findings }: Report): string[] =>
  findings
    .filter(({ verdict, rule }) => verdict === 'violation' && RULES.includes(rule))
    .map(({ rule, key, cells, row }) => `${rule.slice(11)} ${key['employee_id']} ${key['work_date']?.slice(8)} row ${row}${cells.length === 0 ? '!' : ''}`)
    .sort();

const amounts = ({ lines }: Report): string[] => lines.filter(({ rule }) => rule.startsWith('attendance/')).map(({ employee_id, item, amount }) => `${employee_id} ${item} ${amount}`);
const sheet = ({ coverage }: Report, name: string): Report['coverage'][number] => coverage.find((one) => one.sheet === name)!;

const LATE = ['early-half-day 000103 09', 'late 000102 12', 'late 000102 13', 'late-half-day 000102 14', 'missing-punch-out 000103 12'];
/** 17 work days in October 2026 (1st–8th are off, the 10th is worked): 3600 / 17 / 2. */
const MONEY = ['000102 lateness -30.00', '000102 lateness -50.00', '000102 personal-leave', '000103 personal-leave'];

describe.each([
  ['企业微信 打卡日报', 'wecom-daily', '打卡日报', wecom(DAYS), 1, [9, 6, 7, 8, 10]],
  ['飞书 考勤报表', 'feishu-daily', '考勤报表', feishu(DAYS), 1, [6, 3, 4, 5, 7]],
  ['钉钉 原始记录', 'dingtalk-punches', '原始记录', dingTalkPunches(DAYS), 0, [12, 6, 8, 10, 14]],
] as const)('%s', (_, format, name, made, unknown, rows) => {
  let report: Report;
  beforeAll(async () => {
    report = await checked({ [name]: made });
  });

  test('is recognised; each row below its header is accounted for', () => {
    const coverage = sheet(report, name);
    expect(coverage).toMatchObject({ ledger: 'attendance', format, judged: 6 - unknown, notJudged: unknown });
    // Without a departure, and with -- for the minutes left early, nobody knows whether the day ended early.
    expect(coverage.rows).toBe(made.rows.length - made.rows.findIndex((row) => row.includes('姓名')) - (format === 'wecom-daily' ? 2 : 1));
    expect(coverage.rows).toBe(coverage.judged + coverage.notJudged + coverage.notData);
    expect(coverage.cellNotes.filter(({ severity }) => severity === 'unreadable')).toEqual([]);
    expect(report.notRead).toEqual([]);
  });

  test('lateness at each edge of the ladder, leaving early, a missing punch: found in their rows', () => {
    expect(found(report)).toEqual(LATE.map((text, i) => `${text} row ${rows[i]}`));
    expect(amounts(report).map((text) => text.replace(/(personal-leave).*/, '$1'))).toEqual(MONEY);
  });
});

test('钉钉 原始记录: findings name the punches, not the row of the day', async () => {
  const report = await checked({ 原始记录: dingTalkPunches(DAYS) });
  const early = report.findings.find(({ rule }) => rule === 'attendance/early-half-day')!;
  expect([early.row, early.cells.includes('I13')]).toEqual([12, true]);
  const late = report.findings.find(({ rule }) => rule === 'attendance/late')!;
  expect(late.cells).toContain('I6');
});

describe('钉钉 月度汇总', () => {
  const people = [
    { id: '000102', name: '李雷', cells: { 9: '正常', 10: '休息', 12: '迟到5分钟', 13: '迟到6分钟', 14: '迟到16分钟', 15: '旷工', 16: '上班缺卡', 19: '事假0.5天，迟到3分钟', 20: '神秘' } },
    { id: '000103', name: '韩梅', cells: { 9: '早退15分钟', 12: '迟到1分钟\n下班缺卡', 13: '出差', 14: '事假10-14 09:30到10-14 18:30 1天', 15: '事假10-15 09:30到10-16 18:30 2天' } },
  ];
  let report: Report;
  beforeAll(async () => {
    report = await checked({ 月度汇总: dingTalkMonthly(people) });
  });

  test('each filled cell is a row; the month’s own sums are not read as a day’s', () => {
    expect(sheet(report, '月度汇总')).toMatchObject({ format: 'dingtalk-monthly', rows: 63, judged: 12, notJudged: 2, notDataReasons: { 'no-entry': 48, total: 1 } });
    expect(report.notRead).toEqual([]);
  });

  test('what the cells say, judged, at the cell', () => {
    expect(found(report)).toEqual([
      'early-half-day 000103 09 row 6', 'late 000102 12 row 5', 'late 000102 13 row 5', 'late 000102 19 row 5', 'late 000103 12 row 6', 'late-half-day 000102 14 row 5',
      'missing-punch-in 000102 16 row 5', 'missing-punch-out 000103 12 row 6',
    ]);
    expect(report.findings.find(({ rule, key }) => rule === 'attendance/late' && key['work_date'] === '2026-10-13')!.cells).toContain('V5');
  });

  test('a text in no pattern is unreadable at its cell, once, and never guessed; more than a day in a day neither', () => {
    const notes = sheet(report, '月度汇总').cellNotes.filter(({ severity }) => severity === 'unreadable');
    expect(notes.map(({ cell, code }) => [cell, code])).toEqual([['AC5', 'unknown-day-text'], ['X6', 'out-of-bounds']]);
    expect(report.findings.filter(({ key, verdict }) => key['work_date'] === '2026-10-20' && verdict === 'violation')).toEqual([]);
  });

  test('without a period above its header it is not read, and says what to write', async () => {
    const { rows, merges = [] } = dingTalkMonthly(people);
    const without = await checked({ 月度汇总: { rows: [['月度汇总'], ...rows.slice(1)], merges } });
    expect(without.notRead.map(({ sheet: name, code }) => [name, code])).toEqual([['月度汇总', 'no-period']]);
  });
});

describe('several sheets about the same days', () => {
  const daily = wecom(DAYS);
  const monthly = dingTalkMonthly([{ id: '000102', name: '李雷', cells: { 9: '正常', 12: '迟到4分钟', 13: '迟到6分钟', 14: '迟到16分钟', 15: '旷工' } }]);

  test('in one workbook the first counts; the others are compared, and never counted', async () => {
    const punches = dingTalkPunches([...DAYS.slice(0, 5), { ...DAYS[5]!, out: '18:40' }]);
    const report = await checked({ 月度汇总: monthly, 原始记录: punches });
    const alone = await checked({ 原始记录: punches });
    expect([found(report), report.lines]).toEqual([found(alone), alone.lines]);
    expect(sheet(report, '月度汇总')).toMatchObject({ rows: 32, judged: 0, notData: 32, notDataReasons: { 'cross-check': 4, 'no-entry': 26, 'not-there': 1, total: 1 } });
  });

  test('a difference is a note at the cell that counts, with the other cell; the sample month has one', async () => {
    const report = await check(company, sampleFiles, { month: SAMPLE_MONTH });
    const notes = report.coverage.flatMap(({ cellNotes }) => cellNotes).filter(({ code }) => code === 'differs-from-sheet');
    expect(notes.map(({ cell, severity, message }) => [cell, severity, message])).toEqual([['S1665', 'info', '这里是“0”，月度汇总!AH59 是“旷工迟到130分钟”，以本表为准，请核对']]);
    expect(report.coverage.filter(({ sheet: name }) => name === '原始记录' || name === '月度汇总').map(({ judged, notJudged }) => judged + notJudged)).toEqual([0, 0]);
  });

  test('in another file only the days that the first has not are counted', async () => {
    const file = (name: string, sheets: Readonly<Record<string, SheetMade>>): ReturnType<typeof readWorkbook> => readWorkbook(name, workbookOf(sheets));
    const punches = file('punches.xlsx', { 员工主档: EMPLOYEES, 原始记录: dingTalkPunches(DAYS.slice(0, 3)) });
    const month = file('month.xlsx', { 月度汇总: monthly });
    const report = await check(company, [month, punches], { month: SAMPLE_MONTH });
    expect(sheet(report, '月度汇总')).toMatchObject({ judged: 2, notDataReasons: { 'cross-check': 3, 'no-entry': 26, total: 1 } });
    expect(found(report)).toEqual(['late 000102 12 row 6', 'late 000102 13 row 8', 'late-half-day 000102 14 row 5']);
    const again = await check(company, [punches, month], { month: SAMPLE_MONTH });
    expect([again.findings, again.lines]).toEqual([report.findings, report.lines]);
  });

  test('of two people of one name the days of the one are not the other’s', async () => {
    const file = (name: string, sheets: Readonly<Record<string, SheetMade>>): ReturnType<typeof readWorkbook> => readWorkbook(name, workbookOf(sheets));
    const punches = file('punches.xlsx', { 员工主档: { rows: [...EMPLOYEES.rows.slice(0, 2), ['000103', '李雷', '业务部', '业务员', 3600, '2024-01-01']] }, 原始记录: dingTalkPunches(DAYS.slice(1, 2)) });
    const namesake = dingTalkMonthly([{ id: '000102', name: '李雷', cells: { 12: '迟到5分钟' } }, { id: '000103', name: '李雷', cells: { 12: '迟到16分钟' } }]);
    const report = await check(company, [punches, file('month.xlsx', { 月度汇总: namesake })], { month: SAMPLE_MONTH });
    expect(sheet(report, '月度汇总')).toMatchObject({ judged: 1, notDataReasons: { 'cross-check': 1 } });
    expect(found(report)).toEqual(['late 000102 12 row 4', 'late-half-day 000103 12 row 6']);
  });

  test('a sheet of days without a format goes before punches, day by day', async () => {
    const own: SheetMade = { rows: [['工号', '姓名', '日期', '上班打卡', '下班打卡'], ['000102', '李雷', '2026-10-12', '09:31', '18:30']] };
    const report = await checked({ 考勤: own, 原始记录: dingTalkPunches(DAYS.slice(0, 3)) });
    expect(found(report)).toEqual(['late 000102 12 row 2', 'late 000102 13 row 8']);
    expect(sheet(report, '考勤').cellNotes.map(({ cell, message }) => [cell, message])).toEqual([['D2', '这里是“09:31”，原始记录!I6 是“2026-10-12 09:35”，以本表为准，请核对']]);
  });

  test('two sheets of days both count, and a row that is there twice is said', async () => {
    const report = await checked({ 打卡日报: daily, 考勤报表: feishu(DAYS.slice(0, 1)) });
    expect(found(report).filter((text) => text.startsWith('same-day-twice'))).toHaveLength(2);
  });
});
