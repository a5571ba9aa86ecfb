import { isRational, keyOf } from '../../formula/exactly';
import type { Constant, Expression } from '../../formula/expression';
import { NUMERIC_KINDS, type Kind } from '../../values/kind';
import { periodOf } from '../../values/period';
import { ONE, ZERO, rational, type Rational } from '../../values/rational';
import { isSerialDay } from '../../values/serial-day';
import { MINUTES_PER_DAY, dayOf } from '../../values/time';
import type { LedgerDefinition } from '../ledger-definition';
import type { RuleFile, RuleSet } from '../model';
import { oneOf as oneOfUnit, stepOf } from './domain';
import { KEY, exampleKey, type Cells, type Example } from './example';
import { demand, type Demands } from './demands';
import { Reach, constantOf, type Deeper, type Steps, type Wanted } from './reach';
import { BLANK, FILLED, comparedWith, exactly, holds, isComparison, mirrored, numberIn, opposite, preimage, truth, type Values } from './values';

/** Stands for a ledger's having a row at all. */
const ROW = '#';
const NOTHING: readonly Demands[] = [new Map()];
/** Most examples that are tried for one question. */
const MOST_EXAMPLES = 60;

/**
 * Makes up ledgers that expressions might have wanted values on: works backwards through facts, lookups and sums to cells. Each example is a guess (it
 * looks away from what it can't work backwards through), to be held against the engine. What an expression asks for is worked out once.
 */
export class Search {
  private readonly day: number;
  private readonly reach: Reach;

  /** @param files whose facts count; @param rows how many rows alike the ledger has */
  constructor(
    private readonly set: RuleSet,
    files: readonly RuleFile[],
    private readonly ledger: string,
    private readonly rows: number,
  ) {
    this.day = workday(set, files);
    this.reach = new Reach(set, deeperBy(set, files, ledger, rows, this.day), 'search');
  }

  /** In steps of an expression, or an example, each. */
  *examples(wanted: Wanted): Generator<Example | undefined> {
    const tried = new Set<string>();
    for (const demands of yield* this.reach.together(wanted)) {
      const example = exampleOf(this.set, this.ledger, this.rows, this.day, demands);
      const key = example && exampleKey(example);
      if (!key || tried.has(key)) continue;
      tried.add(key);
      yield example;
      if (tried.size >= MOST_EXAMPLES) return;
    }
  }
}

/** The first work day on which all files speak. */
function workday({ calendar }: RuleSet, files: readonly RuleFile[]): number {
  let day = Math.max(...files.map(({ effectiveFrom }) => effectiveFrom), 1);
  for (let tries = 0; tries < 30 && !calendar.isWorkday(day); tries += 1) day += 1;
  return day;
}

const isNumber = (value: Constant | null | undefined): value is Rational => isRational(value ?? null);

function deeperBy(set: RuleSet, files: readonly RuleFile[], ledger: string, rows: number, day: number): Deeper {
  const count = rational(BigInt(rows));
  const rowOf = (key: string, isThere: boolean): readonly Demands[] => {
    const of: Expression = { op: 'column', kind: 'yesno', ledger: key, column: ROW };
    return key === ledger ? (isThere ? NOTHING : []) : [demand(of, truth(isThere))];
  };
  /** A cell of another ledger's only row, or its fact there. */
  const cellOf = (e: Extract<Expression, { op: 'range' }>): Expression | null => {
    if (set.ledgers.get(e.ledger)?.columns.has(e.column)) return { op: 'column', kind: e.kind, ledger: e.ledger, column: e.column };
    const declaring = files.filter((file) => file.ledger === e.ledger && file.facts.get(e.column)?.per === null);
    const fact = (declaring.find(({ id }) => e.first?.includes(id)) ?? declaring[0])?.facts.get(e.column);
    return fact ? { op: 'fact', kind: fact.kind, fact } : null;
  };
  const ledgerOf = (e: Expression): string | null => (e.op === 'range' || e.op === 'column' ? e.ledger : e.op === 'fact' ? e.fact.ledger : null);

  /** One row of a ledger that all criteria match. */
  const matching = function* (pairs: readonly (readonly [Expression, Expression])[], reach: Reach): Steps<readonly Demands[]> {
    let found = rowOf(ledgerOf(pairs[0]?.[0] ?? range0) ?? ledger, true);
    for (const [range, test] of pairs) found = reach.both(found, yield* reach.of(withItem(test, range), truth(true)));
    return found;
  };

  const equalities = (pairs: readonly (readonly [Expression, Expression])[]): readonly (readonly [Expression, Expression])[] =>
    pairs.map(([keys, key]) => [keys, { op: 'binary', operator: '=', kind: 'yesno', left: { op: 'item', kind: keys.kind }, right: key }]);

  const lookUp = function* (values: Expression, pairs: readonly (readonly [Expression, Expression])[], wanted: Values, reach: Reach): Steps<readonly Demands[]> {
    const none = wanted.blank !== false && ledgerOf(values) !== null ? rowOf(ledgerOf(values)!, false) : [];
    return wanted.blank === true ? none : reach.either(reach.both(yield* matching(equalities(pairs), reach), yield* reach.of(values, wanted)), none);
  };

  const aggregate = function* (e: Extract<Expression, { op: 'call' }>, wanted: Values, reach: Reach): Steps<readonly Demands[] | null> {
    const pairs = pairsOf(e.args, e.name === 'COUNTIFS' ? 0 : 1);
    const [values] = e.args;
    const key = ledgerOf(pairs[0]?.[0] ?? values!) ?? ledger;
    const many = key === ledger ? count : ONE;
    const none = holds(wanted, ZERO) && key !== ledger ? rowOf(key, false) : [];
    switch (e.name) {
      case 'COUNTIFS':
      case 'COUNTUNIQUE': {
        const some = e.name === 'COUNTUNIQUE' ? ONE : many;
        const unmatched = holds(wanted, ZERO) && key === ledger ? yield* reach.any(pairs.map(([range, test]) => [withItem(test, range), truth(false)] as const)) : [];
        return reach.either(holds(wanted, some) ? yield* matching(pairs, reach) : [], none, unmatched);
      }
      case 'SUMIFS':
        return reach.either(reach.both(yield* matching(pairs, reach), yield* reach.of(values!, preimage(wanted, many, ZERO))), none);
      case 'MINIFS':
      case 'MAXIFS':
      case 'AVERAGEIFS':
        return wanted.blank === true ? rowOf(key, false) : reach.both(yield* matching(pairs, reach), yield* reach.of(values!, wanted));
      case 'SUM':
        return yield* reach.of(values!, preimage(wanted, count, ZERO));
      case 'AVERAGE':
        return yield* reach.of(values!, wanted);
      case 'COUNT': {
        const isThere = values!.kind === 'yesno' ? truth(true) : FILLED;
        const isNot = values!.kind === 'yesno' ? truth(false) : BLANK;
        return reach.either(holds(wanted, count) ? yield* reach.of(values!, isThere) : [], holds(wanted, ZERO) ? yield* reach.of(values!, isNot) : []);
      }
      default:
        return null;
    }
  };

  return function* (e, wanted, reach) {
    switch (e.op) {
      case 'range': {
        const cell = cellOf(e);
        return cell ? reach.both(rowOf(e.ledger, true), yield* reach.of(cell, wanted)) : NOTHING;
      }
      case 'fact':
        return e.fact.per === null ? null : yield* reach.of(e.fact.expression, wanted);
      case 'binary': {
        if (constantOf(e.left) !== undefined || constantOf(e.right) !== undefined) return null;
        return isComparison(e.operator) ? yield* related(e.operator, e, wanted, reach, candidates(set, e.left.kind, day)) : yield* combined(e, wanted, reach);
      }
      case 'call': {
        const [x] = e.args;
        if (e.name === 'XLOOKUP') return yield* lookUp(e.args[2]!, [[e.args[1]!, e.args[0]!]], wanted, reach);
        if (e.name === 'LOOKUPS') return yield* lookUp(e.args[0]!, pairsOf(e.args, 1), wanted, reach);
        if (/^(ROUND|ROUNDUP|ROUNDDOWN|INT)$/.test(e.name)) return yield* reach.of(x!, wanted);
        return yield* aggregate(e, wanted, reach);
      }
      default:
        return null;
    }
  };
}

const range0: Expression = { op: 'item', kind: 'text' };

const pairsOf = (args: readonly Expression[], first: number): (readonly [Expression, Expression])[] => {
  const pairs: (readonly [Expression, Expression])[] = [];
  for (let index = first; index + 1 < args.length; index += 2) pairs.push([args[index]!, args[index + 1]!]);
  return pairs;
};

/** A test of a cell, of that cell. */
function withItem(test: Expression, cell: Expression): Expression {
  switch (test.op) {
    case 'item':
      return cell;
    case 'binary':
      return { ...test, left: withItem(test.left, cell), right: withItem(test.right, cell) };
    case 'not':
    case 'blank':
      return { ...test, of: withItem(test.of, cell) };
    default:
      return test;
  }
}

/** Plain values to try where two things are compared with each other. */
function candidates(set: RuleSet, kind: Kind, day: number): readonly Constant[] {
  const number = (n: number): Rational => rational(BigInt(n));
  switch (kind) {
    case 'date':
      return [number(day)];
    case 'datetime':
      return [number(day * MINUTES_PER_DAY + 600)];
    case 'time':
      return [number(600)];
    case 'period':
      return [number(periodOf(day, set.profile.payrollPeriod))];
    case 'yesno':
      return [true, false];
    case 'role':
      return set.roles.slice(0, 3).map(({ key }) => key);
    default:
      return NUMERIC_KINDS.has(kind) ? [number(100), number(1), ZERO] : [KEY];
  }
}

/** Two things compared: the right one is some value, the left one compares so with it. */
function* related(operator: Parameters<typeof comparedWith>[0], e: Extract<Expression, { op: 'binary' }>, wanted: Values, reach: Reach, values: readonly Constant[]): Steps<readonly Demands[]> {
  const [left, right] = [e.left.op === 'rank' ? e.left.of : e.left, e.right.op === 'rank' ? e.right.of : e.right];
  if (e.left.op === 'rank') return yield* rankRelated(operator, left, right, wanted, reach);
  const lists: (readonly Demands[])[] = [];
  for (const truthful of [true, false].filter((value) => holds(wanted, value))) {
    const asked = truthful ? operator : opposite(operator);
    lists.push(
      yield* eitherOf(reach, [
        ...values.map((value): Way => [[right, exactly(value)], [left, comparedWith(asked, value)]]),
        ...values.map((value): Way => [[left, exactly(value)], [right, comparedWith(mirrored(asked), value)]]),
      ]),
    );
  }
  return lists.length === 2 ? NOTHING : (lists[0] ?? []);
}

/** Two expressions with the values wanted of them. */
type Way = readonly [Wanted[number], Wanted[number]];

function* eitherOf(reach: Reach, ways: readonly Way[]): Steps<readonly Demands[]> {
  const lists: (readonly Demands[])[] = [];
  for (const [[one, values], [other, others]] of ways) lists.push(reach.both(yield* reach.of(one, values), yield* reach.of(other, others)));
  return reach.either(...lists);
}

function* rankRelated(operator: Parameters<typeof comparedWith>[0], left: Expression, right: Expression, wanted: Values, reach: Reach): Steps<readonly Demands[]> {
  const asked = holds(wanted, true) ? operator : opposite(operator);
  const { roles } = reach.set;
  return yield* eitherOf(reach, roles.map(({ key, rank }): Way => {
    const fitting = roles.filter((role) => holds(comparedWith(asked, rational(BigInt(rank))), rational(BigInt(role.rank)))).map((role) => keyOf(role.key));
    return [[right, exactly(key)], [left, { ...FILLED, only: new Set(fitting) }]];
  }));
}

/** Two things reckoned together: one of them is a plain value, the other makes up for it. */
function* combined(e: Extract<Expression, { op: 'binary' }>, wanted: Values, reach: Reach): Steps<readonly Demands[] | null> {
  const { operator, left, right } = e;
  const sameKind = left.kind === right.kind;
  if ((operator === '+' || operator === '-') && !sameKind) return null;
  const plain = operator === '+' || operator === '-' ? [ZERO, ONE] : [ONE, rational(10n), rational(1000n)];
  const ways = plain.flatMap((value): Way[] => {
    const rightFixed: Wanted[number] = [right, exactly(value)];
    const leftFixed: Wanted[number] = [left, exactly(value)];
    switch (operator) {
      case '+':
        return [[rightFixed, [left, preimage(wanted, ONE, value)]], [leftFixed, [right, preimage(wanted, ONE, value)]]];
      case '-':
        return [[rightFixed, [left, preimage(wanted, ONE, rational(-value.n, value.d))]], [leftFixed, [right, preimage(wanted, rational(-1n), value)]]];
      case '*':
        return [[rightFixed, [left, preimage(wanted, value, ZERO)]], [leftFixed, [right, preimage(wanted, value, ZERO)]]];
      case '/':
        return [[rightFixed, [left, preimage(wanted, rational(value.d, value.n), ZERO)]]];
      default:
        return [];
    }
  });
  const found = yield* eitherOf(reach, ways);
  return found.length > 0 ? found : null;
}

/** The ledgers that demands describe; null where they can't be met in one row. */
function exampleOf(set: RuleSet, ledger: string, rows: number, day: number, demands: Demands): Example | null {
  const byLedger = new Map<string, Map<string, Values>>([[ledger, new Map()]]);
  for (const { of, values } of demands.values()) {
    if (of.op !== 'column') continue;
    if (of.column === ROW && holds(values, false)) continue;
    const own = byLedger.get(of.ledger) ?? new Map<string, Values>();
    byLedger.set(of.ledger, own);
    own.set(of.column, values);
  }
  const cells = new Map<string, Cells>();
  for (const [key, own] of byLedger) {
    if (key !== ledger && !own.has(ROW)) continue;
    const definition = set.ledgers.get(key);
    if (!definition) return null;
    cells.set(key, cellsOf(definition, own, day, set));
  }
  return { ledger, rows, cells };
}

function cellsOf({ columns, rowKey, dateColumn }: LedgerDefinition, own: ReadonlyMap<string, Values>, day: number, set: RuleSet): Cells {
  const cells = new Map<string, Constant | null>();
  for (const { key, kind, unit, references } of columns.values()) {
    const values = own.get(key);
    const isKey = key === dateColumn || references !== null || rowKey.includes(key);
    const value = values ? pick(values, kind, oneOfUnit(unit), set, day) : isKey ? (candidates(set, kind, day)[0] ?? null) : null;
    if (value !== null) cells.set(key, value);
  }
  return cells;
}

/** Kinds of which not every number is one. */
const POINTS: ReadonlySet<Kind> = new Set<Kind>(['date', 'datetime', 'time', 'period']);

function isPoint({ n, d }: Rational, kind: Kind): boolean {
  if (kind === 'date') return d === 1n && isSerialDay(Number(n));
  return kind === 'datetime' ? d === 1n && isSerialDay(dayOf(Number(n))) : d === 1n && n >= 0n;
}

function pick(values: Values, kind: Kind, unit: Rational, set: RuleSet, day: number): Constant | null {
  if (values.blank === true) return null;
  const plain = candidates(set, kind, day);
  if (POINTS.has(kind)) {
    const point = plain.find((value) => holds(values, value)) ?? numberIn(values, ONE, kind === 'datetime' ? rational(BigInt(MINUTES_PER_DAY)) : ONE, []) ?? plain[0] ?? null;
    return isNumber(point) && isPoint(point, kind) ? point : null;
  }
  if (NUMERIC_KINDS.has(kind)) return numberIn(values, stepOf(kind, true), unit) ?? (values.blank === false ? (plain[0] ?? null) : null);
  const [first] = values.only ?? [];
  if (kind === 'yesno') return first === undefined ? true : first === 'true';
  if (first !== undefined) return kind === 'list' ? null : first;
  if (values.blank === null && values.except.size === 0) return null;
  return [...plain, 'A', 'B', 'C'].find((text) => !values.except.has(keyOf(text))) ?? null;
}

