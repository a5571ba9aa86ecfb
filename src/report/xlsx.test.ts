import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { LANGUAGES, type Language } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import { columnName } from '../values/address';
import { DIGITS } from '../values/digits';
import { parseIsoDate } from '../values/serial-day';
import { readWorkbook } from '../workbook/files';
import { EXCEL } from '../workbook/new-sheet';
import { changed, finding, line, report, SET } from './testing/sample';
import { tableOf, tablesOf } from './tables';
import { textOf, type ColumnKind } from './tables/table';
import { viewOf, type View } from './tables/view';
import { renderXlsx } from './xlsx';

const view = (value = report(), lang: Language = 'zh-CN'): View => viewOf(value, SET, lang, createTranslator(lang));
const options = { pathOf: (file: string): string | null => `../账 本/${file}` };

const full = report({
  findings: [
    finding({ person: { employee_id: '000102', employee_name: '李华' } }),
    finding({ id: 'b', rule: 'attendance/absent', severity: 'block', row: 9, cells: ['I9', 'J9'], sheet: "O'Brien 表" }),
    finding({ id: 'c', rule: 'attendance/night', verdict: 'cannot-judge', root: 'b', message: '=cmd|x!A1' }),
  ],
  lines: [line({}), line({ item: 'full-attendance', amount: '0.01', rule: 'x/y', key: { n: '1' } }), line({ amount: '-98765432109876.54', key: { n: '2' } })],
  totals: [{ employee_id: '000102', employee_name: '李华', department: null, month: '2026-10', items: { lateness: '-30.00', 'full-attendance': '0.01' }, net: '-29.99' }],
});

/** What a cell of a kind holds once it is written. */
function stored(text: string, kind: ColumnKind): string | number | null {
  if (text === '') return null;
  if (kind === 'date') return parseIsoDate(text);
  return kind === 'text' || kind === 'prose' || text.replace(/[-.]/g, '').length > DIGITS ? text : Number(text);
}

type Parts = Readonly<Record<string, string>>;
const partsOf = (bytes: Uint8Array): Parts => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

async function expectCells(shown: View): Promise<Uint8Array> {
  const bytes = await renderXlsx(shown, options);
  const ours = readWorkbook('report.xlsx', bytes);
  const theirs = XLSX.read(bytes, { cellFormula: true, cellNF: true });
  let cells = 0;
  for (const [index, name] of tablesOf(shown).entries()) {
    const table = tableOf(name, shown);
    const grid = ours.sheets[index]!;
    expect(grid.sheet).toBe(table.title);
    const rows = [table.columns.map(({ header }) => header), ...table.rows];
    rows.forEach((row, at) => {
      row.forEach((cell, column) => {
        cells += 1;
        const kind = at === 0 ? 'text' : table.columns[column]!.kind;
        const expected = stored(textOf(cell), kind);
        expect([table.title, at, column, grid.value(at, column)]).toEqual([table.title, at, column, expected]);
        const read = (theirs.Sheets[table.title] as XLSX.WorkSheet)[`${columnName(column)}${at + 1}`] as XLSX.CellObject | undefined;
        expect([read?.f, read?.v ?? null]).toEqual([undefined, expected]);
        if (typeof expected === 'number') expect([kind, read?.z]).toEqual([kind, kind === 'date' ? 'yyyy-mm-dd' : kind === 'money' ? '#,##0.00;[Red]-#,##0.00' : '#,##0']);
      });
    });
  }
  expect(cells).toBeGreaterThan(100);
  return bytes;
}

describe('the workbook', () => {
  test.each(LANGUAGES)('in %s every cell reads back as it stands in the report', async (lang) => {
    await expectCells(view(full, lang));
  });

  test('also where there is nothing to report', async () => {
    const parts = partsOf(await expectCells(view()));
    for (const [name, part] of Object.entries(parts)) if (name.startsWith('xl/tables/')) expect(part).toMatch(/ref="A1:[A-Z]+([2-9]|\d\d+)"/);
  });

  test('each sheet is an Excel table with filters, its header frozen and printed on every page', async () => {
    const parts = partsOf(await renderXlsx(view(full), options));
    const tables = Object.entries(parts).filter(([name]) => /^xl\/tables\//.test(name));
    const names = tables.map(([, part]) => /displayName="([^"]+)"/.exec(part)?.[1]);
    expect(names).toEqual(['Findings', 'PayLines', 'PayTotals', 'Coverage', 'Waiting', 'Remarks', 'Run']);
    for (const [, part] of tables) {
      expect(part).toContain('<autoFilter ref="A1:');
      expect(part).toContain('showRowStripes="1"');
    }
    for (let index = 1; index <= names.length; index += 1) {
      const sheet = parts[`xl/worksheets/sheet${index}.xml`] ?? '';
      expect(sheet).toContain('ySplit="1"');
      expect(sheet).toContain('state="frozen"');
      expect(sheet).not.toContain('<f>');
    }
    expect(parts['xl/workbook.xml']?.match(/_xlnm\.Print_Titles/g)).toHaveLength(names.length);
  });

  test('compared with an earlier report, with a sheet more; what is still there leads to its finding', async () => {
    const parts = partsOf(await expectCells(view(changed)));
    const names = Object.entries(parts).flatMap(([name, part]) => (/^xl\/tables\//.test(name) ? /displayName="([^"]+)"/.exec(part)?.[1] ?? [] : []));
    expect(names).toEqual(['Findings', 'PayLines', 'PayTotals', 'Changes', 'Impact', 'Coverage', 'Waiting', 'Remarks', 'Run']);
    expect(parts['xl/worksheets/sheet4.xml']).toContain('location="&apos;发现&apos;!A');
  });

  test('a finding leads to its cell in the checked file, seen from the workbook; a pay line to its finding', async () => {
    const parts = partsOf(await renderXlsx(view(full), options));
    const relations = parts['xl/worksheets/_rels/sheet1.xml.rels'] ?? '';
    expect(relations).toContain('Target="../账%20本/考勤.xlsx#&apos;每日统计&apos;!H41" TargetMode="External"');
    expect(relations).toContain("#&apos;O&apos;&apos;Brien%20表&apos;!I9");
    // The line's finding is the second row of the findings, the graver one stands before it.
    expect(parts['xl/worksheets/sheet2.xml']).toContain('location="&apos;发现&apos;!A3"');
    const none = partsOf(await renderXlsx(view(full), { pathOf: () => null }));
    expect(none['xl/worksheets/_rels/sheet1.xml.rels']).not.toContain('TargetMode="External"');
    const text = report({ findings: [finding({ file: 'a.csv', sheet: 'csv' })] });
    expect(partsOf(await renderXlsx(view(text), options))['xl/worksheets/_rels/sheet1.xml.rels']).toContain('Target="../账%20本/a.csv" TargetMode="External"');
  });

  test('the same report gives the same bytes', async () => {
    const [a, b] = [await renderXlsx(view(full), options), await renderXlsx(view(full), options)];
    expect(Buffer.compare(a, b)).toBe(0);
  });

  test('a table longer than a sheet goes on in the next, and links still find their rows', async () => {
    const findings = Array.from({ length: 7 }, (_, index) => finding({ id: `f${index}`, row: index + 10, key: { n: String(index) } }));
    const value = report({ findings, lines: [line({ key: { n: '5' } })] });
    const bytes = await renderXlsx(view(value), { ...options, rowsPerSheet: 4 });
    const { sheets } = readWorkbook('report.xlsx', bytes);
    const ofFindings = sheets.filter(({ sheet }) => sheet.startsWith('发现'));
    expect(ofFindings.map(({ sheet, rows }) => [sheet, rows])).toEqual([['发现', 4], ['发现 2', 4], ['发现 3', 2]]);
    const places = ofFindings.flatMap((grid) => Array.from({ length: grid.rows - 1 }, (_, row) => grid.value(row + 1, 16)));
    expect(places).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => `n ${n}`));
    const xml = Object.values(partsOf(bytes)).find((part) => part.includes('location="&apos;发现 2&apos;'));
    expect(xml).toContain('location="&apos;发现 2&apos;!A4"');
  });

  const HOSTILE = ['=1+1', '+1', '-1', '@a', '\t=1', '\r\n=1', '#N/A', '#REF!', '#DIV/0!', '_x000D_', '_x005F_x000D_', ' x ', '<t>&amp;', ']]>', '\u0000', '\ud800', '\uffff', 'a\nb', '&C&P', '000102', '1e5', 'TRUE', '2026-10-01'];
  const told = (texts: readonly string[]): View =>
    view(report({ findings: texts.map((text, index) => finding({ id: String(index), row: index + 5, message: text, person: { employee_id: text, employee_name: text } })) }));

  test('texts that look like formulas, errors, numbers or markup come back as texts', async () => {
    const bytes = await expectCells(told(HOSTILE));
    expect(partsOf(bytes)['xl/worksheets/sheet1.xml']).not.toContain('t="e"');
  });

  test('so does any other text', async () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constantFrom(...HOSTILE)), { minLength: 30, maxLength: 60 });
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(texts, async (some) => {
        seen += 1;
        await expectCells(told(some));
      }),
      { numRuns: 4 },
    );
    expect(seen).toBeGreaterThan(3);
  });

  test('text longer than a cell holds ends in a mark', async () => {
    const bytes = await renderXlsx(view(report({ findings: [finding({ message: '长'.repeat(EXCEL.characters + 1) })] })), options);
    const value = readWorkbook('report.xlsx', bytes).sheets[0]?.value(1, 6);
    expect(value).toBe(`${'长'.repeat(EXCEL.characters - 1)}…`);
  });
});
