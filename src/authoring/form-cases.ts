import { parse } from 'jsonc-parser';
import type { ColumnDefinition } from '../rules/ledger-definition';
import type { RuleFile, RuleSet } from '../rules/model';
import type { Json, JsonObject } from '../rules/parts';
import { amountOf, FEN_PLACES } from '../values/amount';
import { compare, parseDecimal, rational, round } from '../values/rational';
import { withEdits, type Edit } from './edit';
import { keyedGrid, type FormColumn, type FormProblem, type FormRead, type KeyedGrid, type SheetForm } from './form';
import { isBlank, isMadeOf, numberIn, textOfCell, type FormCell } from './form-cells';
import { rearranged, type Item } from './rearranged';

const KEY = 'cases';
/** A blank cell of a case's row; nothing in the sheet is a column that the row has not. */
const BLANK_CELL = '∅';
const ROW = 'row.';
const LINE = 'line.';

const column = (key: string, title: string, named: FormColumn['named'] = null): FormColumn => ({ key, title, named, fixed: false });
const BEFORE: readonly FormColumn[] = [{ ...column(KEY, 'case'), fixed: true }, column('rule', 'rule'), column('title', 'case-title'), column('month', 'month'), column('asOf', 'as-of')];
const AFTER: readonly FormColumn[] = [column('expect', 'expect'), column('at', 'at'), column('requiredRole', 'required-role')];
/** What a case says once, however many rows it has. */
const OWN = ['rule', 'title', 'month', 'asOf', 'expect', 'requiredRole'] as const;

/** The cases of a case file: a row of the sheet for each row of a case, of which the first says what the case is and expects. Ledgers and figures of a case stay in the file as they are. */
class CasesForm {
  readonly columns: readonly FormColumn[];
  private readonly cases: readonly JsonObject[];
  private readonly definitions: ReadonlyMap<string, ColumnDefinition>;

  constructor(
    set: RuleSet,
    file: RuleFile,
    private readonly text: string,
  ) {
    this.cases = (parse(text) as { cases?: readonly JsonObject[] }).cases ?? [];
    this.definitions = set.ledgers.get(file.ledger)?.columns ?? new Map();
    const used = [...new Set(this.cases.flatMap((one) => rowsIn(one).flatMap((row) => Object.keys(row))))];
    // Before the first case nobody knows which columns it will have.
    const names = used.length === 0 ? [...this.definitions.keys()] : used;
    const items = [...new Set(this.cases.flatMap(({ line }) => Object.keys((line ?? {}) as JsonObject)))];
    this.columns = [
      ...BEFORE,
      ...names.map((name) => {
        const { headers = [], unit = 'text' } = this.definitions.get(name) ?? {};
        return column(`${ROW}${name}`, 'cell', { name, title: headers[0] === undefined ? null : { 'zh-CN': headers[0], en: name }, unit });
      }),
      ...AFTER.slice(0, 2),
      ...items.map((item) => column(`${LINE}${item}`, 'line', { name: item, title: set.items.get(item)?.title ?? null, unit: 'yuan' })),
      ...AFTER.slice(2),
    ];
  }

  get form(): SheetForm {
    return { columns: this.columns, rows: this.cases.flatMap((one, index) => this.rowsOf(one, index)) };
  }

  private rowsOf(one: JsonObject, index: number): FormCell[][] {
    const rows = rowsIn(one);
    return (rows.length === 0 ? [{}] : rows).map((row, at) =>
      this.columns.map(({ key }): FormCell => {
        if (key === KEY) return one['rows'] === undefined ? String(index + 1) : `${index + 1}#${at + 1}`;
        if (key.startsWith(ROW)) return cellOf((row)[key.slice(ROW.length)]);
        return at === 0 ? this.ownCell(one, key) : null;
      }),
    );
  }

  private ownCell(one: JsonObject, key: string): FormCell {
    if (key.startsWith(LINE)) return asText(((one['line'] ?? {}) as JsonObject)[key.slice(LINE.length)]);
    if (key === 'at') return Array.isArray(one['at']) ? one['at'].join(', ') : null;
    const json = one[key];
    return typeof json === 'object' && json !== null ? asText((json as JsonObject)['zh-CN']) : asText(json);
  }

  read(grid: readonly (readonly FormCell[])[]): FormRead {
    const keyed = keyedGrid(this.columns, grid, [ROW, LINE]);
    if ('problems' in keyed) return { edits: [], problems: keyed.problems };
    const problems: FormProblem[] = [];
    const groups = this.grouped(keyed, problems);
    if (problems.length > 0) return { edits: [], problems };
    const edits = groups.flatMap((group) => (group.was === null ? [] : this.changes(group.was, group.rows, keyed.keys)));
    const items = groups.map(({ was, rows }): Item => (was === null ? { json: this.made(rows, keyed.keys) } : { was }));
    const changed = (JSON.parse(withEdits(this.text, edits)) as { cases: readonly Json[] }).cases;
    return { edits: [...edits, ...rearranged(['cases'], changed, items)], problems: [] };
  }

  /** Rows of the sheet by case. A row without a number belongs to the case above it, or begins a new one where it names a rule. */
  private grouped(keyed: KeyedGrid, problems: FormProblem[]): Group[] {
    const groups: Group[] = [];
    const seen = new Set<string>();
    for (const row of keyed.rows) {
      const key = textOfCell(row.cell(KEY));
      const [number = '', part] = key.split('#');
      const was = Number(number) - 1;
      const last = groups.at(-1);
      const problem = (code: FormProblem['code']): number => problems.push({ row: row.at, column: keyed.columnOf(KEY), code, params: { row: key } });
      if (key === '') {
        if (!isBlank(row.cell('rule')) || !last) groups.push({ was: null, rows: [{ cell: row.cell, at: null }] });
        else last.rows.push({ cell: row.cell, at: null });
        continue;
      }
      const known = this.cases[was];
      const at = part === undefined ? 0 : Number(part) - 1;
      if (!known || (rowsIn(known)[at] === undefined && at !== 0)) problem('row-unknown');
      else if (seen.has(key)) problem('row-twice');
      else if (last?.was === was) last.rows.push({ cell: row.cell, at });
      else if (groups.some((group) => group.was === was)) problem('row-twice');
      else groups.push({ was, rows: [{ cell: row.cell, at }] });
      seen.add(key);
    }
    return groups;
  }

  private changes(index: number, rows: Group['rows'], keys: readonly string[]): Edit[] {
    const one = this.cases[index]!;
    const at = ['cases', index];
    const { cell } = rows[0]!;
    const own = OWN.flatMap((key): Edit[] => {
      const isWords = typeof one[key] === 'object' && one[key] !== null;
      const now = this.ownCell(one, key);
      const text = isBlank(cell(key)) ? undefined : this.ownText(key, cell(key));
      if (text === undefined ? now === null : now !== null && isSame(now, cell(key))) return [];
      return [{ at: [...at, key, ...(isWords ? ['zh-CN'] : [])], ...(text === undefined ? {} : { json: text }), ...(key === 'title' ? { after: 'rule' } : {}) }];
    });
    const numbers = numbersIn(cell('at'));
    const where: Edit[] = JSON.stringify(numbers) === JSON.stringify(one['at'] ?? null) ? [] : [{ at: [...at, 'at'], ...(numbers ? { json: numbers } : {}) }];
    return [...own, ...this.rowChanges(one, at, rows, keys), ...where, ...lineChanges(one, at, cell, keys)];
  }

  private rowChanges(one: JsonObject, at: Edit['at'], rows: Group['rows'], keys: readonly string[]): Edit[] {
    const before = rowsIn(one);
    if (one['rows'] === undefined && rows.length > 1) {
      // One row becomes several.
      return [{ at: [...at, 'rows'], json: rows.map((row) => this.rowJson(row.cell, keys, row.at === null ? {} : before[row.at]!)), after: 'row' }, { at: [...at, 'row'] }];
    }
    const path = (row: number): Edit['at'] => (one['rows'] === undefined ? [...at, 'row'] : [...at, 'rows', row]);
    const cells = rows.flatMap(({ at: row, cell }) =>
      row === null
        ? []
        : keys.filter((key) => key.startsWith(ROW)).flatMap((key): Edit[] => {
            const name = key.slice(ROW.length);
            const now = before[row]?.[name];
            const json = this.cellJson(name, cell(key), now);
            return JSON.stringify(json) === JSON.stringify(now) ? [] : [{ at: [...path(row), name], ...(json === undefined ? {} : { json }) }];
          }),
    );
    if (one['rows'] === undefined) return cells;
    const changed = before.map((row, place) => rows.find((other) => other.at === place) ? this.rowJson(rows.find((other) => other.at === place)!.cell, keys, row) : row);
    return [...cells, ...rearranged([...at, 'rows'], changed, rows.map((row): Item => (row.at === null ? { json: this.rowJson(row.cell, keys, {}) } : { was: row.at })))];
  }

  private rowJson(cell: (key: string) => FormCell, keys: readonly string[], before: JsonObject): JsonObject {
    return Object.fromEntries(keys.filter((key) => key.startsWith(ROW)).flatMap((key): [string, Json][] => {
      const name = key.slice(ROW.length);
      const json = this.cellJson(name, cell(key), before[name]);
      return json === undefined ? [] : [[name, json]];
    }));
  }

  /** A cell of a case's row; what says the same as before stays as it is written. Undefined: the row has no such column. */
  private cellJson(name: string, cell: FormCell, before: Json | undefined): Json | undefined {
    if (isBlank(cell)) return undefined;
    if (cell === BLANK_CELL) return null;
    const { unit } = this.definitions.get(name) ?? { unit: 'text' as const };
    if (before !== undefined && before !== null && isSame(before, cell)) return before;
    if (typeof cell !== 'number') return cell;
    return unit === 'date' || unit === 'time' || unit === 'datetime' || (unit === 'percent' && typeof before === 'string') ? numberIn(cell, unit) : cell;
  }

  private ownText(key: (typeof OWN)[number], cell: FormCell): string {
    return key === 'asOf' && typeof cell === 'number' ? String(numberIn(cell, 'date')) : textOfCell(cell);
  }

  private made(rows: Group['rows'], keys: readonly string[]): Json {
    const { cell } = rows[0]!;
    const own = (key: (typeof OWN)[number]): JsonObject => (isBlank(cell(key)) ? {} : { [key]: this.ownText(key, cell(key)) });
    const jsons = rows.map((row) => this.rowJson(row.cell, keys, {}));
    const numbers = numbersIn(cell('at'));
    const line = lineIn(cell, keys);
    return {
      ...own('rule'), ...own('title'), ...own('month'), ...own('asOf'),
      ...(jsons.length === 1 ? { row: jsons[0]! } : { rows: jsons }),
      ...own('expect'),
      ...(numbers ? { at: numbers } : {}),
      ...(Object.keys(line).length > 0 ? { line } : {}),
      ...own('requiredRole'),
    };
  }
}

interface Group {
  /** Place of the case in the file; null: a new one. */
  readonly was: number | null;
  /** `at`: place of the row in the case; null: a new one. */
  readonly rows: { readonly cell: (key: string) => FormCell; readonly at: number | null }[];
}

const rowsIn = (one: JsonObject): readonly JsonObject[] => (Array.isArray(one['rows']) ? (one['rows'] as readonly JsonObject[]) : one['row'] ? [one['row'] as JsonObject] : []);

const isSame = (before: Json, cell: FormCell): boolean => asText(before) === textOfCell(cell) || (typeof before === 'string' && typeof cell === 'number' && isMadeOf(before, cell));

const cellOf = (json: Json | undefined): FormCell => (json === undefined ? null : json === null ? BLANK_CELL : (json as FormCell));
const asText = (json: Json | undefined): string | null => (json === undefined || json === null ? null : typeof json === 'object' ? JSON.stringify(json) : String(json));

function numbersIn(cell: FormCell): readonly number[] | null {
  if (isBlank(cell)) return null;
  return String(cell).split(/[,，、\s]+/).filter((part) => part !== '').map(Number);
}

function lineIn(cell: (key: string) => FormCell, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.filter((key) => key.startsWith(LINE) && !isBlank(cell(key))).map((key) => [key.slice(LINE.length), amountText(cell(key))]));
}

/** "-30.00", which a sheet makes a number of. */
function amountText(cell: FormCell): string {
  const amount = typeof cell === 'number' ? parseDecimal(String(cell)) : null;
  const fen = amount && round(amount, FEN_PLACES);
  return fen !== null && compare(rational(fen, 100n), amount!) === 0 ? amountOf(fen) : textOfCell(cell);
}

function lineChanges(one: JsonObject, at: Edit['at'], cell: (key: string) => FormCell, keys: readonly string[]): Edit[] {
  const [before, after] = [(one['line'] ?? {}) as JsonObject, lineIn(cell, keys)];
  if (Object.keys(after).length === 0) return one['line'] === undefined || Object.keys(before).length === 0 ? [] : [{ at: [...at, 'line'] }];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((item): Edit[] =>
    asText(before[item]) === (after[item] ?? null) ? [] : [{ at: [...at, 'line', item], ...(after[item] === undefined ? {} : { json: after[item] }) }],
  );
}

export const casesForm = (set: RuleSet, file: RuleFile, text: string): CasesForm => new CasesForm(set, file, text);
