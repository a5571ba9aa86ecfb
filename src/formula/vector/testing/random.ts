import fc, { type Arbitrary } from 'fast-check';
import type { Kind } from '../../../values/kind';
import { rational, type Rational } from '../../../values/rational';
import type { BinaryOperator, Cell, Constant, Expression, Fact, TierTable } from '../../expression';
import { makeWorld, MISSING, UNREADABLE, type TestCell } from '../../testing/world';
import type { World } from '../../world';

/** Random ledgers and random checked expressions over them. */
const COLUMNS = {
  m1: 'money', m2: 'money', n1: 'number', c1: 'count', d1: 'days', u1: 'duration', day: 'date', moment: 'datetime', at: 'time',
  t1: 'text', t2: 'text', role: 'role', y1: 'yesno', y2: 'yesno', l1: 'list',
} as const satisfies Record<string, Kind>;

/** A column that no world has. */
const ABSENT: Readonly<Partial<Record<Kind, string>>> = { money: 'no_money', text: 'no_text', yesno: 'no_flag', number: 'no_number' };

const WORDS = ['甲', '乙', '丙', 'A'];
const ROLES = ['clerk', 'manager', 'head'];

const decimal = (places: number, size: number): Arbitrary<string> =>
  fc.integer({ min: -size, max: size }).map((n) => `${n < 0 ? '-' : ''}${String(Math.abs(n)).padStart(places + 1, '0').replace(new RegExp(`(\\d{${places}})$`), places ? '.$1' : '')}`);

/** Sizes at which products leave 2^53 are among them. */
const money = fc.oneof({ weight: 12, arbitrary: decimal(2, 100_000) }, { weight: 1, arbitrary: decimal(2, Number.MAX_SAFE_INTEGER) }, { weight: 3, arbitrary: fc.constantFrom('0', '30.00', '50') });

const CELLS: Record<string, Arbitrary<TestCell>> = {
  money,
  number: decimal(4, 50_000),
  count: fc.integer({ min: -3, max: 20 }),
  days: decimal(1, 100),
  duration: fc.integer({ min: 0, max: 600 }),
  date: fc.integer({ min: 1, max: 28 }).map((day) => `2026-10-${String(day).padStart(2, '0')}`),
  datetime: fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 23 })).map(([day, hour]) => `2026-10-${String(day).padStart(2, '0')} ${String(hour).padStart(2, '0')}:30`),
  time: fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:15`),
  text: fc.constantFrom(...WORDS),
  role: fc.constantFrom(...ROLES, 'nobody'),
  yesno: fc.boolean(),
  list: fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }),
};

/** `holes`: are some cells blank, missing or unreadable? */
const cell = (kind: Kind, holes: boolean): Arbitrary<TestCell> => {
  const filled = CELLS[kind]!;
  return holes ? fc.oneof({ weight: 9, arbitrary: filled }, { weight: 2, arbitrary: fc.constantFrom<TestCell>(null, UNREADABLE, MISSING) }) : filled;
};

export const worlds: Arbitrary<World> = fc
  .boolean()
  .chain((holes) => {
    const row = fc.record(Object.fromEntries(Object.entries(COLUMNS).map(([key, kind]) => [key, cell(kind, holes)])));
    const other = fc.record({ key: cell('text', holes), amount: cell('money', holes) });
    return fc.tuple(fc.array(row, { minLength: 1, maxLength: 40 }), fc.array(other, { maxLength: 6 }));
  })
  .map(([rows, others]) =>
    makeWorld({
      ledgers: { own: { columns: COLUMNS, rows }, other: { columns: { key: 'text', amount: 'money' }, rows: others } },
      ranks: { clerk: 1, manager: 2, head: 3 },
    }),
  );

const constant = (kind: Kind, value: Constant): Expression => ({ op: 'constant', kind, value });
const ownColumn = (kind: Kind): Arbitrary<Expression> => {
  const present = Object.entries(COLUMNS).filter(([, of]) => of === kind).map(([key]) => key);
  const absent = ABSENT[kind];
  const named = (column: string): Expression => ({ op: 'column', kind, ledger: 'own', column });
  const there = fc.constantFrom(...present).map(named);
  return absent ? fc.oneof({ weight: 15, arbitrary: there }, { weight: 1, arbitrary: fc.constant(named(absent)) }) : there;
};
const call = (name: string, kind: Kind, args: readonly Expression[]): Expression => ({ op: 'call', name, kind, args });
const binary = (operator: BinaryOperator, kind: Kind, left: Expression, right: Expression): Expression => ({ op: 'binary', operator, kind, left, right });

const fraction: Arbitrary<Rational> = fc.oneof(
  fc.tuple(fc.integer({ min: -200, max: 200 }), fc.constantFrom(1, 2, 10, 100)).map(([n, d]) => rational(BigInt(n), BigInt(d))),
  fc.tuple(fc.integer({ min: -20, max: 20 }), fc.constantFrom(3, 7)).map(([n, d]) => rational(BigInt(n), BigInt(d))),
);
const whole: Arbitrary<Rational> = fc.integer({ min: -5, max: 20 }).map((n) => rational(BigInt(n)));

/** Tables of one number: edges in order, each on either side, the outermost ones sometimes bounded. */
const table = (kind: TierTable['kind'], input: Kind, output: Kind): Arbitrary<TierTable> =>
  fc
    .record({
      edges: fc.uniqueArray(fraction, { minLength: 1, maxLength: 5, selector: ({ n, d }) => `${n}/${d}` }),
      upTo: fc.boolean(),
      closed: fc.boolean(),
      outputs: fc.array(output === 'role' ? fc.constantFrom<Constant | null>(...ROLES) : fc.option(fraction, { freq: 8 }), { minLength: 6, maxLength: 6 }),
    })
    .map(({ edges, upTo, closed, outputs }) => {
      const sorted = [...edges].sort((a, b) => Number(a.n * b.d - b.n * a.d));
      const cells: Cell[] = [];
      for (let k = 0; k <= sorted.length; k++) {
        const low = sorted[k - 1];
        const high = sorted[k];
        cells.push({ is: 'interval', low: low ? { value: low, inclusive: !upTo } : null, high: high ? { value: high, inclusive: upTo } : null });
      }
      if (closed) cells.pop();
      return {
        name: 'table', file: 'test', kind, hitPolicy: 'unique',
        inputs: [{ name: 'x', kind: input, unit: 'number' }],
        outputs: [{ name: 'out', kind: output, unit: 'number' }],
        rows: cells.map((one, k) => ({ cells: [one], outputs: { out: outputs[k] ?? null } })),
      };
    });

const tier = (kind: TierTable['kind'], input: Kind, output: Kind, of: Arbitrary<Expression>): Arbitrary<Expression> =>
  fc.tuple(table(kind, input, output), of).map(([one, x]) => ({ op: 'tier', kind: kind === 'whole rate' || kind === 'marginal rate' ? input : output, table: one, inputs: [x], output: 'out' }));

const other = (column: string, kind: Kind): Expression => ({ op: 'range', kind, ledger: 'other', column });
const sameKey = (key: Expression): Expression => binary('=', 'yesno', { op: 'item', kind: 'text' }, key);

const groupFact: Fact = {
  name: 'late_times', ledger: 'own', file: 'test', unit: 'count', kind: 'count', per: ['t1'], formula: '=COUNTIFS(u1, ">300")',
  expression: call('COUNTIFS', 'count', [
    { op: 'column', kind: 'duration', ledger: 'own', column: 'u1' },
    binary('>', 'yesno', { op: 'item', kind: 'duration' }, constant('duration', rational(300n))),
  ]),
};

type Expressions = Record<'money' | 'number' | 'count' | 'days' | 'duration' | 'date' | 'datetime' | 'time' | 'text' | 'role' | 'yesno', Expression>;

const comparisons = fc.constantFrom<BinaryOperator>('=', '<>', '<', '<=', '>', '>=');
const equalities = fc.constantFrom<BinaryOperator>('=', '<>');
const choose = (kind: Kind, test: Arbitrary<Expression>, of: Arbitrary<Expression>): Arbitrary<Expression> =>
  fc.oneof(fc.tuple(test, of, of).map((args) => call('IF', kind, args)), fc.tuple(of, of).map((args) => call('IFNA', kind, args)));
const compared = (of: Arbitrary<Expression>): Arbitrary<Expression> => fc.tuple(comparisons, of, of).map(([op, a, b]) => binary(op, 'yesno', a, b));

export const expressions = fc.letrec<Expressions>((tie) => ({
  money: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    ownColumn('money'),
    fraction.map((value) => constant('money', value)),
    fc.tuple(fc.constantFrom<BinaryOperator>('+', '-'), tie('money'), tie('money')).map(([op, a, b]) => binary(op, 'money', a, b)),
    fc.tuple(tie('money'), fc.oneof(tie('number'), tie('days'), tie('count'))).map(([a, b]) => binary('*', 'money', a, b)),
    fc.tuple(tie('money'), fc.oneof(tie('count'), tie('days'))).map(([a, b]) => binary('/', 'money', a, b)),
    tie('money').map((of): Expression => ({ op: 'negate', kind: 'money', of })),
    fc.tuple(fc.constantFrom('MIN', 'MAX'), tie('money'), tie('money')).map(([name, a, b]) => call(name, 'money', [a, b])),
    fc.tuple(fc.constantFrom('ROUND', 'ROUNDUP', 'ROUNDDOWN'), tie('money'), fc.integer({ min: -1, max: 3 })).map(([name, x, places]) => call(name, 'money', [x, constant('count', rational(BigInt(places)))])),
    fc.tuple(fc.constantFrom('ABS', 'INT'), tie('money')).map(([name, x]) => call(name, 'money', [x])),
    choose('money', tie('yesno'), tie('money')),
    tier('whole rate', 'money', 'number', tie('money')),
    tier('marginal rate', 'money', 'number', tie('money')),
    tier('single amount', 'duration', 'money', tie('duration')),
    tie('text').map((key) => call('SUMIFS', 'money', [other('amount', 'money'), other('key', 'text'), sameKey(key)])),
    tie('text').map((key) => call('XLOOKUP', 'money', [key, other('key', 'text'), other('amount', 'money')])),
  ),
  number: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    ownColumn('number'),
    fraction.map((value) => constant('number', value)),
    fc.tuple(tie('money'), tie('money')).map(([a, b]) => binary('/', 'number', a, b)),
    fc.tuple(tie('money'), tie('money')).map(([a, b]) => binary('/', 'number', binary('-', 'money', a, b), a)),
    fc.tuple(fc.constantFrom<BinaryOperator>('+', '-', '*'), tie('number'), tie('number')).map(([op, a, b]) => binary(op, 'number', a, b)),
    choose('number', tie('yesno'), tie('number')),
  ),
  count: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    ownColumn('count'),
    whole.map((value) => constant('count', value)),
    tie('role').map((of): Expression => ({ op: 'rank', kind: 'count', of })),
    tie('text').map((key) => call('COUNTIFS', 'count', [other('key', 'text'), sameKey(key)])),
    tie('date').map((day) => call('DAY', 'count', [day])),
    fc.constant<Expression>({ op: 'fact', kind: 'count', fact: groupFact }),
    choose('count', tie('yesno'), tie('count')),
  ),
  days: fc.oneof({ depthSize: 'small' }, ownColumn('days'), whole.map((value) => constant('days', value)), fc.tuple(tie('date'), tie('date')).map(([a, b]) => binary('-', 'days', a, b))),
  duration: fc.oneof({ depthSize: 'small' }, ownColumn('duration'), whole.map((value) => constant('duration', value)), fc.tuple(tie('datetime'), tie('datetime')).chain(([a, b]) => fc.constantFrom(binary('-', 'duration', a, b), call('WORKTIME', 'duration', [a, b])))),
  date: fc.oneof({ depthSize: 'small' }, ownColumn('date'), tie('datetime').map((x) => call('DATEPART', 'date', [x])), fc.tuple(tie('date'), tie('days')).map(([a, b]) => binary('+', 'date', a, b))),
  datetime: fc.oneof({ depthSize: 'small' }, ownColumn('datetime'), fc.tuple(tie('date'), tie('time')).map(([a, b]) => binary('+', 'datetime', a, b))),
  time: fc.oneof({ depthSize: 'small' }, ownColumn('time'), tie('datetime').map((x) => call('TIMEPART', 'time', [x]))),
  text: fc.oneof({ depthSize: 'small' }, ownColumn('text'), fc.constantFrom(...WORDS).map((value) => constant('text', value)), choose('text', tie('yesno'), tie('text'))),
  role: fc.oneof(
    { depthSize: 'small' },
    ownColumn('role'),
    fc.constantFrom(...ROLES).map((value) => constant('role', value)),
    tier('pick', 'number', 'role', tie('number')),
    tier('pick', 'money', 'role', tie('money')),
  ),
  yesno: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    ownColumn('yesno'),
    compared(tie('money')),
    compared(tie('number')),
    compared(tie('count')),
    compared(tie('duration')),
    compared(tie('datetime')),
    fc.tuple(equalities, tie('text'), tie('text')).map(([op, a, b]) => binary(op, 'yesno', a, b)),
    fc.tuple(equalities, tie('yesno'), tie('yesno')).map(([op, a, b]) => binary(op, 'yesno', a, b)),
    fc.tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('yesno'), { minLength: 1, maxLength: 3 })).map(([op, of]): Expression => ({ op, kind: 'yesno', of })),
    tie('yesno').map((of): Expression => ({ op: 'not', kind: 'yesno', of })),
    fc.oneof(ownColumn('money'), ownColumn('text'), tie('number')).map((of): Expression => ({ op: 'blank', kind: 'yesno', of })),
    fc.tuple(tie('text'), fc.subarray(WORDS)).map(([item, list]): Expression => ({ op: 'member', kind: 'yesno', item, list: constant('list', list) })),
    tie('text').map((item): Expression => ({ op: 'member', kind: 'yesno', item, list: { op: 'column', kind: 'list', ledger: 'own', column: 'l1' } })),
    fc.tuple(fc.constantFrom('some' as const, 'every' as const), tie('text')).map(([op, than]): Expression => ({
      op, kind: 'yesno', of: { op: 'column', kind: 'list', ledger: 'own', column: 'l1' }, test: binary('=', 'yesno', { op: 'item', kind: 'text' }, than),
    })),
    tie('text').map((text) => call('CONTAINS', 'yesno', [text, constant('text', '甲')])),
    choose('yesno', tie('yesno'), tie('yesno')),
  ),
}));
