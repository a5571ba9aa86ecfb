import { CellError, type CellValue, type Grid } from '../port';
import { shownText } from '../shown-text';
import { checkExtent, Damaged, LIMITS } from '../workbook-error';
import type { Archive } from '../zip';
import type { CellStore } from './cell-store';
import { readFormats, readRelationships, readSharedStrings, readWorkbookPart, relationshipsOf, type Relationship } from './parts';
import { WorksheetReader } from './worksheet';

/** A sheet of an .xlsx file. Formatting alone makes no row; hidden rows and columns are data as all others. */
class XlsxGrid implements Grid {
  readonly rows: number;
  readonly columns: number;

  constructor(
    readonly file: string,
    readonly sheet: string,
    readonly date1904: boolean,
    private readonly cells: CellStore,
    readonly merges: Grid['merges'],
    private readonly formats: readonly string[],
  ) {
    checkExtent(sheet, cells.rows, cells.columns);
    this.rows = cells.rows;
    this.columns = cells.columns;
  }

  value(row: number, column: number): CellValue {
    const cell = this.cells.find(row, column);
    return cell < 0 ? null : this.cells.valueAt(cell);
  }

  text(row: number, column: number): string {
    const value = this.value(row, column);
    if (value === null) return '';
    if (value instanceof CellError) return value.code;
    return typeof value === 'string' ? value : shownText(value, this.format(row, column), this.date1904);
  }

  format(row: number, column: number): string {
    const cell = this.cells.find(row, column);
    return cell < 0 ? 'General' : (this.formats[this.cells.styleAt(cell)] ?? 'General');
  }
}

/** What a part refers to; nothing where it says nothing. */
function relationships(archive: Archive, part: string): Relationship[] {
  const name = relationshipsOf(part);
  return archive.has(name) ? readRelationships(archive.part(name), part) : [];
}

const USUAL_PLACE = 'xl/workbook.xml';

/** Name of the part that a whole .xlsx begins with; null where the archive is another kind of file. */
export function workbookPartOf(archive: Archive): string | null {
  const main = relationships(archive, '').find(({ type }) => type === 'officeDocument')?.target ?? USUAL_PLACE;
  return archive.has(main) && /\.xml$/i.test(main) ? main : null;
}

/**
 * Reads all sheets of an .xlsx file (ECMA-376, transitional or strict).
 * @param main see workbookPartOf.
 * @throws Damaged where it is broken, is no workbook, or goes beyond LIMITS.
 */
export function readXlsx(file: string, archive: Archive, main: string): Grid[] {
  const { isWorkbook, date1904, sheets } = readWorkbookPart(archive.part(main));
  if (!isWorkbook || sheets.length === 0) throw new Damaged('not-a-workbook');
  if (sheets.length > LIMITS.sheets) throw new Damaged('too-many-sheets', { sheets: String(sheets.length), limit: String(LIMITS.sheets) });
  const parts = relationships(archive, main);
  const only = <T>(type: string, read: (part: Uint8Array) => T[]): T[] => {
    const target = parts.find((part) => part.type === type)?.target;
    return target !== undefined && archive.has(target) ? read(archive.part(target)) : [];
  };
  const texts = only('sharedStrings', readSharedStrings);
  const formats = only('styles', readFormats);
  const read = new Set<string>();
  return sheets.map(({ name, relationship }) => {
    const part = parts.find(({ id }) => id === relationship);
    // One part for many sheets would be read, and count, many times.
    if (!part || read.has(part.target)) throw new Damaged('damaged', { detail: name });
    read.add(part.target);
    const reader = new WorksheetReader(name, texts, date1904);
    // A sheet of one chart or of old macros has no cells.
    if (part.type === 'worksheet') archive.eachPiece(part.target, (piece, last) => reader.push(piece, last));
    return new XlsxGrid(file, name, date1904, reader.cells, reader.merges, formats);
  });
}
