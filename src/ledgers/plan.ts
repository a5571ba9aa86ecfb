import type { LedgerDefinition, SheetMap } from '../rules/ledger-definition';
import type { Role } from '../rules/model';
import { columnName } from '../values/address';
import type { Grid, WorkbookFile } from '../workbook/port';
import { accountOf, accountOfStranger, type SheetAccount } from './account';
import { dataRows } from './data-rows';
import { headerFinder } from './match-columns';
import { matrixReading } from './matrix/reading';
import { punchReading } from './punches/reading';
import { plainReading, type SheetReading } from './reading';
import { isRecognised, LEFT_ALONE, NOTHING, recognise, type NotRecognised } from './recognise';
import { keyOf, keysOn, regionsOf, type Region } from './regions';

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

/** Finds out what each region of the sheets is, and how it is read. */
export class Plan {
  readonly unrecognised: UnrecognisedSheet[] = [];
  readonly problems: LedgerProblem[] = [];
  readonly accounts: SheetAccount[] = [];
  /** By ledger key. */
  readonly planned = new Map<string, SheetReading[]>();

  private readonly ledgerOf: ReadonlyMap<string, string>;
  private readonly maps: ReadonlyMap<string, SheetMap>;
  private readonly ownMaps: ReadonlyMap<string, ReadonlyMap<string, SheetMap>>;

  constructor(
    private readonly definitions: ReadonlyMap<string, LedgerDefinition>,
    private readonly roles: readonly Role[],
    { ledgerOf = new Map(), maps = new Map(), ownMaps = new Map() }: ReadOptions,
  ) {
    [this.ledgerOf, this.maps, this.ownMaps] = [ledgerOf, maps, ownMaps];
  }

  /** The regions of a sheet, by what is said of them. Whoever speaks of a sheet for this check alone is heard before the file's own word. */
  regions(sheet: Grid): readonly Region[] {
    const own = this.ownMaps.get(sheet.file);
    const isSaidNow = (key: string): boolean => this.maps.has(key) || this.ledgerOf.has(key);
    return regionsOf(sheet, keysOn(sheet).some(isSaidNow) ? isSaidNow : (key) => own?.has(key) === true);
  }

  *take(region: Region): Generator<void, void> {
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
    const reading = shape === null ? plainReading(region, found, data) : shape.kind === 'punches' ? yield* punchReading(region, found, shape, data, this.roles) : yield* matrixReading(region, found, shape, data);
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
}

const requiredHeaders = (definition: LedgerDefinition): string =>
  [...definition.columns.values()].filter(({ required }) => required).map(({ headers, key }) => headers[0] ?? key).join(', ');
