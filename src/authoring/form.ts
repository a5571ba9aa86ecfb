import type { Named } from '../rules/analysis/remark';
import { isBlank, textOfCell, type FormCell } from './form-cells';
import type { Edit } from './edit';

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
}

/** A part of the rules as cells: a row of titles and one of keys come first, and the first column says which row is which. */
export interface SheetForm {
  readonly columns: readonly FormColumn[];
  readonly rows: readonly (readonly FormCell[])[];
}

/** What in a sheet can't be taken over. Rows and columns are those of the cells, from 0; `code` names its words: `author.form-bad-<code>`. */
export interface FormProblem {
  readonly row: number;
  readonly column: number;
  readonly code: 'not-this' | 'column-missing' | 'column-twice' | 'column-unknown' | 'row-unknown' | 'row-twice' | 'two-edges' | 'no-name' | 'too-many';
  readonly params: Readonly<Record<string, string>>;
}

/** What a sheet changes. With problems there are no edits: all of it is taken over, or nothing. */
export interface FormRead {
  readonly edits: readonly Edit[];
  readonly problems: readonly FormProblem[];
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
  readonly keys: readonly string[];
}

/** Finds the rows of a form in what a sheet holds now: columns may stand in another order. `growing`: a key that begins so may be new. */
export function keyedGrid(columns: readonly FormColumn[], grid: readonly (readonly FormCell[])[], growing: readonly string[] = []): KeyedGrid | { readonly problems: readonly FormProblem[] } {
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
    else if (known.has(key) || growing.some((prefix) => key.startsWith(prefix) && key.length > prefix.length)) places.set(key, column);
    else problems.push(problem(head, column, 'column-unknown', { key }));
  });
  for (const { key, fixed } of columns) if (!places.has(key) && !fixed) problems.push(problem(head, 0, 'column-missing', { key }));
  if (problems.length > 0) return { problems };
  const rows = grid.slice(head + 1).map((cells, index) => ({ at: head + 1 + index, cell: (key: string): FormCell => cells[places.get(key) ?? -1] ?? null }));
  return { rows: rows.filter(({ at }) => [...places.values()].some((column) => !isBlank(grid[at]![column]))), columnOf: (key) => places.get(key) ?? 0, keys: [...places.keys()] };
}
