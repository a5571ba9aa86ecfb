import { cellAddress } from '../checking/addresses';
import { constantAt } from '../checking/exact-text';
import type { Constant } from '../formula/expression';
import { rowsOfSource, type SheetAccount, type SheetRowsRead } from '../ledgers/account';
import type { LedgerProblem } from '../ledgers/read';
import { keyOf, keysOn, regionsOf, type Region } from '../ledgers/regions';
import { trySheet, type Trial } from '../ledgers/trial';
import type { SheetMap } from '../rules/ledger-definition';
import { LEFT_ALONE } from '../rules/sheet-map';
import { State } from '../values/column';
import type { Desk } from './desk';
import { noticeOf } from './notice';
import { Observable } from './observable';
import type { WorkbookRecords } from './records';
import { saidOnly, sameSaid } from './said';
import type { Recognised } from './session-state';

export type { HeaderCell, MatchedColumn, SheetAccount, SheetRowsRead } from '../ledgers/account';
export type { LedgerProblem } from '../ledgers/read';
export { regionOfKey } from '../ledgers/regions';
export type { Trial } from '../ledgers/trial';
export * from './said';
export { LEFT_ALONE };

/** A sheet of the workbook, or a part of it, as it was taken. */
export interface SheetEntry {
  readonly account: SheetAccount;
  /** What keeps it, or a column of it, from being read. */
  readonly problems: readonly LedgerProblem[];
  /** Null where it is not read. */
  readonly rows: SheetRowsRead | null;
}

/** All sheets that were looked at, in the order of their tabs, each whole or by its tables. */
export function entriesOf({ read, rules }: Recognised): readonly SheetEntry[] {
  return read.sheets.map((account) => {
    const ledger = account.outcome === 'read' ? read.ledgers.find(({ key }) => key === account.ledger) : undefined;
    const isOf = ({ file, sheet, table }: { readonly file: string; readonly sheet: string; readonly table?: string | null | undefined }): boolean => file === account.file && sheet === account.sheet && table === account.table;
    const index = ledger?.sources.findIndex(isOf) ?? -1;
    return {
      account,
      problems: read.problems.filter(isOf),
      rows: ledger && index >= 0 ? rowsOfSource(ledger, index, rules.set.ledgers.get(ledger.key)?.dateColumn ?? null) : null,
    };
  });
}

/** The region of a key, if this were said of it (null: nothing); null where the sheet was not read, or is not read by such a part. */
export function regionIn({ file, maps }: Recognised, key: string, said: SheetMap | null): Region | null {
  const sheet = file.sheets.find((one) => keysOn(one).includes(key));
  return (sheet && regionsOf(sheet, (one) => (one === key ? said !== null : maps.has(one))).find((region) => keyOf(region) === key)) ?? null;
}

/** What is said of sheets and tables that are not there: renamed, or gone. */
export function goneOf({ file }: Recognised, maps: ReadonlyMap<string, SheetMap>): readonly string[] {
  const there = new Set(file.sheets.flatMap(keysOn));
  return [...maps.keys()].filter((key) => !there.has(key));
}

/** A cell of a column, as it would be read. */
export interface PreviewCell {
  /** Its address; null where the value stands in no cell. */
  readonly cell: string | null;
  /** As the sheet shows it. */
  readonly shown: string;
  readonly state: 'known' | 'blank' | 'unreadable';
  readonly value: Constant | null;
  /** Why it can't be read: a message of the room `cell`. */
  readonly why: { readonly key: string; readonly params: Readonly<Record<string, string>> } | null;
}

/** Rows of a sheet that a trial reads, the header among them. */
const TRIED_ROWS = 200;

/** What a column's first cells would be read as; empty where the trial has no such column. */
export function previewOf({ ledger }: Trial, grid: Recognised['file']['sheets'][number], key: string): readonly PreviewCell[] {
  const column = ledger?.columns.get(key);
  if (!ledger || !column) return [];
  const at = ledger.sources[0]?.columnOf.get(key);
  const notes = new Map(ledger.notes.filter((note) => note.column === key && note.severity === 'unreadable').map((note) => [note.row, note]));
  return Array.from({ length: ledger.rows }, (_, row): PreviewCell => {
    const note = notes.get(row);
    const state = column.state[row] === State.Known ? 'known' : column.state[row] === State.Unreadable ? 'unreadable' : 'blank';
    return {
      cell: cellAddress(ledger, row, key),
      shown: at === undefined ? (note?.text ?? '') : grid.text(ledger.sheetRow[row]! - 1, at),
      state,
      value: constantAt(column, row),
      why: note ? { key: `cell.${note.code}`, params: { text: note.text, ...note.params } } : null,
    };
  });
}

/** What was said of a sheet or a part of it (by its key), and what had been said before. */
export interface Step {
  readonly key: string;
  readonly before: SheetMap | null;
  readonly after: SheetMap | null;
}

/** What a person says of the sheets by hand: tried first, then remembered in the workbook. */
export class Mapping {
  private last: Promise<unknown> = Promise.resolve();
  /** What was said in this session, the latest last: it can be undone from behind. */
  readonly steps = new Observable<readonly Step[]>([]);

  constructor(
    private readonly desk: Desk,
    private readonly records: WorkbookRecords,
  ) {}

  /** What is said of a sheet or a part of it; null: nothing. */
  saidOf(key: string): SheetMap | null {
    return this.records.state.get().records.maps.get(key) ?? null;
  }

  /** What would come of a sheet, or a part of it, if this were said of it; null where it was not read, or there would be no such part. */
  try(recognised: Recognised, key: string, said: SheetMap | null): Trial | null {
    const { set } = recognised.rules;
    const region = regionIn(recognised, key, said);
    return region ? trySheet(region, said, set.ledgers, set.roles, TRIED_ROWS) : null;
  }

  /** Says something of a sheet or a part of it; null takes back all that was said of it. Never rejects: what goes wrong is told. */
  say(key: string, said: SheetMap | null): Promise<boolean> {
    return this.inTurn(async () => {
      const before = this.saidOf(key);
      if (sameSaid(before, said)) return true;
      const isSaid = await this.save(new Map([[key, said]]));
      if (isSaid) this.steps.set([...this.steps.get(), { key, before, after: said }]);
      return isSaid;
    });
  }

  /** What was said of a sheet that is gone holds for another one. */
  move(from: string, to: string): Promise<boolean> {
    return this.inTurn(async () => {
      const said = this.saidOf(from);
      return said !== null && this.save(new Map([[from, null], [to, said]]));
    });
  }

  /** Takes back what was said last. */
  undo(): Promise<void> {
    return this.inTurn(async () => {
      const steps = this.steps.get();
      const last = steps.at(-1);
      if (last && (await this.save(new Map([[last.key, last.before]])))) this.steps.set(steps.slice(0, -1));
    });
  }

  /** Each builds on what was said before it. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  private async save(changes: ReadonlyMap<string, SheetMap | null>): Promise<boolean> {
    const { desk, records } = this;
    const maps = new Map(records.state.get().records.maps);
    for (const [sheet, said] of changes) {
      if (said === null) maps.delete(sheet);
      else maps.set(sheet, said);
    }
    try {
      await records.saveMaps(maps);
      return true;
    } catch (error) {
      desk.tell(noticeOf(error));
      return false;
    }
  }
}

/** What to begin with when one more thing is said of a sheet; null where its ledger is not known yet. */
export const saidSoFar = ({ said, ledger }: SheetAccount): SheetMap | null => (ledger === null ? null : said?.ledger === ledger ? said : saidOnly(ledger));
