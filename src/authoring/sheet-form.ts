import { formatDate } from '../values/serial-day';
import { formatDateTime, formatTime, wholeMinutes } from '../values/time';
import { sameConstant } from '../formula/exactly';
import { parsePercent, readLiteral } from '../formula/literal';
import { literalOf } from '../rules/figures';
import type { Named } from '../rules/analysis/remark';
import type { Json } from '../rules/parts';
import { formatScaled, multiply, parseDecimal, rational, round, type Rational } from '../values/rational';
import { UNITS, type Unit } from '../values/kind';
import type { Edit } from './edit';

/** What stands in a cell of a sheet. */
export type FormCell = string | number | boolean | null;

/** A part of the rules that may be changed in a sheet: a tier table, the parameters of a rule file, the cases of a case file. */
export type FormPart = { readonly is: 'table'; readonly name: string } | { readonly is: 'parameters' } | { readonly is: 'cases'; readonly path: string };

export interface FormColumn {
  /** Stands in the second row of the sheet and says what the column is, whatever its title. */
  readonly key: string;
  /** Key of its title's words: `author.form-<title>`, which may show the name. */
  readonly title: string;
  readonly named: Named | null;
  /** What is there for the reader alone. */
  readonly fixed: boolean;
  /** Cells hold shares, 0.3 for 30 %. */
  readonly percent: boolean;
}

/** A part of the rules as cells: a row of titles and one of keys come first, and the first column says which row is which. */
export interface SheetForm {
  readonly columns: readonly FormColumn[];
  readonly rows: readonly (readonly FormCell[])[];
}

/** What in a sheet can't be taken over. Rows and columns are those of the cells, from 0; `code` names its words: `author.form-<code>`. */
export interface FormProblem {
  readonly row: number;
  readonly column: number;
  readonly code: 'not-this' | 'column-missing' | 'column-twice' | 'column-unknown' | 'row-unknown' | 'row-twice' | 'two-edges' | 'fixed' | 'no-name' | 'name-taken' | 'too-many';
  readonly params: Readonly<Record<string, string>>;
}

/** What a sheet changes. With problems there are no edits: all of it is taken over, or nothing. */
export interface FormRead {
  readonly edits: readonly Edit[];
  readonly problems: readonly FormProblem[];
}

/** An edge that waits for its figure: a blank cell is no edge at all. */
const WAITS = '?';
/** A blank cell of a case's row: nothing in the sheet is a column that the row has not. */
export const BLANK_CELL = '∅';
const SEPARATOR = '、';

export const isBlank = (cell: FormCell | undefined): boolean => cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');

export const textOfCell = (cell: FormCell | undefined): string => (isBlank(cell) ? '' : String(cell).trim());

/** A literal as a cell. Null waits for its figure: a blank cell, or of an edge a mark. */
export function cellOf(json: Json | undefined, unit: Unit, isEdge = false): FormCell {
  if (json === undefined) return null;
  if (json === null) return isEdge ? WAITS : null;
  if (Array.isArray(json)) return json.some((item) => typeof item !== 'string' || item.includes(SEPARATOR)) ? JSON.stringify(json) : json.join(SEPARATOR);
  if (typeof json === 'object') return 'parameter' in json ? `{${String((json as { parameter: Json }).parameter)}}` : JSON.stringify(json);
  const share = unit === 'percent' && typeof json === 'string' ? parsePercent(json.trim()) : null;
  return share ? Number(decimalText(share)) : (json as string | number | boolean);
}

/** A cell as a literal of a unit, as people type it and as a sheet makes it of what they type; null: it waits. */
export function literalIn(cell: FormCell | undefined, unit: Unit): Json {
  if (isBlank(cell)) return null;
  if (typeof cell === 'number') return numberIn(cell, unit);
  if (typeof cell === 'boolean') return UNITS[unit] === 'yesno' ? cell : String(cell);
  const text = String(cell).trim();
  if (text === WAITS || text === '？') return null;
  const named = /^[{｛](.+)[}｝]$/.exec(text)?.[1];
  if (named !== undefined) return { parameter: named.trim() };
  if (text.startsWith('[')) {
    try {
      return JSON.parse(text) as Json;
    } catch {
      return text;
    }
  }
  return literalOf(text, unit) as Json;
}

/** Sheets make numbers of days, times and shares. */
export function numberIn(cell: number, unit: Unit): Json {
  const minutes = UNITS[unit] === 'time' || UNITS[unit] === 'datetime' ? wholeMinutes(cell) : null;
  switch (unit) {
    case 'percent': {
      const share = parseDecimal(String(cell));
      return share ? `${decimalText(multiply(share, rational(100n)))}%` : String(cell);
    }
    case 'time':
      return minutes === null ? String(cell) : formatTime(minutes);
    case 'datetime':
      return minutes === null ? String(cell) : asDay(cell, () => formatDateTime(minutes));
    case 'date':
      return asDay(cell, () => formatDate(cell));
    default:
      return UNITS[unit] === 'text' || UNITS[unit] === 'role' || UNITS[unit] === 'period' ? String(cell) : cell;
  }
}

const asDay = (cell: number, format: () => string): string => {
  try {
    return format();
  } catch {
    return String(cell);
  }
};

const PLACES = 12;
const decimalText = (value: Rational): string => formatScaled(round(value, PLACES), PLACES).replace(/\.?0+$/, '');

/** Do two literals say the same? Then the one in the file stays, as it is written. */
export function saysSame(a: Json | undefined, b: Json | undefined, unit: Unit): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (JSON.stringify(a) === JSON.stringify(b)) return true;
  if (a === null || b === null) return false;
  const [one, other] = [readLiteral(a, UNITS[unit], unit), readLiteral(b, UNITS[unit], unit)];
  return 'constant' in one && 'constant' in other && sameConstant(one.constant, other.constant);
}

/** The grid of a form, as it is written: titles, keys, rows. */
export const gridOf = ({ columns, rows }: SheetForm, titles: readonly string[]): readonly (readonly FormCell[])[] => [titles, columns.map(({ key }) => key), ...rows];

/** So many rows of a sheet are looked at. */
const MOST_ROWS = 20_000;
/** Among so many rows at the top the keys are looked for: somebody may have written something above them. */
const TOP = 20;

/** A grid by the keys of its columns; `rowOf` and `columnOf` say where a cell stands in the sheet. */
export interface KeyedGrid {
  readonly rows: readonly { readonly at: number; readonly cell: (key: string) => FormCell }[];
  readonly columnOf: (key: string) => number;
}

/** Finds the rows of a form in what a sheet holds now: columns may stand in another order, and others beside them. */
export function keyedGrid(columns: readonly FormColumn[], grid: readonly (readonly FormCell[])[]): KeyedGrid | { readonly problems: readonly FormProblem[] } {
  const [first] = columns;
  const head = grid.slice(0, TOP).findIndex((row) => row.some((cell) => textOfCell(cell) === first!.key));
  const problem = (row: number, column: number, code: FormProblem['code'], params: FormProblem['params'] = {}): FormProblem => ({ row, column, code, params });
  if (head < 0) return { problems: [problem(0, 0, 'not-this', { key: first!.key })] };
  if (grid.length - head > MOST_ROWS) return { problems: [problem(head, 0, 'too-many', { limit: String(MOST_ROWS) })] };
  const known = new Map(columns.map((column) => [column.key, column]));
  const places = new Map<string, number>();
  const problems: FormProblem[] = [];
  grid[head]!.forEach((cell, column) => {
    const key = textOfCell(cell);
    if (key === '') return;
    if (places.has(key)) problems.push(problem(head, column, 'column-twice', { key }));
    else if (known.has(key) || isGrowing(columns, key)) places.set(key, column);
    else problems.push(problem(head, column, 'column-unknown', { key }));
  });
  for (const { key, fixed } of columns) if (!places.has(key) && !fixed) problems.push(problem(head, 0, 'column-missing', { key }));
  if (problems.length > 0) return { problems };
  const rows = grid.slice(head + 1).map((cells, index) => ({ at: head + 1 + index, cell: (key: string): FormCell => cells[places.get(key) ?? -1] ?? null }));
  return { rows: rows.filter(({ at }) => [...places.values()].some((column) => !isBlank(grid[at]![column]))), columnOf: (key) => places.get(key) ?? 0 };
}

/** Cases may get columns that none of them had. */
const isGrowing = (columns: readonly FormColumn[], key: string): boolean => columns.some((column) => column.key.endsWith('.') && key.startsWith(column.key) && key.length > column.key.length);
