import { WrapStrategy } from '@univerjs/core';
import { OFFSET_1904 } from '../../src/values/serial-day';
import { areaOf } from '../../src/values/address';
import { NUMBER_FORMATS } from '../../src/workbook/new-sheet';
import type { CellKind, NewCell, NewSheet, Place } from '../../src/workbook/open-workbook';
import { workbookCustom } from '../book/custom';
import { formulaOf, mapCells, patternsOf, styleOf, typeOf, valueOf } from '../host/grid/cells';
import { sheetById } from '../host/grid/sheets';
import { areaOfTable, hasTotals, tablesOf } from '../host/grid/tables';
import { usedArea } from '../host/grid/used';
import type { Host } from '../host/host';

/** Pixels of a character, and beside the text of a column. */
const CHARACTER = 7;
const PADDING = 5;

const KINDS = new Map((['money', 'count', 'date'] as const).map((kind): [string, CellKind] => [NUMBER_FORMATS[kind], kind]));

const TEXT = '"(?:[^"]|"")*"';
const LINK = new RegExp(`^=HYPERLINK\\((${TEXT}(?:&${TEXT})*),(${TEXT}(?:&${TEXT})*|-?\\d+(?:\\.\\d+)?(?:E[+-]?\\d+)?)\\)$`, 'i');
const PLACE = /^#'((?:[^']|'')+)'!([A-Z]{1,3}\d{1,7})$/;

/** What a text inside a formula says: quotes doubled, perhaps in pieces. */
const textIn = (literal: string): string => [...literal.matchAll(/"((?:[^"]|"")*)"/g)].map(([, piece = '']) => piece.replaceAll('""', '"')).join('');

/** The link that a formula of ours is; null for any other formula. */
function linkIn(formula: string): { readonly value: string | number; readonly leadsTo: Place } | null {
  const [, place = '', shown = ''] = LINK.exec(formula) ?? [];
  const [, sheet, cell = ''] = PLACE.exec(textIn(place)) ?? [];
  if (sheet === undefined || areaOf(cell) === null) return null;
  return { value: shown.startsWith('"') ? textIn(shown) : Number(shown), leadsTo: { sheet: sheet.replaceAll("''", "'"), cell } };
}

/** Another shape than the add-in writes. */
class OtherShape extends Error {}

/**
 * A sheet that the add-in wrote, as it asked for it: lines of text, one table from the first column on, sums below it, paragraphs. Null for a sheet of
 * another shape: only what this says of it could be saved.
 */
export function ownSheet(host: Host, sheetId: string): NewSheet | null {
  const [table, second] = tablesOf(host, sheetId);
  const used = usedArea(host, sheetId, true);
  if (!table || second || hasTotals(host, table.id) || used === null) return null;
  const area = areaOfTable(table);
  if (area.column !== 0 || used.column + used.columns > area.columns || area.row === 1) return null;
  const date1904 = workbookCustom(host.book.getWorkbook().getSnapshot()).date1904;
  const sheet = sheetById(host, sheetId);
  const patternOf = patternsOf(host, sheetId);
  const body = area.row + 1;
  const end = area.row + area.rows;
  const cells = mapCells(host, sheetId, { row: 0, column: 0, rows: used.row + used.rows, columns: area.columns }, (cell, row, column) => ({ cell, row, column }));
  // Texts and prose look the same; of the two, prose is the one whose cells stay texts when somebody edits them.
  const kinds = Array.from({ length: area.columns }, (_, column): CellKind => KINDS.get(patternOf(cells[body]?.[column]?.cell, body, column)) ?? 'prose');
  const wraps = kinds.map((_, column) => styleOf(host, sheetId, body, column).tb === WrapStrategy.WRAP);

  const read = ({ cell, row, column }: (typeof cells)[number][number]): NewCell => {
    const formula = formulaOf(host, sheetId, cell, row, column);
    const shift = date1904 && kinds[column] === 'date' ? OFFSET_1904 : 0;
    if (formula !== null) {
      const link = linkIn(formula);
      if (!link) throw new OtherShape();
      return typeof link.value === 'number' ? { ...link, value: link.value + shift } : link;
    }
    if (typeOf(cell) === 'Empty') return null;
    const value = valueOf(cell);
    if (typeof value === 'boolean' || typeOf(cell) === 'Error') throw new OtherShape();
    return typeof value === 'number' ? value + shift : value;
  };
  const rowOf = (row: number): NewCell[] => (cells[row] ?? []).map(read);
  const isBlank = (row: readonly NewCell[]): boolean => row.every((cell) => cell === null);
  const lineOf = (row: number): string => {
    const [first = null, ...others] = rowOf(row);
    if (!isBlank(others) || (first !== null && typeof first !== 'string')) throw new OtherShape();
    return first ?? '';
  };
  try {
    const rows = Array.from({ length: end - body }, (_, at) => rowOf(body + at));
    const sums: NewCell[][] = [];
    let next = end;
    for (; next < cells.length && !isBlank(rowOf(next)); next += 1) sums.push(rowOf(next));
    if (area.row > 0 && lineOf(area.row - 1) !== '') return null;
    const wrapped = wraps.lastIndexOf(true) + 1;
    const isCut = kinds.slice(wrapped).some((kind) => kind === 'prose');
    return {
      name: sheet.getSheetName(),
      above: Array.from({ length: Math.max(0, area.row - 1) }, (_, row) => lineOf(row)),
      table: {
        name: table.name,
        columns: kinds.map((kind, column) => ({ header: String(valueOf(cells[area.row]?.[column]?.cell)), kind, width: (sheet.getColumnWidth(column) - PADDING) / CHARACTER })),
        ...(isCut && wrapped > 0 ? { printed: wrapped } : {}),
        rows: rows.length === 1 && isBlank(rows[0]!) ? [] : rows,
      },
      sums,
      below: Array.from({ length: Math.max(0, cells.length - next - 1) }, (_, at) => lineOf(next + 1 + at)),
    };
  } catch (error) {
    if (error instanceof OtherShape) return null;
    throw error;
  }
}
