import type { OpenWorkbook, SheetState } from '../workbook/open-workbook';

/** Names of the tables that we wrote, as JSON; a sheet may be renamed, its table keeps its name. */
const KEY = 'guiju.tables';

/** Sheets that we wrote into the workbook, in this session or an earlier one. They are no ledgers, and we may take them away. */
export class OwnSheets {
  constructor(private readonly book: OpenWorkbook) {}

  /** The workbook's sheets: ours, and theirs. */
  async sorted(): Promise<{ readonly ours: readonly SheetState[]; readonly theirs: readonly SheetState[] }> {
    const tables = new Set(await this.tables());
    const isOurs = (sheet: SheetState): boolean => sheet.tables.some(({ name }) => tables.has(name));
    const sheets = await this.book.sheets();
    return { ours: sheets.filter(isOurs), theirs: sheets.filter((sheet) => !isOurs(sheet)) };
  }

  async remember(table: string): Promise<void> {
    await this.book.setSetting(KEY, JSON.stringify([...(await this.tables()), table]));
  }

  async forgetAll(): Promise<void> {
    await this.book.setSetting(KEY, null);
  }

  private async tables(): Promise<readonly string[]> {
    const text = await this.book.setting(KEY);
    if (text === null) return [];
    try {
      const read: unknown = JSON.parse(text);
      return Array.isArray(read) ? read.filter((name) => typeof name === 'string') : [];
    } catch {
      // Somebody else wrote there: we know of no sheet of ours, and touch none.
      return [];
    }
  }
}
