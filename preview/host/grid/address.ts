import { HostError } from '../errors';

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** A rectangle of cells, counted from 0. A whole column has MAX_ROWS rows. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export const WHOLE_SHEET: Area = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };

export const isWholeColumns = (area: Area): boolean => area.rows === MAX_ROWS;
export const isWholeRows = (area: Area): boolean => area.columns === MAX_COLUMNS;
export const cellCount = (area: Area): number => area.rows * area.columns;

export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}

function columnNumber(name: string): number {
  let number = 0;
  for (const letter of name.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

/** An area in A1 without its sheet: B7, A1:C9, A:C, 3:5. */
export function areaName(area: Area): string {
  const lastRow = area.row + area.rows;
  const lastColumn = columnName(area.column + area.columns - 1);
  if (isWholeRows(area)) return `${area.row + 1}:${lastRow}`;
  if (isWholeColumns(area)) return `${columnName(area.column)}:${lastColumn}`;
  const first = `${columnName(area.column)}${area.row + 1}`;
  return area.rows === 1 && area.columns === 1 ? first : `${first}:${lastColumn}${lastRow}`;
}

/** A sheet's name as formulas and addresses have it: in quotes where Excel needs them. */
export function quotedSheet(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^[Rr]\d*([Cc]\d*)?$|^[Cc]\d*$/.test(name);
  return isPlain ? name : `'${name.replaceAll("'", "''")}'`;
}

export interface Address {
  /** The sheet's name where the text has one. */
  readonly sheet: string | null;
  readonly area: Area;
}

const CELL = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/;
const COLUMN = /^\$?([A-Za-z]{1,3})$/;
const ROW = /^\$?([1-9]\d{0,6})$/;

/** Reads A1, A1:C9, A:C or 3:5, `$` and a sheet before it allowed; null where the text is none. */
export function parseAddress(text: string): Address | null {
  const bang = text.lastIndexOf('!');
  const sheet = bang < 0 ? null : unquoted(text.slice(0, bang));
  const [from = '', to = from, ...more] = text.slice(bang + 1).trim().split(':');
  if (more.length > 0) return null;
  const first = corner(from);
  const last = corner(to);
  if (first === null || last === null || (first.row === null) !== (last.row === null) || (first.column === null) !== (last.column === null)) return null;
  if (from === to && (first.row === null || first.column === null) && !text.includes(':')) return null;
  const [row, lastRow] = span(first.row, last.row, MAX_ROWS);
  const [column, lastColumn] = span(first.column, last.column, MAX_COLUMNS);
  if (lastRow >= MAX_ROWS || lastColumn >= MAX_COLUMNS) return null;
  return { sheet, area: { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 } };
}

function unquoted(name: string): string {
  return /^'.*'$/.test(name) ? name.slice(1, -1).replaceAll("''", "'") : name;
}

function span(from: number | null, to: number | null, limit: number): [number, number] {
  return from === null || to === null ? [0, limit - 1] : [Math.min(from, to), Math.max(from, to)];
}

function corner(text: string): { readonly row: number | null; readonly column: number | null } | null {
  const cell = CELL.exec(text);
  if (cell !== null) return { column: columnNumber(cell[1] ?? ''), row: Number(cell[2]) - 1 };
  const column = COLUMN.exec(text);
  if (column !== null) return { column: columnNumber(column[1] ?? ''), row: null };
  const row = ROW.exec(text);
  return row === null ? null : { column: null, row: Number(row[1]) - 1 };
}

/** The area where it lies within a sheet; InvalidArgument beyond. */
export function areaAt(row: number, column: number, rows: number, columns: number): Area {
  const isWhole = [row, column, rows, columns].every(Number.isInteger);
  if (!isWhole || row < 0 || column < 0 || rows < 1 || columns < 1 || row + rows > MAX_ROWS || column + columns > MAX_COLUMNS) throw new HostError('InvalidArgument');
  return { row, column, rows, columns };
}

export function intersection(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

export function bounding(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return { row, column, rows: Math.max(a.row + a.rows, b.row + b.rows) - row, columns: Math.max(a.column + a.columns, b.column + b.columns) - column };
}

export const isWithin = (inner: Area, outer: Area): boolean =>
  inner.row >= outer.row && inner.column >= outer.column && inner.row + inner.rows <= outer.row + outer.rows && inner.column + inner.columns <= outer.column + outer.columns;
