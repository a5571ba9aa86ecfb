import type { ICellData, IStyleData, IWorkbookData, IWorksheetData } from '@univerjs/core';
import { writeXlsx } from 'hucre/xlsx';
import type { Cell, WriteOptions } from 'hucre';
import { makeXlsx } from '../../src/workbook/testing/make-xlsx';
import { colourReader } from './colours';
import { sheetCustom, workbookCustom } from './custom';
import { readBook, type Book } from './from-xlsx';
import { openBook } from './node';

const write = (sheet: Partial<WriteOptions['sheets'][number]>, rest: Partial<WriteOptions> = {}): Promise<Uint8Array> => writeXlsx({ sheets: [{ name: '台账', rows: [['工号', '姓名', '金额'], ['000101', '张三', 12.5], ['000102', '李四', 20]], ...sheet }], ...rest });
const bookOf = async (bytes: Uint8Array | Promise<Uint8Array>): Promise<Book> => readBook([{ name: '台账.xlsx', bytes: await bytes }]);
const firstSheet = ({ sheetOrder, sheets }: IWorkbookData): Partial<IWorksheetData> => sheets[sheetOrder[0]!]!;
const cellOf = (data: IWorkbookData, row: number, column: number): ICellData => firstSheet(data).cellData?.[row]?.[column] ?? {};
const styleOf = (data: IWorkbookData, row: number, column: number): IStyleData => data.styles[cellOf(data, row, column).s as string] ?? {};
const resource = (data: IWorkbookData, name: string): unknown => JSON.parse(data.resources!.find((each) => each.name === name)!.data);

test('fonts, fills, borders, alignments and number formats of cells, blank ones too', async () => {
  const { data } = await bookOf(
    write({
      cells: new Map([
        ['0,0', { value: '工号', style: { font: { name: '宋体', size: 14, bold: true, italic: true, underline: true, strikethrough: true, color: { rgb: 'FFC00000' } }, alignment: { horizontal: 'center', vertical: 'top', wrapText: true } } }],
        ['1,2', { value: 12.5, style: { numFmt: '#,##0.00', fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFFF2CC' } } } }],
        ['2,2', { value: 20, style: { border: { bottom: { style: 'double', color: { rgb: 'FF0000FF' } }, left: { style: 'thin' } } } }],
        ['5,4', { value: null, style: { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FF00FF00' } } } }],
      ]),
    }),
  );
  expect(styleOf(data, 0, 0)).toMatchObject({ ff: '宋体', fs: 14, bl: 1, it: 1, ul: { s: 1 }, st: { s: 1 }, cl: { rgb: '#c00000' }, ht: 2, vt: 1, tb: 3 });
  expect(styleOf(data, 1, 2)).toMatchObject({ n: { pattern: '#,##0.00' }, bg: { rgb: '#fff2cc' } });
  expect(styleOf(data, 2, 2).bd).toEqual({ b: { s: 7, cl: { rgb: '#0000ff' } }, l: { s: 1, cl: { rgb: '#000000' } } });
  expect(styleOf(data, 5, 4)).toMatchObject({ bg: { rgb: '#00ff00' } });
  expect(cellOf(data, 5, 4).v).toBeUndefined();
});

test('a style that many cells have is kept once', async () => {
  const style = { font: { bold: true } };
  const { data } = await bookOf(write({ cells: new Map([['0,0', { value: '工号', style }], ['0,1', { value: '姓名', style }]]) }));
  expect(cellOf(data, 0, 0).s).toBe(cellOf(data, 0, 1).s);
});

test('colours of the theme, lighter and darker, and by number', () => {
  const theme = ['000000', 'FFFFFF', '1F497D', 'EEECE1', '4F81BD', 'C0504D', '9BBB59', '8064A2', '4BACC6', 'F79646', '0000FF', '800080'];
  const hex = colourReader(theme);
  // The shades that Excel's palette of this theme offers, but for a rounding.
  expect([hex({ theme: 0 }), hex({ theme: 1 }), hex({ theme: 2 }), hex({ theme: 3 }), hex({ theme: 4 })]).toEqual(['#ffffff', '#000000', '#eeece1', '#1f497d', '#4f81bd']);
  expect(hex({ theme: 0, tint: -0.25 })).toBe('#bfbfbf');
  expect(hex({ theme: 1, tint: 0.5 })).toBe('#808080');
  expect(hex({ theme: 4, tint: 0.6 })).toBe('#b9cde5');
  expect(hex({ theme: 4, tint: -0.5 })).toBe('#254061');
  expect([hex({ indexed: 10 }), hex({ indexed: 64 }), hex({ rgb: '80FF8800' }), hex({ indexed: 900 }), hex({ theme: 99 }), hex({ rgb: 'red' }), hex({}), hex(undefined)]).toEqual(['#ff0000', '#000000', '#ff8800', undefined, undefined, undefined, undefined, undefined]);
});

test('widths, heights, hidden rows, columns and sheets, frozen panes, protection, the sheet it opens on', async () => {
  const { data } = await bookOf(
    writeXlsx({
      activeSheet: 2,
      workbookProtection: { lockStructure: true },
      sheets: [
        { name: '极隐藏', rows: [[1]], veryHidden: true },
        { name: '隐藏', rows: [[1]], hidden: true },
        { name: '台账', rows: [['工号', '姓名'], [1, 2]], columns: [{ width: 20 }, { hidden: true }], rowDefs: new Map([[0, { height: 30 }], [1, { hidden: true }]]), freezePane: { rows: 1, columns: 2 }, protection: { sheet: true, sort: true, password: 'x' } },
      ],
    }),
  );
  const [veryHidden, hidden, shown] = data.sheetOrder.map((id) => data.sheets[id]!);
  expect([veryHidden!.hidden, hidden!.hidden, shown!.hidden]).toEqual([1, 1, 0]);
  expect([sheetCustom(veryHidden!).veryHidden, sheetCustom(hidden!).veryHidden]).toEqual([true, false]);
  expect(shown!.rowData).toMatchObject({ 0: { h: 40 }, 1: { hd: 1 } });
  expect(shown!.columnData?.[0]?.w).toBeGreaterThan(130);
  expect(shown!.columnData?.[1]?.hd).toBe(1);
  expect(shown!.freeze).toEqual({ xSplit: 2, ySplit: 1, startRow: 1, startColumn: 2 });
  expect(sheetCustom(shown!).protection).toEqual({ allowed: ['sort'] });
  expect(sheetCustom(hidden!).protection).toBeNull();
  expect(workbookCustom(data)).toMatchObject({ date1904: false, structureLocked: true, activeSheet: shown!.id });
});

test('formulas: shared, of arrays, of later versions, of this add-in, and one that nobody has calculated', async () => {
  const cell = (place: string, inside: string): string => `<c r="${place}">${inside}</c>`;
  const { data } = await bookOf(
    makeXlsx({
      sheet: `<sheetData><row r="1">${cell('A1', '<v>1</v>')}${cell('B1', '<f t="shared" ref="B1:B2" si="0">A1*2</f><v>2</v>')}${cell('C1', '<f t="array" ref="C1:C2">A1:A2</f><v>1</v>')}${cell('D1', '<f>_xlfn.CONCAT("_xlfn.",A1)</f>')}</row><row r="2">${cell('A2', '<v>3</v>')}${cell('B2', '<f t="shared" si="0"/><v>6</v>')}${cell('C2', '<v>3</v>')}${cell('D2', '<f>_xldudf_GUIJU_LATENESS(20)</f><v>-10</v>')}</row></sheetData>`,
    }),
  );
  expect(cellOf(data, 0, 1)).toMatchObject({ f: '=A1*2', si: '0', v: 2 });
  expect(cellOf(data, 1, 1)).toEqual({ si: '0', v: 6, t: 2 });
  expect(cellOf(data, 0, 2)).toMatchObject({ f: '=A1:A2' });
  expect(cellOf(data, 0, 2).v).toBeUndefined();
  expect(cellOf(data, 1, 2).v).toBeUndefined();
  expect(cellOf(data, 0, 3)).toEqual({ f: '=CONCAT("_xlfn.",A1)' });
  expect(cellOf(data, 1, 3)).toMatchObject({ f: '=GUIJU.LATENESS(20)', v: -10 });
  const { univer, book, close } = openBook(data);
  try {
    univer.getFormula().executeCalculation();
    await univer.getFormula().onCalculationResultApplied();
    const sheet = book.getActiveSheet();
    expect(sheet.getRange('B1:D2').getFormulas().map((row) => row.slice(0, 1))).toEqual([['=A1*2'], ['=A2*2']]);
    expect(sheet.getRange('B2').getValue()).toBe(6);
    expect(sheet.getRange('C2').getValue()).toBe(3);
    expect(sheet.getRange('D1').getValue()).toBe('_xlfn.1');
  } finally {
    close();
  }
});

test('tables, filters, conditional formats and names load into Univer', async () => {
  const fill = { type: 'pattern', pattern: 'solid', bgColor: { rgb: 'FFFFC7CE' } } as const;
  const { data, notices } = await bookOf(
    write(
      {
        tables: [{ name: '员工表', range: 'A1:C3', columns: [{ name: '工号' }, { name: '姓名' }, { name: '金额' }] }],
        conditionalRules: [
          { type: 'expression', priority: 2, formula: 'ISTEXT("guiju:warn")', range: 'A2:A3 C2', style: { fill } },
          { type: 'cellIs', operator: 'greaterThan', priority: 1, formula: '15', range: 'C2:C3', style: { font: { color: { rgb: 'FF9C0006' } } }, stopIfTrue: true },
          { type: 'cellIs', operator: 'between', priority: 3, formula: ['$C$2', '$C$3'], range: 'C2:C3', style: { fill } },
          { type: 'top10', priority: 4, range: 'C2:C3', style: { fill } },
        ],
      },
      { namedRanges: [{ name: '底薪', range: "'台账'!$C$2:$C$3" }, { name: '此表', range: "'台账'!$A$1", scope: '台账' }] },
    ),
  );
  const id = data.sheetOrder[0]!;
  expect(resource(data, 'SHEET_TABLE_PLUGIN')).toMatchObject({ [id]: { tables: [{ name: '员工表', range: { startRow: 0, startColumn: 0, endRow: 2, endColumn: 2 }, columns: [{ displayName: '工号' }, { displayName: '姓名' }, { displayName: '金额' }] }] } });
  const formats = resource(data, 'SHEET_CONDITIONAL_FORMATTING_PLUGIN') as Record<string, { rule: unknown; ranges: unknown[]; stopIfTrue: boolean }[]>;
  expect(formats[id]).toHaveLength(3);
  expect(formats[id]![0]).toMatchObject({ stopIfTrue: true, rule: { subType: 'number', operator: 'greaterThan', value: 15, style: { cl: { rgb: '#9c0006' } } } });
  expect(formats[id]![1]).toMatchObject({ stopIfTrue: false, rule: { subType: 'formula', value: '=ISTEXT("guiju:warn")', style: { bg: { rgb: '#ffc7ce' } } }, ranges: [{ startRow: 1, endRow: 2, startColumn: 0 }, { startRow: 1, endRow: 1, startColumn: 2 }] });
  expect(formats[id]![2]).toMatchObject({ rule: { subType: 'formula', value: '=AND(C2>=($C$2),C2<=($C$3))' } });
  expect(notices).toEqual([{ code: 'formats-left-out', params: { file: '台账.xlsx', count: 1 } }]);
  const { book, close } = openBook(data);
  try {
    const sheet = book.getActiveSheet();
    expect(book.getDefinedNames().map((name) => [name.getName(), name.getFormulaOrRefString(), name.getLocalSheetId()])).toEqual([['底薪', "'台账'!$C$2:$C$3", 'AllDefaultWorkbook'], ['此表', "'台账'!$A$1", id]]);
    expect(sheet.getConditionalFormattingRules()).toHaveLength(3);
    expect(book.getTableList().map(({ name }) => name)).toEqual(['员工表']);
  } finally {
    close();
  }
});

test('rows that a filter hides are the filter’s, rows hidden by hand stay hidden', async () => {
  const { data } = await bookOf(
    write({
      rows: [['部门', '金额'], ['甲', 1], ['乙', 2], ['甲', 3], ['甲', 4]],
      autoFilter: { range: 'A1:B4', columns: [{ colIndex: 0, filters: ['甲'] }] },
      rowDefs: new Map([[2, { hidden: true }], [4, { hidden: true }]]),
    }),
  );
  expect(resource(data, 'SHEET_FILTER_PLUGIN')).toEqual({ [data.sheetOrder[0]!]: { ref: { startRow: 0, startColumn: 0, endRow: 3, endColumn: 1 }, filterColumns: [{ colId: 0, filters: { filters: ['甲'] } }], cachedFilteredOut: [2] } });
  expect(firstSheet(data).rowData).toEqual({ 4: { hd: 1 } });
});

test('links lead to the web or to a place of this workbook, and nowhere else', async () => {
  const link = (hyperlink: { target: string; location?: string }): Partial<Cell> => ({ value: '链接', hyperlink });
  const { data } = await bookOf(
    writeXlsx({
      sheets: [
        { name: '问题 清单', rows: [['链接'], ['链接'], ['链接'], ['链接']], cells: new Map([['0,0', link({ target: 'https://example.com/a' })], ['1,0', link({ target: '', location: "'台账'!B41" })], ['2,0', link({ target: 'javascript:alert(1)' })], ['3,0', link({ target: '', location: "'没有'!A1" })]]) },
        { name: '台账', rows: [[1]] },
      ],
    }),
  );
  const urls = [0, 1, 2, 3].map((row) => cellOf(data, row, 0).p?.body?.customRanges?.[0]?.properties?.url as string | undefined);
  expect(urls).toEqual(['https://example.com/a', `#gid=${data.sheetOrder[1]!}&range=B41`, undefined, undefined]);
  for (const row of [0, 1, 2, 3]) expect(cellOf(data, row, 0).v).toBe('链接');
});

test('two files with a sheet of the same name: the second is renamed, shows results, and says so', async () => {
  const bytes = await write({ cells: new Map([['1,2', { value: 12.5, formula: '10+2.5', formulaResult: 12.5 }]]) });
  const { data, notices } = await readBook([{ name: '甲.xlsx', bytes }, { name: '乙.xlsx', bytes }]);
  expect(data.name).toBe('甲.xlsx + 乙.xlsx');
  expect(data.sheetOrder.map((id) => [data.sheets[id]!.name, sheetCustom(data.sheets[id]!).file])).toEqual([['台账', '甲.xlsx'], ['台账 (2)', '乙.xlsx']]);
  expect(data.sheets[data.sheetOrder[0]!]!.cellData?.[1]?.[2]).toMatchObject({ f: '=10+2.5', v: 12.5 });
  expect(data.sheets[data.sheetOrder[1]!]!.cellData?.[1]?.[2]).toMatchObject({ v: 12.5 });
  expect(data.sheets[data.sheetOrder[1]!]!.cellData?.[1]?.[2]?.f).toBeUndefined();
  expect(notices).toEqual([{ code: 'formulas-dropped', params: { file: '乙.xlsx' } }]);
});

test('text stays text: numbers typed as text, and what looks like an error or a formula', async () => {
  const cells = ['000101', '#N/A', '=1+1', "'x"].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`);
  const { data } = await bookOf(makeXlsx({ sheet: `<sheetData><row r="1">${cells.join('')}<c t="e"><v>#N/A</v></c></row></sheetData>` }));
  expect([0, 1, 2, 3, 4].map((column) => cellOf(data, 0, column))).toEqual([{ v: '000101', t: 1 }, { v: '#N/A', t: 4 }, { v: '=1+1', t: 1 }, { v: "'x", t: 1 }, { v: '#N/A', t: 1 }]);
});

test('a .csv shows its text', async () => {
  const { data, notices } = await readBook([{ name: '打卡.csv', bytes: new TextEncoder().encode('工号,时间\n000101,09:16\n') }]);
  expect(notices).toEqual([]);
  expect(firstSheet(data).cellData).toEqual({ 0: { 0: { v: '工号', t: 1 }, 1: { v: '时间', t: 1 } }, 1: { 0: { v: '000101', t: 1 }, 1: { v: '09:16', t: 1 } } });
});
