import { DECORATORS } from '../rules/operators/decorators';
import { OPERATORS } from '../rules/operators/index';
import type { Kind, Unit } from '../values/kind';

/** The operator of a comparison as it is written, taken apart: `not:someFact:equal`. The first decorator is the outermost. */
export interface Comparison {
  readonly decorators: readonly string[];
  readonly operator: string;
}

/** One side of a comparison: what it is in. */
export interface ComparisonSide {
  readonly kind: Kind;
  readonly unit: Unit;
  /** Is it a column of the ledger? Of such a one alone can be asked whether it is blank. */
  readonly isColumn: boolean;
}

/** What a comparison asks for, as it is decorated. */
export interface ComparisonForm {
  /** Operators that fit. */
  readonly operators: readonly string[];
  /** Decorators that may still be put in front. */
  readonly decorators: readonly string[];
  /** Is the value a list: written out, or something with a name that is one? */
  readonly isList: boolean;
  /** What one value is in, where it is written out. */
  readonly unit: Unit;
  /** What a value with a name has to be. */
  readonly named: Kind;
}

/** Null where a word of it is none that there is. */
export function comparisonOf(written: string): Comparison | null {
  const decorators = written.split(':');
  const operator = decorators.pop()!;
  return OPERATORS.has(operator) && decorators.every((word) => DECORATORS.has(word)) ? { decorators, operator } : null;
}

export const writtenComparison = ({ decorators, operator }: Comparison): string => [...decorators, operator].join(':');

/** Decorators that compare the items of a list one by one, by where the list stands. */
const EACH = { left: ['someFact', 'everyFact'], right: ['someValue', 'everyValue'] } as const satisfies Readonly<Record<string, readonly string[]>>;
const isEach = (word: string, of: keyof typeof EACH): boolean => (EACH[of] as readonly string[]).includes(word);

type Side = 'fact' | 'value';
const otherOf = (side: Side): Side => (side === 'fact' ? 'value' : 'fact');

/** What stands on the left of the operator itself, and which sides come to it item by item. */
function arranged(decorators: readonly string[]): { readonly left: Side; readonly each: readonly Side[] } {
  let left: Side = 'fact';
  const each: Side[] = [];
  for (const word of decorators) {
    if (word === 'swap') left = otherOf(left);
    else if (isEach(word, 'left')) each.push(left);
    else if (isEach(word, 'right')) each.push(otherOf(left));
  }
  return { left, each };
}

/**
 * How a comparison goes on from its decorators: which operators fit, what its value has to be.
 * @param fact what is compared
 * @param value what it is compared with, where that has a name; null: it is written out
 */
export function comparisonForm(comparison: Comparison, fact: ComparisonSide, value: ComparisonSide | null): ComparisonForm {
  const { decorators } = comparison;
  const { left, each } = arranged(decorators);
  const kinds: Readonly<Record<Side, Kind | null>> = { fact: itemKind(fact, each.includes('fact')), value: value && itemKind(value, each.includes('value')) };
  const listOf = (name: string): Side | null => {
    const list = OPERATORS.get(name)?.list;
    return list === undefined ? null : list === 'left' ? left : otherOf(left);
  };
  const hasItems = (side: Side, of: ComparisonSide | null): boolean => !each.includes(side) || ((of === null || of.kind === 'list') && each.indexOf(side) === each.lastIndexOf(side));
  const fits = (name: string): boolean => {
    if (name === 'isBlank') return fact.isColumn && decorators.every((word) => word === 'not');
    const list = listOf(name);
    if (list !== null) return !each.includes(list) && mayHold(kinds[list], kinds[otherOf(list)]);
    // What is written out is judged by the other side.
    const judged = kinds[left] ?? kinds[otherOf(left)];
    return judged === null || OPERATORS.get(name)!.accepts(judged);
  };
  const isList = each.includes('value') || listOf(comparison.operator) === 'value';
  return {
    operators: hasItems('fact', fact) && hasItems('value', value) ? [...OPERATORS.keys()].filter(fits) : [],
    decorators: [...DECORATORS.keys()].filter((word) => mayPrecede(word, comparison, fact, value)),
    isList,
    unit: fact.kind === 'list' ? 'text' : fact.unit,
    named: isList ? 'list' : itemKind(fact, true),
  };
}

/** May this list, or one that is written out, hold something of that kind? */
const mayHold = (list: Kind | null, item: Kind | null): boolean => (list === null ? item !== 'list' : list === 'list' && (item === null || item === 'text' || item === 'role'));

const itemKind = ({ kind }: ComparisonSide, isEachItem: boolean): Kind => (isEachItem && kind === 'list' ? 'text' : kind);

/** Each but once; those of items where there is a list, and where both sides have names they may change places. */
function mayPrecede(word: string, { decorators, operator }: Comparison, fact: ComparisonSide, value: ComparisonSide | null): boolean {
  const isAboutLists = fact.kind === 'list' || value?.kind === 'list' || decorators.length > 0;
  if (!isAboutLists || decorators.includes(word) || operator === 'isBlank') return false;
  if (word === 'not') return true;
  if (word === 'swap') return value !== null;
  const place = isEach(word, 'left') ? 'left' : 'right';
  if (decorators.some((one) => isEach(one, place))) return false;
  return place === 'left' ? fact.kind === 'list' : value === null || value.kind === 'list';
}

/** A comparison that is decorated otherwise, or is of something else now: what is about items goes where there is no list any more, and the operator gives way to one that fits. */
export function fitting({ decorators, operator }: Comparison, fact: ComparisonSide, value: ComparisonSide | null): Comparison {
  const kept = decorators.filter((word) => !isEach(word, 'left') || fact.kind === 'list' || decorators.includes('swap'));
  const { operators } = comparisonForm({ decorators: kept, operator }, fact, value);
  return { decorators: kept, operator: operators.includes(operator) ? operator : (operators[0] ?? operator) };
}
