import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { cellName } from '../../values/address';
import type { OpenWorkbookError } from '../open-workbook';
import { CellError, type CellValue } from '../port';
import type { Book } from '../testing/contract';
import { KEPT, type CellChange } from './cells-in-file';
import { openFile } from './open-file';
import { makeBook, type Dialect } from './testing/make-book';
import { partsOf, seeFile } from './testing/see-file';

const PLAIN: Dialect = { prefix: '', strict: false };
const BOOK: Book = {
  sheets: [
    {
      name: '考勤',
      cells: {
        A1: '工号', B1: { value: '迟到', fill: 'FFFF00' }, D1: '备注',
        A3: '000102', B3: { value: 16, format: '0.00', fill: '00FF00' }, C3: { value: 32, formula: 'B3*2' }, D3: '无',
        A7: '合计', B7: { value: 16, formula: 'SUM(B3:B5)' },
      },
      hiddenRows: [5],
      conditionalFormats: [{ range: 'A1:C9', formula: 'A1>1', fill: 'FF0000' }],
    },
    { name: '锁', cells: { A1: 1, A2: { value: 2, formula: 'A1+1' } }, isProtected: true },
  ],
};

const set = (cell: string, value: CellValue, more: Partial<CellChange> = {}): CellChange => ({ cell, value, formula: null, ...more });
const refusal = async (work: Promise<unknown>): Promise<unknown> => {
  const error = (await work.then(() => null, (thrown: unknown) => thrown)) as OpenWorkbookError | null;
  return error && [error.code, error.params];
};

/** The file with a text of a sheet's part put in place of another. */
function doctored(bytes: Uint8Array, sheet: number, from: string, to: string): Uint8Array {
  const parts = unzipSync(bytes);
  const name = `xl/worksheets/sheet${sheet}.xml`;
  const text = strFromU8(parts[name]!);
  if (!text.includes(from)) throw new Error(`no ${from} in ${text}`);
  return zipSync({ ...parts, [name]: strToU8(text.replace(from, to)) });
}

describe.each([PLAIN, { prefix: 'x:', strict: false }, { prefix: '', strict: true }])('in the dialect %j', (dialect) => {
  test('cells get contents of each kind, keep their looks, and nothing else of the file differs', async () => {
    const bytes = makeBook(BOOK, dialect);
    const file = openFile('台账.xlsx', bytes);
    await file.setCells('考勤', [
      set('B3', 31), set('D3', '=1+1 <&> _x000D_'), set('B1', '晚到'), set('C1', true), set('A4', '000103'), set('B5', -0.5), set('A3', null), set('D9', new CellError('#N/A')), set('E3', null),
      set('B7', 30.5, { formula: KEPT }), set('C3', 62, { formula: 'B3+B3&"<"' }),
    ]);
    const [sheet] = seeFile(file.save()).sheets;
    const before = seeFile(bytes).sheets[0]!;
    expect(Object.fromEntries(Object.entries(sheet!.cells).map(([cell, { value, isFormula }]) => [cell, isFormula ? { result: value } : value]))).toEqual({
      A1: '工号', B1: '晚到', C1: true, D1: '备注', B3: 31, C3: { result: 62 }, D3: '=1+1 <&> _x000D_', A4: '000103', B5: -0.5, A7: '合计', B7: { result: 30.5 }, D9: { error: '#N/A' },
    });
    expect(sheet!.cells['B3']!.format).toBe('0.00');
    expect(sheet!.conditionalFormats).toEqual(before.conditionalFormats);
    const [now, then] = [partsOf(file.save()), partsOf(bytes)];
    expect(Object.keys(then).filter((name) => now[name] !== then[name])).toEqual(['xl/worksheets/sheet1.xml']);
    expect(now['xl/worksheets/sheet1.xml']).toContain('hidden="1"');
    const grid = (await file.read(['考勤'])).sheets[0]!;
    expect([grid.value(2, 1), grid.value(2, 2), grid.value(8, 3), grid.value(3, 0)]).toEqual([31, 62, new CellError('#N/A'), '000103']);
  });
});

test('a number format is the cell’s own from then on; the other looks stay', async () => {
  const file = openFile('台账.xlsx', makeBook(BOOK, PLAIN));
  await file.setCells('考勤', [set('B3', 46316, { format: 'yyyy/m/d' }), set('F1', 0.5, { format: '0%' })]);
  const { cells } = seeFile(file.save()).sheets[0]!;
  expect([cells['B3']!.format, cells['F1']!.format]).toEqual(['yyyy/m/d', '0%']);
  const style = /<c r="B3" s="(\d+)"/.exec(partsOf(file.save())['xl/worksheets/sheet1.xml']!)![1];
  const xfs = [...partsOf(file.save())['xl/styles.xml']!.split('<cellXfs')[1]!.matchAll(/<xf [^>]*>/g)].map(([xf]) => xf);
  const fillOf = (xf: string | undefined): string | undefined => /fillId="(\d+)"/.exec(xf ?? '')?.[1];
  const old = /<c r="B3" s="(\d+)"/.exec(partsOf(makeBook(BOOK, PLAIN))['xl/worksheets/sheet1.xml']!)![1];
  expect(fillOf(xfs[Number(style)])).toBe(fillOf(xfs[Number(old)]));
  expect(fillOf(xfs[Number(style)])).not.toBe('0');
});

test('what cannot be done soundly is refused, and nothing of it is done', async () => {
  const shared = doctored(makeBook(BOOK, PLAIN), 1, '<f>B3*2</f>', '<f t="shared" ref="C3:C4" si="0">B3*2</f>');
  const array = doctored(makeBook(BOOK, PLAIN), 1, '<f>B3*2</f>', '<f t="array" ref="C3:C5">B3:B5*2</f>');
  const cases: [Uint8Array, string, CellChange, unknown][] = [
    [makeBook(BOOK, PLAIN), '锁', set('A1', 2), ['protected', { sheet: '锁' }]],
    [makeBook(BOOK, PLAIN), '没有', set('A1', 2), ['sheet-missing', { sheet: '没有' }]],
    [makeBook(BOOK, PLAIN), '考勤', set('A0', 2), ['refused', { code: 'InvalidReference' }]],
    [makeBook(BOOK, PLAIN), '考勤', set('A1:B2', 2), ['refused', { code: 'InvalidReference' }]],
    [makeBook(BOOK, PLAIN), '考勤', set('A3', 2, { formula: KEPT }), ['refused', { code: 'NoFormula' }]],
    [makeBook(BOOK, PLAIN), '考勤', set('A3', 'x'.repeat(32_768)), ['refused', { code: 'TextTooLong' }]],
    [shared, '考勤', set('C3', 1), ['refused', { code: 'SharedFormula' }]],
    [array, '考勤', set('C3', 1), ['refused', { code: 'ArrayFormula' }]],
    [array, '考勤', set('C5', 1), ['refused', { code: 'ArrayFormula' }]],
  ];
  for (const [bytes, sheet, change, expected] of cases) {
    const file = openFile('台账.xlsx', bytes);
    expect([change.cell, await refusal(file.setCells(sheet, [change]))]).toEqual([change.cell, expected]);
    expect(Buffer.compare(file.save(), bytes)).toBe(0);
  }
  const file = openFile('台账.xlsx', array);
  await file.setCells('考勤', [set('C6', 1), set('B5', 2)]);
  await openFile('台账.xlsx', shared).setCells('考勤', [set('C3', 5, { formula: KEPT })]);
  await openFile('台账.xlsx', makeBook(BOOK, PLAIN)).setCells('锁', [set('A2', 9, { formula: KEPT })]);
  expect(await refusal(file.setCells('考勤', [set('A1', 1), set('A1', 2)]))).toEqual(['refused', { code: 'SameCellTwice' }]);
});

test('the order of calculation goes where a formula comes or goes, and stays where results alone are new', async () => {
  const chained = (): Uint8Array => {
    const parts = unzipSync(makeBook(BOOK, PLAIN));
    const [rels, types] = ['xl/_rels/workbook.xml.rels', '[Content_Types].xml'];
    const put = (name: string, before: string, text: string): void => {
      parts[name] = strToU8(strFromU8(parts[name]!).replace(before, text + before));
    };
    put(rels, '</Relationships>', '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/>');
    put(types, '</Types>', '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>');
    parts['xl/calcChain.xml'] = strToU8('<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="C3" i="1"/><c r="B7" i="1"/></calcChain>');
    return zipSync(parts);
  };
  const after = async (change: CellChange): Promise<boolean> => {
    const file = openFile('台账.xlsx', chained());
    await file.setCells('考勤', [change]);
    return 'xl/calcChain.xml' in partsOf(file.save());
  };
  expect(await after(set('C3', 64, { formula: KEPT }))).toBe(true);
  expect(await after(set('A3', '000104'))).toBe(true);
  expect(await after(set('C3', 64))).toBe(false);
  expect(await after(set('E3', 64, { formula: 'B3*4' }))).toBe(false);
});

test('whatever is set is read again, in any order of cells, also where rows and cells name no place', async () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 6 })).map(([row, column]) => cellName(row, column));
  const value: fc.Arbitrary<CellValue> = fc.oneof(fc.integer({ min: -9999, max: 9999 }), fc.boolean(), fc.string({ minLength: 1, maxLength: 6 }), fc.constant(null));
  const bare = doctored(doctored(makeBook(BOOK, PLAIN), 1, '<row r="1">', '<row spans="1:4">'), 1, '<c r="A1"', '<c');
  await fc.assert(
    fc.asyncProperty(fc.dictionary(place, value, { maxKeys: 12 }), async (wanted) => {
      const file = openFile('台账.xlsx', bare);
      const before = seeFile(makeBook(BOOK, PLAIN)).sheets[0]!.cells;
      await file.setCells('考勤', Object.entries(wanted).map(([cell, each]) => set(cell, each)));
      const grid = (await file.read(['考勤'])).sheets[0]!;
      for (let row = 0; row <= 12; row += 1) {
        for (let column = 0; column <= 6; column += 1) {
          const cell = cellName(row, column);
          const expected = cell in wanted ? wanted[cell]! : (before[cell]?.value ?? null);
          expect([cell, grid.value(row, column)]).toEqual([cell, expected]);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('a sheet is hidden and shown; the last one in sight stays', async () => {
  const bytes = makeBook({ sheets: [...BOOK.sheets, { name: '藏', visibility: 'very-hidden' }] }, PLAIN);
  const file = openFile('台账.xlsx', bytes);
  await file.setVisibility('藏', 'visible');
  await file.setVisibility('考勤', 'hidden');
  await file.setVisibility('锁', 'very-hidden');
  expect(seeFile(file.save()).sheets.map(({ visibility }) => visibility)).toEqual(['hidden', 'very-hidden', 'visible']);
  expect(await refusal(file.setVisibility('藏', 'hidden'))).toEqual(['refused', { code: 'LastVisibleSheet' }]);
  const locked = openFile('台账.xlsx', makeBook({ ...BOOK, structureProtected: true }, PLAIN));
  expect(await refusal(locked.setVisibility('考勤', 'hidden'))).toEqual(['structure-protected', {}]);
});

test('all that travels is told: parts of anybody, settings of ours', async () => {
  const file = openFile('台账.xlsx', makeBook(BOOK, PLAIN));
  expect([await file.allParts(), [...(await file.allSettings())]]).toEqual([[], []]);
  await file.setPart('urn:a', '<a xmlns="urn:a">&lt;</a>');
  await file.setPart('urn:b', '<b xmlns="urn:b"/>');
  await file.setSetting('guiju.tables', '["Guiju_Findings"]');
  const again = openFile('台账.xlsx', file.save());
  expect(await again.allParts()).toEqual(['<a xmlns="urn:a">&lt;</a>', '<b xmlns="urn:b"/>']);
  expect([...(await again.allSettings())]).toEqual([['guiju.tables', JSON.stringify('["Guiju_Findings"]')]]);
});
