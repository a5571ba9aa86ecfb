import { cellName, columnName } from '../../values/address';
import { OFFSET_1904 } from '../../values/serial-day';
import { cut, EXCEL, looksLikeInput, placeName, rowHeight, TABLE_STYLE, valueOf, type SheetLayout } from '../new-sheet';
import type { NewCell, NewSheet } from '../open-workbook';
import type { CellStyles, CellUse } from './cell-styles';
import { escaped } from './xml-tree';

/** What Excel decodes in a stored text: `_x000D_` would come back as a line break. */
const ENCODED = /_(?=x[0-9A-Fa-f]{4}_)/g;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const hex = (character: string): string => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** A text as a workbook stores it (22.9.2.19): what XML cannot hold is written by its code. */
export const storedText = (text: string): string => escaped(text.replace(ENCODED, '_x005F_').replace(CONTROL, hex));

/** Characters that a column may be wide. */
const WIDEST = 255;

/** Rows that are turned into bytes at once. */
const ROWS_AT_ONCE = 1000;

function cellXml(reference: string, style: number, value: string | number | null): string {
  if (value === null || value === '') return `<c r="${reference}" s="${style}"/>`;
  if (typeof value === 'number') return `<c r="${reference}" s="${style}"><v>${value}</v></c>`;
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${storedText(cut(value))}</t></is></c>`;
}

export interface SheetXmlOptions {
  readonly vocabulary: string;
  readonly office: string;
  readonly date1904: boolean;
  /** Id of the relationship to the table. */
  readonly table: string;
}

/**
 * The XML of a written sheet, in pieces. Texts stand in their cells as texts, so that nothing in them is ever a formula.
 * @param told called with the rows of the table that are done.
 */
export function sheetXml(sheet: NewSheet, layout: SheetLayout, styles: CellStyles, options: SheetXmlOptions, told: (rows: number) => void): Uint8Array[] {
  const { columns, rows, printed = columns.length } = sheet.table;
  const pieces: Uint8Array[] = [];
  const encoder = new TextEncoder();
  let text = head(sheet, layout, options);
  const links: string[] = [];
  const widths = columns.map(({ width }) => width);
  const addRow = (row: number, cells: readonly string[], height: number | null = null): void => {
    text += `<row r="${row + 1}"${height === null ? '' : ` ht="${height}" customHeight="1"`}>${cells.join('')}</row>`;
  };
  const addLine = (row: number, line: string, is?: 'title'): void => addRow(row, [cellXml(cellName(row, 0), styles.of({ kind: 'line', is: looksLikeInput(line) ? 'typed' : is }), line)]);
  const addCells = (row: number, cells: readonly NewCell[], is?: 'sum'): void => {
    addRow(
      row,
      columns.map(({ kind }, column) => {
        const cell = cells[column] ?? null;
        const reference = cellName(row, column);
        const value = valueOf(cell);
        const isLink = cell !== null && typeof cell === 'object' && links.length < EXCEL.links;
        if (isLink) links.push(`<hyperlink ref="${reference}" location="${escaped(placeName(cell.leadsTo.sheet, cell.leadsTo.cell))}"/>`);
        const typed = typeof value === 'string' && kind !== 'text' && looksLikeInput(value) ? 'typed' : undefined;
        const use: CellUse = { kind, is: isLink ? 'link' : (is ?? typed), oneLine: column >= printed };
        return cellXml(reference, styles.of(use), typeof value === 'number' && kind === 'date' && options.date1904 ? value - OFFSET_1904 : value);
      }),
      // Links keep to one line.
      rowHeight(cells.slice(0, printed).map((cell) => (typeof cell === 'string' ? cell : '')), widths),
    );
  };
  sheet.above.forEach((line, i) => addLine(i, line, i === 0 ? 'title' : undefined));
  addRow(layout.header, layout.headers.map((header, column) => cellXml(cellName(layout.header, column), styles.of({ kind: isNumeric(columns[column]!.kind) ? 'number-header' : 'header' }), header)));
  rows.forEach((cells, i) => {
    addCells(layout.body + i, cells);
    if ((i + 1) % ROWS_AT_ONCE !== 0) return;
    pieces.push(encoder.encode(text));
    text = '';
    told(i + 1);
  });
  if (rows.length === 0) addCells(layout.body, []);
  sheet.sums.forEach((cells, i) => addCells(layout.sums + i, cells, 'sum'));
  sheet.below.forEach((line, i) => addLine(layout.below + i, line));
  text += `</sheetData>${links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : ''}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><tableParts count="1"><tablePart r:id="${options.table}"/></tableParts></worksheet>`;
  pieces.push(encoder.encode(text));
  return pieces;
}

const isNumeric = (kind: CellUse['kind']): boolean => kind === 'money' || kind === 'count';

function head(sheet: NewSheet, layout: SheetLayout, { vocabulary, office }: SheetXmlOptions): string {
  const widths = sheet.table.columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${Math.min(width, WIDEST)}" customWidth="1"/>`).join('');
  const last = `${columnName(sheet.table.columns.length - 1)}${layout.rows}`;
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${vocabulary}" xmlns:r="${office}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}"/>` +
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${layout.body}" topLeftCell="A${layout.body + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A${layout.body + 1}" sqref="A${layout.body + 1}"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths}</cols><sheetData>`
  );
}

/** The XML of the table on a written sheet (18.5.1). */
export function tableXml(vocabulary: string, id: number, name: string, layout: SheetLayout): string {
  const columns = layout.headers.map((header, i) => `<tableColumn id="${i + 1}" name="${storedText(header)}"/>`).join('');
  return (
    `<table xmlns="${vocabulary}" id="${id}" name="${escaped(name)}" displayName="${escaped(name)}" ref="${layout.table}" totalsRowShown="0"><autoFilter ref="${layout.table}"/>` +
    `<tableColumns count="${layout.headers.length}">${columns}</tableColumns><tableStyleInfo name="${TABLE_STYLE}" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`
  );
}

