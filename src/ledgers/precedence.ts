import type { Role } from '../rules/model';
import type { Column } from '../values/column';
import { State } from '../values/column';
import type { Steps } from './cells';
import { ColumnBuilder } from './column-builder';
import { inPieces } from './each-cell';
import type { SetAside } from './ledger';
import { selected, shownAt, type SheetReading } from './reading';

/** Columns of one sheet by themselves; keys that it lacks are left out. The date is read before what depends on it. In steps. */
export function* readColumns(sheet: SheetReading, keys: readonly string[], roles: readonly Role[]): Generator<void, Map<string, Column>> {
  const { dateColumn, columns } = sheet.definition;
  const builders = new Map<string, ColumnBuilder>();
  const wanted = [...(dateColumn === null ? [] : [dateColumn]), ...keys];
  for (const key of new Set(wanted)) {
    const definition = columns.get(key);
    if (!definition || !sheet.keys.has(key)) continue;
    const builder = new ColumnBuilder(definition, sheet.rows.length);
    const dates = dateColumn === null ? undefined : builders.get(dateColumn);
    yield* sheet.read(definition, { roles, dayOf: (i) => dates?.valueAt(i) ?? null, rowFactor: () => null }, builder.sink(0, shownAt(sheet, key)));
    builders.set(key, builder);
  }
  return new Map([...builders].map(([key, builder]) => [key, builder.build()]));
}

const partOf = (column: Column | undefined, row: number): string | null => {
  if (!column || column.state[row] !== State.Known) return null;
  const value = column.values[row]!;
  return column.dictionary ? (column.dictionary[value] ?? null) : String(value);
};

/** Ids that lost their leading zeros in one sheet still meet those that kept them in another. */
const bare = (id: string): string => id.replace(/^0+(?=\d)/, '');

/**
 * The names that a row of a sheet goes by: person's id and day, and person's name and day. None where they can't be read; a name that several people
 * of the sheet share is nobody's.
 */
function* namesOf(sheet: SheetReading, roles: readonly Role[]): Generator<void, (row: number) => readonly string[]> {
  const { rowKey, dateColumn, columns } = sheet.definition;
  const ids = rowKey.filter((key) => key !== dateColumn);
  const people = ids.flatMap((key) => columns.get(key)?.references?.nameHere ?? []);
  const read = yield* readColumns(sheet, [...ids, ...people], roles);
  const date = dateColumn === null ? undefined : read.get(dateColumn);
  const joined = (keys: readonly string[], row: number): string | null => {
    const parts = keys.map((key) => partOf(read.get(key), row));
    return parts.length > 0 && parts.every((part) => part !== null) ? parts.map(bare).join('\u0000') : null;
  };
  const idOf = new Map<string, string>();
  const shared = new Set<string>();
  yield* inPieces(sheet.rows.length, (row) => {
    const [id, name] = [joined(ids, row), joined(people, row)];
    if (id === null || name === null) return;
    if ((idOf.get(name) ?? id) !== id) shared.add(name);
    idOf.set(name, id);
  });
  return (row) => {
    const day = partOf(date, row);
    if (day === null) return [];
    const [id, name] = [joined(ids, row), joined(people, row)];
    return [...(id === null ? [] : [`id ${id} ${day}`]), ...(name === null || shared.has(name) ? [] : [`name ${name} ${day}`])];
  };
}

/** A row of a sheet that counts. */
export interface CountedRow {
  /** Index among the sheets that are kept. */
  readonly sheet: number;
  readonly row: number;
}

/** Rows of a sheet that another sheet has already, with that row: they are held against it and never counted twice. */
export interface Compared {
  readonly sheet: SheetReading;
  readonly rows: readonly { readonly row: number; readonly counted: CountedRow }[];
}

export interface Precedence {
  /** Sheets as they count, one a sheet that was given; those that only cross-check have no rows. */
  readonly kept: readonly SheetReading[];
  readonly compared: readonly Compared[];
}

class Settled {
  readonly kept: SheetReading[] = [];
  readonly compared: Compared[] = [];
  private readonly indexes = new Map<SheetReading, ReadonlyMap<string, CountedRow>>();

  constructor(private readonly roles: readonly Role[]) {}

  keep(sheet: SheetReading): void {
    this.kept.push(sheet);
  }

  /** Keeps of a sheet what no higher one has: nothing where one of the same workbook is higher, else the days that it alone has. */
  *settle(sheet: SheetReading): Steps {
    // A sheet of days that nobody ranked goes before what days have first to be made from.
    const unranked = sheet.format?.shape ? 0 : Infinity;
    const higher = this.kept.filter((one) => (one.format?.precedence ?? unranked) < (sheet.format?.precedence ?? Infinity));
    const beside = higher.filter(({ grid, format }) => grid.file === sheet.grid.file && format?.precedence != null);
    const against = beside.length > 0 ? beside : higher;
    if (against.length === 0) return this.keep(sheet);
    const names = yield* namesOf(sheet, this.roles);
    const indexes: ReadonlyMap<string, CountedRow>[] = [];
    for (const one of against) indexes.push(yield* this.indexOf(one));
    const rows: { row: number; counted: CountedRow }[] = [];
    const own: number[] = [];
    let alone = 0;
    yield* inPieces(sheet.rows.length, (row) => {
      const counted = names(row).flatMap((name) => indexes.flatMap((index) => index.get(name) ?? []))[0];
      if (counted) rows.push({ row, counted });
      else if (beside.length === 0) own.push(row);
      else alone++;
    });
    const setAside = new Map<SetAside, number>(sheet.source.setAside);
    if (rows.length > 0) setAside.set('cross-check', rows.length);
    if (alone > 0) setAside.set('not-there', alone);
    this.keep(selected(sheet, Int32Array.from(own), setAside));
    this.compared.push({ sheet, rows });
  }

  private *indexOf(sheet: SheetReading): Generator<void, ReadonlyMap<string, CountedRow>> {
    const made = this.indexes.get(sheet);
    if (made) return made;
    const index = new Map<string, CountedRow>();
    const names = yield* namesOf(sheet, this.roles);
    const at = this.kept.indexOf(sheet);
    yield* inPieces(sheet.rows.length, (row) => {
      for (const name of names(row)) if (!index.has(name)) index.set(name, { sheet: at, row });
    });
    this.indexes.set(sheet, index);
    return index;
  }
}

/** Which sheets of a ledger count where several tell of the same people and days (每日统计 before 原始记录 before 月度汇总). In steps. */
export function* byPrecedence(readings: readonly SheetReading[], roles: readonly Role[]): Generator<void, Precedence> {
  const rank = ({ format }: SheetReading): number => format?.precedence ?? 0;
  const settled = new Settled(roles);
  for (const sheet of [...readings].sort((a, b) => rank(a) - rank(b))) {
    if (sheet.format?.precedence == null) settled.keep(sheet);
    else yield* settled.settle(sheet);
  }
  return settled;
}
