import { CellGrid } from '../cell-grid';
import { tablesInOrder } from '../grid-tables';
import type { Grid, GridTable } from '../port';
import { Damaged, LIMITS } from '../workbook-error';
import type { Parts } from '../zip';
import { readFormats, readRelationships, readSharedStrings, readTable, readWorkbookPart, relationshipsOf, type Relationship } from './parts';
import { WorksheetReader } from './worksheet';

/** What a part refers to; nothing where it says nothing. */
export function relationships(archive: Parts, part: string): Relationship[] {
  const name = relationshipsOf(part);
  return archive.has(name) ? readRelationships(archive.part(name), part) : [];
}

/** The tables of a sheet's part, from the top. */
function tablesOf(archive: Parts, sheet: string, part: string): GridTable[] {
  const targets = new Set(relationships(archive, part).flatMap(({ type, target }) => (type === 'table' && archive.has(target) ? [target] : [])));
  return tablesInOrder(sheet, [...targets].flatMap((target) => readTable(archive.part(target)) ?? []));
}

const USUAL_PLACE = 'xl/workbook.xml';

/** Name of the part that a whole .xlsx begins with; null where the archive is another kind of file. */
export function workbookPartOf(archive: Parts): string | null {
  const main = relationships(archive, '').find(({ type }) => type === 'officeDocument')?.target ?? USUAL_PLACE;
  return archive.has(main) && /\.xml$/i.test(main) ? main : null;
}

/**
 * Reads all sheets of an .xlsx file (ECMA-376, transitional or strict).
 * @param main see workbookPartOf.
 * @param wanted sheets that are read, by name.
 * @throws Damaged where it is broken, is no workbook, or goes beyond LIMITS.
 */
export function readXlsx(file: string, archive: Parts, main: string, wanted: (sheet: string) => boolean = () => true): Grid[] {
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
  return sheets.filter(({ name }) => wanted(name)).map(({ name, relationship }) => {
    const part = parts.find(({ id }) => id === relationship);
    // One part for many sheets would be read, and count, many times.
    if (!part || read.has(part.target)) throw new Damaged('damaged', { detail: name });
    read.add(part.target);
    const reader = new WorksheetReader(name, texts, date1904);
    // A sheet of one chart or of old macros has no cells.
    if (part.type === 'worksheet') archive.eachPiece(part.target, (piece, last) => reader.push(piece, last));
    return new CellGrid(file, name, date1904, reader.cells, reader.merges, formats, tablesOf(archive, name, part.target));
  });
}
