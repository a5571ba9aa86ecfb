import type { Cell, Constant, Expression } from '../../formula/expression';
import { isRational, keyOf } from '../../formula/exactly';
import { NUMERIC_KINDS } from '../../values/kind';
import { ONE, ZERO, multiply, negate, rational, type Rational } from '../../values/rational';
import type { RuleSet } from '../model';
import { NOTHING, demand, demandsAll, effortOf, joined, valuesKey, type Demands } from './demands';
import { AMOUNTS, boundsOfColumn, stepOf } from './domain';
import { textsOf } from './texts';
import { ANY, BLANK, FILLED, comparedWith, holds, isComparison, meet, mirrored, onWhole, oneOf, opposite, preimage, truth, type Values } from './values';

/** Work in steps that are soon done. */
export type Steps<T> = Generator<undefined, T>;

/** How an expression that is no cell is taken apart further; null: its values are a thing of their own. */
export type Deeper = (e: Expression, wanted: Values, reach: Reach) => Steps<readonly Demands[] | null>;

/** Expressions with the values that are wanted of them. */
export type Wanted = readonly (readonly [Expression, Values])[];

function inner<T>(map: Map<Expression, Map<string, T>>, e: Expression): Map<string, T> {
  let own = map.get(e);
  if (!own) map.set(e, (own = new Map<string, T>()));
  return own;
}

const NOT_NEGATIVE: Values = { ...ANY, low: { value: ZERO, inclusive: true } };
const ALWAYS: readonly Demands[] = [NOTHING];

/** Beyond this many alternatives they are not told apart. */
const MOST = 48;
const MOST_SEARCHED = 16;
const DEEPEST = 40;
/** Beyond this many comparisons of alternatives a search looks no further. */
const MOST_STEPS = 20_000;
/** So many of them are work for one step: about a millisecond. */
const IN_STEP = 250;

/**
 * Works backwards from the values wanted of an expression to demands on cells. Without `deeper` an alternative may promise too much (it looks at what
 * is not a comparison as a thing of its own), and none is left out: where there are none, the expression never has such a value.
 */
export class Reach {
  private depth = 0;
  private steps = 0;
  private sinceStep = 0;
  private readonly known = new Map<Expression, Map<string, readonly Demands[]>>();
  private readonly asked = new Map<Expression, Map<string, readonly Demands[]>>();

  constructor(
    readonly set: RuleSet,
    private readonly deeper: Deeper | null = null,
    /** Prove: leave no alternative out, and let a parameter without a figure have any. Search: a few plausible alternatives are enough, with no amount below nothing. */
    private readonly mode: 'prove' | 'search' = 'prove',
  ) {}

  /** Alternatives under which all expressions have the values wanted of them. */
  *all(wanted: Wanted): Steps<readonly Demands[]> {
    let found = ALWAYS;
    for (const [e, values] of wanted) if (found.length > 0) found = this.both(found, yield* this.of(e, values));
    return found;
  }

  /** The same of what is asked for many times, beside one thing and another: each is worked out once, and by itself, so that what it comes to does not depend on what was asked before. */
  *together(wanted: Wanted): Steps<readonly Demands[]> {
    let found = ALWAYS;
    for (const [e, values] of wanted) if (found.length > 0) found = this.both(found, yield* this.alone(e, values));
    return found;
  }

  private *alone(e: Expression, wanted: Values): Steps<readonly Demands[]> {
    const byValues = inner(this.asked, e);
    const key = valuesKey(wanted);
    let found = byValues.get(key);
    if (!found) {
      this.known.clear();
      this.steps = 0;
      found = yield* this.of(e, wanted);
      this.steps = 0;
      byValues.set(key, found);
    }
    return found;
  }

  /** Alternatives of both lists at once. */
  both(a: readonly Demands[], b: readonly Demands[]): readonly Demands[] {
    if (a === ALWAYS || b === ALWAYS) return a === ALWAYS ? b : a;
    const found: Demands[] = [];
    for (const one of a) {
      for (const other of b) {
        const met = joined(one, other);
        if (met) found.push(met);
        this.steps += 1;
        this.sinceStep += 1;
      }
      if (this.mode === 'search' && this.steps > MOST_STEPS) break;
    }
    return this.fewest(found, a);
  }

  either(...lists: (readonly Demands[])[]): readonly Demands[] {
    return this.fewest(lists.flat(), ALWAYS);
  }

  /** Of what waits for a figure nothing holds today, and anything may hold one day. */
  private get waiting(): readonly Demands[] {
    return this.mode === 'prove' ? ALWAYS : [];
  }

  /** The alternatives that ask for least, without those that ask for what another does and more; of too many, a list that promises no less. */
  private fewest(found: readonly Demands[], known: readonly Demands[]): readonly Demands[] {
    if (found.length < 2) return found;
    const most = this.mode === 'search' ? MOST_SEARCHED : MOST;
    const kept: Demands[] = [];
    for (const { demands } of found.map((demands) => ({ demands, effort: effortOf(demands) })).sort((x, y) => x.effort - y.effort)) {
      if (kept.length > most) break;
      if (!kept.some((less) => demandsAll(demands, less))) kept.push(demands);
    }
    if (kept.length <= most) return kept;
    return this.mode === 'search' ? kept.slice(0, most) : known;
  }

  *of(e: Expression, wanted: Values): Steps<readonly Demands[]> {
    const key = valuesKey(wanted);
    const byValues = inner(this.known, e);
    const known = byValues.get(key);
    if (known) return known;
    if (this.depth > DEEPEST || (this.mode === 'search' && this.steps > MOST_STEPS)) return ALWAYS;
    this.depth += 1;
    const found = (this.deeper && (yield* this.deeper(e, wanted, this))) ?? (yield* this.worked(e, wanted));
    this.depth -= 1;
    byValues.set(key, found);
    if (this.sinceStep >= IN_STEP) {
      this.sinceStep = 0;
      yield;
    }
    return found;
  }

  private *worked(e: Expression, wanted: Values): Steps<readonly Demands[]> {
    const fixed = constantOf(e);
    if (fixed === null) return this.waiting;
    if (fixed !== undefined) return holds(wanted, fixed) ? ALWAYS : [];
    switch (e.op) {
      case 'column':
        return this.cell(e, wanted);
      case 'fact':
        return e.fact.per === null ? yield* this.of(e.fact.expression, wanted) : this.thing(e, wanted);
      case 'negate':
        return yield* this.of(e.of, preimage(wanted, rational(-1n), ZERO));
      case 'not':
        return yield* this.yesNo(wanted, (truthful) => this.of(e.of, truth(!truthful)));
      case 'and':
      case 'or':
        return yield* this.yesNo(wanted, (truthful) => this.junction(e.of, truthful, e.op === 'and'));
      case 'blank':
        return yield* this.yesNo(wanted, (blank) => this.of(e.of, blank ? BLANK : FILLED));
      case 'member':
        return yield* this.yesNo(wanted, (within) => this.member(e, within, wanted));
      case 'binary':
        return yield* this.binary(e, wanted);
      case 'call':
        return yield* this.call(e, wanted);
      case 'tier':
        return yield* this.tier(e, wanted);
      default:
        return this.thing(e, wanted);
    }
  }

  /** A yes/no: what it wants as true, as false, or as either. */
  private *yesNo(wanted: Values, of: (truthful: boolean) => Steps<readonly Demands[]>): Steps<readonly Demands[]> {
    const lists: (readonly Demands[])[] = [];
    for (const value of [true, false]) if (holds(wanted, value)) lists.push(yield* of(value));
    return lists.length === 2 ? ALWAYS : (lists[0] ?? []);
  }

  private *junction(parts: readonly Expression[], wanted: boolean, isAnd: boolean): Steps<readonly Demands[]> {
    const each = parts.map((part) => [part, truth(wanted)] as const);
    return wanted === isAnd ? yield* this.all(each) : yield* this.any(each);
  }

  /** Alternatives under which one of the expressions has the values wanted of it. */
  *any(wanted: Wanted): Steps<readonly Demands[]> {
    const lists: (readonly Demands[])[] = [];
    for (const [e, values] of wanted) lists.push(yield* this.of(e, values));
    return this.either(...lists);
  }

  private *member(e: Extract<Expression, { op: 'member' }>, within: boolean, wanted: Values): Steps<readonly Demands[]> {
    const listed = constantOf(e.list);
    if (listed === undefined || !Array.isArray(listed)) return this.thing(e, wanted);
    const keys = new Set((listed as readonly string[]).map(keyOf));
    return yield* this.of(e.item, within ? oneOf(keys) : { ...FILLED, except: keys });
  }

  cell(e: Extract<Expression, { op: 'column' }>, wanted: Values): readonly Demands[] {
    const column = this.set.ledgers.get(e.ledger)?.columns.get(e.column);
    const bounds = column && boundsOfColumn(column);
    const texts = NUMERIC_KINDS.has(e.kind) ? null : textsOf(this.set, e, e.ledger);
    const able: Values = bounds ? { ...ANY, low: { value: bounds[0], inclusive: true }, high: { value: bounds[1], inclusive: true } } : texts ? { ...ANY, only: new Set(texts) } : ANY;
    const plausible = this.mode === 'search' && AMOUNTS.has(e.kind) ? meet(able, NOT_NEGATIVE) : able;
    const values = plausible && meet(stepOf(e.kind, false) ? onWhole(wanted) : wanted, plausible);
    return values ? [demand(e, values)] : [];
  }

  /** The expression as one thing. */
  thing(e: Expression, wanted: Values): readonly Demands[] {
    const texts = NUMERIC_KINDS.has(e.kind) || e.kind === 'list' ? null : textsOf(this.set, e, '');
    const values = meet(wanted, texts ? { ...ANY, only: new Set(texts) } : neverNegative(e) ? NOT_NEGATIVE : ANY);
    return values ? [demand(e, values)] : [];
  }

  private *binary(e: Extract<Expression, { op: 'binary' }>, wanted: Values): Steps<readonly Demands[]> {
    const { operator, left, right } = e;
    const [a, b] = [constantOf(left), constantOf(right)];
    if (a === null || b === null) return this.waiting;
    if (isComparison(operator)) return yield* this.yesNo(wanted, (truthful) => this.comparison(e, truthful ? operator : opposite(operator), wanted));
    if (a === undefined && b === undefined) return this.thing(e, wanted);
    const [known, open] = b === undefined ? [a, right] : [b, left];
    if (!isRational(known ?? null) || (e.kind !== open.kind && operator !== '*' && operator !== '/')) return this.thing(e, wanted);
    const figure = known as Rational;
    if (operator === '+') return yield* this.of(open, preimage(wanted, ONE, figure));
    if (operator === '-') return yield* this.of(open, b === undefined ? preimage(wanted, rational(-1n), figure) : preimage(wanted, ONE, negate(figure)));
    if (operator === '*' && figure.n !== 0n) return yield* this.of(open, preimage(wanted, figure, ZERO));
    if (operator === '/' && b !== undefined && figure.n > 0n) return yield* this.of(open, preimage(wanted, { n: figure.d, d: figure.n }, ZERO));
    return this.thing(e, wanted);
  }

  private *comparison(e: Extract<Expression, { op: 'binary' }>, asked: Parameters<typeof comparedWith>[0], wanted: Values): Steps<readonly Demands[]> {
    const [a, b] = [constantOf(e.left), constantOf(e.right)];
    if (b != null) return yield* this.compared(e.left, asked, b);
    if (a != null) return yield* this.compared(e.right, mirrored(asked), a);
    return this.thing(e, wanted);
  }

  private *compared(e: Expression, operator: Parameters<typeof comparedWith>[0], value: Constant): Steps<readonly Demands[]> {
    if (e.op !== 'rank') return yield* this.of(e, comparedWith(operator, value));
    const fitting = this.set.roles.filter(({ rank }) => holds(comparedWith(operator, value), rational(BigInt(rank))));
    return yield* this.of(e.of, oneOf(fitting.map(({ key }) => key)));
  }

  private *call(e: Extract<Expression, { op: 'call' }>, wanted: Values): Steps<readonly Demands[]> {
    const [x, y, z] = e.args;
    switch (e.name) {
      case 'AND':
      case 'OR':
        return yield* this.yesNo(wanted, (truthful) => this.junction(e.args, truthful, e.name === 'AND'));
      case 'NOT':
        return yield* this.yesNo(wanted, (truthful) => this.of(x!, truth(!truthful)));
      case 'IF':
        return this.either(this.both(yield* this.of(x!, truth(true)), yield* this.of(y!, wanted)), this.both(yield* this.of(x!, truth(false)), yield* this.of(z!, wanted)));
      case 'IFNA':
        return this.either(yield* this.of(x!, meet(wanted, FILLED) ?? FILLED), this.both(yield* this.absent(x!), yield* this.of(y!, wanted)));
      case 'MAX':
      case 'MIN':
        return yield* this.extreme(e, wanted);
      default:
        return this.thing(e, wanted);
    }
  }

  /** Where a value is not there: of a cell, a blank; of anything else nobody knows when. */
  private *absent(e: Expression): Steps<readonly Demands[]> {
    if (e.op === 'column' || (e.op === 'fact' && e.fact.per === null && e.fact.expression.op === 'column')) return yield* this.of(e, BLANK);
    return (this.deeper && (yield* this.deeper(e, BLANK, this))) ?? (this.mode === 'search' ? [demand(e, BLANK)] : ALWAYS);
  }

  /** MAX(x, 0) above 5 is x above 5; where the constant itself is wanted, x may be anything on its other side. */
  private *extreme(e: Extract<Expression, { op: 'call' }>, wanted: Values): Steps<readonly Demands[]> {
    const open = e.args.filter((arg) => constantOf(arg) === undefined);
    const [figure] = e.args.map(constantOf).filter((value) => value !== undefined);
    const [only] = open;
    if (!only || open.length > 1 || e.args.length > 2 || !isRational(figure ?? null)) return this.thing(e, wanted);
    const beyond = comparedWith(e.name === 'MAX' ? '<=' : '>=', figure as Rational);
    const within = meet(wanted, comparedWith(e.name === 'MAX' ? '>=' : '<=', figure as Rational));
    return this.either(within ? yield* this.of(only, within) : [], holds(wanted, figure as Rational) ? yield* this.of(only, beyond) : []);
  }

  /** Rows of a tier table whose result may be wanted, each with what its inputs must be. Of rates any row may give any amount. */
  private *tier({ table, inputs, output }: Extract<Expression, { op: 'tier' }>, wanted: Values): Steps<readonly Demands[]> {
    const isPlain = table.kind !== 'whole rate' && table.kind !== 'marginal rate' && !(table.kind === 'decision' && table.hitPolicy.startsWith('collect'));
    if (wanted.blank === true) return [];
    const rows = table.rows.filter(({ outputs }) => {
      const value = outputs[output];
      return value == null ? this.mode === 'prove' : !isPlain || holds(wanted, value);
    });
    const lists: (readonly Demands[])[] = [];
    for (const row of rows) lists.push(yield* this.all(inputs.map((input, index) => [input, valuesOf(row.cells[index]!)] as const)));
    return this.either(...lists);
  }
}

/** What a row of a table wants of one input. An edge that waits for a figure bounds nothing yet. */
export function valuesOf(cell: Cell): Values {
  if (cell.is === 'any') return ANY;
  if (cell.is === 'values') return oneOf(cell.values);
  const known = (edge: typeof cell.low): typeof cell.low => (edge?.value ? edge : null);
  return { ...FILLED, low: known(cell.low), high: known(cell.high) };
}

/** Counts and minutes are not less than nothing. */
const neverNegative = (e: Expression): boolean => e.op === 'call' && /^(COUNT|COUNTIFS|COUNTUNIQUE|COVERED|UNCOVERED|LEN|ABS|LONGESTRUN|RUNLENGTH)$/.test(e.name);

/** The value of what needs no row: null where it waits for a figure, undefined where it is no constant. */
export function constantOf(e: Expression): Constant | null | undefined {
  if (e.op === 'constant') return e.value;
  // A yes or no that the company sets is a switch: what is off today is no contradiction.
  if (e.op === 'parameter') return e.kind === 'yesno' ? undefined : e.parameter.value;
  if (e.op === 'fact' && e.fact.per === null) return constantOf(e.fact.expression);
  if (e.op === 'negate') {
    const value = constantOf(e.of);
    return isRational(value ?? null) ? negate(value as Rational) : value === null ? null : undefined;
  }
  if (e.op === 'binary' && e.operator === '*') {
    const [a, b] = [constantOf(e.left), constantOf(e.right)];
    return isRational(a ?? null) && isRational(b ?? null) ? multiply(a as Rational, b as Rational) : undefined;
  }
  return undefined;
}
