import { LANGUAGES, type Language } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import { openFile } from '../workbook/file/open-file';
import { makeBook } from '../workbook/file/testing/make-book';
import { layoutOf, placeName } from '../workbook/new-sheet';
import type { NewCell, NewSheet } from '../workbook/open-workbook';
import { reportSheets, TABLE_PREFIX } from './sheets';
import { tableOf, tablesOf } from './tables';
import { textOf } from './tables/table';
import { viewOf, type View } from './tables/view';
import { changed, finding, line, report, SET } from './testing/sample';

const view = (value = report(), lang: Language = 'zh-CN'): View => viewOf(value, SET, lang, createTranslator(lang));
const FILE = '考勤.xlsx';

const full = report({
  findings: [
    finding({ person: { employee_id: '000102', employee_name: '李华' } }),
    finding({ id: 'b', rule: 'attendance/absent', severity: 'block', row: 9, cells: ['I9', 'J9'], sheet: "O'Brien 表" }),
    finding({ id: 'c', rule: 'attendance/night', verdict: 'cannot-judge', root: 'b', message: '=cmd|x!A1' }),
    finding({ id: 'd', file: '别的.xlsx', row: 12, key: { n: '9' } }),
  ],
  lines: [line({}), line({ item: 'full-attendance', amount: '0.01', rule: 'x/y', key: { n: '1' } }), line({ amount: '-98765432109876.54', key: { n: '2' } })],
  totals: [{ employee_id: '000102', employee_name: '李华', department: null, month: '2026-10', items: { lateness: '-30.00', 'full-attendance': '0.01' }, net: '-29.99' }],
});

const linkOf = (cell: NewCell | undefined): string | null => (cell !== null && typeof cell === 'object' ? placeName(cell.leadsTo.sheet, cell.leadsTo.cell) : null);
const sheetCalled = (sheets: readonly NewSheet[], table: string): NewSheet => sheets.find((sheet) => sheet.table.name === TABLE_PREFIX + table)!;

test.each(LANGUAGES)('in %s each table of the report is a sheet, cell by cell', (lang) => {
  const shown = view(full, lang);
  const sheets = reportSheets(shown, { file: FILE, taken: [] });
  expect(sheets.map(({ table }) => table.name)).toEqual(['Guiju_Findings', 'Guiju_PayLines', 'Guiju_PayTotals', 'Guiju_Coverage', 'Guiju_Waiting', 'Guiju_Remarks', 'Guiju_Run']);
  let cells = 0;
  tablesOf(shown).forEach((name, i) => {
    const table = tableOf(name, shown);
    const sheet = sheets[i]!;
    expect([sheet.name, sheet.table.rows.length, sheet.below]).toEqual([table.title, table.rows.length, table.notes]);
    expect(sheet.table.columns.map(({ kind }) => kind)).toEqual(table.columns.map(({ kind }) => kind));
    expect(sheet.above[0]).toContain(table.title);
    [...sheet.table.rows, ...sheet.sums].forEach((row, at) => {
      row.forEach((cell, column) => {
        cells += 1;
        const value = cell !== null && typeof cell === 'object' ? cell.value : cell;
        const text = textOf([...table.rows, ...table.sums][at]![column]!);
        const { kind } = table.columns[column]!;
        if (text === '') expect(value).toBeNull();
        else if (kind === 'text' || kind === 'prose') expect(value).toBe(text);
        else if (kind === 'money' && typeof value === 'number') expect(value.toFixed(2)).toBe(text);
        else if (kind === 'count') expect(String(value)).toBe(text);
        else if (kind === 'date') expect(typeof value).toBe('number');
        else expect(value).toBe(text);
      });
    });
  });
  expect(cells).toBeGreaterThan(100);
});

test('a finding leads to its cell, a pay line to its finding, a consequence to its cause; cells of other files to nowhere', () => {
  const sheets = reportSheets(view(full), { file: FILE, taken: ['每日统计', "O'Brien 表", '发现'] });
  const findings = sheetCalled(sheets, 'Findings');
  expect(findings.name).toBe('发现 (2)');
  const column = findings.table.columns.findIndex(({ header }) => header === '位置');
  const cause = findings.table.columns.findIndex(({ header }) => header === '起因');
  expect(findings.table.rows.map((row) => [linkOf(row[column]), linkOf(row[cause])])).toEqual([
    ["'O''Brien 表'!I9", null],
    [null, null],
    ["'每日统计'!H41", null],
    ["'每日统计'!H41", "'发现 (2)'!A4"],
  ]);
  const { body } = layoutOf(findings);
  expect(body).toBe(3);
  const lines = sheetCalled(sheets, 'PayLines');
  expect(lines.table.rows[0]!.map(linkOf).filter(Boolean)).toEqual(["'每日统计'!A41", "'发现 (2)'!A6"]);
});

test('only the tables that are wanted, in their order', () => {
  const sheets = reportSheets(view(changed), { file: FILE, taken: [], tables: ['totals', 'findings', 'difference'] });
  expect(sheets.map(({ table }) => table.name)).toEqual(['Guiju_PayTotals', 'Guiju_Findings', 'Guiju_Changes']);
});

test('a table longer than a sheet goes on in the next, sums and notes stand on the last', () => {
  const findings = Array.from({ length: 7 }, (_, index) => finding({ id: `f${index}`, row: index + 10, key: { n: String(index) } }));
  const sheets = reportSheets(view(report({ findings, lines: [line({ key: { n: '5' } })] })), { file: FILE, taken: ['发现 2'], rowsPerSheet: 3 });
  expect(sheets.filter(({ name }) => name.startsWith('发现')).map(({ name, table }) => [name, table.name, table.rows.length])).toEqual([
    ['发现', 'Guiju_Findings', 3], ['发现 2 (2)', 'Guiju_Findings_2', 3], ['发现 3', 'Guiju_Findings_3', 1],
  ]);
  expect(sheetCalled(sheets, 'PayLines').table.rows[0]!.map(linkOf)).toContain("'发现 2 (2)'!A6");
});

test('written into the checked file, the links lead to the rows that they name', async () => {
  const bytes = makeBook({ name: FILE, sheets: [{ name: '每日统计', cells: { H41: 16 } }, { name: "O'Brien 表", cells: { I9: 1 } }, { name: '发现', cells: { A1: '上月的' } }] }, { prefix: '', strict: false });
  const workbook = openFile(FILE, bytes);
  const sheets = reportSheets(view(full), { file: FILE, taken: (await workbook.sheets()).map(({ name }) => name) });
  for (const sheet of sheets) expect((await workbook.writeSheet(sheet)).sheet).toBe(sheet.name);
  const { sheets: grids } = await openFile(FILE, workbook.save()).read();
  const gridOf = (name: string): (typeof grids)[number] => grids.find(({ sheet }) => sheet === name)!;
  const lines = sheetCalled(sheets, 'PayLines');
  const link = lines.table.rows[0]!.map(linkOf).find((place) => place?.startsWith("'发现 (2)'"));
  const row = Number(/\d+$/.exec(link ?? '')![0]) - 1;
  // The finding of the line's own rule and key.
  expect(gridOf('发现 (2)').value(row, 6)).toBe('李华 10月21日 09:16 到岗，9:00 上班，迟到 16 分钟');
  expect(gridOf('发现').value(0, 0)).toBe('上月的');
});
