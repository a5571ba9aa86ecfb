import type { LedgerDefinition, SheetMap } from '../rules/ledger-definition';
import { State } from '../values/column';
import { areaName, cellName } from '../values/address';
import { MINUTES_PER_DAY } from '../values/time';
import { headerCandidates, type Header } from './layout';
import type { Ledger, Source } from './ledger';
import { headerNames, type MatchedBy } from './match-columns';
import type { Near, NotRecognised, Recognised } from './recognise';
import { keyOf, rangeOf, tablesOn, type Region } from './regions';

/** A header as it stands, how a map names it, and its cell in A1. */
export interface HeaderCell {
  readonly text: string;
  readonly name: string;
  readonly cell: string;
}

/** A column of ours and the headers that it is read from: several are added up or confirm each other; none where the cells of a day's columns say it. */
export interface MatchedColumn {
  readonly key: string;
  readonly headers: readonly HeaderCell[];
  readonly by: MatchedBy;
}

/** What a sheet, or a table on it, was taken for, and by what; for a person to see and to mend. */
export interface SheetAccount {
  readonly file: string;
  readonly sheet: string;
  /** Its Excel table; null: what stands outside of the sheet's tables; undefined: the whole sheet. */
  readonly table: string | null | undefined;
  /** By what maps name it: `考勤`, `考勤[表1]`, `考勤[]`. */
  readonly key: string;
  /** Where the table is; null where it is none. */
  readonly range: string | null;
  /** Excel's tables on a sheet that is read whole. */
  readonly tables: readonly { readonly name: string; readonly range: string }[];
  /** What was said of it by hand. */
  readonly said: SheetMap | null;
  /** `not-read`: its ledger is known, and a problem keeps it from being read. */
  readonly outcome: 'read' | 'not-read' | NotRecognised['reason'];
  readonly ledger: string | null;
  /** Name of the export format; null: none of them. */
  readonly format: string | null;
  /** What a row of the sheet is, where it is not a row of the ledger: then columns are read as the format says. */
  readonly shape: 'punches' | 'matrix' | null;
  /** Row of the header, from 1: that which was taken, or the likeliest; null where the sheet has none. */
  readonly headerRow: number | null;
  /** All headers of that row, from the left. */
  readonly headers: readonly HeaderCell[];
  readonly columns: readonly MatchedColumn[];
  /** Columns that several headers claim: none of them is read. */
  readonly claimedTwice: readonly { readonly key: string; readonly headers: readonly HeaderCell[] }[];
  /** Columns of the ledger that the sheet lacks, required ones first. */
  readonly missing: readonly { readonly key: string; readonly required: boolean }[];
  /** Headers that nobody wanted. */
  readonly unused: readonly HeaderCell[];
  /** Headers that somebody said are not to be read. */
  readonly left: readonly HeaderCell[];
  /** Headers that somebody spoke of and that the sheet has no more. */
  readonly unmet: readonly string[];
  /** Ledgers that it may be, best first, where none was certain. */
  readonly near: readonly Near[];
}

function cellsIn(headers: readonly Header[]): (header: Header) => HeaderCell {
  const names = headerNames(headers);
  return (header) => ({ text: header.text, name: names.get(header) ?? header.text, cell: cellName(header.row, header.column) });
}

const whichOf = (region: Region): Pick<SheetAccount, 'file' | 'sheet' | 'table' | 'key' | 'range' | 'tables'> => ({
  file: region.sheet.file,
  sheet: region.sheet.sheet,
  table: region.table,
  key: keyOf(region),
  range: rangeOf(region),
  tables: region.table === undefined ? tablesOn(region.sheet).map((table) => ({ name: table.name, range: areaName(table) })) : [],
});

/** The row that looks most like a header: the first of those with the most texts. */
function likeliestHeaders(region: Region, said: SheetMap | null, near: readonly Near[]): readonly Header[] {
  const wanted = said?.headerRow ?? near[0]?.headerRow;
  const blocks = headerCandidates(region, 1).filter(({ top }) => wanted === undefined || top === wanted - 1);
  return blocks.reduce<readonly Header[]>((best, { headers }) => (headers.length > best.length ? headers : best), []);
}

/** The account of a sheet that is no ledger of ours, or whose ledger (`forced`) has no header there. */
export function accountOfStranger(region: Region, said: SheetMap | null, { reason, near, format }: NotRecognised, forced: LedgerDefinition | null): SheetAccount {
  const found = reason === 'blank' ? [] : likeliestHeaders(region, said, near);
  const headers = found.map(cellsIn(found));
  return {
    ...whichOf(region),
    said,
    outcome: forced ? 'not-read' : reason,
    ledger: forced?.key ?? null,
    format,
    shape: null,
    headerRow: found[0] ? found[0].row + 1 : null,
    headers,
    columns: [],
    claimedTwice: [],
    missing: forced ? missingOf(forced, new Set()) : [],
    unused: headers,
    left: [],
    unmet: [...(said?.columns.keys() ?? [])],
    near,
  };
}

/**
 * The account of a sheet whose ledger is known.
 * @param reading null where a problem keeps it from being read.
 */
export function accountOf(region: Region, said: SheetMap | null, found: Recognised, unmet: readonly string[], reading: { readonly keys: ReadonlySet<string>; readonly source: Pick<Source, 'columnOf'> } | null): SheetAccount {
  const { match, block } = found;
  const { definition, format } = match;
  const cellOf = cellsIn(block.headers);
  const keys = reading?.keys ?? new Set(match.columns.keys());
  const column = (key: string): MatchedColumn => {
    const matched = match.columns.get(key);
    if (matched) return { key, headers: matched.headers.map(cellOf), by: matched.by };
    const header = block.headers.find((one) => one.column === reading?.source.columnOf.get(key));
    return { key, headers: header ? [cellOf(header)] : [], by: 'format' };
  };
  const headers = block.headers.map(cellOf);
  return {
    ...whichOf(region),
    said,
    outcome: reading === null ? 'not-read' : 'read',
    ledger: definition.key,
    format: format?.name ?? null,
    shape: format?.shape?.kind ?? null,
    headerRow: block.top + 1,
    headers,
    columns: [...definition.columns.keys()].filter((key) => keys.has(key)).map(column),
    claimedTwice: match.claimedTwice.map(({ key, headers }) => ({ key, headers: headers.map(cellOf) })),
    missing: missingOf(definition, new Set([...keys, ...match.claimedTwice.map(({ key }) => key)])),
    unused: block.headers.filter((header) => !match.used.has(header)).map(cellOf),
    left: headers.filter(({ name }) => said?.columns.get(name) === null),
    unmet,
    near: [],
  };
}

function missingOf(definition: LedgerDefinition, there: ReadonlySet<string>): SheetAccount['missing'] {
  const missing = [...definition.columns.values()].filter(({ key }) => !there.has(key)).map(({ key, required }) => ({ key, required }));
  return [...missing.filter(({ required }) => required), ...missing.filter(({ required }) => !required)];
}

/** The rows of a sheet as they came into its ledger. */
export interface SheetRowsRead {
  readonly source: Source;
  /** Rows of the ledger that are of the sheet. */
  readonly rows: number;
  /** First and last serial day (or month, quarter …: a period code) of its rows; null where the ledger has no date, or no row a known one. */
  readonly period: { readonly kind: 'date' | 'period'; readonly from: number; readonly to: number } | null;
}

/** The rows that a ledger has of one of its sheets. @param index among `ledger.sources`. */
export function rowsOfSource(ledger: Ledger, index: number, dateColumn: string | null): SheetRowsRead {
  const dates = dateColumn === null ? undefined : ledger.columns.get(dateColumn);
  let rows = 0;
  let [from, to] = [Infinity, -Infinity];
  for (let row = 0; row < ledger.rows; row += 1) {
    if (ledger.sourceOf[row] !== index) continue;
    rows += 1;
    if (dates?.state[row] !== State.Known) continue;
    const value = dates.values[row]!;
    if (value < from) from = value;
    if (value > to) to = value;
  }
  const inDays = dates?.kind === 'datetime' ? (value: number) => Math.floor(value / MINUTES_PER_DAY) : (value: number) => value;
  return { source: ledger.sources[index]!, rows, period: from > to ? null : { kind: dates?.kind === 'period' ? 'period' : 'date', from: inDays(from), to: inDays(to) } };
}

