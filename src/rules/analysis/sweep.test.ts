import fc from 'fast-check';
import type { Cell, TierTable } from '../../formula/expression';
import type { Kind } from '../../values/kind';
import { compare, rational, type Rational } from '../../values/rational';
import { axisOf, exampleIn, type Axis } from './axis';
import type { Domain } from './domain';
import { sweep, type Region } from './sweep';

const TEXTS = ['a', 'b', 'c'];
const half = (halves: number): Rational => rational(BigInt(halves), 2n);

/** Inputs from 0 to 6: whole numbers, halves in between, texts of a closed or an open list. */
const DOMAINS: Readonly<Record<string, Domain>> = {
  whole: { name: 'whole', title: null, unit: 'count', kind: 'count', is: 'numbers', low: { value: half(0), inclusive: true }, high: { value: half(12), inclusive: true }, step: rational(1n), ends: true },
  any: { name: 'any', title: null, unit: 'number', kind: 'number', is: 'numbers', low: { value: half(0), inclusive: true }, high: { value: half(12), inclusive: true }, step: null, ends: true },
  closed: { name: 'closed', title: null, unit: 'text', kind: 'text', is: 'texts', texts: TEXTS, closed: true },
  open: { name: 'open', title: null, unit: 'text', kind: 'text', is: 'texts', texts: TEXTS, closed: false },
};

const edge = fc.option(fc.record({ value: fc.integer({ min: -1, max: 7 }).map((n) => rational(BigInt(n))), inclusive: fc.boolean() }));
const ordered = ([low, high]: readonly [{ value: Rational; inclusive: boolean } | null, { value: Rational; inclusive: boolean } | null]): boolean =>
  !low || !high || compare(low.value, high.value) < 0 || (compare(low.value, high.value) === 0 && low.inclusive && high.inclusive);
const interval: fc.Arbitrary<Cell> = fc.tuple(edge, edge).filter(ordered).map(([low, high]) => ({ is: 'interval', low, high }));
const texts: fc.Arbitrary<Cell> = fc.subarray(TEXTS, { minLength: 1 }).map((values) => ({ is: 'values', values }));
const cellOf = (name: string): fc.Arbitrary<Cell> => fc.oneof({ weight: 1, arbitrary: fc.constant<Cell>({ is: 'any' }) }, { weight: 4, arbitrary: DOMAINS[name]!.is === 'texts' ? texts : interval });

const tables = fc.array(fc.constantFrom(...Object.keys(DOMAINS)), { minLength: 1, maxLength: 3 }).chain((names) =>
  fc.array(fc.tuple(...names.map(cellOf)), { minLength: 1, maxLength: 5 }).map((rows) => ({ names, rows })),
);

const tableOf = (rows: readonly (readonly Cell[])[]): TierTable => ({ name: 't', file: 'f', kind: 'decision', hitPolicy: 'unique', inputs: [], outputs: [], rows: rows.map((cells) => ({ cells, outputs: {} })) });

type Point = Rational | string;
/** All values of a domain that the test looks at; what is in no list stands for every text that nobody lists. */
const pointsOf = (name: string): readonly Point[] => {
  if (name === 'whole') return [0, 2, 4, 6, 8, 10, 12].map(half);
  if (name === 'any') return Array.from({ length: 13 }, (_, halves) => half(halves));
  return name === 'closed' ? TEXTS : [...TEXTS, 'other'];
};
const grid = (names: readonly string[]): readonly (readonly Point[])[] => names.reduce<readonly (readonly Point[])[]>((points, name) => points.flatMap((point) => pointsOf(name).map((one) => [...point, one])), [[]]);

/** Does a value lie in a cell? Written again, from the language's definition. */
function liesIn(point: Point, cell: Cell): boolean {
  if (cell.is === 'any') return true;
  if (cell.is === 'values') return typeof point === 'string' && cell.values.includes(point);
  if (typeof point === 'string') return false;
  const [from, to] = [cell.low?.value && compare(point, cell.low.value), cell.high?.value && compare(point, cell.high.value)];
  return (from === undefined || from === null || from > 0 || (from === 0 && cell.low!.inclusive)) && (to === undefined || to === null || to < 0 || (to === 0 && cell.high!.inclusive));
}

const holds = (axes: readonly Axis[], { segments }: Region, point: readonly Point[]): boolean =>
  axes.every((axis, index) => segments[index]!.some((segment) => segmentHolds(axis, segment, point[index]!)));
const segmentHolds = (axis: Axis, segment: number, point: Point): boolean => {
  const { domain } = axis;
  if (domain.is === 'texts') return domain.texts[segment] === point || (segment === domain.texts.length && point === 'other');
  return liesIn(point, axis.cellOf([segment]));
};

test('every value lies in one region, and the rows of the region are those that match it', () => {
  fc.assert(
    fc.property(tables, ({ names, rows }) => {
      const axes = names.map((name, index) => axisOf(DOMAINS[name]!, rows.map((row) => row[index]!)));
      const { regions, complete } = sweep(tableOf(rows), axes);
      expect(complete).toBe(true);
      for (const point of grid(names)) {
        const matching = rows.flatMap((row, index) => (row.every((cell, input) => liesIn(point[input]!, cell)) ? [index] : []));
        const around = regions.filter((region) => holds(axes, region, point));
        expect(around.map((region) => region.rows)).toEqual([matching]);
      }
    }),
    { numRuns: 120 },
  );
});

test('the example of a region lies in it', () => {
  fc.assert(
    fc.property(tables, ({ names, rows }) => {
      const axes = names.map((name, index) => axisOf(DOMAINS[name]!, rows.map((row) => row[index]!)));
      for (const { segments, rows: matching } of sweep(tableOf(rows), axes).regions) {
        const point = axes.map((axis, index) => exampleIn(axis.cellOf(segments[index]!), axis.domain, rational(1n)));
        // Texts that nobody lists have no example.
        if (axes.some(({ domain }, index) => domain.is === 'texts' && segments[index]!.some((segment) => segment === domain.texts.length))) continue;
        for (const [index, row] of rows.entries()) expect(row.every((cell, input) => liesIn(point[input]!, cell))).toBe(matching.includes(index));
      }
    }),
    { numRuns: 100 },
  );
});

const numbers = (kind: Kind, step: Rational | null): Domain => ({ name: 'x', title: null, unit: 'yuan', kind, is: 'numbers', low: null, high: null, step, ends: true });
const from = (low: Rational | null, high: Rational | null, closed = true): Cell => ({ is: 'interval', low: low && { value: low, inclusive: closed }, high: high && { value: high, inclusive: closed } });
const fen = (n: number): Rational => rational(BigInt(n), 100n);

test.each([
  ['whole minutes 10 and 11 are neighbours', 'duration', rational(1n), [from(null, rational(10n)), from(rational(11n), null)], null],
  ['between 10 and 12 minutes there is 11', 'duration', rational(1n), [from(null, rational(10n)), from(rational(12n), null)], rational(11n)],
  ['10.00 and 10.01 yuan are neighbours', 'money', fen(1), [from(null, fen(1000)), from(fen(1001), null)], null],
  ['between 10.00 and 10.02 yuan there is 10.01', 'money', fen(1), [from(null, fen(1000)), from(fen(1002), null)], fen(1001)],
  ['between 10 and 11 yuan there is 10.50', 'money', fen(1), [from(null, rational(10n)), from(rational(11n), null)], fen(1050)],
  ['a number that both rows leave out', 'number', null, [from(null, rational(5n), false), from(rational(5n), null, false)], rational(5n)],
  ['a number that one row has', 'number', null, [from(null, rational(5n)), from(rational(5n), null, false)], null],
] as const)('%s', (_, kind, step, cells, example) => {
  const axis = axisOf(numbers(kind, step), cells);
  const gaps = sweep(tableOf(cells.map((cell) => [cell])), [axis]).regions.filter(({ rows }) => rows.length === 0);
  expect(gaps.map(({ segments }) => exampleIn(axis.cellOf(segments[0]!), axis.domain, rational(1n)))).toEqual(example === null ? [] : [example]);
});

test('a table beyond the limit says so', () => {
  const rows = Array.from({ length: 40 }, (_, row): Cell[] => Array.from({ length: 4 }, (_, input): Cell => from(rational(BigInt(row + input)), rational(BigInt(row + input + 20)))));
  const axes = rows[0]!.map((_, index) => axisOf(numbers('number', null), rows.map((row) => row[index]!)));
  expect(sweep(tableOf(rows), axes).complete).toBe(false);
});
