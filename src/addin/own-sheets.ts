import { OWN_TABLES, readOwnTables, type OwnTable } from '../workbook/own-tables';
import type { NewSheet, OpenWorkbook, SheetState, Work, WrittenSheet } from '../workbook/open-workbook';

/** What a sheet of ours is; of each there is one at a time, which the next takes the place of. */
export type OwnKind = 'findings' | 'pay' | 'marks' | 'what-if' | `department ${string}` | `rules ${string}`;

/** What an earlier sheet is called while the next one is written. */
const ASIDE = 'Guiju (…)';

export interface Replaced {
  readonly written: readonly WrittenSheet[];
  /** Earlier sheets that could not be taken away, and why the first of them; null where all of them went. */
  readonly left: { readonly sheets: readonly string[]; readonly error: unknown } | null;
}

/** Sheets that we wrote into the workbook, in this session or an earlier one. They are no ledgers, and we may take them away. */
export class OwnSheets {
  constructor(private readonly book: OpenWorkbook) {}

  /** The workbook's sheets: ours, and theirs. */
  async sorted(): Promise<{ readonly ours: readonly SheetState[]; readonly theirs: readonly SheetState[] }> {
    const tables = new Set((await this.tables()).map(({ table }) => table));
    const isOurs = (sheet: SheetState): boolean => sheet.tables.some(({ name }) => tables.has(name));
    const sheets = await this.book.sheets();
    return { ours: sheets.filter(isOurs), theirs: sheets.filter((sheet) => !isOurs(sheet)) };
  }

  /** Our sheets of a kind, in the order of their tabs. */
  async ofKind(kind: OwnKind): Promise<readonly SheetState[]> {
    const tables = new Set((await this.tables()).filter((one) => one.kind === kind).map(({ table }) => table));
    return (await this.book.sheets()).filter((sheet) => sheet.tables.some(({ name }) => tables.has(name)));
  }

  async namesOf(kind: OwnKind): Promise<readonly string[]> {
    return (await this.ofKind(kind)).map(({ name }) => name);
  }

  async remember(written: readonly WrittenSheet[], kind: OwnKind): Promise<void> {
    await this.save([...(await this.tables()), ...written.map(({ table }) => ({ table, kind }))]);
  }

  /**
   * Writes sheets of a kind in the place of the earlier ones, all or none: until the new ones stand, the old ones are only called otherwise, and are
   * called as they were again where something fails. Rejects with what failed first.
   * @param make the sheets, given the names that others have.
   */
  async replace(kind: OwnKind, make: (taken: readonly string[]) => Promise<readonly NewSheet[]>, work?: Work): Promise<Replaced> {
    const { book } = this;
    const earlier = await this.ofKind(kind);
    const aside: { readonly was: string; readonly is: string }[] = [];
    const written: WrittenSheet[] = [];
    try {
      for (const { name } of earlier) aside.push({ was: name, is: await book.renameSheet(name, ASIDE) });
      const taken = (await book.sheets()).map(({ name }) => name);
      for (const sheet of await make(taken)) written.push(await book.writeSheet(sheet, work));
      await this.remember(written, kind);
    } catch (error) {
      // One sheet of two would pass for the whole. What fails now is no news to who hears of the first.
      for (const { sheet } of written) await book.deleteSheet(sheet).catch(console.error);
      for (const { was, is } of aside) await book.renameSheet(is, was).catch(console.error);
      throw error;
    }
    return { written, left: await this.drop(aside.map(({ is }) => is), earlier) };
  }

  /** The new sheets stand: what cannot be taken away now stays, and is told. */
  private async drop(names: readonly string[], sheets: readonly SheetState[]): Promise<Replaced['left']> {
    const left: { readonly sheet: string; readonly error: unknown }[] = [];
    for (const sheet of names) await this.book.deleteSheet(sheet).catch((error: unknown) => left.push({ sheet, error }));
    await this.forget(sheets.filter((_, at) => !left.some(({ sheet }) => sheet === names[at])));
    return left.length === 0 ? null : { sheets: left.map(({ sheet }) => sheet), error: left[0]!.error };
  }

  /** Leaves the tables of these sheets out from now on. */
  async forget(sheets: readonly SheetState[]): Promise<void> {
    const gone = new Set(sheets.flatMap(({ tables }) => tables.map(({ name }) => name)));
    await this.save((await this.tables()).filter(({ table }) => !gone.has(table)));
  }

  private async save(tables: readonly OwnTable[]): Promise<void> {
    await this.book.setSetting(OWN_TABLES, tables.length === 0 ? null : JSON.stringify(tables));
  }

  private async tables(): Promise<readonly OwnTable[]> {
    return readOwnTables(await this.book.setting(OWN_TABLES));
  }
}
