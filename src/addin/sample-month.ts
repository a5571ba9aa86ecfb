import type { SheetState } from '../workbook/open-workbook';
import type { Desk } from './desk';
import { notice } from './notice';
import { Observable } from './observable';
import { readSampleFile, SampleFileError, type SampleFile } from './sample-file';

/** Names of the tables of the sample month that we wrote, as JSON. They are checked like anybody's sheets, so they are kept apart from those of our reports. */
const KEY = 'guiju.sample';

/** How long the page's own server may take. */
const FETCH_MS = 20_000;
const LONGEST = 8 * 1024 * 1024;

/** `offered`: the workbook is empty; `there`: it has sheets of the sample month; `none`: it has others; `unknown`: nobody has looked yet. */
export interface SampleState {
  readonly kind: 'unknown' | 'offered' | 'there' | 'none';
  /** Names of the sample month's sheets that are there. */
  readonly sheets: readonly string[];
}

/** The sample month in an empty workbook: put there when somebody asks for it, and taken away again. */
export class SampleMonth {
  readonly state = new Observable<SampleState>({ kind: 'unknown', sheets: [] });

  /** @param url of sample.json; it is loaded when somebody asks for it. */
  constructor(
    private readonly desk: Desk,
    private readonly url: string,
  ) {}

  /** Looks whether the workbook is empty or has sheets of the sample month. Never rejects: where it can't be told, nothing is offered. */
  async look(): Promise<void> {
    try {
      const sheets = await this.desk.book.sheets();
      const ours = await this.ours(sheets);
      const kind = ours.length > 0 ? 'there' : sheets.every(({ rows }) => rows === 0) ? 'offered' : 'none';
      this.state.set({ kind, sheets: ours.map(({ name }) => name) });
    } catch (error) {
      console.error(error);
      this.state.set({ kind: 'unknown', sheets: [] });
    }
  }

  /** Writes the sample month's sheets, all or none, and goes to the first. */
  async write(): Promise<void> {
    const { book } = this.desk;
    await this.desk.task('sample', async ({ work, step, slices }) => {
      const file = await this.load();
      if (file === null) return notice('error', 'recognise.sample-not-loaded', { url: this.url });
      const rows = file.sheets.reduce((sum, { table }) => sum + table.rows.length, 0);
      const written: { readonly sheet: string; readonly table: string }[] = [];
      let before = 0;
      try {
        for (const sheet of file.sheets) {
          const done = before;
          step('writing', done, rows);
          await slices.between();
          const { signal } = work('writing');
          written.push(await book.writeSheet(sheet, { ...(signal ? { signal } : {}), progress: (now) => step('writing', done + now, rows) }));
          before += sheet.table.rows.length;
        }
        await book.setSetting(KEY, JSON.stringify(written.map(({ table }) => table)));
      } catch (error) {
        // A part would pass for the month. What fails now is no news to who hears of the first.
        for (const { sheet } of written) await book.deleteSheet(sheet).catch(console.error);
        throw error;
      }
      await book.select({ sheet: written[0]!.sheet, cell: 'A1' }).catch(console.error);
      return notice('success', 'recognise.sample-written', { sheets: written.length, rows });
    });
    await this.look();
  }

  /** Takes the sample month's sheets away, with all that was written on them. */
  async remove(): Promise<void> {
    const { book } = this.desk;
    await this.desk.task('sample', async ({ step, slices }) => {
      const sheets = await book.sheets();
      const ours = await this.ours(sheets);
      if (ours.length === sheets.length) return notice('warning', 'recognise.sample-alone');
      for (const [at, { name }] of ours.entries()) {
        step('writing', at, ours.length);
        await slices.between();
        await book.deleteSheet(name);
      }
      await book.setSetting(KEY, null);
      this.desk.change({ recognised: null, checked: null, isStale: false, current: null });
      return notice('success', 'recognise.sample-removed', { sheets: ours.length });
    });
    await this.look();
  }

  private async ours(sheets: readonly SheetState[]): Promise<readonly SheetState[]> {
    const tables = new Set(tablesIn(await this.desk.book.setting(KEY)));
    return sheets.filter((sheet) => sheet.tables.some(({ name }) => tables.has(name)));
  }

  /** Null where the server has none, or does not answer. */
  private async load(): Promise<SampleFile | null> {
    try {
      const response = await fetch(this.url, { signal: AbortSignal.timeout(FETCH_MS) });
      if (!response.ok || Number(response.headers.get('content-length') ?? 0) > LONGEST) return null;
      return readSampleFile(await response.text());
    } catch (error) {
      if (error instanceof SampleFileError || error instanceof TypeError || error instanceof DOMException) return null;
      throw error;
    }
  }
}

/** The tables of a setting of ours; somebody else may have written there. */
function tablesIn(text: string | null): readonly string[] {
  if (text === null) return [];
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}
