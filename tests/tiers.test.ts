import { Decimal } from 'decimal.js';
import type { Expression, TierTable } from '../src/formula/expression';
import { makeWorld } from '../src/formula/testing/world';
import { createEngine } from '../src/formula/engine';
import { parseDecimal } from '../src/values/rational';
import { company, companyFolder } from './company';

/*
 * Promise 5 of the tier tables that the company has: at every edge, one step below it, on it and one step above it, the row that the file's own
 * words (`from`, `above`, `upTo`, `below`) choose is the row that the engine takes. The words are read here a second time, by decimal.js.
 */
type Edge = string | number | null | { readonly parameter: string };
interface WrittenRow { readonly from?: Edge; readonly above?: Edge; readonly upTo?: Edge; readonly below?: Edge; readonly [output: string]: unknown }
interface WrittenFile {
  readonly id: string;
  readonly parameters?: Readonly<Record<string, { readonly value: string | number | null; readonly unit: string }>>;
  readonly tables?: Readonly<Record<string, { readonly input?: string; readonly rows: readonly WrittenRow[] }>>;
}

const STEP: Readonly<Record<string, string>> = { yuan: '0.01', 'wan yuan': '0.01', percent: '0.0001', number: '0.0001', count: '1', day: '0.5', minute: '1', hour: '1' };

const profile = JSON.parse(companyFolder.find(({ path }) => path === 'profile.json')!.text) as { parameters?: Record<string, Record<string, string | number | null>> };

/** An edge in the base unit of its kind; null where it waits for a figure. */
function figure(edge: Edge, unit: string, file: WrittenFile): Decimal | null {
  const value = typeof edge === 'object' && edge !== null ? (profile.parameters?.[file.id]?.[edge.parameter] ?? file.parameters?.[edge.parameter]?.value ?? null) : edge;
  if (value === null) return null;
  const text = String(value);
  const number = new Decimal(text.replace('%', ''));
  if (text.endsWith('%')) return number.div(100);
  // A parameter stands in its own unit, a bare edge in the input's.
  const written = typeof edge === 'object' && edge !== null ? (file.parameters?.[edge.parameter]?.unit ?? unit) : unit;
  return written === 'wan yuan' ? number.mul(10_000) : written === 'hour' ? number.mul(60) : number;
}

function matches(row: WrittenRow, value: Decimal, unit: string, file: WrittenFile): boolean {
  const holds = (edge: Edge | undefined, test: (limit: Decimal) => boolean): boolean => {
    if (edge === undefined) return true;
    const limit = figure(edge, unit, file);
    return limit !== null && test(limit);
  };
  return holds(row.from, (limit) => value.gte(limit)) && holds(row.above, (limit) => value.gt(limit)) && holds(row.upTo, (limit) => value.lte(limit)) && holds(row.below, (limit) => value.lt(limit));
}

/** Row that the engine takes for a value, from 1; null for none. */
function taken(table: TierTable, value: Decimal): number | null {
  const input = table.inputs[0]!;
  const world = makeWorld({ ledgers: { rows: { columns: { x: [input.kind, 4] }, rows: [{ x: value.toFixed(4) }] } } });
  const column: Expression = { op: 'column', kind: input.kind, ledger: 'rows', column: 'x' };
  const output = table.outputs[0]!;
  const expression: Expression = { op: 'tier', kind: output.kind, table, inputs: [column], output: output.name };
  return createEngine(world).explain('tier', expression, { ledger: 'rows', row: 0 }).taken ?? null;
}

const single = company.files.flatMap((file) => {
  const written = JSON.parse(companyFolder.find(({ path }) => path === file.path)!.text) as WrittenFile;
  return Object.entries(written.tables ?? {}).flatMap(([name, table]) => {
    const compiled = file.tables.get(name)!;
    const unit = compiled.inputs[0]!.unit;
    if (table.input === undefined || STEP[unit] === undefined) return [];
    // A table of which every edge waits for a figure has nothing to try yet.
    const edges = table.rows.flatMap(({ from, above, upTo, below }) => [from, above, upTo, below].filter((edge) => edge !== undefined));
    return edges.some((edge) => figure(edge, unit, written) !== null) ? [{ file, written, name, table, compiled }] : [];
  });
});

test('the company has tier tables to try', () => expect(single.length).toBeGreaterThan(3));

test.each(single.map((one) => [`${one.file.path} ${one.name}`, one] as const))('%s: each edge at −1, 0, +1', (_, { written, table, compiled }) => {
  const unit = compiled.inputs[0]!.unit;
  const step = new Decimal(STEP[unit]!);
  let tried = 0;
  for (const row of table.rows) {
    for (const edge of [row.from, row.above, row.upTo, row.below]) {
      const limit = edge === undefined ? null : figure(edge, unit, written);
      if (limit === null) continue;
      for (const value of [limit.minus(step), limit, limit.plus(step)]) {
        const chosen = table.rows.flatMap((candidate, index) => (matches(candidate, value, unit, written) ? [index + 1] : []));
        expect(parseDecimal(value.toFixed(4))).not.toBeNull();
        expect([value.toString(), taken(compiled, value)]).toEqual([value.toString(), chosen[0] ?? null]);
        expect(chosen.length).toBeLessThan(2);
        tried += 1;
      }
    }
  }
  expect(tried).toBeGreaterThan(0);
});
