import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LEFT_ALONE } from '../src/addin/mapping';
import { Observable } from '../src/addin/observable';
import { putInForce } from '../src/addin/rules-in-force';
import { openSession } from '../src/addin/session';
import { check } from '../src/checking/check';
import type { Report } from '../src/checking/report';
import type { Language } from '../src/i18n/language';
import { readSheetMap } from '../src/rules/sheet-map';
import { openFile } from '../src/workbook/file/open-file';
import { readWorkbook } from '../src/workbook/files';
import { company } from './company';
import { workbookOf } from './exports/sheets';

/* Sheets that nobody would recognise, read as somebody says by hand; and the list of what is recognised. */

const ROWS = [['员工代码', '名字', '哪天', '来', '走', '迟到', '备忘'], ['000102', '李雷', '2026-10-09', '09:41', '18:30', '乱写', 'x'], ['000103', '韩梅', '2026-10-09', '09:20', '18:30', '乱写', null]];
const COLUMNS = { 员工代码: 'employee_id', 名字: 'employee_name', 哪天: 'work_date', 来: 'in_time', 走: 'out_time', 迟到: null };

const read = (map: unknown): ReturnType<typeof readSheetMap> => readSheetMap({ path: 'map.json', text: JSON.stringify(map, null, 2) }, company.ledgers);
const places = (map: unknown): string[] => read(map).problems.map(({ line, code, params }) => `${line} ${code} ${params['suggestion'] ?? ''}`.trim());

describe('a column map', () => {
  test('says which sheet is which ledger and which header which column; null leaves one out; other headers are recognised as usual', async () => {
    const { maps, problems } = read({ sheets: { 明细: { ledger: 'attendance', columns: COLUMNS } } });
    expect(problems).toEqual([]);
    const file = readWorkbook('odd.xlsx', workbookOf({ 明细: { rows: ROWS } }));
    const report = await check(company, [file], { maps });
    expect(report.findings.filter(({ rule }) => rule === 'attendance/late').map(({ row, key, facts }) => [row, key['employee_id'], facts['late_total']])).toEqual([[2, '000102', 11]]);
    expect(report.coverage[0]?.cellNotes).toEqual([]);
    expect((await check(company, [file])).coverage[0]?.sheet).not.toBe('明细');
  });

  test('a header that the sheet lacks is said, and so is one that a mapped column leaves without a place', async () => {
    const { maps } = read({ sheets: { 明细: { ledger: 'attendance', columns: { ...COLUMNS, 不存在: 'place' } } } });
    const report = await check(company, [readWorkbook('odd.xlsx', workbookOf({ 明细: { rows: ROWS } }))], { maps });
    expect(report.notRead.map(({ code, message }) => [code, message.includes('不存在')])).toEqual([['mapped-header-missing', true]]);
  });

  test('a header row that is named is the one', async () => {
    const rows = [['工号', '姓名', '日期', '上班打卡'], ['这一行', '是', '说明', '不是表头'], ...ROWS];
    const { maps } = read({ sheets: { 明细: { ledger: 'attendance', headerRow: 3, columns: COLUMNS } } });
    const report = await check(company, [readWorkbook('odd.xlsx', workbookOf({ 明细: { rows } }))], { maps });
    expect(report.coverage[0]).toMatchObject({ range: 'A4:G5', rows: 2 });
  });

  test('mistakes have their line and what was most likely meant', () => {
    expect(places({ sheets: { 明细: { ledger: 'attendence', columns: {} } } })).toEqual(['4 unknown-ledger attendance']);
    expect(places({ sheets: { 明细: { ledger: 'attendance', columns: { 来: 'in_tme' } } } })).toEqual(['6 unknown-column in_time']);
    expect(places({ sheets: { 明细: { ledger: 'attendance', colums: {} } } })).toEqual(['5 unknown-key columns']);
    expect(places({ sheets: { 明细: { ledger: 'attendance', columns: { 甲: 'in_time', 乙: 'in_time' } } } })).toEqual(['7 map-column-twice']);
    expect(places({ sheets: { 明细: { ledger: null, columns: { 来: 'in_time' } } } })).toEqual(['4 map-left-alone']);
    expect([...read({ sheets: { 明细: { ledger: null } } }).maps]).toEqual([['明细', LEFT_ALONE]]);
    expect(places({ sheets: {} })).toHaveLength(1);
    expect(places([])).toHaveLength(1);
    expect(readSheetMap({ path: 'map.json', text: '{' }, company.ledgers)).toMatchObject({ maps: new Map(), problems: [{ file: 'map.json', line: 1 }] });
    expect(read({ sheets: { 明细: { ledger: 'attendance', columns: { 来: 'in_tme' } } } }).maps.size).toBe(0);
  });
});

describe('on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guiju-map-'));
  const at = (name: string): string => join(folder, name);
  const bundle = join(__dirname, '../build/cli/guiju.cjs');
  const run = (...args: string[]): { status: number | null; out: string; errors: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], { encoding: 'utf8' });
    return { status, out: stdout, errors: stderr };
  };
  beforeAll(() => {
    // The first run builds what is not built.
    spawnSync(process.execPath, [join(__dirname, '../bin/guiju.mjs'), '--version']);
    writeFileSync(at('odd.xlsx'), workbookOf({ 明细: { rows: ROWS } }));
    writeFileSync(at('map.json'), JSON.stringify({ sheets: { 明细: { ledger: 'attendance', columns: COLUMNS } } }));
    writeFileSync(at('bad.json'), '{ "sheets": {\n  "明细": { "ledger": "attendance", "columns": { "来": "in_tme" } } } }');
    writeFileSync(at('other.json'), '{ "sheets": { "别的": { "ledger": "attendance" } } }');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('--map is used; what is wrong with it ends the run with its place, and nothing is written', () => {
    const good = run('check', at('odd.xlsx'), '--map', at('map.json'), '--format', 'json', '--quiet');
    expect([good.status, (JSON.parse(good.out) as { coverage: { rows: number }[] }).coverage[0]?.rows]).toEqual([1, 2]);
    const bad = run('check', at('odd.xlsx'), '--map', at('bad.json'), '--output', at('report.json'));
    expect([bad.status, bad.out, bad.errors.includes('bad.json:2:'), bad.errors.includes('in_time')]).toEqual([2, '', true, true]);
    expect(() => readFileSync(at('report.json'))).toThrow();
    expect(run('check', at('odd.xlsx'), '--map', at('other.json')).errors).toMatch(/别的.*明细/);
    expect(run('check', at('odd.xlsx'), '--map', at('none.json')).status).toBe(2);
    expect(run('check', at('odd.xlsx'), '--map', at('map.json'), '--output', at('map.json')).status).toBe(2);
  });

  test('what was said in the pane holds: a saved workbook is read by it', async () => {
    const book = openFile('odd.xlsx', workbookOf({ 明细: { rows: ROWS }, 旧考勤: { rows: [['工号', '姓名', '日期', '上班打卡', '下班打卡'], ['000104', '林涛', '2026-10-09', '09:55', '18:30']] } }));
    putInForce({ set: company, files: [], from: 'bundled', cases: () => Promise.resolve([]) });
    const { checker, mapping } = openSession(book, new Observable<Language>('zh-CN'), 'http://127.0.0.1:1/rules.json');
    await checker.look();
    await mapping.say('明细', { ledger: 'attendance', headerRow: null, columns: new Map(Object.entries(COLUMNS)) });
    await mapping.say('旧考勤', LEFT_ALONE);
    writeFileSync(at('said.xlsx'), book.save());
    const { out } = run('check', at('said.xlsx'), '--format', 'json', '--quiet');
    const report = JSON.parse(out) as Report;
    expect(report.coverage.filter(({ ledger, file }) => ledger === 'attendance' && file !== '').map(({ sheet, rows }) => [sheet, rows])).toEqual([['明细', 2]]);
    expect(report.notRead.map(({ sheet, code }) => [sheet, code])).toEqual([['旧考勤', 'left-alone']]);
    expect(report.findings.some(({ sheet, rule, row }) => sheet === '明细' && rule === 'attendance/late' && row === 2)).toBe(true);
  });

  test('formats lists every ledger that has sheets and every export format, in three languages and as data', () => {
    const records = JSON.parse(run('formats', '--format', 'json').out) as { ledger: string; formats: { name: string; shape: string; headers: string[] }[]; columns: { key: string; headers: string[] }[] }[];
    const attendance = records.find(({ ledger }) => ledger === 'attendance')!;
    expect(attendance.formats.map(({ name, shape }) => `${name} ${shape}`)).toEqual([
      'dingtalk-daily rows', 'dingtalk-punches punches', 'dingtalk-monthly matrix', 'punch-machine punches', 'wecom-daily rows', 'feishu-daily rows', 'shift-sheet rows',
    ]);
    expect(attendance.formats[1]?.headers).toEqual(expect.arrayContaining(['打卡时间', '考勤日期', '打卡结果']));
    expect(records.map(({ ledger }) => ledger)).not.toContain('leave_days');
    for (const [lang, title, format] of [['zh-CN', '考勤台账', '企业微信 打卡日报'], ['zh-TW', '考勤台帳', '企業微信 打卡日報'], ['en', 'Attendance', 'WeCom daily punches']] as const) {
      const { out, status } = run('formats', '--lang', lang);
      expect([status, out.includes(title), out.includes(format), out.includes('formats-')]).toEqual([0, true, true, false]);
    }
    const whole = run('formats', '考勤台账').out;
    expect(whole.split('\n').filter((line) => /^ {2}日期 +work_date +日期（必有） +考勤日期/.test(line))).toHaveLength(1);
    expect(run('formats', 'nope')).toMatchObject({ status: 2, out: '' });
  });
});
