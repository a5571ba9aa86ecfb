import fc from 'fast-check';
import { State, Truth, type Column } from '../../values/column';
import { compare, rational } from '../../values/rational';
import { finished } from '../../values/steps';
import { cellOf, isRational } from '../exactly';
import { createEngine } from '../engine';
import type { BinaryOperator, Expression } from '../expression';
import { makeWorld } from '../testing/world';
import { Workshop } from '../workshop';
import type { Engine, Exact, World } from '../world';
import { expressions, worlds } from './testing/random';
import { createVectorEngine } from './index';
import { BLOCK } from './vector';

const RUNS = 600;

const show = ({ state, value }: Exact): string => `${state} ${isRational(value) ? `${value.n}/${value.d}` : JSON.stringify(value)}`;
const alike = (a: Exact, b: Exact): boolean =>
  a.state === b.state && (isRational(a.value) && isRational(b.value) ? compare(a.value, b.value) === 0 : JSON.stringify(a.value) === JSON.stringify(b.value));

/** Verdicts of all rows by the kernels. */
function scanned(engine: Engine, world: World, condition: Expression): { readonly truths: Truth[]; readonly vectorised: number } {
  const { rows } = world.table('own')!;
  const scan = finished(engine.scan('own', [{ condition, appliesWhen: null, rows: null }]));
  const truths = new Array<Truth>(rows).fill(Truth.False);
  const [hits] = scan.hits;
  for (let i = 0; i < hits!.length; i++) truths[hits!.row[i]!] = hits!.truth[i] as Truth;
  return { truths, vectorised: scan.vectorised };
}

describe('kernels against the exact interpreter, on random worlds', () => {
  test('conditions have the same verdict on every row', () => {
    let rows = 0;
    let vectorised = 0;
    fc.assert(
      fc.property(worlds, expressions.yesno, (world, condition) => {
        const engine = createEngine(world);
        const result = scanned(engine, world, condition);
        const exact = createEngine(world);
        result.truths.forEach((truth, row) => expect([row, truth]).toEqual([row, exact.truth(condition, { ledger: 'own', row })]));
        rows += result.truths.length;
        vectorised += result.vectorised;
      }),
      { numRuns: RUNS },
    );
    expect(rows).toBeGreaterThan(RUNS * 5);
    // Random expressions hold many a thing that has no kernel; the fast path must still be the usual one.
    expect(vectorised).toBeGreaterThan(RUNS / 2);
  });

  const kinds = ['money', 'number', 'count', 'days', 'date', 'datetime', 'time', 'text', 'role', 'yesno'] as const;
  test.each(kinds)('%s columns have the same value and state in every row', (kind) => {
    fc.assert(
      fc.property(worlds, expressions[kind], (world, expression) => {
        const { rows } = world.table('own')!;
        let column: Column;
        try {
          column = createEngine(world).column(expression, 'own');
        } catch (cause) {
          if (cause instanceof RangeError) return;
          throw cause;
        }
        const exact = createEngine(world);
        for (let row = 0; row < rows; row++) {
          const wanted = exact.evaluate(expression, { ledger: 'own', row });
          const found = cellOf(column, row);
          if (!alike(found, wanted)) throw new Error(`row ${row}: ${show(found)}, expected ${show(wanted)}`);
          if (found.state !== State.Known && column.values[row] !== 0) throw new Error(`row ${row} is unknown but ${column.values[row]}`);
        }
      }),
      { numRuns: RUNS / 3 },
    );
  });
});

const money = (column: string): Expression => ({ op: 'column', kind: 'money', ledger: 'own', column });
const binary = (operator: BinaryOperator, left: Expression, right: Expression, kind: 'money' | 'yesno' = 'yesno'): Expression => ({ op: 'binary', operator, kind, left, right });
const yuan = (fen: bigint): Expression => ({ op: 'constant', kind: 'money', value: rational(fen, 100n) });
const ledger = (rows: readonly Readonly<Record<string, string | null>>[]): World => makeWorld({ ledgers: { own: { columns: { a: 'money', b: 'money', key: 'text', day: 'date' }, rows } } });

describe('the proof', () => {
  const NEAR = ['90071992547409.90', '90071992547409.91'];

  test('sums that could leave 2^53 go to the exact interpreter, and are right', () => {
    const world = ledger(NEAR.map((a) => ({ a, b: '0.01' })));
    const doubled = binary('>', binary('+', money('a'), money('a'), 'money'), yuan(2n * 9_007_199_254_740_990n));
    expect(scanned(createEngine(world), world, doubled)).toEqual({ truths: [Truth.False, Truth.True], vectorised: 0 });
  });

  test('a fraction whose cross-multiplication could leave it, too', () => {
    const world = ledger([{ a: NEAR[0]!, b: NEAR[1]! }, { a: NEAR[1]!, b: NEAR[1]! }]);
    const ratio: Expression = { op: 'binary', operator: '/', kind: 'number', left: money('a'), right: money('b') };
    const one: Expression = { op: 'constant', kind: 'number', value: rational(1n) };
    expect(scanned(createEngine(world), world, binary('=', ratio, one)).truths).toEqual([Truth.False, Truth.True]);
    expect(scanned(createEngine(world), world, binary('>=', ratio, { ...one, value: rational(9n, 10n) })).vectorised).toBe(0);
  });

  test('the same numbers against a constant need no product and stay on kernels', () => {
    const world = ledger(NEAR.map((a) => ({ a })));
    expect(scanned(createEngine(world), world, binary('>', money('a'), yuan(9_007_199_254_740_990n)))).toEqual({ truths: [Truth.False, Truth.True], vectorised: 1 });
  });

  test('a column that can hold no such value says so', () => {
    const world = ledger(NEAR.map((a) => ({ a })));
    const tiny = binary('*', money('a'), { op: 'constant', kind: 'number', value: rational(1n, 7n ** 20n) }, 'money');
    expect(() => createEngine(world).column(tiny, 'own')).toThrow(RangeError);
  });
});

test.each<[BinaryOperator, readonly [Truth, Truth, Truth]]>([
  ['<', [2, 0, 0]], ['<=', [2, 2, 0]], ['=', [0, 2, 0]], ['<>', [2, 0, 2]], ['>=', [0, 2, 2]], ['>', [0, 0, 2]],
])('%s at one fen below, on and above a limit, on kernels', (operator, truths) => {
  const world = ledger(['29.99', '30.00', '30.01'].map((a) => ({ a, b: '30.00' })));
  expect(scanned(createEngine(world), world, binary(operator, money('a'), yuan(3000n)))).toEqual({ truths, vectorised: 1 });
  expect(scanned(createEngine(world), world, binary(operator, money('a'), money('b')))).toEqual({ truths, vectorised: 1 });
});

test('blocks, masks and lists of rows: every row once', () => {
  const rows = 2 * BLOCK + 3;
  const world = ledger(Array.from({ length: rows }, (_, row) => ({ a: row % 7 === 0 ? null : `${row}`, key: `k${row % 3}` })));
  const engine = createEngine(world);
  const where = Uint8Array.from({ length: rows }, (_, row) => row % 2);
  const condition = binary('>', money('a'), yuan(0n));
  const scan = finished(engine.scan('own', [{ condition, appliesWhen: null, rows: where }, { condition, appliesWhen: binary('<', money('a'), yuan(100_000n)), rows: null }]));
  const [masked, applied] = scan.hits.map(({ row, truth, length }) => Array.from(row.subarray(0, length), (one, i) => [one, truth[i]]));
  const all = Array.from({ length: rows }, (_, row) => [row, row % 7 === 0 ? Truth.Unknown : Truth.True]);
  expect(masked).toEqual(all.filter(([row]) => row! % 2 === 1));
  expect(applied).toEqual(all.filter(([row, truth]) => truth === Truth.Unknown || row! < 1000));

  const doubled = binary('+', money('a'), money('a'), 'money');
  const list = Int32Array.from({ length: BLOCK + 5 }, (_, i) => rows - 1 - i);
  const some = engine.column(doubled, 'own', list);
  const whole = engine.column(doubled, 'own');
  expect(Array.from(some.values)).toEqual(Array.from(list, (row) => whole.values[row]));
  expect(Array.from(some.state)).toEqual(Array.from(list, (row) => whole.state[row]));
});

test('groups: equal keys, rows by date and then as they stand, no group for an unknown key', () => {
  const world = ledger([
    { key: 'x', day: '2026-10-02' }, { key: 'y', day: '2026-10-01' }, { key: 'x', day: '2026-10-01' }, { key: null, day: '2026-10-01' }, { key: 'x', day: '2026-10-01' }, { key: 'x', day: null },
  ]);
  const engine = createEngine(world);
  const { groupOf, rows } = engine.groups('own', ['key']);
  expect(Array.from(groupOf)).toEqual([0, 1, 0, -1, 0, 0]);
  expect(rows.map((list) => Array.from(list))).toEqual([[2, 4, 0, 5], [1]]);
  expect(engine.groups('own', []).rows.map((list) => list.length)).toEqual([6]);
  expect(Array.from(engine.groups('own', ['no_such_key']).groupOf)).toEqual([-1, -1, -1, -1, -1, -1]);
  expect(engine.groups('own', ['key'])).toBe(engine.groups('own', ['key']));
});

test('rules that read the same fact compute it once, and a lookup is asked once a key', () => {
  const nothing = (): Generator<void, null> => new Workshop().inSteps(() => null);
  const world = ledger(Array.from({ length: 3000 }, (_, row) => ({ a: '1', key: `k${row % 5}` })));
  const exact = createEngine(world);
  let asked = 0;
  const counting = createVectorEngine(world, { truth: exact.truth, alike: nothing, evaluate: (e, place) => ((asked += e.op === 'call' ? 1 : 0), exact.evaluate(e, place)) }, new Workshop());
  const length: Expression = { op: 'call', name: 'LEN', kind: 'count', args: [{ op: 'column', kind: 'text', ledger: 'own', column: 'key' }] };
  const two: Expression = { op: 'constant', kind: 'count', value: rational(2n) };
  const rule = (operator: BinaryOperator): { condition: Expression; appliesWhen: null; rows: null } => ({ condition: binary(operator, length, two), appliesWhen: null, rows: null });
  const scan = finished(counting.scan('own', [rule('='), rule('<>')]));
  expect(scan.hits.map((hits) => hits.length)).toEqual([3000, 0]);
  expect(asked).toBe(5);
});
