import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { columnName } from '../../values/address';
import type { Mark, NewCell, NewSheet } from '../open-workbook';
import { MARK_KINDS } from '../marks';
import type { Book, BookCell, BookSheet } from '../testing/contract';
import { openFile } from './open-file';
import { makeBook, type Dialect } from './testing/make-book';
import { partsOf, seeFile } from './testing/see-file';

const cellAt = fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 40 })).map(([column, row]) => `${columnName(column)}${row}`);
const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('=1+1', '#N/A', "'x", '<&">', '_x000D_', '李华')).filter((value) => !/[\u0000-\u001f\ufffe\uffff]/.test(value));
const value: fc.Arbitrary<BookCell> = fc.oneof(
  text,
  fc.integer({ min: -99999, max: 99999 }),
  fc.boolean(),
  fc.constant({ error: '#DIV/0!' }),
  fc.record({ value: fc.integer({ min: 0, max: 50000 }), format: fc.constantFrom('yyyy/m/d', '0.00', '#,##0'), fill: fc.constantFrom('FFFF00', '00FF00') }),
);
const sheet: fc.Arbitrary<Omit<BookSheet, 'name'>> = fc.record({
  cells: fc.dictionary(cellAt, value, { maxKeys: 30 }),
  visibility: fc.constantFrom('visible', 'visible', 'hidden', 'very-hidden'),
  isProtected: fc.constantFrom(false, false, false, true),
  hiddenRows: fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }),
  conditionalFormats: fc.array(fc.record({ range: fc.constantFrom('A1:C9', 'D4'), formula: fc.constantFrom('A1>1', 'ISTEXT("guiju")', 'TRUE'), fill: fc.constantFrom('FF0000', '0000FF') }), { maxLength: 3 }),
});
const book: fc.Arbitrary<Book> = fc
  .record({ sheets: fc.array(sheet, { minLength: 1, maxLength: 4 }), date1904: fc.boolean() })
  .map(({ sheets, date1904 }) => ({ date1904, sheets: sheets.map((each, i) => ({ ...each, ...(i === 0 && { visibility: 'visible' as const }), name: ['台账', "O'Brien", 'a & <b>', '末'][i]! })) }));
const dialect: fc.Arbitrary<Dialect> = fc.record({ prefix: fc.constantFrom('', 'x:'), strict: fc.boolean() });
const marksFor = (sheets: readonly string[]): fc.Arbitrary<Mark[]> =>
  fc.array(fc.record({ sheet: fc.constantFrom(...sheets), kind: fc.constantFrom(...MARK_KINDS), cells: fc.array(cellAt, { maxLength: 40 }) }), { maxLength: 6 });
const marked = fc.tuple(book, dialect).chain(([each, how]) => fc.tuple(fc.constant(each), fc.constant(how), fc.array(marksFor(each.sheets.map(({ name }) => name)), { minLength: 1, maxLength: 3 }), fc.boolean()));

const count = ({ cells }: Mark): number => new Set(cells).size;

test('marked and unmarked, a file is the same, byte for byte; also where it was saved and opened between', async () => {
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(marked, async ([each, how, rounds, between]) => {
      const bytes = makeBook(each, how);
      let workbook = openFile('台账.xlsx', bytes);
      const locked = new Set(each.sheets.filter(({ isProtected }) => isProtected).map(({ name }) => name));
      let cells = 0;
      for (const marks of rounds) {
        const wanted = marks.filter(({ sheet: name }) => !locked.has(name)).reduce((sum, mark) => sum + count(mark), 0);
        expect((await workbook.mark(marks)).cells).toBe(wanted);
        cells += wanted;
        if (between) workbook = openFile('台账.xlsx', workbook.save());
      }
      if (cells > 0) changed += 1;
      expect(cells > 0).toBe(Buffer.compare(workbook.save(), bytes) !== 0);
      expect((await workbook.unmark()).cells).toBe(cells);
      if (between) expect(partsOf(workbook.save())).toEqual(partsOf(bytes));
      else expect(Buffer.compare(workbook.save(), bytes)).toBe(0);
    }),
    { numRuns: 60 },
  );
  expect(changed).toBeGreaterThan(20);
});

const newCell: fc.Arbitrary<NewCell> = fc.oneof(text, fc.integer(), fc.constant(null), text.filter((shown) => shown !== '').map((shown) => ({ value: shown, leadsTo: { sheet: '台账', cell: 'B7' } })));
const newSheet: fc.Arbitrary<NewSheet> = fc.record({
  name: fc.constantFrom('发现', '台账', "it's <&>"),
  above: fc.array(text, { maxLength: 2 }),
  table: fc.record({
    name: fc.constantFrom('Guiju_Findings', 'Guiju_Run'),
    columns: fc.constantFrom(...(['text', 'money', 'prose', 'date', 'count'] as const).map((kind) => [{ header: '甲', kind, width: 12 }, { header: '甲', kind: 'text' as const, width: 300 }])),
    rows: fc.array(fc.tuple(newCell, newCell), { maxLength: 12 }),
    printed: fc.constantFrom(1, 2),
  }),
  sums: fc.array(fc.tuple(newCell, newCell), { maxLength: 2 }),
  below: fc.array(text, { maxLength: 2 }),
});

test('a written sheet leaves the parts of others as they are; deleted, it leaves only cell formats in the style sheet, once', async () => {
  await fc.assert(
    fc.asyncProperty(book, dialect, newSheet, async (each, how, added) => {
      const bytes = makeBook(each, how);
      const before = partsOf(bytes);
      const workbook = openFile('台账.xlsx', bytes);
      const seen = seeFile(bytes);
      const written = await workbook.writeSheet(added);
      const after = partsOf(workbook.save());
      const touched = Object.keys(after).filter((name) => after[name] !== before[name]).sort();
      const number = each.sheets.length + 1;
      expect(touched).toEqual(
        ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/tables/table1.xml', 'xl/workbook.xml', `xl/worksheets/_rels/sheet${number}.xml.rels`, `xl/worksheets/sheet${number}.xml`].sort(),
      );
      expect(seeFile(workbook.save()).sheets.slice(0, -1)).toEqual(seen.sheets);
      await workbook.deleteSheet(written.sheet);
      const deleted = partsOf(workbook.save());
      expect({ ...deleted, 'xl/styles.xml': '' }).toEqual({ ...before, 'xl/styles.xml': '' });
      expect(seeFile(workbook.save())).toEqual(seen);
      // The formats that a deleted sheet has left are those of the next one.
      await workbook.writeSheet(added);
      await workbook.deleteSheet(written.sheet);
      expect(partsOf(workbook.save())).toEqual(deleted);
    }),
    { numRuns: 40 },
  );
});

test('parts that nobody asked to change stay as they came, packed bytes and all', async () => {
  const made = unzipSync(makeBook({ sheets: [{ name: '台账', cells: { A1: '甲' } }, { name: '二', cells: { A1: 1 } }] }, { prefix: '', strict: false }));
  const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31) & 0xff);
  const bytes = zipSync({ 'xl/vbaProject.bin': [noise, { level: 0 }], 'xl/media/image1.png': [noise, { level: 9 }], ...made, 'docProps/app.xml': strToU8('<Properties><TitlesOfParts/></Properties>'), 'xl/odd.xml': strToU8('no XML at <all') });
  const workbook = openFile('台账.xlsm', bytes);
  expect(workbook.save()).toBe(bytes);
  await workbook.mark([{ sheet: '台账', kind: 'warn', cells: ['A1'] }]);
  await workbook.writeSheet({ name: '发现', above: [], table: { name: 'T', columns: [{ header: '甲', kind: 'text', width: 9 }], rows: [['x']] }, sums: [], below: [] });
  await workbook.setSetting('a', 'b');
  await workbook.setPart('urn:a', '<a xmlns="urn:a"/>');
  await workbook.recalculate();
  const saved = workbook.save();
  const [before, after] = [partsOf(bytes), partsOf(saved)];
  const touched = Object.keys(before).filter((name) => after[name] !== before[name]).sort();
  expect(touched).toEqual(['[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml']);
  expect(Object.keys(after).slice(0, Object.keys(before).length)).toEqual(Object.keys(before));
  // Stored without packing, the noise is found as it is.
  expect(Buffer.from(saved).includes(Buffer.from(noise))).toBe(true);
  expect(after['xl/workbook.xml']).toContain('<calcPr fullCalcOnLoad="1" calcId="191029"/>');
});
