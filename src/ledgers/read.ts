import type { ColumnDefinition, LedgerDefinition, SheetMap } from '../rules/ledger-definition';
import type { Role } from '../rules/model';
import { State } from '../values/column';
import { sameText } from '../values/same-text';
import { MINUTES_PER_DAY } from '../values/time';
import type { Grid, WorkbookFile } from '../workbook/port';
import { columnName } from '../values/address';
import { accountOf, accountOfStranger, type SheetAccount } from './account';
import { textCells } from './cells';
import { ColumnBuilder } from './column-builder';
import { crossCheck } from './cross-check';
import { dataRows } from './data-rows';
import type { CellNote, CellPlaces, Ledger, Source } from './ledger';
import { headerFinder } from './match-columns';
import { matrixReading } from './matrix/reading';
import { byPrecedence } from './precedence';
import { punchReading } from './punches/reading';
import { readDefault } from './read-column';
import { plainReading, shownAt, type SheetReading } from './reading';
import { isRecognised, LEFT_ALONE, NOTHING, recognise, type NotRecognised } from './recognise';
import { keyOf, keysOn, regionsOf, type Region } from './regions';
import { totalsThatDiffer } from './totals';
import { factorOf, type Factor } from './units';

export interface ReadOptions {
  /** Region (see regionKey) → ledger key, where the headers do not say it well enough. */
  readonly ledgerOf?: ReadonlyMap<string, string>;
  /** What was said by hand of sheets and tables, by regionKey. */
  readonly maps?: ReadonlyMap<string, SheetMap>;
  /** What files say of their own sheets, by file; of a sheet that `maps` or `ledgerOf` speaks of, whole or in part, it counts for nothing. */
  readonly ownMaps?: ReadonlyMap<string, ReadonlyMap<string, SheetMap>>;
}

/** A sheet that is not read, and what it came closest to. */
export interface UnrecognisedSheet extends NotRecognised {
  readonly file: string;
  readonly sheet: string;
  readonly table: string | null | undefined;
}

/** What keeps a sheet, or a column of it, from being read. `code` is a key of the message catalogue (`ledger.<code>`), `params` its words. */
export interface LedgerProblem {
  readonly code: 'missing-column' | 'two-columns' | 'unknown-ledger' | 'no-header' | 'no-period' | 'day-not-in-period' | 'mapped-header-missing' | 'mapped-column-unknown' | 'mapped-sheet-missing';
  readonly file: string;
  readonly sheet: string;
  readonly table: string | null | undefined;
  /** '' where it is about none. */
  readonly ledger: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface LedgersRead {
  /** One a key, whatever the number of its sheets; sorted by key. */
  readonly ledgers: readonly Ledger[];
  readonly unrecognised: readonly UnrecognisedSheet[];
  readonly problems: readonly LedgerProblem[];
  /** What each sheet was taken for, in the order of the files. */
  readonly sheets: readonly SheetAccount[];
}

class Reader {
  readonly unrecognised: UnrecognisedSheet[] = [];
  readonly problems: LedgerProblem[] = [];
  readonly accounts: SheetAccount[] = [];
  private readonly planned = new Map<string, SheetReading[]>();

  constructor(
    private readonly definitions: ReadonlyMap<string, LedgerDefinition>,
    private readonly roles: readonly Role[],
    private readonly ledgerOf: ReadonlyMap<string, string>,
    private readonly maps: ReadonlyMap<string, SheetMap>,
    private readonly ownMaps: ReadonlyMap<string, ReadonlyMap<string, SheetMap>>,
  ) {}

  /** The regions of a sheet, by what is said of them. Whoever speaks of a sheet for this check alone is heard before the file's own word. */
  regions(sheet: Grid): readonly Region[] {
    const own = this.ownMaps.get(sheet.file);
    const isSaidNow = (key: string): boolean => this.maps.has(key) || this.ledgerOf.has(key);
    return regionsOf(sheet, keysOn(sheet).some(isSaidNow) ? isSaidNow : (key) => own?.has(key) === true);
  }

  *plan(region: Region): Generator<undefined, void> {
    const { file, sheet } = region.sheet;
    const { table } = region;
    const key = keyOf(region);
    const said = this.maps.get(key) ?? this.ownMaps.get(file)?.get(key) ?? null;
    const named = this.ledgerOf.get(key) ?? said?.ledger;
    const stranger = (why: NotRecognised, forced: LedgerDefinition | null = null): void => {
      this.accounts.push(accountOfStranger(region, said, why, forced));
      if (!forced) this.unrecognised.push({ file, sheet, table, ...why });
    };
    if (named === null) return stranger(LEFT_ALONE);
    const forced = named === undefined ? null : this.definitions.get(named);
    const problem = (code: LedgerProblem['code'], ledger: string, params: Readonly<Record<string, string>>): void => {
      this.problems.push({ code, file, sheet, table, ledger, params: { file, sheet, ledger, ...params } });
    };
    if (named !== undefined && !forced) {
      this.accounts.push(accountOfStranger(region, said, NOTHING, null));
      return problem('unknown-ledger', named, { known: [...this.definitions.keys()].join(', ') });
    }
    const found = recognise(region, this.definitions, forced ?? null, said);
    if (!isRecognised(found)) {
      if (forced) problem('no-header', forced.key, { headers: requiredHeaders(forced) });
      return stranger(found, forced ?? null);
    }
    const { match, block } = found;
    const find = headerFinder(block.headers);
    const unmet = [...(said?.columns.keys() ?? [])].filter((name) => find(name) === null);
    const unknown = [...(said?.columns ?? [])].flatMap(([, key]) => (key === null || match.definition.columns.has(key) ? [] : [key]));
    if (unknown.length > 0) problem('mapped-column-unknown', match.definition.key, { columns: unknown.join(', ') });
    if (unmet.length > 0) problem('mapped-header-missing', match.definition.key, { headers: unmet.join(', '), row: String(block.top + 1) });
    for (const { key, headers } of match.claimedTwice) {
      const at = headers.map(({ text, column }) => `${text} (${columnName(column)})`).join(', ');
      const column = match.definition.columns.get(key);
      problem('two-columns', match.definition.key, { column: column?.headers[0] ?? key, headers: at, required: column?.required ? 'yes' : 'no' });
    }
    for (const column of match.missingRequired) {
      problem('missing-column', match.definition.key, { column: column.headers[0] ?? column.key, headers: column.headers.join(', '), row: String(block.bottom + 1) });
    }
    const account = (reading: SheetReading | null): void => void this.accounts.push(accountOf(region, said, found, unmet, reading));
    const claimed = match.claimedTwice.some(({ key }) => match.definition.columns.get(key)?.required);
    if (match.missingRequired.length > 0 || claimed) return account(null);
    const data = yield* dataRows(region, block, match);
    yield;
    const shape = match.format?.shape ?? null;
    const reading = shape === null ? plainReading(region, found, data) : shape.kind === 'punches' ? punchReading(region, found, shape, data, this.roles) : matrixReading(region, found, shape, data);
    account(reading);
    if (reading === null) return problem('no-period', match.definition.key, {});
    if (reading.strangeDays && reading.strangeDays.length > 0) problem('day-not-in-period', match.definition.key, { headers: reading.strangeDays.map((text) => text.replace(/\s+/g, ' ')).join(', ') });
    const sheets = this.planned.get(match.definition.key) ?? [];
    sheets.push(reading);
    this.planned.set(match.definition.key, sheets);
  }

  /** What was said of sheets and tables that no file has: renamed, or gone. */
  missMapped(files: readonly WorkbookFile[]): void {
    const keysIn = ({ sheets }: WorkbookFile): readonly string[] => sheets.flatMap(keysOn);
    const there = new Set(files.flatMap(keysIn));
    const file = files.length === 1 ? files[0]!.name : '';
    const missed = (named: string, key: string, { ledger }: SheetMap): void => void this.problems.push({ code: 'mapped-sheet-missing', file: named, sheet: key, table: undefined, ledger: ledger ?? '', params: { file: named, sheet: key } });
    for (const [key, map] of this.maps) if (!there.has(key)) missed(file, key, map);
    for (const one of files) {
      const own = new Set(keysIn(one));
      for (const [key, map] of this.ownMaps.get(one.name) ?? []) if (!own.has(key)) missed(one.name, key, map);
    }
  }

  *ledgers(): Generator<undefined, Ledger[]> {
    const ledgers: Ledger[] = [];
    for (const key of [...this.planned.keys()].sort()) {
      ledgers.push(yield* this.read(this.definitions.get(key)!, this.planned.get(key)!));
      yield;
    }
    return ledgers;
  }

  private *read(definition: LedgerDefinition, readings: readonly SheetReading[]): Generator<undefined, Ledger> {
    const { kept: sheets, compared } = byPrecedence(readings, this.roles);
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
        this.readSheetColumn(column, sheet, starts[index]!, builder, builders);
        const used = this.applyDefault(column, sheet, starts[index]!, builder);
        if (used) defaults[index]!.push(used);
        yield;
      }
    }
    const keys = [...definition.columns.keys()].filter((key) => builders.has(key));
    const columns = new Map(keys.map((key) => [key, builders.get(key)!.build()]));
    yield;
    const notes: CellNote[] = [...keys.flatMap((key) => builders.get(key)!.notes), ...compared.flatMap((one) => crossCheck(one, sheets, starts, columns, this.roles)), ...sheets.flatMap((sheet, index) => totalsThatDiffer(sheet, columns, starts[index]!, this.roles))];
    const cellOf = placesOf(keys, sheets, starts, rows);
    return {
      key: definition.key,
      rows,
      columns,
      sheetRow,
      sourceOf,
      sources: sheets.map(({ source }, index) => ({ ...source, defaultsUsed: defaults[index]! })),
      ...(cellOf.size > 0 ? { cellOf } : {}),
      notes,
    };
  }

  private readSheetColumn(column: ColumnDefinition, sheet: SheetReading, start: number, builder: ColumnBuilder, builders: ReadonlyMap<string, ColumnBuilder>): void {
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
    sheet.read(column, context, sink);
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

const requiredHeaders = (definition: LedgerDefinition): string =>
  [...definition.columns.values()].filter(({ required }) => required).map(({ headers, key }) => headers[0] ?? key).join(', ');

/**
 * Reads all sheets of all files that are ledgers. Sheets of one ledger are put one below the other, in the order given; nothing is dropped: each
 * row below a header is data or has its reason, each cell is a value, a blank, or unreadable with a note.
 * @param roles titles that role columns may hold.
 */
export function readLedgers(files: readonly WorkbookFile[], definitions: ReadonlyMap<string, LedgerDefinition>, roles: readonly Role[], options: ReadOptions = {}): LedgersRead {
  return toEnd(ledgersInSteps(files, definitions, roles, options));
}

function toEnd(steps: Generator<undefined, LedgersRead>): LedgersRead {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same of one region alone, by what is said of it (null: nothing). */
export function readRegion(region: Region, said: SheetMap | null, definitions: ReadonlyMap<string, LedgerDefinition>, roles: readonly Role[]): LedgersRead {
  const reader = new Reader(definitions, roles, new Map(), new Map(said === null ? [] : [[keyOf(region), said]]), new Map());
  return toEnd(reading(reader, [region]));
}

/** The same in steps of a sheet or a ledger each, for a caller who lets others in between them. */
export function* ledgersInSteps(
  files: readonly WorkbookFile[],
  definitions: ReadonlyMap<string, LedgerDefinition>,
  roles: readonly Role[],
  options: ReadOptions = {},
): Generator<undefined, LedgersRead> {
  const reader = new Reader(definitions, roles, options.ledgerOf ?? new Map(), options.maps ?? new Map(), options.ownMaps ?? new Map());
  const read = yield* reading(reader, regionsIn(reader, files));
  reader.missMapped(files);
  return read;
}

function* regionsIn(reader: Reader, files: readonly WorkbookFile[]): Generator<Region> {
  for (const file of files) for (const sheet of file.sheets) yield* reader.regions(sheet);
}

function* reading(reader: Reader, regions: Iterable<Region>): Generator<undefined, LedgersRead> {
  for (const region of regions) {
    yield* reader.plan(region);
    yield;
  }
  return { ledgers: yield* reader.ledgers(), unrecognised: reader.unrecognised, problems: reader.problems, sheets: reader.accounts };
}
