import { CellValueType, type IWorkbookData } from '@univerjs/core';
import { openExcel, type OpenedExcel, type OpenOptions } from '../testing/excel';
import type { Globals } from '../testing/client';
import { functionsOf } from './installed';
import type { FunctionsMetadata, ParameterMetadata } from './metadata';

const matrix = (name: string, more: Partial<ParameterMetadata> = {}): ParameterMetadata => ({ name, type: 'any', dimensionality: 'matrix', ...more });

const METADATA: FunctionsMetadata = {
  allowErrorForDataTypeAny: true,
  functions: [
    { id: 'TWICE', name: 'TWICE', description: '两倍。', parameters: [matrix('values', { description: '数或区域' })] },
    { id: 'KINDS', name: 'KINDS', parameters: [matrix('values'), matrix('asOf', { optional: true })] },
    { id: 'JUDGE', name: 'JUDGE', parameters: [matrix('values')] },
    { id: 'LATER', name: 'LATER', options: { cancelable: true, requiresAddress: true }, parameters: [{ name: 'value', type: 'any' }] },
  ],
};

/** An add-in's own functions, in its page. */
function addIn({ CustomFunctions }: Globals): void {
  CustomFunctions.associate('TWICE', (values: unknown[][]) => values.map((row) => row.map((value) => (typeof value === 'number' ? value * 2 : value))));
  CustomFunctions.associate('KINDS', (values: unknown[][], asOf: unknown) => `${JSON.stringify(values.map((row) => row.map(kind)))} ${JSON.stringify(asOf)}`);
  CustomFunctions.associate('JUDGE', (values: unknown[][]) => {
    if (values.length > 1) return values.map(() => [1, new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, '缺少入职日期'), null]);
    if (values[0]?.[0] === 'wrong') refuse(new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, '没有这条规则'));
    if (values[0]?.[0] === 'broken') throw new Error('a mistake of the program');
    return [[1, 2], [3]];
  });
  CustomFunctions.associate('LATER', async (value: number, invocation: CustomFunctions.CancelableInvocation) => {
    await new Promise((resolve) => setTimeout(resolve, value));
    return `${String(value)} at ${invocation.address ?? ''}`;
  });
}

/** Throws what Microsoft's typings do not call an error. */
function refuse(error: unknown): never {
  throw error as Error;
}

const kind = (value: unknown): unknown => (typeof value === 'object' && value !== null ? (value as { readonly code?: string }).code : value);

type Cells = NonNullable<NonNullable<IWorkbookData['sheets'][string]>['cellData']>;

const open = (cellData: Cells, options: Partial<OpenOptions> = {}): Promise<OpenedExcel> =>
  openExcel(
    { id: 'book', name: '台账.xlsx', sheetOrder: ['s1'], sheets: { s1: { id: 's1', name: "Bob's 表", rowCount: 12_000, columnCount: 30, cellData } } },
    { functions: { metadata: METADATA, namespace: 'GUIJU' }, addIn, ...options },
  );

const values = (excel: OpenedExcel, address: string): unknown[][] => excel.host.book.getActiveSheet().getRange(address).getValues();

/** Waits until the cells show what is expected, or for so long. */
async function shows(excel: OpenedExcel, address: string, expected: readonly (readonly unknown[])[], limit = 60_000): Promise<void> {
  const end = Date.now() + limit;
  while (JSON.stringify(values(excel, address)) !== JSON.stringify(expected) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(values(excel, address)).toEqual(expected);
}

describe('custom functions', () => {
  let excel: OpenedExcel;
  afterEach(() => excel.close());

  test('calculate in cells over the runtime of the client, and with them what depends on them', async () => {
    excel = await open({ 0: { 0: { v: 8, t: CellValueType.NUMBER }, 1: { f: '=GUIJU.TWICE(A1)' }, 2: { f: '=B1+GUIJU.TWICE(B1)' }, 3: { f: '=IFERROR(C1/0,"error")' } } });
    await shows(excel, 'A1:D1', [[8, 16, 48, 'error']]);
    excel.host.book.getActiveSheet().getRange('A1').setValue(9);
    await shows(excel, 'A1:D1', [[9, 18, 54, 'error']]);
  });

  test('get what Excel passes: text, yes and no, errors as values, null for blank cells and for what is left out', async () => {
    const cells = { 0: { v: '000102', t: CellValueType.STRING }, 1: { f: '=1/0' }, 3: { v: 1, t: CellValueType.BOOLEAN }, 4: { f: '=""' } };
    excel = await open({ 0: cells, 1: { 0: { f: '=GUIJU.KINDS(A1:E1)' } }, 2: { 0: { f: '=GUIJU.KINDS(C1,)' } }, 3: { 0: { f: '=GUIJU.KINDS(2.5,A1)' } } });
    await shows(excel, 'A2:A4', [['[["000102","#DIV/0!",null,true,""]] null'], ['[[null]] null'], ['[[2.5]] [["000102"]]']]);
  });

  test('get 0 for blank cells where the host does as Excel on the desktop', async () => {
    excel = await open({ 0: { 0: { f: '=GUIJU.KINDS(B1:C1)' } } }, { functions: { metadata: METADATA, namespace: 'GUIJU', blanks: 'zero' } });
    await shows(excel, 'A1', [['[[0,0]] null']]);
  });

  test('are not called with an error where they do not ask for errors', async () => {
    const metadata = { ...METADATA, allowErrorForDataTypeAny: false };
    excel = await open({ 0: { 0: { f: '=GUIJU.KINDS(B1:C1)' }, 1: { f: '=1/0' } } }, { functions: { metadata, namespace: 'GUIJU' } });
    await shows(excel, 'A1', [['#DIV/0!']]);
    expect(functionsOf(excel.host).waiting).toBe(0);
  });

  test('are not called with too few or too many arguments', async () => {
    excel = await open({ 0: { 0: { f: '=GUIJU.TWICE()' }, 1: { f: '=GUIJU.TWICE(1,2)' }, 2: { f: '=GUIJU.LATER(D1:D2)' } } });
    await shows(excel, 'A1:C1', [['#VALUE!', '#VALUE!', '#VALUE!']]);
  });

  test('spill arrays with errors inside; each error keeps its words, and null is 0', async () => {
    excel = await open({ 0: { 0: { f: '=GUIJU.JUDGE(F1:F2)' } } });
    await shows(excel, 'A1:C2', [[1, '#N/A', 0], [1, '#N/A', 0]]);
    expect(functionsOf(excel.host).messageAt('s1', 1, 1, '#N/A')).toBe('缺少入职日期');
    expect([functionsOf(excel.host).messageAt('s1', 1, 1, '#VALUE!'), functionsOf(excel.host).messageAt('s1', 1, 0, '1')]).toEqual([null, null]);
  });

  test('show their own errors; a mistake has no words, and an array that is no rectangle is none', async () => {
    excel = await open({ 0: { 0: { f: '=GUIJU.JUDGE("wrong")' }, 1: { f: '=GUIJU.JUDGE("broken")' }, 2: { f: '=GUIJU.JUDGE("ragged")' } } });
    await shows(excel, 'A1:C1', [['#VALUE!', '#VALUE!', '#VALUE!']]);
    expect([0, 1, 2].map((column) => functionsOf(excel.host).messageAt('s1', 0, column, '#VALUE!'))).toEqual(['没有这条规则', null, null]);
  });

  test('wait as #BUSY! for an add-in that is not there yet', async () => {
    let load: () => void = () => undefined;
    const loaded = new Promise<void>((resolve) => {
      load = resolve;
    });
    excel = await open({ 0: { 0: { f: '=GUIJU.LATER(300)' } } }, {
      addIn: (client) => {
        addIn(client);
        client.CustomFunctions.associate('LATER', () => loaded.then(() => 'loaded'));
      },
    });
    await shows(excel, 'A1', [['#BUSY!']]);
    load();
    await shows(excel, 'A1', [['loaded']]);
  });

  test('an answer that comes after the cell has moved on is not shown', async () => {
    excel = await open({ 0: { 0: { v: 400, t: CellValueType.NUMBER }, 1: { f: '=GUIJU.LATER(A1)' } } });
    await shows(excel, 'B1', [['#BUSY!']]);
    excel.host.book.getActiveSheet().getRange('A1').setValue(1);
    await shows(excel, 'B1', [["1 at 'Bob''s 表'!B1"]]);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(values(excel, 'B1')).toEqual([["1 at 'Bob''s 表'!B1"]]);
  });

  test('are called anew when everything is recalculated', async () => {
    let rules = '旧';
    excel = await open({ 0: { 0: { f: '=GUIJU.TWICE(1)' } } }, { addIn: ({ CustomFunctions }) => CustomFunctions.associate('TWICE', () => rules) });
    await shows(excel, 'A1', [['旧']]);
    rules = '新';
    await excel.Excel.run(async (context) => {
      context.workbook.application.calculate('Full');
      await context.sync();
    });
    await shows(excel, 'A1', [['新']]);
  });

  test('are offered to whoever types a formula', async () => {
    excel = await open({});
    const { IDescriptionService } = await import('@univerjs/sheets-formula');
    const descriptions = excel.host.injector.get(IDescriptionService);
    expect(descriptions.getSearchListByNameFirstLetter('guiju.t')).toEqual([expect.objectContaining({ name: 'GUIJU.TWICE', desc: '两倍。' })]);
    expect(descriptions.getFunctionInfo('GUIJU.TWICE')?.functionParameter).toEqual([{ name: 'values', detail: '数或区域', example: '', require: 1, repeat: 0 }]);
  });

  test('ten thousand cells, and one formula that spills ten thousand rows, come to an end', async () => {
    const rows = 10_000;
    // As in a month's ledger: many rows, few values.
    const minutes = (row: number): number => row % 50;
    const cellData: Cells = { 0: { 3: { f: `=GUIJU.TWICE(A1:A${String(rows)})` } } };
    for (let row = 0; row < rows; row += 1) cellData[row] = { ...cellData[row], 0: { v: minutes(row), t: CellValueType.NUMBER }, 1: { f: `=GUIJU.TWICE(A${String(row + 1)})` } };
    excel = await open(cellData);
    const last = [[2 * minutes(rows - 1), null, 2 * minutes(rows - 1)]];
    await shows(excel, `B${String(rows)}:D${String(rows)}`, last, 100_000);
    expect(values(excel, `B1:D${String(rows)}`)).toEqual(Array.from({ length: rows }, (_, row) => [minutes(row) * 2, null, minutes(row) * 2]));
  }, 110_000);

  test('a function that this host cannot serve is refused by name', async () => {
    excel = await open({});
    const streaming: FunctionsMetadata = { functions: [{ id: 'TICKS', name: 'TICKS', parameters: [], options: { stream: true } }] };
    expect(() => functionsOf(excel.host).install({ metadata: streaming, namespace: 'GUIJU' })).toThrow('TICKS: stream');
  });
});
