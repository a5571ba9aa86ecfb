import type { ColumnDefinition, LedgerDefinition, Role } from '../rules/model';
import { State } from '../values/column';
import { sameText } from '../values/same-text';
import { MINUTES_PER_DAY } from '../values/time';
import type { Grid, WorkbookFile } from '../workbook/port';
import { columnName } from './address';
import { textCells } from './cells';
import { ColumnBuilder } from './column-builder';
import { dataRows, type DataRows } from './data-rows';
import { sheetUnit } from './layout';
import type { CellNote, Ledger, Source } from './ledger';
import { MergedRows } from './merged-cells';
import { readColumn, readDefault, type SheetRows } from './read-column';
import { isRecognised, recognise, type NotRecognised, type Recognised } from './recognise';
import { factorOf, type Factor } from './units';

export interface ReadOptions {
  /** Sheet name → ledger key, where the headers do not say it well enough. */
  readonly ledgerOf?: ReadonlyMap<string, string>;
}

/** A sheet that is not read, and what it came closest to. */
export interface UnrecognisedSheet extends NotRecognised {
  readonly file: string;
  readonly sheet: string;
}

/** What keeps a sheet, or a column of it, from being read. `code` is a key of the message catalogue (`ledger.<code>`), `params` its words. */
export interface LedgerProblem {
  readonly code: 'missing-column' | 'two-columns' | 'unknown-ledger' | 'no-header';
  readonly file: string;
  readonly sheet: string;
  readonly ledger: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface LedgersRead {
  /** One a key, whatever the number of its sheets; sorted by key. */
  readonly ledgers: readonly Ledger[];
  readonly unrecognised: readonly UnrecognisedSheet[];
  readonly problems: readonly LedgerProblem[];
}

interface PlannedSheet extends Recognised {
  readonly grid: Grid;
  readonly data: DataRows;
}

const TYPED_SAMPLE_ROWS = 60;

/** A file where some of the first cells are no text keeps numbers as numbers: a number written as text is odd there. */
function isTyped(grid: Grid): boolean {
  for (let row = 0; row < Math.min(grid.rows, TYPED_SAMPLE_ROWS); row++) {
    for (let column = 0; column < grid.columns; column++) {
      const value = grid.value(row, column);
      if (typeof value === 'number' || typeof value === 'boolean') return true;
    }
  }
  return false;
}

class Reader {
  readonly unrecognised: UnrecognisedSheet[] = [];
  readonly problems: LedgerProblem[] = [];
  private readonly planned = new Map<string, PlannedSheet[]>();

  constructor(
    private readonly definitions: ReadonlyMap<string, LedgerDefinition>,
    private readonly roles: readonly Role[],
    private readonly ledgerOf: ReadonlyMap<string, string>,
  ) {}

  plan(grid: Grid): void {
    const { file, sheet } = grid;
    const named = this.ledgerOf.get(sheet);
    const forced = named === undefined ? null : this.definitions.get(named);
    const problem = (code: LedgerProblem['code'], ledger: string, params: Readonly<Record<string, string>>): void => {
      this.problems.push({ code, file, sheet, ledger, params: { file, sheet, ledger, ...params } });
    };
    if (named !== undefined && !forced) return problem('unknown-ledger', named, { known: [...this.definitions.keys()].join(', ') });
    const found = recognise(grid, this.definitions, forced ?? null);
    if (!isRecognised(found)) {
      if (forced) return problem('no-header', forced.key, { headers: requiredHeaders(forced) });
      this.unrecognised.push({ file, sheet, ...found });
      return;
    }
    const { match, block } = found;
    for (const { key, headers } of match.claimedTwice) {
      const at = headers.map(({ text, column }) => `${text} (${columnName(column)})`).join(', ');
      const column = match.definition.columns.get(key);
      problem('two-columns', match.definition.key, { column: column?.headers[0] ?? key, headers: at, required: column?.required ? 'yes' : 'no' });
    }
    for (const column of match.missingRequired) {
      problem('missing-column', match.definition.key, { column: column.headers[0] ?? column.key, headers: column.headers.join(', '), row: String(block.bottom + 1) });
    }
    const claimed = match.claimedTwice.some(({ key }) => match.definition.columns.get(key)?.required);
    if (match.missingRequired.length > 0 || claimed) return;
    const sheets = this.planned.get(match.definition.key) ?? [];
    sheets.push({ ...found, grid, data: dataRows(grid, block, match) });
    this.planned.set(match.definition.key, sheets);
  }

  ledgers(): Ledger[] {
    return [...this.planned.keys()].sort().map((key) => this.read(this.definitions.get(key)!, this.planned.get(key)!));
  }

  private read(definition: LedgerDefinition, sheets: readonly PlannedSheet[]): Ledger {
    const rows = sheets.reduce((sum, { data }) => sum + data.rows.length, 0);
    const sheetRow = new Int32Array(rows);
    const sourceOf = new Uint16Array(rows);
    const starts: number[] = [];
    let start = 0;
    sheets.forEach(({ data }, index) => {
      starts.push(start);
      for (let i = 0; i < data.rows.length; i++) sheetRow[start + i] = data.rows[i]! + 1;
      sourceOf.fill(index, start, start + data.rows.length);
      start += data.rows.length;
    });
    const layouts = sheets.map(({ grid, data, block }): SheetRows => ({
      grid,
      rows: data.rows,
      merged: new MergedRows(grid, block.bottom + 1),
      typed: isTyped(grid),
      moneyUnit: sheetUnit(grid, block.top),
    }));
    const builders = new Map<string, ColumnBuilder>();
    const defaults = sheets.map((): Source['defaultsUsed'][number][] => []);
    for (const column of inOrder(definition)) {
      if (column.default === null && !sheets.some(({ match }) => match.columns.has(column.key))) continue;
      const builder = new ColumnBuilder(column, rows);
      builders.set(column.key, builder);
      sheets.forEach((sheet, index) => {
        this.readSheetColumn(column, sheet, layouts[index]!, starts[index]!, builder, builders, definition);
        const used = this.applyDefault(column, sheet, starts[index]!, builder);
        if (used) defaults[index]!.push(used);
      });
    }
    const keys = [...definition.columns.keys()].filter((key) => builders.has(key));
    const notes: CellNote[] = keys.flatMap((key) => builders.get(key)!.notes);
    return {
      key: definition.key,
      rows,
      columns: new Map(keys.map((key) => [key, builders.get(key)!.build()])),
      sheetRow,
      sourceOf,
      sources: sheets.map((sheet, index) => sourceFor(sheet, defaults[index]!)),
      notes,
    };
  }

  private readSheetColumn(column: ColumnDefinition, sheet: PlannedSheet, layout: SheetRows, start: number, builder: ColumnBuilder, builders: ReadonlyMap<string, ColumnBuilder>, definition: LedgerDefinition): void {
    const match = sheet.match.columns.get(column.key);
    const header = match?.headers[0];
    if (!match || !header) return;
    const dates = definition.dateColumn === null ? undefined : builders.get(definition.dateColumn);
    const units = builders.get(`${column.key}_unit`);
    const unitStands = (match.units[0] ?? layout.moneyUnit) !== null;
    const sink = builder.sink(start, (i) => layout.grid.text(layout.rows[i]!, header.column));
    const context = {
      roles: this.roles,
      dayOf: (i: number): number | null => {
        const value = dates === builder ? null : (dates?.valueAt(start + i) ?? null);
        return value !== null && dates?.definition.kind === 'datetime' ? Math.floor(value / MINUTES_PER_DAY) : value;
      },
      rowFactor: (i: number): Factor | null | 'unknown' => (units ? unitOfRow(units, start + i, column, unitStands) : null),
    };
    readColumn(match, layout, context, sink);
    sink.finish();
  }

  private applyDefault(column: ColumnDefinition, sheet: PlannedSheet, start: number, builder: ColumnBuilder): Source['defaultsUsed'][number] | null {
    if (column.default === null) return null;
    const value = readDefault({ definition: column }, this.roles, textCells([column.default]));
    if (!value) return null;
    const blankCells = builder.fillBlanks(start, sheet.data.rows.length, value);
    const absentColumn = !sheet.match.columns.has(column.key);
    return blankCells > 0 || absentColumn ? { column: column.key, absentColumn, blankCells: absentColumn ? 0 : blankCells } : null;
  }
}

/** The date and the units of amounts first: other columns are read by them. */
function inOrder(definition: LedgerDefinition): ColumnDefinition[] {
  const columns = [...definition.columns.values()];
  const early = ({ key }: ColumnDefinition): boolean => key === definition.dateColumn || (key.endsWith('_unit') && definition.columns.has(key.slice(0, -'_unit'.length)));
  return [...columns.filter(early), ...columns.filter((column) => !early(column))];
}

/**
 * A column `<key>_unit` says row by row what the bare numbers of `<key>` are: 元 or 万元. A row without its unit is not guessed where others name
 * another one than usual, unless the header says it (`unitStands`).
 */
function unitOfRow(units: ColumnBuilder, row: number, column: ColumnDefinition, unitStands: boolean): Factor | null | 'unknown' {
  const factor = (text: string): Factor | null => factorOf(sameText(text), column.kind);
  const text = units.textAt(row);
  if (text !== null) return factor(text) ?? 'unknown';
  if (units.stateAt(row) === State.Unreadable) return 'unknown';
  return !unitStands && units.texts.some((other) => factor(other)?.times !== 1) ? 'unknown' : null;
}

const requiredHeaders = (definition: LedgerDefinition): string =>
  [...definition.columns.values()].filter(({ required }) => required).map(({ headers, key }) => headers[0] ?? key).join(', ');

function sourceFor({ grid, block, match, data }: PlannedSheet, defaultsUsed: Source['defaultsUsed']): Source {
  const columns = block.headers.map(({ column }) => column);
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const rows = data.rows.length + data.notData.length;
  return {
    file: grid.file,
    sheet: grid.sheet,
    format: match.format?.name ?? 'plain',
    range: rows === 0 ? '' : `${columnName(left)}${block.bottom + 2}:${columnName(right)}${block.bottom + 1 + rows}`,
    columnOf: new Map([...match.columns].map(([key, { headers }]) => [key, headers[0]?.column ?? 0])),
    rows,
    notData: data.notData,
    missingColumns: [...match.definition.columns.keys()].filter((key) => !match.columns.has(key)),
    defaultsUsed,
  };
}

/**
 * Reads all sheets of all files that are ledgers. Sheets of one ledger are put one below the other, in the order given; nothing is dropped: each
 * row below a header is data or has its reason, each cell is a value, a blank, or unreadable with a note.
 * @param roles titles that role columns may hold.
 */
export function readLedgers(files: readonly WorkbookFile[], definitions: ReadonlyMap<string, LedgerDefinition>, roles: readonly Role[], options: ReadOptions = {}): LedgersRead {
  const reader = new Reader(definitions, roles, options.ledgerOf ?? new Map());
  for (const file of files) for (const grid of file.sheets) reader.plan(grid);
  return { ledgers: reader.ledgers(), unrecognised: reader.unrecognised, problems: reader.problems };
}
