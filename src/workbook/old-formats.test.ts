import * as XLSX from '@e965/xlsx';
import { readWorkbook, WorkbookError } from './files';

const ROWS = [['工号', '姓名'], ['000102', '李雷']];

function written(bookType: XLSX.BookType): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(ROWS), 'Sheet1');
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType }) as ArrayBuffer);
}

const codeOf = (bytes: Uint8Array): string => {
  try {
    readWorkbook('b.xls', bytes);
    return 'read';
  } catch (error) {
    return error instanceof WorkbookError ? error.code : 'thrown';
  }
};

test.each(['biff5', 'biff2', 'sylk', 'dif'] as const)('%s is named and not read', (type) => expect(codeOf(written(type))).toBe('old-format'));

test.each([['Excel 3', [0x09, 0x02, 0x06, 0x00]], ['Excel 4', [0x09, 0x04, 0x06, 0x00]], ['Lotus 1-2-3', [0x00, 0x00, 0x1a, 0x00]]])('%s is named by its first bytes', (_, first) => {
  expect(codeOf(Uint8Array.from([...first, 0, 0, 0x10, 0, 0, 0]))).toBe('old-format');
});

test.each(['biff8', 'xlsx', 'xlsb', 'csv', 'txt'] as const)('%s is read as before', (type) => expect(codeOf(written(type))).toBe('read'));

test.each(['xlml', 'fods', 'html'] as const)('%s is a page', (type) => expect(codeOf(written(type))).toBe('web-page'));
