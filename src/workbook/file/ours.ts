import { OWN_TABLES, readOwnTables } from '../own-tables';
import { Damaged, WorkbookError } from '../workbook-error';
import { workbookPartOf } from '../xlsx/read-xlsx';
import { bookOf } from './book';
import { customParts } from './custom-parts';
import { Package } from './package';
import { readSetting } from './settings-in-file';
import { tablesOn } from './tables';

/** What a file carries that is ours. */
export interface Ours {
  /** XML of its custom parts, by the namespaces that were asked for. */
  readonly parts: ReadonlyMap<string, string>;
  /** Sheets that we wrote into it: they are no ledgers. */
  readonly sheets: readonly string[];
}

const NOTHING: Ours = { parts: new Map(), sheets: [] };

/** The main part of a binary workbook, whose custom parts are XML all the same. */
const BINARY = 'xl/workbook.bin';

/**
 * Reads what a file carries of ours; none of its sheets is unpacked. Nothing where the file is of a kind that carries none: .xls, .ods, text.
 * @throws WorkbookError where the archive or one of the parts is damaged.
 */
export function readOurs(file: string, bytes: Uint8Array, namespaces: readonly string[]): Ours {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return NOTHING;
  try {
    const parts = new Package(bytes);
    if (parts.has(BINARY)) return { ...NOTHING, parts: partsIn(parts, BINARY, namespaces) };
    const main = workbookPartOf(parts);
    return main === null ? NOTHING : { parts: partsIn(parts, main, namespaces), sheets: ownSheets(parts) };
  } catch (error) {
    throw error instanceof Damaged ? new WorkbookError(error.code, { file, ...error.params }) : error;
  }
}

function partsIn(parts: Package, main: string, namespaces: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { namespace, xml } of customParts(parts, main)) {
    // One of ours that was broken is no less there.
    const ours = namespaces.find((one) => (namespace === null ? xml.includes(one) : one === namespace));
    if (ours !== undefined && !found.has(ours)) found.set(ours, xml);
  }
  return found;
}

function ownSheets(parts: Package): readonly string[] {
  const tables = new Set(readOwnTables(readSetting(parts, OWN_TABLES)).map(({ table }) => table));
  if (tables.size === 0) return [];
  return bookOf(parts).sheets.flatMap(({ name, part }) => (part !== null && tablesOn(parts, part).some((table) => tables.has(table.name)) ? [name] : []));
}
