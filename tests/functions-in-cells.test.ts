import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CellValueType, type ICellData } from '@univerjs/core';
import { functionsFiles } from '../scripts/functions-metadata';
import { EXAMPLES, type Example } from '../scripts/functions/words';
import { functionsOf } from '../preview/host/functions/installed';
import type { Blanks } from '../preview/host/functions/arguments';
import type { FunctionsMetadata } from '../preview/host/functions/metadata';
import { calculated } from '../preview/host/grid/calculation';
import { openExcel, type OpenedExcel } from '../preview/host/testing/excel';
import { putInForce } from '../src/addin/rules-in-force';
import { company, companyFolder } from './company';

const source = readFileSync(join(__dirname, '../src/functions/functions.ts'), 'utf8');
const metadata = JSON.parse(functionsFiles(source, 'https://localhost/').get('functions.json')!) as FunctionsMetadata;

type Cells = Record<number, Record<number, ICellData>>;

/** A workbook of one sheet per formula, with our functions in Microsoft's runtime behind its cells. */
function open(sheets: readonly Cells[], blanks: Blanks = 'null'): Promise<OpenedExcel> {
  const named = sheets.map((cellData, at) => ({ id: `s${at}`, name: `表${at}`, rowCount: 60, columnCount: 20, cellData }));
  return openExcel(
    { id: 'book', name: '台账.xlsx', sheetOrder: named.map(({ id }) => id), sheets: Object.fromEntries(named.map((sheet) => [sheet.id, sheet])) },
    {
      functions: { metadata, namespace: 'GUIJU', blanks },
      addIn: (client) => {
        // In the add-in's page it is a global of the functions' own window; they associate themselves when they load, here for the first window alone.
        Object.assign(globalThis, { CustomFunctions: client.CustomFunctions });
        const { FUNCTIONS } = jest.requireActual<{ readonly FUNCTIONS: Readonly<Record<string, (...args: unknown[][][]) => unknown[][]>> }>('../src/functions');
        for (const [id, run] of Object.entries(FUNCTIONS)) client.CustomFunctions.associate(id, run);
      },
    },
  );
}

const cells = (excel: OpenedExcel, sheet: number, rows = 1, columns = 1): unknown[][] => excel.host.book.getSheetBySheetId(`s${sheet}`)!.getRange(0, 0, rows, columns).getValues();

/** Waits until all is calculated and no call is under way. */
async function settled(excel: OpenedExcel): Promise<void> {
  await calculated(excel.host);
  const end = Date.now() + 60_000;
  const isBusy = (): boolean => functionsOf(excel.host).waiting > 0 || excel.host.book.getSheets().some((sheet) => [null, '#BUSY!'].includes(sheet.getRange(0, 0, 1, 1).getValue() as string | null));
  do await new Promise((resolve) => setTimeout(resolve, 50));
  while (isBusy() && Date.now() < end);
}

describe('our functions in the cells of a workbook, over the runtime of Microsoft', () => {
  let excel: OpenedExcel;
  afterEach(() => excel.close());

  test('wait for the rules, say so, and calculate when all is calculated anew', async () => {
    excel = await open([{ 0: { 0: { f: '=GUIJU.LATENESS(12)' } } }]);
    await settled(excel);
    expect(cells(excel, 0)).toEqual([['#N/A']]);
    expect(functionsOf(excel.host).messageAt('s0', 0, 0, '#N/A')).toBe('规则正在载入，载入后自动重算');
    putInForce({ set: company, files: companyFolder, from: 'bundled', cases: () => Promise.resolve([]) });
    await excel.Excel.run(async (context) => {
      context.workbook.application.calculate('Full');
      await context.sync();
    });
    await settled(excel);
    expect(cells(excel, 0)).toEqual([[-80]]);
  });

  test('give in a cell what their help says', async () => {
    const examples = Object.values(EXAMPLES).flat();
    excel = await open(examples.map(({ formula }) => ({ 0: { 0: { f: formula } } })));
    await settled(excel);
    const got = examples.map((example, at) => {
      const expected = expectedOf(example);
      return [example.formula, cells(excel, at, expected.length, expected[0]!.length)];
    });
    expect(got).toEqual(examples.map((example) => [example.formula, expectedOf(example)]));
  });

  test.each<[Blanks, unknown]>([['null', ''], ['zero', 0]])('take blank cells as Excel passes them (%s), text as text, and errors one by one', async (blanks, blank) => {
    const column = [{ v: 5, t: CellValueType.NUMBER }, { v: '12', t: CellValueType.STRING }, null, { f: '=1/0' }, { v: 16, t: CellValueType.NUMBER }];
    const sheet: Cells = { 0: { 0: { f: '=GUIJU.LATENESS(C1:C5)' } } };
    for (const [row, cell] of column.entries()) if (cell !== null) sheet[row] = { ...sheet[row], 2: cell };
    excel = await open([sheet], blanks);
    await settled(excel);
    expect(cells(excel, 0, 5)).toEqual([[-30], [-80], [blank], ['#N/A'], ['#N/A']]);
    expect(functionsOf(excel.host).messageAt('s0', 3, 0, '#N/A')).toMatch('#DIV/0!');
    expect(functionsOf(excel.host).messageAt('s0', 4, 0, '#N/A')).toMatch('LEAVEPAY');
  });
});

/** What an example's cells show, in the language of the workbook. */
function expectedOf(example: Example): readonly (readonly unknown[])[] {
  if ('shown' in example) return example.shown['zh-CN'];
  return Array.isArray(example.result) ? example.result.map((value: unknown) => [value]) : [[example.result]];
}
