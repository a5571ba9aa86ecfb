import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SampleFile } from '../../src/addin/sample-file';
import { readRulesFolder } from '../../src/cli/rules-folder';
import { readLedgers } from '../../src/ledgers/read';
import type { SheetAccount } from '../../src/ledgers/account';
import { loadRules } from '../../src/rules/load';
import { areaOf } from '../../src/values/address';
import { readWorkbook } from '../../src/workbook/files';
import type { CellKind, NewCell, NewSheet } from '../../src/workbook/open-workbook';
import { CellError, type Grid } from '../../src/workbook/port';

/** The sample month's files; of the attendance export the sheet that counts. */
const FILES: readonly { readonly name: string; readonly sheets?: readonly string[] }[] = [{ name: '2026年10月台账.xlsx' }, { name: '2026年10月客户与报表台账.xlsx' }, { name: '考勤-钉钉每日统计.xlsx', sheets: ['每日统计'] }];

const DATE = /^yyyy\/m\/d$/;
const MONEY = '#,##0.00';
const NARROWEST = 8;
const WIDEST = 24;

/** Excel's name of the table on the n-th sheet. */
const tableName = (n: number): string => `GuijuSample_${n + 1}`;

/** The value of a cell, or of the merged area that it lies in. */
function valueIn(grid: Grid, row: number, column: number): { readonly row: number; readonly column: number } {
  const area = grid.merges.find(({ top, left, bottom, right }) => top <= row && row <= bottom && left <= column && column <= right);
  return area ? { row: area.top, column: area.left } : { row, column };
}

/** How a column is written: as numbers where they need no format of their own, else as the texts that the sheet shows. */
function kindOf(grid: Grid, column: number, rows: readonly number[]): CellKind {
  const formats = new Set(rows.filter((row) => typeof grid.value(row, column) === 'number').map((row) => grid.format(row, column)));
  const [only = ''] = formats;
  return formats.size !== 1 ? 'text' : DATE.test(only) ? 'date' : only === MONEY ? 'money' : 'text';
}

function cellOf(grid: Grid, row: number, column: number, kind: CellKind): NewCell {
  const at = valueIn(grid, row, column);
  const value = grid.value(at.row, at.column);
  if (typeof value !== 'number') return value instanceof CellError ? value.code : typeof value === 'boolean' ? grid.text(at.row, at.column) : value;
  const format = grid.format(at.row, at.column);
  return kind !== 'text' || /^(General|0|0\.0*#*|#,##0\.00)$/.test(format) ? value : grid.text(at.row, at.column);
}

const textsOf = (grid: Grid, row: number): string[] => {
  const texts = Array.from({ length: grid.columns }, (_, column) => grid.text(row, column).trim());
  return texts.filter((text) => text !== '');
};

/** A sheet of the sample month to be written: titles above, the table below one header row, sums and notes behind it. */
function sheetOf(grid: Grid, { headers, headerRow }: SheetAccount, notData: ReadonlyMap<number, string>, n: number): NewSheet {
  const placed = headers.map(({ text, cell }) => ({ text: text.replace(/\s+/g, ' '), ...areaOf(cell)! }));
  const above = Array.from({ length: headerRow! - 1 }, (_, row) => textsOf(grid, row).join('　')).filter((text) => text !== '');
  const first = Math.max(...placed.map(({ bottom }) => bottom)) + 1;
  let end = grid.rows;
  while (end > first && notData.has(end)) end -= 1;
  const body = Array.from({ length: end - first }, (_, i) => first + i);
  const rest = Array.from({ length: grid.rows - end }, (_, i) => end + i);
  const columns = placed.map(({ text, left }) => ({ text, left, kind: kindOf(grid, left, body) }));
  const rowOf = (row: number): NewCell[] => columns.map(({ left, kind }) => cellOf(grid, row, left, kind));
  const widthOf = ({ text, left }: { readonly text: string; readonly left: number }): number => Math.min(WIDEST, Math.max(NARROWEST, text.length * 2, ...body.slice(0, 20).map((row) => grid.text(row, left).length + 2)));
  return {
    name: grid.sheet,
    above,
    table: { name: tableName(n), columns: columns.map((column) => ({ header: column.text, kind: column.kind, width: widthOf(column) })), rows: body.map(rowOf) },
    sums: rest.filter((row) => notData.get(row + 1) === 'total').map(rowOf),
    below: rest.filter((row) => notData.get(row + 1) === 'note').map((row) => textsOf(grid, row).join(' ')),
  };
}

/** sample.json: the sample month's ledgers as sheets to write, as far as the default rules know them. */
export function sampleText(samples: string, rules: string): string {
  const set = loadRules(readRulesFolder(rules, { cases: false }).files);
  const found: NewSheet[] = [];
  for (const { name, sheets } of FILES) {
    const file = readWorkbook(name, new Uint8Array(readFileSync(join(samples, name))));
    const { ledgers, sheets: accounts } = readLedgers([file], set.ledgers, set.roles);
    for (const grid of file.sheets) {
      const account = accounts.find((one) => one.sheet === grid.sheet);
      const source = ledgers.flatMap((ledger) => ledger.sources).find(({ sheet }) => sheet === grid.sheet);
      if (!account || !source || account.outcome !== 'read' || (sheets && !sheets.includes(grid.sheet))) continue;
      found.push(sheetOf(grid, account, new Map(source.notData.map(({ row, reason }) => [row, reason])), found.length));
    }
  }
  const sample: SampleFile = { sheets: found };
  return JSON.stringify(sample);
}
