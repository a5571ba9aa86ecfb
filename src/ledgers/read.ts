import type { ColumnDefinition, LedgerDefinition, SheetMap } from '../rules/ledger-definition';
import type { Role } from '../rules/model';
import { State } from '../values/column';
import { sameText } from '../values/same-text';
import { finished } from '../values/steps';
import { MINUTES_PER_DAY } from '../values/time';
import type { WorkbookFile } from '../workbook/port';
import type { SheetAccount } from './account';
import { textCells, type Steps } from './cells';
import { ColumnBuilder } from './column-builder';
import { crossCheck } from './cross-check';
import type { CellNote, CellPlaces, Ledger, Source } from './ledger';
import { Plan, type LedgerProblem, type ReadOptions, type UnrecognisedSheet } from './plan';
import { byPrecedence } from './precedence';
import { readDefault } from './read-column';
import { shownAt, type SheetReading } from './reading';
import { keyOf, type Region } from './regions';
import { totalsThatDiffer } from './totals';
import { factorOf, type Factor } from './units';

export type { LedgerProblem, ReadOptions, UnrecognisedSheet } from './plan';

export interface LedgersRead {
  /** One a key, whatever the number of its sheets; sorted by key. */
  readonly ledgers: readonly Ledger[];
  readonly unrecognised: readonly UnrecognisedSheet[];
  readonly problems: readonly LedgerProblem[];
  /** What each sheet was taken for, in the order of the files. */
  readonly sheets: readonly SheetAccount[];
}

class Reader {
  constructor(
    private readonly definitions: ReadonlyMap<string, LedgerDefinition>,
    private readonly roles: readonly Role[],
  ) {}

  *ledgers(planned: ReadonlyMap<string, readonly SheetReading[]>): Generator<void, Ledger[]> {
    const ledgers: Ledger[] = [];
    for (const key of [...planned.keys()].sort()) {
      ledgers.push(yield* this.read(this.definitions.get(key)!, planned.get(key)!));
      yield;
    }
    return ledgers;
  }

  private *read(definition: LedgerDefinition, readings: readonly SheetReading[]): Generator<void, Ledger> {
    const { kept: sheets, compared } = yield* byPrecedence(readings, this.roles);
    const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
    const sheetRow = new Int32Array(rows);
    const sourceOf = new Uint16Array(rows);
    const starts: number[] = [];
    let start = 0;
    sheets.forEach((sheet, index) => {
      starts.push(start);
      for (let i = 0; i < sheet.rows.length; i++) sheetRow[start + i] = sheet.rows[i]! + 1;
      sourceOf.fill(index, start, start + sheet.rows.length);
      start += sheet.rows.length;
    });
    const builders = new Map<string, ColumnBuilder>();
    const defaults = sheets.map((): Source['defaultsUsed'][number][] => []);
    for (const column of inOrder(definition)) {
      if (column.default === null && !sheets.some(({ keys }) => keys.has(column.key))) continue;
      const builder = new ColumnBuilder(column, rows);
      builders.set(column.key, builder);
      for (const [index, sheet] of sheets.entries()) {
        yield* this.readSheetColumn(column, sheet, starts[index]!, builder, builders);
        const used = this.applyDefault(column, sheet, starts[index]!, builder);
        if (used) defaults[index]!.push(used);
        yield;
      }
    }
    const keys = [...definition.columns.keys()].filter((key) => builders.has(key));
    const columns = new Map(keys.map((key) => [key, builders.get(key)!.build()]));
    yield;
    const notes: (readonly CellNote[])[] = keys.map((key) => builders.get(key)!.notes);
    for (const one of compared) notes.push(yield* crossCheck(one, sheets, starts, columns, this.roles));
    for (const [index, sheet] of sheets.entries()) notes.push(yield* totalsThatDiffer(sheet, columns, starts[index]!, this.roles));
    const cellOf = placesOf(keys, sheets, starts, rows);
    return {
      key: definition.key,
      rows,
      columns,
      sheetRow,
      sourceOf,
      sources: sheets.map(({ source }, index) => ({ ...source, defaultsUsed: defaults[index]! })),
      ...(cellOf.size > 0 ? { cellOf } : {}),
      notes: notes.flat(),
    };
  }

  private *readSheetColumn(column: ColumnDefinition, sheet: SheetReading, start: number, builder: ColumnBuilder, builders: ReadonlyMap<string, ColumnBuilder>): Steps {
    if (!sheet.keys.has(column.key)) return;
    const { dateColumn } = sheet.definition;
    const dates = dateColumn === null ? undefined : builders.get(dateColumn);
    const units = builders.get(`${column.key}_unit`);
    const unitStands = sheet.unitStands(column.key);
    const sink = builder.sink(start, shownAt(sheet, column.key));
    const context = {
      roles: this.roles,
      dayOf: (i: number): number | null => {
        const value = dates === builder ? null : (dates?.valueAt(start + i) ?? null);
        return value !== null && dates?.definition.kind === 'datetime' ? Math.floor(value / MINUTES_PER_DAY) : value;
      },
      rowFactor: (i: number): Factor | null | 'unknown' => (units ? unitOfRow(units, start + i, column, unitStands) : null),
    };
    yield* sheet.read(column, context, sink);
    sink.finish();
  }

  private applyDefault(column: ColumnDefinition, sheet: SheetReading, start: number, builder: ColumnBuilder): Source['defaultsUsed'][number] | null {
    if (column.default === null) return null;
    const value = readDefault({ definition: column }, this.roles, textCells([column.default]));
    if (!value) return null;
    const blankCells = builder.fillBlanks(start, sheet.rows.length, value);
    const absentColumn = !sheet.keys.has(column.key);
    return blankCells > 0 || absentColumn ? { column: column.key, absentColumn, blankCells: absentColumn ? 0 : blankCells } : null;
  }
}

/** Cells that do not stand in their row's own place, by column. */
function placesOf(keys: readonly string[], sheets: readonly SheetReading[], starts: readonly number[], rows: number): Map<string, CellPlaces> {
  const places = new Map<string, CellPlaces>();
  for (const key of keys) {
    sheets.forEach((sheet, index) => {
      const place = sheet.place(key);
      if (!place || (place.rows === sheet.rows && typeof place.column === 'number')) return;
      const all = places.get(key) ?? { row: new Int32Array(rows), column: new Int32Array(rows) };
      places.set(key, all);
      for (let i = 0; i < sheet.rows.length; i++) {
        all.row[starts[index]! + i] = place.rows[i]! < sheet.grid.rows ? place.rows[i]! + 1 : -1;
        all.column[starts[index]! + i] = typeof place.column === 'number' ? place.column : place.column[i]!;
      }
    });
  }
  return places;
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

/**
 * Reads all sheets of all files that are ledgers. Sheets of one ledger are put one below the other, in the order given; nothing is dropped: each
 * row below a header is data or has its reason, each cell is a value, a blank, or unreadable with a note.
 * @param roles titles that role columns may hold.
 */
export function readLedgers(files: readonly WorkbookFile[], definitions: ReadonlyMap<string, LedgerDefinition>, roles: readonly Role[], options: ReadOptions = {}): LedgersRead {
  return finished(ledgersInSteps(files, definitions, roles, options));
}

/** The same of one region alone, by what is said of it (null: nothing). */
export function readRegion(region: Region, said: SheetMap | null, definitions: ReadonlyMap<string, LedgerDefinition>, roles: readonly Role[]): LedgersRead {
  const plan = new Plan(definitions, roles, { maps: new Map(said === null ? [] : [[keyOf(region), said]]) });
  return finished(reading(plan, [region], new Reader(definitions, roles)));
}

/** The same in steps, for a caller who lets others in between them. */
export function* ledgersInSteps(
  files: readonly WorkbookFile[],
  definitions: ReadonlyMap<string, LedgerDefinition>,
  roles: readonly Role[],
  options: ReadOptions = {},
): Generator<void, LedgersRead> {
  const plan = new Plan(definitions, roles, options);
  const read = yield* reading(plan, regionsIn(plan, files), new Reader(definitions, roles));
  plan.missMapped(files);
  return read;
}

function* regionsIn(plan: Plan, files: readonly WorkbookFile[]): Generator<Region> {
  for (const file of files) for (const sheet of file.sheets) yield* plan.regions(sheet);
}

function* reading(plan: Plan, regions: Iterable<Region>, reader: Reader): Generator<void, LedgersRead> {
  for (const region of regions) {
    yield* plan.take(region);
    yield;
  }
  return { ledgers: yield* reader.ledgers(plan.planned), unrecognised: plan.unrecognised, problems: plan.problems, sheets: plan.accounts };
}
