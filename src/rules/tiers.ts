import type { JSONPath } from 'jsonc-parser';
import type { Cell, Constant, Edge, Parameter, TierRow, TierTable } from '../formula/expression';
import { NUMERIC_KINDS, UNITS, type Kind, type Unit } from '../values/kind';
import type { Rational } from '../values/rational';
import { compareLow, isBelow, isEmpty, isWaiting, overlaps, type Interval } from './interval';
import type { Reporter } from './reporter';
import type { RowShape, TableShape } from './shapes';
import { readBeside, type Vocabulary, type Writing } from './vocabulary';
import { suggestionFor } from './suggestion';

const LOW = ['from', 'above'] as const;
const HIGH = ['upTo', 'below'] as const;
/** Words of a row itself, which no output may be called. */
export const ROW_WORDS: ReadonlySet<string> = new Set(['from', 'above', 'upTo', 'below', 'when', 'source', 'reading']);
/** Beyond this many rows overlaps of decision tables are looked for between neighbours in the file only. */
const MAX_ROWS_COMPARED = 300;

/** What a table may refer to. */
export interface TierNames {
  /** How a column, fact or parameter of the file is written; null: there is none of that name. */
  writing(name: string): Writing | null;
  readonly names: Iterable<string>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Is the name declared, in a way that can't be used? What refers to it is not told again. */
  unusable(name: string): boolean;
  /** Null where roles.json is broken: which roles there are, nobody knows. */
  readonly roles: Vocabulary | null;
}

interface Input extends Writing {
  readonly name: string;
}
interface Output extends Writing {
  readonly name: string;
}

/** Reads one tier table at `path`; every mistake in it is reported. Null: it can't be used. `file` is the id and version of its rule file. */
export function readTable(report: Reporter, path: JSONPath, name: string, shape: TableShape, file: string, names: TierNames): TierTable | null {
  const read = readRows(report, path, name, shape, file, names);
  if (!read || read.unread.length > 0) return null;
  const { table } = read;
  const inOrder = table.kind === 'decision' ? checkOverlaps(report, path, table) : checkOrder(report, path, table);
  return inOrder ? table : null;
}

/** A table as it is written, though its rows may contradict each other. */
export interface WrittenTable {
  /** With the rows that can be read. */
  readonly table: TierTable;
  /** Places (from 0) of the rows of `table` in the file, and of those that are not among them. */
  readonly places: readonly number[];
  readonly unread: readonly number[];
}

/** Reads a table without asking whether its rows agree; rows in `refused` (from 0) are passed over. Null: what it asks and gives can't be read. */
export function readRows(report: Reporter, path: JSONPath, name: string, shape: TableShape, file: string, names: TierNames, refused: ReadonlySet<number> = new Set()): WrittenTable | null {
  const reader = new TableReader(report, path, shape, names);
  const inputs = reader.inputs();
  const outputs = reader.outputs();
  if (!inputs || !outputs) return null;
  const rows = shape.rows.map((row, index) => ({ row: refused.has(index) ? null : reader.row(row, index, inputs, outputs), index }));
  const table: TierTable = {
    name,
    file,
    kind: shape.kind,
    hitPolicy: shape.hitPolicy ?? 'unique',
    inputs: inputs.map(({ name: input, kind, unit }) => ({ name: input, kind, unit })),
    outputs: outputs.map(({ name: output, kind, unit }) => ({ name: output, kind, unit })),
    rows: rows.flatMap(({ row }) => row ?? []),
  };
  const placesOf = (isRead: boolean): number[] => rows.filter(({ row }) => (row !== null) === isRead).map(({ index }) => index);
  return { table, places: placesOf(true), unread: placesOf(false) };
}

class TableReader {
  constructor(
    private readonly report: Reporter,
    private readonly path: JSONPath,
    private readonly shape: TableShape,
    private readonly names: TierNames,
  ) {}

  private error(path: JSONPath, code: string, params: Readonly<Record<string, string>> = {}, key = false): null {
    this.report.error([...this.path, ...path], code, params, { key });
    return null;
  }

  inputs(): readonly Input[] | null {
    const { kind, input, inputs, hitPolicy } = this.shape;
    if (kind !== 'decision' && hitPolicy !== undefined) this.report.warning([...this.path, 'hitPolicy'], 'hit-policy-unused', { kind });
    if (input !== undefined && inputs !== undefined) return this.error(['inputs'], 'input-twice', {}, true);
    if (input === undefined && inputs === undefined) return this.error([], 'key-missing', { name: kind === 'decision' ? 'inputs' : 'input' });
    if (kind !== 'decision' && inputs !== undefined) return this.error(['inputs'], 'inputs-want-decision', { kind });
    const named = input === undefined ? inputs!.map((name, index) => this.input(name, ['inputs', index])) : [this.input(input, ['input'])];
    const found = named.filter((one) => one !== null);
    if (found.length < named.length) return null;
    if (kind !== 'decision' && !NUMERIC_KINDS.has(found[0]!.kind)) {
      return this.error(['input'], 'tiers-want-numbers', { name: found[0]!.name, kind: found[0]!.kind });
    }
    return found;
  }

  private input(name: string, path: JSONPath): Input | null {
    const writing = this.names.writing(name);
    return writing ? { name, ...writing } : this.error(path, 'unknown-fact', { name, suggestion: suggestionFor(name, this.names.names) });
  }

  outputs(): readonly Output[] | null {
    const { kind, unit, outputs } = this.shape;
    if (unit !== undefined && outputs !== undefined) return this.error(['outputs'], 'output-twice', {}, true);
    if (unit === undefined && outputs === undefined) return this.error([], 'key-missing', { name: 'unit' });
    const found = unit === undefined ? Object.entries(outputs!).map(([name, one]) => this.output(name, one.unit, ['outputs', name, 'unit'])) : [this.output('value', unit, ['unit'])];
    const usable = found.filter((one) => one !== null);
    for (const { name, kind: given } of usable) {
      if (kind === 'pick' || kind === 'decision' || NUMERIC_KINDS.has(given)) continue;
      return this.error(unit === undefined ? ['outputs', name, 'unit'] : ['unit'], 'tier-output-no-number', { kind, name });
    }
    const collects = this.shape.hitPolicy?.startsWith('collect') ?? false;
    const unfit = collects && kind === 'decision' ? usable.find((one) => !NUMERIC_KINDS.has(one.kind)) : undefined;
    if (unfit) return this.error(['hitPolicy'], 'collect-wants-numbers', { name: unfit.name });
    return usable.length < found.length ? null : usable;
  }

  private output(name: string, unit: Unit, path: JSONPath): Output | null {
    if (ROW_WORDS.has(name)) return this.error(path.slice(0, -1), 'reserved-name', { name }, true);
    const kind: Kind = UNITS[unit];
    return { name, kind, unit, vocabulary: kind === 'role' ? this.names.roles : null };
  }

  row(row: RowShape, index: number, inputs: readonly Input[], outputs: readonly Output[]): TierRow | null {
    const at: JSONPath = ['rows', index];
    const known = new Set([...ROW_WORDS, ...outputs.map(({ name }) => name)]);
    let usable = true;
    for (const key of Object.keys(row)) {
      if (known.has(key)) continue;
      this.error([...at, key], 'unknown-key', { name: key, suggestion: suggestionFor(key, known), known: [...known].join(', ') }, true);
      usable = false;
    }
    const cells = this.shape.input === undefined ? this.cells(row, at, inputs) : [this.interval(row, at, inputs[0]!)];
    if (this.shape.input !== undefined && row.when !== undefined) {
      this.error([...at, 'when'], 'when-wants-inputs', {}, true);
      usable = false;
    }
    const values: [string, Constant | null | undefined][] = outputs.map((output) => [output.name, this.value(row, at, output)]);
    if (!usable || cells.some((cell) => cell === null) || values.some(([, value]) => value === undefined)) return null;
    return { cells: cells.filter((cell) => cell !== null), outputs: Object.fromEntries(values) as Record<string, Constant | null> };
  }

  private cells(row: RowShape, at: JSONPath, inputs: readonly Input[]): (Cell | null)[] {
    const when = row.when ?? {};
    for (const edge of [...LOW, ...HIGH]) if (Object.hasOwn(row, edge)) return [this.error([...at, edge], 'edges-want-when', { name: edge }, true)];
    const known = inputs.map(({ name }) => name);
    const strangers = Object.keys(when).filter((name) => !known.includes(name));
    for (const name of strangers) this.error([...at, 'when', name], 'unknown-input', { name, suggestion: suggestionFor(name, known), known: known.join(', ') }, true);
    if (strangers.length > 0) return [null];
    return inputs.map((input) => {
      const condition = when[input.name];
      if (condition === undefined) return { is: 'any' };
      const path = [...at, 'when', input.name];
      if (Array.isArray(condition)) return this.texts(condition, path, input);
      return this.interval(condition as Readonly<Record<string, unknown>>, path, input);
    });
  }

  private texts(values: readonly unknown[], path: JSONPath, input: Input): Cell | null {
    if (input.kind !== 'text' && input.kind !== 'role' && input.kind !== 'yesno') return this.error(path, 'edges-wanted', { name: input.name, kind: input.kind });
    const read = values.map((json, index) => {
      const one = readBeside(json, input);
      if (!('constant' in one)) return this.error([...path, index], one.code, one.params);
      // Cells list keys of values: yes and no are "true" and "false" there.
      return typeof one.constant === 'boolean' ? String(one.constant) : (one.constant as string);
    });
    const texts = read.filter((one) => one !== null);
    return texts.length < read.length ? null : { is: 'values', values: texts };
  }

  private interval(node: Readonly<Record<string, unknown>>, path: JSONPath, input: Input): Interval | null {
    if (!NUMERIC_KINDS.has(input.kind)) return this.error(path, 'values-wanted', { name: input.name, kind: input.kind });
    const low = this.edge(node, path, LOW, input);
    const high = this.edge(node, path, HIGH, input);
    if (low === undefined || high === undefined) return null;
    const interval: Interval = { is: 'interval', low, high };
    return isEmpty(interval) ? this.error(path, 'tier-empty') : interval;
  }

  /** The lower or upper edge of a row; null: unbounded; undefined: a mistake. */
  private edge(node: Readonly<Record<string, unknown>>, path: JSONPath, sides: readonly [string, string], input: Input): Edge | null | undefined {
    const [included, excluded] = sides;
    if (Object.hasOwn(node, included) && Object.hasOwn(node, excluded)) {
      this.error([...path, excluded], 'two-edges', { first: included, second: excluded }, true);
      return undefined;
    }
    const side = Object.hasOwn(node, included) ? included : Object.hasOwn(node, excluded) ? excluded : null;
    if (side === null) return null;
    const inclusive = side === included;
    const json = node[side];
    const parameter = this.parameter(json, [...path, side], input);
    if (parameter === undefined) return undefined;
    if (parameter) return { value: parameter.value as Rational | null, inclusive, parameter };
    if (json === null) return { value: null, inclusive };
    const read = readBeside(json, input);
    if ('constant' in read) return { value: read.constant as Rational, inclusive };
    this.error([...path, side], read.code, read.params);
    return undefined;
  }

  /** An output of a row; null waits for a figure; undefined: a mistake. */
  private value(row: RowShape, at: JSONPath, output: Output): Constant | null | undefined {
    const path = [...at, output.name];
    if (!Object.hasOwn(row, output.name)) {
      this.error(at, 'output-missing', { name: output.name });
      return undefined;
    }
    const json = row[output.name];
    const parameter = this.parameter(json, path, output);
    if (parameter === undefined) return undefined;
    if (parameter) return parameter.value;
    if (json === null) return null;
    const read = readBeside(json, output);
    if ('constant' in read) return read.constant;
    this.error(path, read.code, read.params);
    return undefined;
  }

  /** The parameter that `{ "parameter": name }` refers to; null where it is no such reference; undefined: a mistake. */
  private parameter(json: unknown, path: JSONPath, like: Writing): Parameter | null | undefined {
    if (typeof json !== 'object' || json === null || !('parameter' in json) || typeof json.parameter !== 'string') return null;
    const { parameters } = this.names;
    const parameter = parameters.get(json.parameter);
    if (!parameter) {
      if (this.names.unusable(json.parameter)) return undefined;
      this.error([...path, 'parameter'], 'unknown-parameter', { name: json.parameter, suggestion: suggestionFor(json.parameter, parameters.keys()) });
      return undefined;
    }
    if (parameter.kind === like.kind) return parameter;
    this.error([...path, 'parameter'], 'kinds-differ', { left: like.kind, right: parameter.kind });
    return undefined;
  }
}

/** Rows of a table with one input stand in order, up or down, and no value lies in two of them. */
function checkOrder(report: Reporter, path: JSONPath, table: TierTable): boolean {
  const rows = table.rows.map((row, index) => ({ index, cell: row.cells[0] as Interval })).filter(({ cell }) => !isWaiting(cell));
  const sorted = [...rows].sort((a, b) => compareLow(a.cell.low, b.cell.low));
  let right = true;
  sorted.forEach((one, place) => {
    const next = sorted[place + 1];
    if (!next || isBelow(one.cell.high, next.cell.low)) return;
    const [first, second] = [one.index, next.index].sort((a, b) => a - b);
    report.error([...path, 'rows', second!], 'tiers-overlap', { first: String(first! + 1), second: String(second! + 1) });
    right = false;
  });
  // Slices are added up from the first row on, so those of a marginal rate go up only.
  const up = table.kind === 'marginal rate' || rows.length < 2 || compareLow(rows[0]!.cell.low, rows[1]!.cell.low) <= 0;
  rows.forEach((one, place) => {
    const before = rows[place - 1];
    if (!before || compareLow(before.cell.low, one.cell.low) <= 0 === up || compareLow(before.cell.low, one.cell.low) === 0) return;
    report.error([...path, 'rows', one.index], 'tiers-out-of-order', { row: String(one.index + 1) });
    right = false;
  });
  return right;
}

/** A decision table whose hit policy is `unique` promises that no two rows match. */
function checkOverlaps(report: Reporter, path: JSONPath, table: TierTable): boolean {
  if (table.hitPolicy !== 'unique') return true;
  let right = true;
  table.rows.forEach((row, index) => {
    const from = table.rows.length > MAX_ROWS_COMPARED ? Math.max(0, index - 1) : 0;
    const other = table.rows.slice(from, index).findIndex((before) => before.cells.every((cell, input) => overlaps(cell, row.cells[input]!)));
    if (other < 0) return;
    report.error([...path, 'rows', index], 'rows-overlap', { first: String(from + other + 1), second: String(index + 1) });
    right = false;
  });
  return right;
}
