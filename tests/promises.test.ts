import { Validator, type Schema } from '@cfworker/json-schema';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, checkLedgers } from '../src/checking/check';
import type { Report } from '../src/checking/report';
import { ledgerOf, numbers, texts } from '../src/checking/testing/ledgers';
import type { Ledger } from '../src/ledgers/ledger';
import { State } from '../src/values/column';
import { DICTIONARY_KINDS } from '../src/values/kind';
import { company, companyFolder, reorder, SAMPLE_MONTH, sampleFiles, sampleLedgers } from './company';

/* Promises of design page research/hr-validation.md, section 3, each kept on the whole engine: the default company and its sample month. */

const run = (ledgers: readonly Ledger[]): Promise<Report> => checkLedgers(company, sampleFiles, ledgers, { month: SAMPLE_MONTH });
/** The sample month as it is, checked once for all tests that only look at it. */
const asItIs = run(sampleLedgers);
const fenOf = (amount: string): bigint => BigInt(amount.replace('.', ''));
const violations = (report: Report): Set<string> => new Set(report.findings.filter(({ verdict }) => verdict === 'violation').map(({ id }) => id));

/** Where a row stands changes when rows are shuffled; nothing else may. Inputs of a sum are the same in any order. */
const PLACES = new Set(['row', 'cells', 'cell', 'range', 'sha256', 'cellNotes']);
function withoutPlaces(report: Report): string[] {
  const strip = (key: string, value: unknown): unknown => {
    if (PLACES.has(key)) return undefined;
    return key === 'inputs' && Array.isArray(value) ? value.map((one) => JSON.stringify(one, strip)).sort() : value;
  };
  return [report.findings, report.lines, report.totals, report.coverage].flat().map((part) => JSON.stringify(part, strip));
}

/** Whole numbers from a seed (a linear congruential generator: any order will do). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}

test('the rules of the company load without a mistake', () => {
  expect(company.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(companyFolder.length).toBeGreaterThan(20);
});

describe('1: the same files and rules give the same report', () => {
  test('twice', async () => {
    const [first, second] = [await check(company, sampleFiles, { month: SAMPLE_MONTH }), await check(company, sampleFiles, { month: SAMPLE_MONTH })];
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(first.findings.length).toBeGreaterThan(50);
    expect(first.lines.length).toBeGreaterThan(50);
  });

  test('with the rows shuffled, but for the places of the rows', async () => {
    const before = withoutPlaces(await asItIs);
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const next = numbersFrom(seed);
        const shuffled = sampleLedgers.map((ledger) => {
          const order = Array.from({ length: ledger.rows }, (_, row) => row);
          for (let i = order.length - 1; i > 0; i -= 1) {
            const j = next() % (i + 1);
            [order[i], order[j]] = [order[j]!, order[i]!];
          }
          return reorder(ledger, order);
        });
        const after = withoutPlaces(await run(shuffled));
        expect(after.filter((line, at) => line !== before[at]).slice(0, 3)).toEqual([]);
        expect(after.length).toBe(before.length);
      }),
      { numRuns: 5 },
    );
  });
});

test('2: k violations put anywhere among n rows are exactly k findings', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 6000 }), async (bad) => {
      const day = 46300;
      const quotes = ledgerOf('quotes', {
        quote_no: texts(bad.map((_, row) => `Q${row}`)),
        quote_date: numbers('date', 0, bad.map(() => day)),
        price_total: numbers('money', 2, bad.map(() => 1_000_000)),
        cost_total: numbers('money', 2, bad.map(() => 750_000)),
        decided_by_role: { ...texts(bad.map((one) => (one ? '业务员' : '总经理'))), kind: 'role' },
      });
      const report = await checkLedgers(company, [], [quotes]);
      const found = report.findings.filter(({ rule, verdict }) => rule === 'quotes/authority-too-low' && verdict === 'violation');
      expect(found.map(({ row }) => row).sort((a, b) => a - b)).toEqual(bad.flatMap((one, row) => (one ? [row + 2] : [])));
    }),
    { numRuns: 20 },
  );
});

test('3: money adds up, line by line', async () => {
  const report = await asItIs;
  const sums = new Map<string, bigint>();
  for (const { employee_id, month, item, amount } of report.lines) {
    const key = `${employee_id} ${month} ${item}`;
    sums.set(key, (sums.get(key) ?? 0n) + fenOf(amount));
  }
  const totals = new Map(report.totals.flatMap(({ employee_id, month, items }) => Object.entries(items).map(([item, amount]) => [`${employee_id} ${month} ${item}`, fenOf(amount)] as const)));
  expect(totals).toEqual(sums);
  for (const { items, net } of report.totals) expect(fenOf(net)).toBe(Object.values(items).reduce((sum, amount) => sum + fenOf(amount), 0n));
});

test('the report is what its JSON Schema says, and the schema means it', async () => {
  const schemaOf = (name: string): Schema => JSON.parse(readFileSync(join(__dirname, '..', 'rules', 'schema', name), 'utf8')) as Schema;
  const validator = new Validator(schemaOf('report.schema.json'), '7', false);
  validator.addSchema(schemaOf('common.schema.json'), 'common.schema.json');
  const report = JSON.parse(JSON.stringify(await check(company, sampleFiles, { month: SAMPLE_MONTH }))) as Report;
  expect(validator.validate(report).errors.slice(-3)).toEqual([]);
  const [line] = report.lines;
  expect(validator.validate({ ...report, lines: [{ ...line, amount: '-30' }] }).valid).toBe(false);
  expect(validator.validate({ ...report, more: 1 }).valid).toBe(false);
});

test('every row of every sheet is judged, not judged or no data', async () => {
  for (const { rows, judged, notJudged, notData } of (await asItIs).coverage) expect(judged + notJudged + notData).toBe(rows);
});

test('8: a cell that can not be read never makes anybody guilty', async () => {
  const before = violations(await asItIs);
  const spots = sampleLedgers.flatMap((ledger, index) => {
    const { rowKey, dateColumn } = company.ledgers.get(ledger.key)!;
    // Any text is a text, and keys and dates make the names of findings: all other cells may go bad.
    return [...ledger.columns].filter(([key, { kind }]) => !DICTIONARY_KINDS.has(kind) && !rowKey.includes(key) && key !== dateColumn).map(([key]) => ({ index, key }));
  });
  const spot = fc.record({ spot: fc.constantFrom(...spots), row: fc.nat() });
  await fc.assert(
    fc.asyncProperty(fc.array(spot, { minLength: 1, maxLength: 40 }), async (bad) => {
      const ledgers = [...sampleLedgers];
      for (const { spot: { index, key }, row } of bad) {
        const ledger = ledgers[index]!;
        const column = ledger.columns.get(key)!;
        const state = column.state.slice();
        const values = column.values.slice();
        state[row % ledger.rows] = State.Unreadable;
        values[row % ledger.rows] = 0;
        ledgers[index] = { ...ledger, columns: new Map(ledger.columns).set(key, { ...column, values, state }) };
      }
      expect([...violations(await run(ledgers))].filter((id) => !before.has(id))).toEqual([]);
    }),
    { numRuns: 15 },
  );
});
