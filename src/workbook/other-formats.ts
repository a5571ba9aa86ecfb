import * as XLSX from '@e965/xlsx';
import { checkRepeats } from './ods-size';
import { plainStyles } from './ods-styles';
import type { Grid } from './port';
import { RecordBytes } from './record-bytes';
import { SheetGrid } from './sheet-grid';
import { Damaged, LIMITS } from './workbook-error';
import type { Archive } from './zip';

/* .xls, .xlsb and .ods, which a package parses. */

/** No dates, no formulas, no texts: the stored value and its number format are all that is asked for. */
const OPTIONS: XLSX.ParsingOptions = {
  dense: true, cellDates: false, cellNF: true, cellText: false, cellFormula: false, cellHTML: false, sheetStubs: false, bookVBA: false,
};

/** Entries for archives that are already open; they stand in the package's exports, but not in its types. */
interface Parser {
  readonly CFB: {
    read(bytes: Uint8Array, options: { type: 'array' }): object;
    find(container: object, name: string): { readonly content: ArrayLike<number> } | null;
    readonly utils: {
      cfb_new(): object;
      cfb_add(container: object, name: string, content: Uint8Array, options?: { unsafe: true }): unknown;
      prep_blob(content: Uint8Array, at: number): void;
    };
  };
  readonly parse_zip: (container: object, options: XLSX.ParsingOptions) => XLSX.WorkBook;
  readonly parse_xlscfb: (container: object, options: XLSX.ParsingOptions) => XLSX.WorkBook;
}
const { CFB, parse_zip, parse_xlscfb } = XLSX as unknown as Parser;

/** An archive as the parser wants it. */
function container(parts: Iterable<readonly [name: string, content: Uint8Array]>): object {
  const made = CFB.utils.cfb_new();
  for (const [name, content] of parts) CFB.utils.cfb_add(made, name, content, { unsafe: true });
  return made;
}

function grids(file: string, book: XLSX.WorkBook): Grid[] {
  const { SheetNames: names } = book;
  if (names.length === 0) throw new Damaged('not-a-workbook');
  if (names.length > LIMITS.sheets) throw new Damaged('too-many-sheets', { sheets: String(names.length), limit: String(LIMITS.sheets) });
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return names.map((sheet) => new SheetGrid(file, sheet, book.Sheets[sheet] ?? {}, date1904));
}

/** Comments, pictures, properties and the like hold no cells. */
const HOLDS_CELLS = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:_rels\/)?[^/]*\.(?:bin|rels)|xl\/worksheets\/[^/]*\.bin)$/i;
/** Parts that the workbook names, so that they must be there, and that say nothing of any cell's value. */
const NO_MATTER = /(?:calcChain|metadata|vbaProject)\.bin$/i;

/** Whole sheets of an .xlsb file. @throws Damaged */
export function readXlsb(file: string, archive: Archive): Grid[] {
  const contents = (name: string): Uint8Array => (NO_MATTER.test(name) ? new Uint8Array(0) : /\.bin$/i.test(name) ? new RecordBytes(archive.part(name)) : archive.part(name));
  const parts = archive.names.filter((name) => HOLDS_CELLS.test(name));
  return grids(file, parse_zip(container(parts.map((name) => [name, contents(name)])), OPTIONS));
}

const ODS_PARTS = ['mimetype', 'META-INF/manifest.xml', 'meta.xml', 'styles.xml', 'content.xml'];

/** Whole sheets of an .ods file. @throws Damaged */
export function readOds(file: string, archive: Archive): Grid[] {
  checkRepeats(new TextDecoder().decode(archive.part('content.xml')));
  const parts = ODS_PARTS.filter((name) => archive.has(name));
  return grids(file, parse_zip(container(parts.map((name) => [name, plainStyles(archive.part(name))])), OPTIONS));
}

/** Whole sheets of an .xls file. @throws Damaged, also where the file is another program's, or an encrypted .xlsx. */
export function readXls(file: string, bytes: Uint8Array): Grid[] {
  const opened = CFB.read(bytes, { type: 'array' });
  if (CFB.find(opened, 'EncryptedPackage')) throw new Damaged('encrypted');
  const stream = CFB.find(opened, '/Workbook') ?? CFB.find(opened, '/Book');
  if (!stream) throw new Damaged('not-a-workbook');
  const content = new RecordBytes(stream.content);
  CFB.utils.prep_blob(content, 0);
  const workbook = CFB.utils.cfb_new();
  CFB.utils.cfb_add(workbook, '/Workbook', content);
  return grids(file, parse_xlscfb(workbook, OPTIONS));
}
