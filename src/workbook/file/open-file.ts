import { checkFileSize, readWorkbook, WorkbookError } from '../files';
import { OpenWorkbookError, type Mark, type Marked, type NewSheet, type OpenWorkbook, type Place, type Selected, type SheetState, type Work, type WrittenSheet } from '../open-workbook';
import type { WorkbookFile } from '../port';
import { fingerprint } from '../fingerprint';
import { inSteps } from '../steps';
import { Damaged } from '../workbook-error';
import { readXlsx, relationships } from '../xlsx/read-xlsx';
import { bookOf, isProtected, sheetNamed, sheetPartOf } from './book';
import { setCells, type CellChange } from './cells-in-file';
import { readAllParts, readPart, writePart } from './custom-parts';
import { markCells, marksThere, unmarkCells } from './marks-in-file';
import { Package } from './package';
import { readAllSettings, readSetting, writeSetting } from './settings-in-file';
import { addSheet, dropSheet, renameSheet } from './sheets-in-file';
import { calculateOnLoad } from './calculation';
import { selectIn, selectionIn } from './selection-in-file';
import { tablesOn } from './tables';
import { setVisibility } from './visibility';

/** An .xlsx file that is changed in place, and saved. */
export interface FileWorkbook extends OpenWorkbook {
  /** Puts contents into cells, which keep their looks; see setCells. */
  setCells(sheet: string, changes: readonly CellChange[]): Promise<void>;
  /** Shows or hides a sheet. */
  setVisibility(sheet: string, visibility: SheetState['visibility']): Promise<void>;
  /** The XML of all custom XML parts, whoever wrote them, in the order in which they count. */
  allParts(): Promise<readonly string[]>;
  /** All that the add-in has stored in the workbook's settings: JSON by key. */
  allSettings(): Promise<ReadonlyMap<string, string>>;
  /** The file with its changes: the very bytes that came where there are none; else each part that was not touched as it came. */
  save(): Uint8Array;
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * Opens an .xlsx or .xlsm from its bytes, which stay as they are.
 * @throws WorkbookError where the bytes cannot be read; OpenWorkbookError `read-only` where they can, but not be changed: another format than .xlsx,
 *   or signed, for a change would make the signature void.
 */
export function openFile(name: string, bytes: Uint8Array): FileWorkbook {
  checkFileSize(name, bytes.length);
  if (!isZip(bytes)) {
    // What cannot even be read has a better reason.
    readWorkbook(name, bytes);
    throw new OpenWorkbookError('read-only');
  }
  try {
    const parts = new Package(bytes);
    if (parts.has('content.xml') || parts.has('xl/workbook.bin') || isSigned(parts)) throw new OpenWorkbookError('read-only');
    bookOf(parts);
    return new OpenFile(name, parts);
  } catch (error) {
    throw explained(name, error);
  }
}

const isSigned = (parts: Package): boolean => relationships(parts, '').some(({ type }) => type === 'origin') || parts.names.some((part) => /^_xmlsignatures\//i.test(part));

const explained = (file: string, error: unknown): unknown => (error instanceof Damaged ? new WorkbookError(error.code, { file, ...error.params }) : error);

/** Lets the page or a signal's sender have a turn. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

class OpenFile implements FileWorkbook {
  /** What `save` gave, and of which version. */
  private saved: { readonly version: number; readonly bytes: Uint8Array } | null = null;

  constructor(
    readonly name: string,
    private readonly parts: Package,
  ) {}

  save(): Uint8Array {
    if (this.saved?.version !== this.parts.version) this.saved = { version: this.parts.version, bytes: this.parts.save() };
    return this.saved.bytes;
  }

  async sheets(): Promise<readonly SheetState[]> {
    return this.whole(() => {
      const { sheets, main } = bookOf(this.parts);
      const grids = readXlsx(this.name, this.parts, main);
      return sheets.map(({ name, visibility, part }, i) => ({
        name,
        visibility,
        isProtected: part !== null && isProtected(sheetPartOf(this.parts, part)),
        rows: grids[i]!.rows,
        columns: grids[i]!.columns,
        tables: part === null ? [] : tablesOn(this.parts, part).map((table) => ({ name: table.name, range: table.range })),
      }));
    });
  }

  async read(sheets?: readonly string[], work: Work = {}): Promise<WorkbookFile> {
    const { signal, progress } = work;
    signal?.throwIfAborted();
    const book = await this.whole(() => bookOf(this.parts));
    const wanted = new Set(sheets?.map((name) => sheetNamed(book, name).name) ?? book.sheets.map(({ name }) => name));
    // Whoever waits may cancel before the long part, and not between two cells.
    await turn();
    signal?.throwIfAborted();
    const grids = await this.whole(() => readXlsx(this.name, this.parts, book.main, (name) => wanted.has(name)));
    const rows = grids.reduce((sum, grid) => sum + grid.rows, 0);
    progress?.(rows, rows);
    return { name: this.name, sha256: await inSteps(fingerprint(grids), work), sheets: grids };
  }

  async writeSheet(sheet: NewSheet, { signal, progress }: Work = {}): Promise<WrittenSheet> {
    const rows = sheet.table.rows.length;
    return this.whole((): WrittenSheet => {
      signal?.throwIfAborted();
      const written = addSheet(this.parts, sheet, (done) => {
        if (done < rows) progress?.(done, rows);
        signal?.throwIfAborted();
      });
      progress?.(rows, rows);
      return written;
    });
  }

  async deleteSheet(sheet: string): Promise<void> {
    return this.whole(() => dropSheet(this.parts, sheet));
  }

  async renameSheet(sheet: string, name: string): Promise<string> {
    return this.whole(() => renameSheet(this.parts, sheet, name));
  }

  async mark(marks: readonly Mark[], { signal, progress }: Work = {}): Promise<Marked> {
    return this.whole(() => {
      signal?.throwIfAborted();
      const marked = markCells(this.parts, marks);
      progress?.(marked.cells, marked.cells);
      return marked;
    });
  }

  async unmark({ signal, progress }: Work = {}): Promise<Marked> {
    return this.whole(() =>
      unmarkCells(this.parts, (done, total) => {
        signal?.throwIfAborted();
        if (done > 0) progress?.(done, total);
      }),
    );
  }

  async marked({ signal }: Work = {}): Promise<Marked> {
    return this.whole(() => {
      signal?.throwIfAborted();
      return marksThere(this.parts);
    });
  }

  async select(place: Place, reveal = false): Promise<Selected> {
    return this.whole(() => selectIn(this.parts, place, reveal));
  }

  async selection(): Promise<Place | null> {
    return this.whole(() => selectionIn(this.parts));
  }

  async setting(key: string): Promise<string | null> {
    return this.whole(() => readSetting(this.parts, key));
  }

  async setSetting(key: string, value: string | null): Promise<void> {
    return this.whole(() => writeSetting(this.parts, key, value));
  }

  async part(namespace: string): Promise<string | null> {
    return this.whole(() => readPart(this.parts, namespace));
  }

  async setPart(namespace: string, xml: string | null): Promise<void> {
    return this.whole(() => writePart(this.parts, namespace, xml));
  }

  async setCells(sheet: string, changes: readonly CellChange[]): Promise<void> {
    return this.whole(() => setCells(this.parts, sheet, changes));
  }

  async setVisibility(sheet: string, visibility: SheetState['visibility']): Promise<void> {
    return this.whole(() => setVisibility(this.parts, sheet, visibility));
  }

  async allParts(): Promise<readonly string[]> {
    return this.whole(() => readAllParts(this.parts));
  }

  async allSettings(): Promise<ReadonlyMap<string, string>> {
    return this.whole(() => readAllSettings(this.parts));
  }

  async recalculate(): Promise<void> {
    return this.whole(() => calculateOnLoad(this.parts));
  }

  /** A file has nobody else who changes it. */
  onChange(): Promise<() => Promise<void>> {
    return Promise.resolve(() => Promise.resolve());
  }

  /** Work on the parts, done whole or not at all. */
  private async whole<T>(work: () => T): Promise<T> {
    await Promise.resolve();
    try {
      return this.parts.atOnce(work);
    } catch (error) {
      throw explained(this.name, error);
    }
  }
}
