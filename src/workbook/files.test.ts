import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { deflateRawSync } from 'node:zlib';
import { readWorkbook, WorkbookError } from './files';
import { inflate } from './inflate';
import { CellError, type Grid } from './port';

const bytesOf = (book: XLSX.WorkBook, bookType: XLSX.BookType): Uint8Array =>
  new Uint8Array(XLSX.write(book, { type: 'array', bookType, compression: true }) as ArrayBuffer);

function book(rows: unknown[][], change?: (sheet: XLSX.WorkSheet) => void): XLSX.WorkBook {
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  change?.(sheet);
  const made = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(made, sheet, '台账');
  return made;
}

const first = (name: string, bytes: Uint8Array): Grid => {
  const grid = readWorkbook(name, bytes).sheets[0];
  if (!grid) throw new Error('no sheet');
  return grid;
};

const codeOf = (name: string, bytes: Uint8Array): string => {
  try {
    readWorkbook(name, bytes);
  } catch (error) {
    if (error instanceof WorkbookError) return error.code;
    throw error;
  }
  return 'read';
};

const utf16 = (text: string, bigEndian: boolean, mark: boolean): Uint8Array => {
  const units = [...(mark ? '\ufeff' : '')].concat([...text]).map((c) => c.charCodeAt(0));
  return Uint8Array.from(units.flatMap((u) => (bigEndian ? [u >> 8, u & 255] : [u & 255, u >> 8])));
};

/** "工号,姓名\n000102,李雷\n" */
const GB18030 = Uint8Array.from([
  0xb9, 0xa4, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0x30, 0x30, 0x30, 0x31, 0x30, 0x32, 0x2c, 0xc0, 0xee, 0xc0, 0xd7, 0x0a,
]);

describe('workbooks', () => {
  const rows = [['工号', '金额', '到岗', '是否'], ['000102', 1234.5, 0.3958333333333333, true], ['E2', -3, 46304, false]];

  test.each(['xlsx', 'biff8', 'ods', 'xlsb'] as const)('%s: stored values, whatever the extension says', (type) => {
    const grid = first('book.csv', bytesOf(book(rows), type));
    expect([grid.rows, grid.columns, grid.sheet, grid.date1904]).toEqual([3, 4, '台账', false]);
    expect(rows.map((row, r) => row.map((_, c) => grid.value(r, c)))).toEqual(rows);
    expect(grid.value(9, 9)).toBeNull();
    expect(grid.text(9, 9)).toBe('');
  });

  test('number formats, shown texts, errors and merged areas', () => {
    const made = book([['标题'], ['a', 0.35, 46304]], (sheet) => {
      sheet['B2'] = { t: 'n', v: 0.35, z: '0.00%' };
      sheet['C2'] = { t: 'n', v: 46304, z: 'yyyy/m/d' };
      sheet['D2'] = { t: 'e', v: 0x2a };
      sheet['!ref'] = 'A1:D2';
      sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 3 } }];
    });
    const grid = first('book.xlsx', bytesOf(made, 'xlsx'));
    expect(grid.format(1, 1)).toBe('0.00%');
    expect(grid.text(1, 1)).toBe('35.00%');
    expect(grid.text(1, 2)).toBe('2026/10/9');
    expect(grid.value(1, 3)).toEqual(new CellError('#N/A'));
    expect(grid.text(1, 3)).toBe('#N/A');
    expect(grid.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 3 }]);
  });

  test('1904 workbooks say so', () => {
    const made = book([[1]]);
    made.Workbook = { WBProps: { date1904: true } };
    expect(first('b.xlsx', bytesOf(made, 'xlsx')).date1904).toBe(true);
    expect(first('b.xls', bytesOf(made, 'biff8')).date1904).toBe(true);
  });

  test('a formula gives its cached value; one that nobody calculated is an error, no blank', () => {
    const made = book([['x']], (sheet) => {
      sheet['A2'] = { t: 'n', v: 3, f: '1+2' };
      sheet['A3'] = { t: 'n', f: 'A2*2' };
      sheet['A4'] = { t: 's', v: '文', f: '"文"' };
      sheet['!ref'] = 'A1:A4';
    });
    const grid = first('b.xlsx', bytesOf(made, 'xlsx'));
    expect(grid.value(1, 0)).toBe(3);
    expect(grid.value(2, 0)).toEqual(new CellError('#UNCALCULATED'));
    expect(grid.value(3, 0)).toBe('文');
  });

  test('dates of .ods do not depend on the time zone', () => {
    const made = book([['x']], (sheet) => {
      sheet['A2'] = { t: 'n', v: 46304, z: 'm/d/yy' };
      sheet['A3'] = { t: 'n', v: 0.3958333333333333, z: 'hh:mm' };
      sheet['!ref'] = 'A1:A3';
    });
    const grid = first('b.ods', bytesOf(made, 'ods'));
    expect(grid.value(1, 0)).toBe(46304);
    expect(grid.value(2, 0)).toBeCloseTo(0.3958333333, 6);
  });

  test('.ods with conditional number formats, as LibreOffice writes them, is read without a word on stderr', () => {
    const parts = unzipSync(bytesOf(book([['金额'], [{ t: 'n', v: 1.5, z: '0.00' }]]), 'ods'));
    const content = new TextDecoder().decode(parts['content.xml']);
    const styled = content.replace('</office:automatic-styles>', `<number:number-style style:name="N1"><number:number number:decimal-places="2"/><style:map style:condition="value()&gt;0" style:apply-style-name="N1P0"/></number:number-style></office:automatic-styles>`);
    expect(styled).not.toBe(content);
    const complaints = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(first('b.ods', zipSync({ ...parts, 'content.xml': new TextEncoder().encode(styled) })).value(1, 0)).toBe(1.5);
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  });

  test('hidden rows and columns are data', () => {
    const made = book([['a', 'b'], [1, 2], [3, 4]], (sheet) => {
      sheet['!rows'] = [{}, { hidden: true }];
      sheet['!cols'] = [{}, { hidden: true }];
    });
    const grid = first('b.xlsx', bytesOf(made, 'xlsx'));
    expect([grid.value(1, 0), grid.value(1, 1)]).toEqual([1, 2]);
  });

  test('a million formatted rows under the data make no rows, at little cost', () => {
    const parts = unzipSync(bytesOf(book([['工号'], ['E1']]), 'xlsx'));
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
    let blank = '';
    for (let r = 3; r <= 1_048_576; r++) blank += `<row r="${r}"><c r="A${r}" s="0"/></row>`;
    const bytes = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': new TextEncoder().encode(sheet.replace('</sheetData>', `${blank}</sheetData>`)) }, { level: 1 });
    const grid = first('b.xlsx', bytes);
    expect([grid.rows, grid.value(1, 0)]).toEqual([2, 'E1']);
  });
});

describe('text files', () => {
  const text = '工号,姓名\n000102,李雷\n';
  const utf8 = new TextEncoder().encode(text);
  test.each([
    ['UTF-8', utf8], ['UTF-8 with a mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8])], ['GB18030', GB18030],
    ['UTF-16LE', utf16(text, false, true)], ['UTF-16BE', utf16(text, true, true)], ['UTF-16LE without a mark', utf16(text, false, false)],
  ])('%s', (_, bytes) => {
    const grid = first('b.csv', bytes);
    expect([grid.rows, grid.columns]).toEqual([2, 2]);
    expect([grid.value(0, 0), grid.value(0, 1), grid.value(1, 0), grid.value(1, 1)]).toEqual(['工号', '姓名', '000102', '李雷']);
  });

  test('a quote that is never closed is told with its row, and swallows nothing', () => {
    expect(() => readWorkbook('a.csv', new TextEncoder().encode('a,b\n1,2\n"x,3\n4,5\n'))).toThrow(new WorkbookError('damaged', { file: 'a.csv', detail: 'CSV 3: "' }));
  });

  test.each([[','], ['\t'], [';']])('delimiter %j, quotes, line breaks and delimiters in quotes', (d) => {
    const cell = `"说 ""好""${d}\n次行"`;
    const grid = first('b.csv', new TextEncoder().encode(['a', 'b', 'c'].join(d) + '\r\n' + ['1', cell, ''].join(d) + '\r\n' + ['2', '', 'z'].join(d)));
    expect([grid.rows, grid.columns]).toEqual([3, 3]);
    expect([grid.value(1, 0), grid.value(1, 1), grid.value(1, 2), grid.value(2, 1), grid.value(2, 2)]).toEqual(['1', `说 "好"${d}\n次行`, null, null, 'z']);
  });

  test('nothing is guessed: leading zeros, exponents and dates stay text', () => {
    const grid = first('b.csv', new TextEncoder().encode('a,b,c\n007,9e42,2026-10-09\n'));
    expect([0, 1, 2].map((c) => grid.value(1, c))).toEqual(['007', '9e42', '2026-10-09']);
  });

  test('what keeps an id as text in Excel is no part of the id', () => {
    const grid = first('b.csv', new TextEncoder().encode('="000101","=""000102""",\'000103,="",\'tis,=1+1,=""\n'));
    expect([0, 1, 2, 3, 4, 5].map((c) => grid.value(0, c))).toEqual(['000101', '000102', '000103', null, "'tis", '=1+1']);
  });
});

describe('what is no workbook', () => {
  const xlsx = bytesOf(book([['a']]), 'xlsx');
  test.each([
    ['not-a-workbook', zipSync({ '[Content_Types].xml': new Uint8Array([60]), 'word/document.xml': new Uint8Array([60]) })],
    ['empty', new Uint8Array()],
    ['damaged', xlsx.slice(0, xlsx.length - 30)],
    ['not-a-workbook', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])],
    ['web-page', new TextEncoder().encode('<html><table><tr><td>1</td></tr></table></html>')],
  ])('%s', (code, bytes) => expect(codeOf('b.xlsx', bytes)).toBe(code));

  test('too large', () => expect(codeOf('b.csv', new Uint8Array(200 * 1024 * 1024 + 1))).toBe('too-large'));

  test('a damaged byte is found by its checksum', () => {
    for (let at = 40; at < xlsx.length; at += Math.ceil(xlsx.length / 150)) {
      const broken = xlsx.slice();
      broken[at] = (broken[at] ?? 0) ^ 0x10;
      expect(['damaged', 'not-a-workbook', 'encrypted', 'expands-too-far', 'read']).toContain(codeOf('b.xlsx', broken));
    }
  });

  test('random bytes are refused or text, never a hang or another error', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 2000 }), (bytes) => { codeOf('b.xlsx', bytes); }), { numRuns: 300 });
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 600 }), (bytes) => { codeOf('b.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...bytes])); }), { numRuns: 100 });
  });
});

function inflated(packed: Uint8Array, size: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  inflate(packed, size, (piece) => pieces.push(piece));
  return Buffer.concat(pieces);
}

describe('inflate', () => {
  test('gives what zlib packed, and refuses another size', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 5000 }), fc.string({ maxLength: 60 }).map((s) => new TextEncoder().encode(s.repeat(200)))), fc.constantFrom(0, 1, 6, 9), (data, level) => {
        const packed = new Uint8Array(deflateRawSync(data, { level }));
        expect(Buffer.from(inflated(packed, data.length)).equals(Buffer.from(data))).toBe(true);
        expect(() => inflated(packed, data.length + 1)).toThrow('damaged');
        if (data.length > 0) expect(() => inflated(packed, data.length - 1)).toThrow('damaged');
      }),
      { numRuns: 300 },
    );
  });

  test('garbage ends', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => { try { inflated(bytes, 1000); } catch (error) { expect(String(error)).toContain('damaged'); } }), { numRuns: 1000 });
  });
});
