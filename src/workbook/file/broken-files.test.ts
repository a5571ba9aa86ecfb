import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { WorkbookError } from '../files';
import { OpenWorkbookError } from '../open-workbook';
import { LEDGER, QUOTED } from '../testing/contract/harness';
import { openFile, type FileWorkbook } from './open-file';
import { makeBook } from './testing/make-book';

/** A workbook in which everything that we change is already there. */
async function fullBook(): Promise<Uint8Array> {
  const workbook = openFile('a.xlsx', makeBook({ sheets: [{ ...LEDGER, tables: [{ name: '考勤', range: 'A2:F5' }], conditionalFormats: [{ range: 'A1', formula: 'TRUE', fill: 'FF0000' }] }, QUOTED] }, { prefix: '', strict: false }));
  await workbook.setSetting('a', 'b');
  await workbook.setPart('urn:a', '<a xmlns="urn:a"/>');
  await workbook.mark([{ sheet: LEDGER.name, kind: 'warn', cells: ['A3', 'B4'] }]);
  return workbook.save();
}

const WORK: readonly ((workbook: FileWorkbook) => Promise<unknown>)[] = [
  (workbook) => workbook.sheets(),
  (workbook) => workbook.read(),
  (workbook) => workbook.mark([{ sheet: LEDGER.name, kind: 'block', cells: ['A1'] }]),
  (workbook) => workbook.writeSheet({ name: '发现', above: [], table: { name: 'T', columns: [{ header: '甲', kind: 'money', width: 9 }], rows: [[1]] }, sums: [], below: [] }),
  (workbook) => workbook.unmark(),
  (workbook) => workbook.setting('a'),
  (workbook) => workbook.setSetting('c', 'd'),
  (workbook) => workbook.setPart('urn:a', null),
  (workbook) => workbook.selection(),
  (workbook) => workbook.select({ sheet: QUOTED.name, cell: 'A1' }, true),
  (workbook) => workbook.recalculate(),
  (workbook) => workbook.deleteSheet(LEDGER.name),
];

test('whatever is wrong in a file, work on it is done, or refused in words; what was refused has left nothing', async () => {
  const parts = unzipSync(await fullBook());
  const snippet = fc.constantFrom('', '"', '<', '>', '/>', '&', '&x;', '<a>', '</worksheet>', '<!--', '<![CDATA[', '<!DOCTYPE a>', ' count="x"', 'xmlns:r="', '-1', '99999999999', 'rId1', '\u0000', '甲');
  const damage = fc.record({ part: fc.constantFrom(...Object.keys(parts)), at: fc.double({ min: 0, max: 1, noNaN: true }), gone: fc.integer({ min: 0, max: 12 }), put: snippet });
  let refused = 0;
  let done = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 2 }), async (damages) => {
      const broken = { ...parts };
      for (const { part, at, gone, put } of damages) {
        const text = Buffer.from(broken[part]!).toString('utf8');
        const place = Math.floor(at * text.length);
        broken[part] = strToU8(text.slice(0, place) + put + text.slice(place + gone));
      }
      const refusals = (error: unknown): void => {
        refused += 1;
        if (!(error instanceof WorkbookError || error instanceof OpenWorkbookError)) throw error;
      };
      let workbook: FileWorkbook;
      try {
        workbook = openFile('a.xlsx', zipSync(broken, { level: 0 }));
      } catch (error) {
        refusals(error);
        return;
      }
      for (const work of WORK) {
        const before = workbook.save();
        try {
          await work(workbook);
          done += 1;
        } catch (error) {
          refusals(error);
          expect(Buffer.compare(workbook.save(), before)).toBe(0);
        }
      }
    }),
    { numRuns: 100 },
  );
  expect(refused).toBeGreaterThan(15);
  expect(done).toBeGreaterThan(200);
});
