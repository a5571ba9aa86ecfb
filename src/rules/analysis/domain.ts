import type { Edge, Expression, TierTable } from '../../formula/expression';
import { perUnit } from '../../formula/literal';
import { NUMERIC_KINDS, type Kind, type Unit } from '../../values/kind';
import { ONE, ZERO, compare, multiply, parseDecimal, rational, type Rational } from '../../values/rational';
import type { ColumnDefinition } from '../ledger-definition';
import type { RuleFile, RuleSet } from '../model';
import type { Words } from '../words';
import type { Named } from './remark';
import { textsOf } from './texts';

/** The values that an input can have at all. */
export type Domain = Named & { readonly kind: Kind } & (
    /** `ends`: are values beyond the first and the last that the table speaks of asked for, too? */
    | { readonly is: 'numbers'; readonly low: Edge | null; readonly high: Edge | null; readonly step: Rational | null; readonly ends: boolean }
    /** `closed`: no other texts than these; otherwise these are the ones that the table speaks of. */
    | { readonly is: 'texts'; readonly texts: readonly string[]; readonly closed: boolean }
  );

/** Kinds of whole numbers. */
const WHOLE: ReadonlySet<Kind> = new Set<Kind>(['count', 'duration', 'date', 'time', 'datetime', 'period']);
/** Kinds of which nothing, zero, is an ordinary value and less than nothing is not. */
export const AMOUNTS: ReadonlySet<Kind> = new Set<Kind>(['money', 'number', 'count', 'days', 'duration']);
const FEN = rational(1n, 100n);

/** The distance of neighbouring values; null where there is always one between. Money in a column is whole fen. */
export function stepOf(kind: Kind, isColumn: boolean): Rational | null {
  if (WHOLE.has(kind)) return rational(1n);
  return kind === 'money' && isColumn ? FEN : null;
}

const PERCENT = rational(1n, 100n);

/** One of a unit, in its kind's base unit: 1 % is a hundredth. */
export const oneOf = (unit: Unit): Rational => (unit === 'percent' ? PERCENT : perUnit(unit));

/** A column's declared bounds in its kind's base unit; null where it has none. */
export function boundsOfColumn({ bounds, unit }: ColumnDefinition): readonly [Rational, Rational] | null {
  const [low, high] = (bounds ?? []).map((bound) => parseDecimal(String(bound)));
  return low && high ? [multiply(low, oneOf(unit)), multiply(high, oneOf(unit))] : null;
}

/** What a name of a rule file is called by people. */
export function titleOf(set: RuleSet, file: RuleFile, name: string): Words | null {
  const header = set.ledgers.get(file.ledger)?.columns.get(name)?.headers[0];
  return file.facts.get(name)?.title ?? file.parameters.get(name)?.title ?? (header === undefined ? null : { 'zh-CN': header, en: name });
}

/**
 * What each input of a table can be: numbers by the column's bounds, and where it has none, not less than nothing unless the table speaks of less,
 * nor more than the whole where a share ends there (of days and times only those between the first and the last that it speaks of); texts by the column's or fact's list, else those that the table names.
 */
export function domainsOf(set: RuleSet, file: RuleFile, table: TierTable): readonly Domain[] {
  return table.inputs.map((input, index) => {
    const { kind } = input;
    const named: Named & { kind: Kind } = { ...input, kind, title: titleOf(set, file, input.name) };
    const cells = table.rows.map((row) => row.cells[index]!);
    if (!NUMERIC_KINDS.has(kind)) {
      const closed = textsOf(set, sourceOf(set, file, input.name), file.ledger);
      const named_ = cells.flatMap((cell) => (cell.is === 'values' ? cell.values : []));
      return { ...named, is: 'texts', texts: closed ?? [...new Set(named_)], closed: closed !== null };
    }
    const edges = cells.flatMap((cell) => (cell.is === 'interval' ? [cell.low?.value, cell.high?.value] : [])).filter((value) => value != null);
    const column = set.ledgers.get(file.ledger)?.columns.get(input.name);
    const [low, high] = numbersOf(kind, input.unit, column, edges);
    return { ...named, is: 'numbers', low, high, step: stepOf(kind, column !== undefined), ends: AMOUNTS.has(kind) };
  });
}

function sourceOf(set: RuleSet, file: RuleFile, name: string): Expression | null {
  const fact = file.facts.get(name);
  if (fact) return { op: 'fact', kind: fact.kind, fact };
  const column = set.ledgers.get(file.ledger)?.columns.get(name);
  return column ? { op: 'column', kind: column.kind, ledger: file.ledger, column: name } : null;
}

const included = (value: Rational): Edge => ({ value, inclusive: true });

function numbersOf(kind: Kind, unit: Unit, column: ColumnDefinition | undefined, edges: readonly Rational[]): readonly [Edge | null, Edge | null] {
  if (!AMOUNTS.has(kind)) return [null, null];
  const [low, high] = (column && boundsOfColumn(column)) ?? [null, null];
  const isBelowNothing = edges.some((edge) => compare(edge, ZERO) < 0);
  const least = isBelowNothing ? low : low && compare(low, ZERO) > 0 ? low : ZERO;
  const ends = unit === 'percent' && edges.some((edge) => compare(edge, ONE) === 0) && edges.every((edge) => compare(edge, ONE) <= 0);
  const most = high ?? (ends ? ONE : null);
  return [least && included(least), most && included(most)];
}
