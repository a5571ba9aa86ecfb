import type { Expression } from '../../formula/expression';
import { keyOf } from '../../formula/exactly';
import { ZERO } from '../../values/rational';
import { ANY, holds, meet, type Values } from './values';

/**
 * What must be so that an expression has one of some values: alternatives, each a set of demands on single things ("late minutes above 0"), by a
 * text that names the thing. No alternative: it cannot have them.
 */
export type Demands = ReadonlyMap<string, Demand>;
export interface Demand {
  /** A cell, or an expression that is not looked into. */
  readonly of: Expression;
  readonly values: Values;
  /** How far it is from ledgers in which nothing has happened: what a blank cell or an empty ledger meets by itself is no effort. */
  readonly effort: number;
}

export const NOTHING: Demands = new Map();

const demanding = (of: Expression, values: Values): Demand => ({ of, values, effort: effortFor(of, values) });

export const demand = (of: Expression, values: Values): Demands => (values === ANY ? NOTHING : new Map([[thingOf(of), demanding(of, values)]]));

function effortFor(of: Expression, values: Values): number {
  if (of.op === 'column') return values.blank === false ? 2 : 0;
  return values.blank === true ? 6 : holds(values, of.kind === 'yesno' ? false : ZERO) ? 1 : 20;
}

/** Of all demands together. */
export function effortOf(demands: Demands): number {
  let sum = 0;
  for (const { effort } of demands.values()) sum += effort;
  return sum;
}

/** Both at once; null where one thing would have to be two. Most that are tried contradict each other or say the same: nothing is copied before that is known. */
export function joined(a: Demands, b: Demands): Demands | null {
  if (a.size === 0 || b.size === 0) return a.size === 0 ? b : a;
  const added: (readonly [string, Demand])[] = [];
  for (const [key, own] of b) {
    const known = a.get(key);
    if (known === undefined) added.push([key, own]);
    else {
      const met = meet(known.values, own.values);
      if (!met) return null;
      if (met !== known.values) added.push([key, met === own.values ? own : demanding(own.of, met)]);
    }
  }
  if (added.length === 0) return a;
  const both = new Map(a);
  for (const [key, own] of added) both.set(key, own);
  return both;
}

/** Does `one` demand all that `less` does? */
export function demandsAll(one: Demands, less: Demands): boolean {
  if (less === one) return true;
  if (less.size > one.size) return false;
  for (const [key, own] of less) {
    const other = one.get(key);
    if (other !== own && (!other || !areEqual(other.values, own.values))) return false;
  }
  return true;
}

const areEqual = (a: Values, b: Values): boolean => a === b || (a.blank === b.blank && !a.only === !b.only && valuesKey(a) === valuesKey(b));

const keysOfValues = new WeakMap<Values, string>();
/** A text that equal sets share. */
export function valuesKey(values: Values): string {
  let key = keysOfValues.get(values);
  if (key === undefined) {
    const edge = (of: Values['low']): string => (of?.value ? `${of.inclusive}${keyOf(of.value)}` : '');
    key = `${edge(values.low)}|${edge(values.high)}|${values.only ? [...values.only].join() : '*'}|${[...values.except].join()}|${values.blank}`;
    keysOfValues.set(values, key);
  }
  return key;
}

const names = new WeakMap<Expression, string>();

/** A text that expressions share if they are built alike, whatever the names of the row facts on the way. */
export function thingOf(e: Expression): string {
  const known = names.get(e);
  if (known !== undefined) return known;
  const name = spelled(e);
  names.set(e, name);
  return name;
}

function spelled(e: Expression): string {
  const list = (parts: readonly Expression[]): string => parts.map(thingOf).join(',');
  switch (e.op) {
    case 'as-of':
      return e.op;
    case 'constant':
      return `#${e.kind}:${keyOf(e.value)}`;
    case 'column':
    case 'range':
      return `${e.op}:${e.ledger}.${e.column}`;
    case 'fact':
      return e.fact.per === null ? thingOf(e.fact.expression) : `per(${e.fact.ledger};${e.fact.per.join()};${thingOf(e.fact.expression)})`;
    case 'parameter':
      return e.parameter.value === null ? `?${e.parameter.file}.${e.parameter.name}` : `#${e.kind}:${keyOf(e.parameter.value)}`;
    case 'binary':
      return `(${thingOf(e.left)}${e.operator}${thingOf(e.right)})`;
    case 'call':
      return `${e.name}(${list(e.args)})`;
    case 'tier':
      return `TIER(${e.table.file}.${e.table.name},${list(e.inputs)},${e.output})`;
    case 'and':
    case 'or':
      return e.of.length === 1 ? thingOf(e.of[0]!) : `${e.op}(${list(e.of)})`;
    case 'negate':
    case 'not':
    case 'blank':
    case 'rank':
      return `${e.op}(${thingOf(e.of)})`;
    case 'member':
      return `in(${thingOf(e.item)},${thingOf(e.list)})`;
    case 'some':
    case 'every':
      return `${e.op}(${thingOf(e.of)},${thingOf(e.test)})`;
    case 'item':
      return 'item';
  }
}
