import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { LIMITS, readWorkbook, WorkbookError } from '../files';
import { CellError, UNCALCULATED, type CellValue, type Grid } from '../port';
import { SheetGrid } from '../sheet-grid';
import { makeXlsx, type XlsxParts } from '../testing/make-xlsx';
import { WorksheetReader } from './worksheet';

const STYLES =
  '<numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy\\-mm\\-dd;@"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>' +
  '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="176"><alignment horizontal="left"/></xf><xf numFmtId="31"/><xf numFmtId="10"/></cellXfs><cellStyles/>';

const read = (parts: XlsxParts): Grid => readWorkbook('b.xlsx', makeXlsx({ styles: STYLES, ...parts })).sheets[0]!;
const row = (cells: string): string => `<sheetData><row r="1">${cells}</row></sheetData>`;
const values = (grid: Grid): CellValue[] => Array.from({ length: grid.columns }, (_, column) => grid.value(0, column));
const codeOf = (parts: XlsxParts): string => {
  try {
    read(parts);
  } catch (error) {
    if (error instanceof WorkbookError) return error.code;
    throw error;
  }
  return 'read';
};

describe('cells', () => {
  test.each<[string, string, CellValue]>([
    ['whole', '<c r="A1"><v>12</v></c>', 12],
    ['negative', '<c r="A1" t="n"><v>-0.5</v></c>', -0.5],
    ['a double that is no short decimal', '<c r="A1"><v>0.39583333333333331</v></c>', 0.39583333333333331],
    ['exponents', '<c r="A1"><v>1.5E-3</v></c>', 0.0015],
    ['white space around', '<c r="A1"><v> 7\n</v></c>', 7],
    ['fifteen digits', '<c r="A1"><v>999999999999.995</v></c>', 999999999999.995],
    ['no number', '<c r="A1"><v>1.#INF</v></c>', new CellError('#NUM!')],
    ['beyond doubles', '<c r="A1"><v>1e999</v></c>', new CellError('#NUM!')],
    ['true', '<c r="A1" t="b"><v>1</v></c>', true],
    ['false', '<c r="A1" t="b"><v>false</v></c>', false],
    ['an error', '<c r="A1" t="e"><v>#DIV/0!</v></c>', new CellError('#DIV/0!')],
    ['an error of a later version', '<c r="A1" t="e"><v>#SPILL!</v></c>', new CellError('#SPILL!')],
    ['a text result', '<c r="A1" t="str"><f>A2&amp;"x"</f><v>a &lt; b</v></c>', 'a < b'],
    ['an empty text result', '<c r="A1" t="str"><f>""</f><v></v></c>', null],
    ['nobody calculated it', '<c r="A1"><f>1+1</f></c>', new CellError(UNCALCULATED)],
    ['nobody calculated it, an empty value', '<c r="A1"><f>1+1</f><v/></c>', new CellError(UNCALCULATED)],
    ['nobody calculated a shared formula', '<c r="A1"><f t="shared" si="0"/></c>', new CellError(UNCALCULATED)],
    ['text in the cell', '<c r="A1" t="inlineStr"><is><t>李雷</t></is></c>', '李雷'],
    ['runs of rich text', '<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>迟到</t></r><r><t xml:space="preserve"> 5 分</t></r></is></c>', '迟到 5 分'],
    ['how it is pronounced is left out', '<c r="A1" t="inlineStr"><is><t>王</t><rPh sb="0" eb="1"><t>ワン</t></rPh><phoneticPr fontId="1"/></is></c>', '王'],
    ['a name that is no entity', '<c r="A1" t="inlineStr"><is><t>&constructor; &amp;</t></is></c>', '&constructor; &'],
    ['escapes', '<c r="A1" t="inlineStr"><is><t>a&#x4e2d;&#25991;_x000D_&#10;_x005F_b &quot;&apos;&gt;</t></is></c>', 'a中文\n_b "\'>'],
    ['a section of raw text', '<c r="A1" t="str"><v><![CDATA[1 < 2 && 3]]> ok</v></c>', '1 < 2 && 3 ok'],
    ['a comment inside', '<c r="A1" t="str"><v>a<!-- > <c/> -->b</v></c>', 'ab'],
    ['a date as text', '<c r="A1" t="d"><v>2026-10-09</v></c>', 46304],
    ['a date and time as text', '<c r="A1" t="d"><v>2026-10-09T12:00:00</v></c>', 46304.5],
    ['a time as text', '<c r="A1" t="d"><v>06:00:00.000Z</v></c>', 0.25],
    ['no such date', '<c r="A1" t="d"><v>2026-02-30</v></c>', '2026-02-30'],
    ['single quotes and spaces in a tag', "<c  t = 'str'\n r='A1' ><v>x</v ></c >", 'x'],
    ['a sign of greater in an attribute', '<c r="A1" x=">" t="str"><v>x</v></c>', 'x'],
    ['a blank cell that has a style', '<c r="A1" s="1"/>', null],
  ])('%s', (_, cell, value) => expect(read({ sheet: row(cell) }).value(0, 0)).toEqual(value));

  test('the table of texts, with runs, pronunciation, blanks and escapes', () => {
    const strings = '<si><t>工号</t></si><si/><si><r><t>请</t></r><r><t>假</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t xml:space="preserve"> a_x0009_b </t></si><si><t/></si>';
    const grid = read({ strings, sheet: row([0, 1, 2, 3, 4].map((n) => `<c t="s"><v>${n}</v></c>`).join('')) });
    expect(values(grid)).toEqual(['工号', null, '请假', ' a\tb ']);
    expect(codeOf({ strings, sheet: row('<c t="s"><v>5</v></c>') })).toBe('damaged');
  });

  test('prefixes', () => {
    const sheet = '<?xml version="1.0"?><x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c r="B1"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(values(read({ sheet }))).toEqual(['甲', 2]);
  });
});

describe('places', () => {
  test('rows and cells without their own stand behind the one before', () => {
    const grid = read({ sheet: '<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c r="C4"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row></sheetData>' });
    expect([grid.rows, grid.columns]).toEqual([5, 4]);
    expect([grid.value(0, 0), grid.value(0, 1), grid.value(3, 2), grid.value(3, 3), grid.value(4, 0), grid.value(1, 0), grid.value(3, 0)]).toEqual([1, 2, 3, 4, 5, null, null]);
  });

  test('rows and cells in any order; of two in one place the later one stands', () => {
    const grid = read({
      sheet: '<sheetData><row r="3"><c r="C3"><v>1</v></c><c r="A3"><v>2</v></c></row><row r="1"><c r="B1"><v>3</v></c></row><row r="3"><c r="C3"><v>4</v></c></row></sheetData>',
    });
    expect([grid.rows, grid.columns]).toEqual([3, 3]);
    expect([grid.value(2, 2), grid.value(2, 0), grid.value(0, 1), grid.value(1, 1), grid.value(2, 1)]).toEqual([4, 2, 3, null, null]);
  });

  test('the last place of a sheet is one, the next is none', () => {
    const at = (place: string, r: number): XlsxParts => ({ sheet: `<sheetData><row r="${r}"><c r="${place}"><v>1</v></c></row></sheetData>` });
    expect(read(at('XFD1', 1)).value(0, 16383)).toBe(1);
    expect(read(at('A1048576', 1_048_576)).value(1_048_575, 0)).toBe(1);
    expect([codeOf(at('XFE1', 1)), codeOf(at('A1048577', 1_048_577)), codeOf(at('A0', 0)), codeOf(at('1', 1)), codeOf(at('XFD1048576', 1_048_576))]).toEqual([
      'too-many-columns', 'too-many-rows', 'damaged', 'damaged', 'too-wide-and-long',
    ]);
  });

  test('a used range of the whole sheet costs nothing', () => {
    const grid = read({ sheet: `<dimension ref="A1:XFD1048576"/>${row('<c r="A1"><v>1</v></c>')}` });
    expect([grid.rows, grid.columns]).toEqual([1, 1]);
  });

  test('merged areas', () => {
    const grid = read({ sheet: `${row('<c><v>1</v></c>')}<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="$B$2:$B$9"/><mergeCell ref="A"/></mergeCells>` });
    expect(grid.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 2 }, { top: 1, left: 1, bottom: 8, right: 1 }]);
  });
});

describe('styles and dates', () => {
  test("own formats, Excel's, and those of Chinese Excel that are known by number alone", () => {
    const grid = read({ sheet: row('<c s="1"><v>46304</v></c><c s="2"><v>46304</v></c><c s="3"><v>0.35</v></c><c><v>1</v></c><c s="99"><v>1</v></c>') });
    expect([0, 1, 2, 3, 4].map((c) => grid.format(0, c))).toEqual(['yyyy\\-mm\\-dd;@', 'yyyy"年"m"月"d"日"', '0.00%', 'General', 'General']);
    expect([0, 1, 2].map((c) => grid.text(0, c))).toEqual(['2026-10-09', '2026年10月9日', '35.00%']);
  });

  test.each([['1', true], ['true', true], ['0', false]])('date1904="%s"', (value, expected) => {
    const grid = read({ workbookProperties: `<workbookPr date1904="${value}"/>`, sheet: row('<c t="d"><v>2026-10-09</v></c>') });
    expect([grid.date1904, grid.value(0, 0)]).toEqual([expected, expected ? 44842 : 46304]);
  });
});

describe('packages', () => {
  const sheet = row('<c t="inlineStr"><is><t>甲</t></is></c>');
  const rels = (target: string, type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'): string => `<Relationships><Relationship Id="rId1" Type="${type}/worksheet" Target="${target}"/></Relationships>`;
  test.each<[string, Partial<XlsxParts>]>([
    ['targets from the root', { others: { 'xl/_rels/workbook.xml.rels': rels('/xl/worksheets/sheet1.xml') } }],
    ['another case', { others: { 'xl/_rels/workbook.xml.rels': rels('Worksheets/Sheet1.XML') } }],
    ['backslashes and dots', { others: { 'xl/_rels/workbook.xml.rels': rels('..\\xl\\.\\worksheets\\sheet1.xml') } }],
    ['the strict dialect', { main: 'http://purl.oclc.org/ooxml/spreadsheetml/main', office: 'http://purl.oclc.org/ooxml/officeDocument/relationships' }],
    ['no root relationships', { others: { '_rels/.rels': '<Relationships/>' } }],
    ['a byte order mark', { others: { 'xl/workbook.xml': '\ufeff<workbook><sheets><sheet name="x" r:id="rId1"/></sheets></workbook>' } }],
  ])('%s', (_, parts) => expect(read({ sheet, ...parts }).value(0, 0)).toBe('甲'));

  test('UTF-16', () => {
    const text = `<?xml version="1.0" encoding="UTF-16"?><worksheet>${sheet}</worksheet>`;
    const bytes = Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
    expect(read({ sheet, others: { 'xl/worksheets/sheet1.xml': bytes } }).value(0, 0)).toBe('甲');
  });

  test.each<[string, string, Partial<XlsxParts>]>([
    ['no sheets', 'not-a-workbook', { others: { 'xl/workbook.xml': '<workbook/>' } }],
    ['another kind of document', 'not-a-workbook', { others: { 'xl/workbook.xml': '<document/>' } }],
    ['a sheet that is not there', 'damaged', { others: { 'xl/_rels/workbook.xml.rels': rels('worksheets/sheet9.xml') } }],
    ['a sheet without a relationship', 'damaged', { others: { 'xl/_rels/workbook.xml.rels': '<Relationships/>' } }],
    ['a document type', 'damaged', { sheet: '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>' }],
    ['an end that is missing', 'damaged', { sheet: '<?xml version="1.0"?><worksheet><sheetData><row><c><v>1</v></c>' }],
    ['a text that is cut off', 'damaged', { sheet: '<?xml version="1.0"?><worksheet><sheetData><row><c><v>1' }],
    ['a tag that is cut off', 'damaged', { sheet: '<?xml version="1.0"?><worksheet><sheetData/></worksheet' }],
    ['one end too many', 'damaged', { sheet: '<sheetData></row></sheetData></worksheet></x>' }],
    ['nothing in it', 'damaged', { sheet: '<?xml version="1.0"?>' }],
    ['a tag in a value', 'damaged', { sheet: row('<c><v><b/></v></c>') }],
    ['too many sheets', 'too-many-sheets', { others: { 'xl/workbook.xml': `<workbook><sheets>${'<sheet name="x" r:id="rId1"/>'.repeat(1001)}</sheets></workbook>` } }],
    ['one part for two sheets', 'damaged', { others: { 'xl/workbook.xml': '<workbook><sheets><sheet name="x" r:id="rId1"/><sheet name="y" r:id="rId1"/></sheets></workbook>' } }],
  ])('%s: %s', (_, code, parts) => expect(codeOf({ sheet, ...parts })).toBe(code));

  const withTables = (count: number, table: (i: number) => string): Partial<XlsxParts> => ({
    others: {
      'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${Array.from({ length: count }, (_, i) => `<Relationship Id="rId${i + 1}" Type="x/table" Target="../tables/table${i + 1}.xml"/>`).join('')}</Relationships>`,
      ...Object.fromEntries(Array.from({ length: count }, (_, i) => [`xl/tables/table${i + 1}.xml`, table(i)])),
    },
  });

  test('as many tables as a sheet may have, and one more', () => {
    const table = (i: number): string => `<table id="${i + 1}" name="T${i}" displayName="T${i}" ref="A${i * 3 + 1}:B${i * 3 + 2}"/>`;
    expect(read({ sheet, ...withTables(LIMITS.tables, table) }).tables).toHaveLength(LIMITS.tables);
    expect(codeOf({ sheet, ...withTables(LIMITS.tables + 1, table) })).toBe('too-many-tables');
  });

  test('tables without a place or a name are none; headers and totals are as they say', () => {
    const parts = ['<table displayName="A" ref="B2:C3" headerRowCount="0" totalsRowCount="1"/>', '<table displayName="B" ref="?"/>', '<table ref="A1:B2"/>', '<x/>', '<table name="C" ref="$A$1"/>'];
    expect(read({ sheet, ...withTables(parts.length, (i) => parts[i]!) }).tables).toEqual([
      { name: 'C', top: 0, left: 0, bottom: 0, right: 0, headers: true, totals: false },
      { name: 'A', top: 1, left: 1, bottom: 2, right: 2, headers: false, totals: true },
    ]);
  });

  test('a sheet of one chart has no cells', () => {
    const chart = `<Relationships><Relationship Id="rId1" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`;
    const grid = read({ sheet, others: { 'xl/_rels/workbook.xml.rels': chart } });
    expect([grid.rows, grid.value(0, 0), grid.text(0, 0), grid.format(0, 0)]).toEqual([0, null, '', 'General']);
  });
});

/** Numbers, texts and the rest as the other reader has them; both are asked for every cell. */
function cellsOf(grid: Grid): unknown[] {
  const cells: unknown[] = [grid.rows, grid.columns];
  for (let r = 0; r < grid.rows; r++) for (let c = 0; c < grid.columns; c++) cells.push([grid.value(r, c), grid.format(r, c), grid.text(r, c)]);
  return cells;
}

const anyCell = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((v) => ({ t: 'n', v })),
  fc.integer().map((v) => ({ t: 'n', v })),
  fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.constantFrom(10, 100, 1000)).map(([n, by]) => ({ t: 'n', v: n / by })),
  fc.tuple(fc.integer({ min: 1, max: 60000 }), fc.constantFrom('yyyy-mm-dd', '0.00%', 'h:mm', '0', '#,##0.00')).map(([v, z]) => ({ t: 'n', v, z })),
  fc.string({ minLength: 1 }).filter((v) => !/[\u0000-\u001f]/.test(v)).map((v) => ({ t: 's', v })),
  fc.constantFrom('请假', '<a> & "b"', ' 前后 ', '两行\n字', '_x000D_', '=1+1', '#N/A').map((v) => ({ t: 's', v })),
  fc.boolean().map((v) => ({ t: 'b', v })),
  fc.constantFrom(0, 7, 15, 23, 29, 36, 42).map((v) => ({ t: 'e', v })),
  fc.constant(null),
);

test('random workbooks are read as the other reader reads them', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyCell, { maxLength: 9 }), { minLength: 1, maxLength: 12 }), fc.boolean(), fc.boolean(), (rows, bookSST, date1904) => {
      const book = XLSX.utils.book_new();
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '台账');
      book.Workbook = { WBProps: { date1904 } };
      const bytes = new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx', bookSST }) as ArrayBuffer);
      const other = XLSX.read(bytes, { dense: true, cellNF: true, cellText: false, cellFormula: false, cellHTML: false, cellDates: false });
      const grid = readWorkbook('b.xlsx', bytes).sheets[0]!;
      expect(cellsOf(grid)).toEqual(cellsOf(new SheetGrid('b.xlsx', '台账', other.Sheets['台账']!, date1904)));
    }),
    { numRuns: 150 },
  );
});

test('the same cells come out wherever the pieces are cut', () => {
  const xml = new TextEncoder().encode(
    '<?xml version="1.0"?><!-- a > b --><worksheet><sheetData><row r="1" x=">"><c r="A1" t="inlineStr"><is><r><t>请&amp;假</t></r><r><t>条</t></r></is></c><c r="B1"><f>A1</f><v>-12.5</v></c>' +
      '<c t="str"><v><![CDATA[a<b]]>c</v></c></row><row r="3"><c r="A3" t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>',
  );
  const readIn = (cuts: readonly number[]): unknown[] => {
    const reader = new WorksheetReader('台账', [], false);
    let from = 0;
    for (const cut of [...cuts, xml.length]) {
      reader.push(xml.slice(from, cut), cut === xml.length);
      from = cut;
    }
    const at = (r: number, c: number): CellValue => (reader.cells.find(r, c) < 0 ? null : reader.cells.valueAt(reader.cells.find(r, c)));
    return [at(0, 0), at(0, 1), at(0, 2), at(2, 0), reader.merges];
  };
  const whole = ['请&假条', -12.5, 'a<bc', true, [{ top: 0, left: 0, bottom: 0, right: 1 }]];
  for (let cut = 0; cut < xml.length; cut++) expect(readIn([cut])).toEqual(whole);
  fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: xml.length - 1 }), { maxLength: 40 }), (cuts) => expect(readIn([...cuts].sort((a, b) => a - b))).toEqual(whole)), { numRuns: 100 });
});
