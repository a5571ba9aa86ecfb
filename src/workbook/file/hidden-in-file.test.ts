import { openFile } from './open-file';
import { makeBook } from './testing/make-book';
import { partsOf, seeFile } from './testing/see-file';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const PART = 'xl/worksheets/sheet1.xml';
const CELLS = { A1: '甲', B1: '乙', C1: '丙', D1: '丁', E1: '戊', A2: 1 };

/** A workbook whose sheet is changed by hand. */
function bookWith(change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(makeBook({ sheets: [{ name: '表', cells: CELLS }] }, { prefix: '', strict: false }));
  const before = strFromU8(parts[PART]!);
  const after = change(before);
  expect(after).not.toBe(before);
  return zipSync({ ...parts, [PART]: strToU8(after) });
}

const columnsOf = (bytes: Uint8Array): readonly string[] => partsOf(bytes)[PART]!.match(/<col [^>]*>/g) ?? [];

describe('an element that speaks of several columns', () => {
  const hidden = bookWith((xml) => xml.replace('<sheetData>', '<cols><col min="1" max="1" width="5" customWidth="1"/><col min="2" max="4" width="9" style="1" hidden="1" customWidth="1"/></cols><sheetData>'));
  const rest = ' width="9" style="1" customWidth="1"';

  test.each([
    ['B2', [`<col min="2" max="2"${rest}/>`, `<col min="3" max="4"${rest} hidden="1"/>`]],
    ['C2', [`<col min="2" max="2"${rest} hidden="1"/>`, `<col min="3" max="3"${rest}/>`, `<col min="4" max="4"${rest} hidden="1"/>`]],
    ['D2', [`<col min="2" max="3"${rest} hidden="1"/>`, `<col min="4" max="4"${rest}/>`]],
  ])('is parted so that the column of %s alone is shown', async (cell, columns) => {
    const workbook = openFile('a.xlsx', hidden);
    expect(await workbook.select({ sheet: '表', cell }, true)).toBe('selected');
    expect(columnsOf(workbook.save())).toEqual(['<col min="1" max="1" width="5" customWidth="1"/>', ...columns]);
    expect(seeFile(workbook.save())).toEqual(seeFile(hidden));
  });
});

test('a row that does not say its number is the one behind the row before', async () => {
  const workbook = openFile('a.xlsx', bookWith((xml) => xml.replace(/<row r="1"/, '<row').replace(/<row r="2"/, '<row hidden="true"')));
  expect(await workbook.select({ sheet: '表', cell: 'A2' })).toBe('hidden-row');
  expect(await workbook.select({ sheet: '表', cell: 'A2' }, true)).toBe('selected');
  expect(partsOf(workbook.save())[PART]).toContain('<row hidden="0"');
});

test.each([
  ['formatRows="0"', 'selected'],
  ['formatRows="1"', 'protected'],
  ['', 'protected'],
])('a protected sheet with %s', async (option, outcome) => {
  const workbook = openFile(
    'a.xlsx',
    bookWith((xml) => xml.replace('<row r="2"', '<row r="2" hidden="1"').replace('</sheetData>', `</sheetData><sheetProtection sheet="1" ${option}/>`)),
  );
  const selected = workbook.select({ sheet: '表', cell: 'A2' }, true);
  if (outcome === 'selected') expect(await selected).toBe('selected');
  else await expect(selected).rejects.toMatchObject({ code: 'protected', params: { sheet: '表' } });
});
