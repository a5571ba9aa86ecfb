import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';

const COMMITTED = join(__dirname, '..', 'samples', '2026-10');
const ATTENDANCE = '考勤-钉钉每日统计.xlsx';
const LEDGERS = '2026年10月台账.xlsx';
const BUSINESS = '2026年10月客户与报表台账.xlsx';

interface Plant {
  readonly id: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number | null;
  readonly key: Readonly<Record<string, string>>;
  readonly rules: readonly string[];
  readonly verdict: string;
  readonly expectation: string;
}

const open = (folder: string, name: string): WorkBook => read(readFileSync(join(folder, name)), { cellNF: true, cellFormula: true, cellStyles: true });

/** Everything of a sheet that a reader sees: values, formats, formulas, merges, hidden rows, filter. */
function contents(sheet: WorkSheet): Record<string, unknown> {
  const cells = Object.entries(sheet)
    .filter(([address]) => !address.startsWith('!'))
    .map(([address, cell]: [string, CellObject]) => [address, cell.t, cell.v, cell.z, cell.f]);
  return { range: sheet['!ref'], cells, merges: sheet['!merges'], filter: sheet['!autofilter'], hidden: (sheet['!rows'] ?? []).map((row) => row.hidden ?? false) };
}

/** Rows with something in column B or C below a header of `headerRows` rows: sums, notes and blank rows have nothing there. */
function dataRows(book: WorkBook, name: string, headerRows: number): number {
  const sheet = book.Sheets[name];
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return new Set(Object.keys(sheet).filter((address) => /^[BC]\d+$/.test(address)).map((address) => Number(address.slice(1))).filter((row) => row > headerRows)).size;
}

describe('the sample month', () => {
  const made = mkdtempSync(join(tmpdir(), 'guiju-samples-'));
  beforeAll(() => execFileSync(process.execPath, [join(__dirname, '..', 'samples', 'make.mjs'), made]));
  afterAll(() => rmSync(made, { recursive: true }));

  test.each([ATTENDANCE, LEDGERS, BUSINESS])('%s is what the script makes, cell by cell', (name) => {
    const committed = open(COMMITTED, name);
    const fresh = open(made, name);
    expect(fresh.SheetNames).toEqual(committed.SheetNames);
    for (const sheet of committed.SheetNames) expect(contents(fresh.Sheets[sheet] as WorkSheet)).toEqual(contents(committed.Sheets[sheet] as WorkSheet));
  });

  test('planted.json is what the script makes', () => {
    expect(readFileSync(join(made, 'planted.json'), 'utf8')).toBe(readFileSync(join(COMMITTED, 'planted.json'), 'utf8'));
  });

  test('the sheets have as many rows as the README says', () => {
    const counts = (file: string): Record<string, number> => {
      const book = open(COMMITTED, file);
      return Object.fromEntries(book.SheetNames.map((name) => [name, dataRows(book, name, 3)]));
    };
    expect(counts(LEDGERS)).toEqual({
      员工主档: 60, 报价台账: 80, 合同台账: 19, 销售台账: 85, '销售台账（二组）': 35, 目标任务: 27, 出差台账: 45, 费用报销: 110, 请假台账: 42, 外出登记: 6, 会议: 98, 客服工单: 39, 考核: 39, 行为记录: 16, 工资月汇总: 60,
    });
    expect(counts(BUSINESS)).toEqual({ 订单: 9, 报表: 713, 客户档案: 16, 客户联系人: 30, 拜访记录: 32, 通话登记: 36, 培训记录: 19, 文件资料: 5 });
    expect(dataRows(open(COMMITTED, ATTENDANCE), '每日统计', 4)).toBe(1823);
  });

  test('each planted row is where planted.json says', () => {
    const plants = JSON.parse(readFileSync(join(COMMITTED, 'planted.json'), 'utf8')) as Plant[];
    expect(new Set(plants.map((plant) => plant.id)).size).toBe(plants.length);
    const rows = new Map<string, string[][]>();
    for (const name of [ATTENDANCE, LEDGERS, BUSINESS]) {
      const book = open(COMMITTED, name);
      for (const sheet of book.SheetNames) rows.set(`${name}/${sheet}`, utils.sheet_to_json(book.Sheets[sheet] as WorkSheet, { header: 1, raw: true, blankrows: true }));
    }
    const inRows = plants.filter((plant) => plant.row !== null);
    for (const plant of inRows) {
      const cells = (rows.get(`${plant.file}/${plant.sheet}`)?.[(plant.row as number) - 1] ?? []).map(String);
      const sought = plant.key['work_date']?.slice(2) ?? Object.values(plant.key)[0] ?? '';
      // 考核 has a number that lost its zeros.
      const found = cells.some((cell) => cell.startsWith(sought) || cell === String(Number(sought)));
      expect({ id: plant.id, found }).toEqual({ id: plant.id, found: true });
    }
    expect(inRows.length).toBeGreaterThan(180);
  });
});
