import fc from 'fast-check';
import { createEngine } from '../src/formula/engine';
import type { Cell, Edge, Expression, TierRow, TierTable } from '../src/formula/expression';
import { makeWorld } from '../src/formula/testing/world';
import { State } from '../src/values/column';
import { NUMERIC_KINDS } from '../src/values/kind';
import { compare, formatScaled, multiply, rational, subtract, type Rational } from '../src/values/rational';
import { company } from './company';

/*
 * Promise 4 of design page research/hr-validation.md, section 3: tiers are monotone and continuous (marginal rate), or declared to jump (all other
 * kinds), and then they jump at an edge that the table states and nowhere else. Every tier table of the rules folder, the library's, too.
 */
const SCALE = 4;
const STEPS = rational(10_000n);

/** Values of a table's output at whole steps of 1/10,000 of the input's base unit; null where it is unknown. */
function valuesAt(table: TierTable, steps: readonly number[], output: string): (Rational | string | boolean | null)[] {
  const input = table.inputs[0]!;
  const world = makeWorld({ ledgers: { rows: { columns: { x: [input.kind, SCALE] }, rows: steps.map((step) => ({ x: formatScaled(BigInt(step), SCALE) })) } } });
  const column: Expression = { op: 'column', kind: input.kind, ledger: 'rows', column: 'x' };
  const kind = table.outputs.find(({ name }) => name === output)!.kind;
  const engine = createEngine(world);
  const expression: Expression = { op: 'tier', kind: table.kind === 'whole rate' || table.kind === 'marginal rate' ? input.kind : kind, table, inputs: [column], output };
  return steps.map((_, row) => {
    const { state, value } = engine.evaluate(expression, { ledger: 'rows', row });
    return state === State.Known ? (value as Rational | string | boolean) : null;
  });
}

type Interval = Extract<Cell, { is: 'interval' }>;
const intervalOf = (row: TierRow): Interval => row.cells[0] as Interval;
const edgesOf = (table: TierTable): Edge[] => table.rows.flatMap((row) => [intervalOf(row).low, intervalOf(row).high]).filter((edge) => edge !== null);
/** Whole steps of a figure; figures of tiers are no finer. */
const stepsOf = (value: Rational): number => Number((value.n * STEPS.n) / value.d);

/** Does an edge lie between two neighbouring steps, or on one of them? */
const edgeBetween = (table: TierTable, step: number): boolean => edgesOf(table).some(({ value }) => value !== null && stepsOf(value) >= step && stepsOf(value) <= step + 1);

const isNumber = (value: unknown): value is Rational => typeof value === 'object' && value !== null && 'n' in value;
const rateAt = (table: TierTable, output: string): Rational => table.rows.map((row) => row.outputs[output]).filter(isNumber).reduce((most, rate) => (compare(rate, most) > 0 ? rate : most), rational(0n));

/** Steps everywhere, and thickly around the edges. */
function stepsFor(table: TierTable): fc.Arbitrary<number> {
  const edges = edgesOf(table).flatMap(({ value }) => (value === null ? [] : [stepsOf(value)]));
  const top = Math.max(10_000, ...edges) * 2;
  const anywhere = fc.integer({ min: 0, max: top });
  return edges.length === 0 ? anywhere : fc.oneof(anywhere, fc.tuple(fc.constantFrom(...edges), fc.integer({ min: -3, max: 2 })).map(([edge, by]) => Math.max(0, edge + by)));
}

function holds(table: TierTable, output: string, step: number): void {
  const [here, next] = valuesAt(table, [step, step + 1], output);
  const place = `${table.file} ${table.name} ${output} at ${step}`;
  const jumps = edgeBetween(table, step);
  if (table.kind === 'marginal rate') {
    if (!isNumber(here) || !isNumber(next)) return expect([place, jumps || (here === null && next === null)]).toEqual([place, true]);
    const rise = subtract(next, here);
    expect([place, compare(rise, rational(0n)) >= 0, compare(rise, multiply(rateAt(table, output), rational(1n, STEPS.n))) <= 0]).toEqual([place, true, true]);
    return;
  }
  if (jumps) return;
  if (table.kind === 'whole rate' && isNumber(here) && isNumber(next)) {
    // One rate on all of the amount: between edges it grows by the rate, from step to step.
    expect([place, compare(multiply(here, rational(BigInt(step + 1))), multiply(next, rational(BigInt(step))))]).toEqual([place, 0]);
    return;
  }
  expect([place, next]).toEqual([place, here]);
}

const tables = company.files.flatMap((file) => [...file.tables.values()]);
const laddered = tables.filter(({ inputs, rows }) => inputs.length === 1 && NUMERIC_KINDS.has(inputs[0]!.kind) && rows.every(({ cells }) => cells[0]?.is === 'interval'));

test('every tier table of the rules folder is looked at: with one numeric input here, the others choose by words', () => {
  expect(laddered.length).toBeGreaterThan(8);
  expect(tables.filter((table) => !laddered.includes(table)).every(({ kind }) => kind === 'decision' || kind === 'pick')).toBe(true);
});

test.each(laddered.map((table) => [`${table.file} ${table.name} (${table.kind})`, table] as const))('%s', (_, table) => {
  let visited = 0;
  fc.assert(
    fc.property(stepsFor(table), (step) => {
      for (const { name } of table.outputs) holds(table, name, step);
      visited += 1;
    }),
    { numRuns: 60 },
  );
  expect(visited).toBe(60);
});

/** Any marginal table: what the folder has none of today, a company may write tomorrow. */
const marginal = fc
  .record({ widths: fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 6 }), rates: fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 7, maxLength: 7 }) })
  .map(({ widths, rates }): TierTable => {
    const bounds = widths.reduce<number[]>((all, width) => [...all, (all.at(-1) ?? 0) + width], [0]);
    const edge = (steps: number, inclusive: boolean): Edge => ({ value: rational(BigInt(steps), STEPS.n), inclusive });
    return {
      name: 'slices', file: 'test', kind: 'marginal rate', hitPolicy: 'unique',
      inputs: [{ name: 'x', kind: 'money', unit: 'yuan' }],
      outputs: [{ name: 'value', kind: 'number', unit: 'percent' }],
      rows: bounds.map((low, index) => ({ cells: [{ is: 'interval', low: edge(low, true), high: index + 1 < bounds.length ? edge(bounds[index + 1]!, false) : null }], outputs: { value: rational(BigInt(rates[index]!), STEPS.n) } })),
    };
  });

test('any marginal table is monotone and continuous, at its edges, too', () => {
  fc.assert(
    fc.property(marginal, fc.nat(), fc.integer({ min: -2, max: 1 }), (table, pick, by) => {
      const edges = edgesOf(table).map(({ value }) => stepsOf(value!));
      holds(table, 'value', Math.max(0, edges[pick % edges.length]! + by));
      holds(table, 'value', pick % 100_000);
    }),
    { numRuns: 200 },
  );
});
