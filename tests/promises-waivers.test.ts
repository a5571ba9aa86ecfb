import { Validator, type Schema } from '@cfworker/json-schema';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRead, type CheckOptions, type CheckResult } from '../src/checking/check';
import type { MoneyLine, Report } from '../src/checking/report';
import { waiverOf } from '../src/checking/testing/waivers';
import type { CarriedLine, Waiver } from '../src/checking/waiver';
import type { Ledger } from '../src/ledgers/ledger';
import { renderJson } from '../src/report/json';
import { fenOf } from '../src/values/amount';
import { company, reorder, SAMPLE_MONTH, sampleFiles, sampleLedgers } from './company';

/* Design pages product.md P12 and research/hr-validation.md N6: what people let pass, on the default company and its sample month. */

const run = (options: CheckOptions = {}, ledgers: readonly Ledger[] = sampleLedgers): Promise<CheckResult> =>
  checkRead(company, sampleFiles, { ledgers, unrecognised: [], problems: [] }, { month: SAMPLE_MONTH, ...options });
const asItIs = run();

const late = new Set([...company.afterLines].map(({ id }) => id));
const isOnLines = (rule: string): boolean => late.has(rule);
/** A waiver of every finding that these let through; every other one leaves the money. */
const waiversOf = (result: CheckResult, wanted: (rule: string, index: number) => boolean): Waiver[] =>
  result.report.findings.filter(({ rule }, index) => wanted(rule, index)).map(({ id }, index) => waiverOf(result, id, { category: index % 2 === 0 ? 'approved-exception' : 'settled-elsewhere' }));
const amounts = (lines: readonly MoneyLine[]): string[] => lines.map(({ employee_id, rule, key, amount }) => JSON.stringify([employee_id, rule, key, amount]));
const sum = (lines: readonly MoneyLine[]): bigint => lines.reduce((total, { amount }) => total + fenOf(amount), 0n);
const states = ({ waivers }: Report): readonly string[] => [...new Set(waivers.map(({ state }) => state))].sort();

test('the categories of the company say what becomes of the money, and load without a mistake', () => {
  expect([...company.waiverCategories.values()].map(({ money }) => money).sort()).toEqual(['lifted', 'lifted', 'lifted', 'stays', 'stays']);
  expect(company.problems.filter(({ file }) => file === 'waivers.json')).toEqual([]);
});

test('every finding can be waived; what is lifted and what is left are all lines, and the totals are those that are left', async () => {
  const before = await asItIs;
  const { report } = await run({ waivers: waiversOf(before, (rule) => !isOnLines(rule)) });
  expect(states(report)).toEqual(['in-effect']);
  expect(report.findings.filter(({ rule, waived }) => waived === null && !isOnLines(rule))).toEqual([]);
  expect([...amounts(report.lines), ...amounts(report.waivedLines)].sort()).toEqual(amounts(before.report.lines).sort());
  expect(report.waivedLines.length).toBeGreaterThan(10);
  expect(report.totals.reduce((total, { net }) => total + fenOf(net), 0n)).toBe(sum(report.lines));
  expect(report.waivers.reduce((total, { money }) => total + fenOf(money ?? '0.00'), 0n)).toBe(sum(report.waivedLines));
});

test('findings that hold what was paid against what is due can be waived, too', async () => {
  const { report } = await run({ waivers: waiversOf(await asItIs, isOnLines) });
  expect([states(report), report.waivers.length > 3, report.waivers.every(({ money }) => money === null)]).toEqual([['in-effect'], true, true]);
});

test('waiving and taking it back gives the same bytes', async () => {
  const before = await asItIs;
  expect(renderJson((await run({ waivers: [] })).report)).toBe(renderJson(before.report));
  const others = { waivers: waiversOf(before, () => true).map((waiver): Waiver => ({ ...waiver, expires: '2026-10-30' })) };
  const { waivers, ...rest } = (await run(others)).report;
  expect(new Set(waivers.map(({ state }) => state))).toEqual(new Set(['expired']));
  expect(renderJson({ ...rest, waivers: [] })).toBe(renderJson(before.report));
});

test('sorted sheets keep every waiver; a copy of the run in JSON is what the schema says', async () => {
  const waivers = waiversOf(await asItIs, (rule) => !isOnLines(rule));
  const carried: CarriedLine[] = [{ employee_id: '000101', employee_name: null, item: 'lateness', amount: '-20.00', from: '2026-09', to: SAMPLE_MONTH, rule: 'attendance/late', version: '2026-01-01', key: { employee_id: '000101', work_date: '2026-09-30' } }];
  const before = (await run({ waivers, carried })).report;
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (dice) => {
      const shuffled = sampleLedgers.map((ledger) => {
        const order = Array.from({ length: ledger.rows }, (_, row) => ({ row, at: dice.next().value as number }));
        return reorder(ledger, order.sort((a, b) => a.at - b.at).map(({ row }) => row));
      });
      const after = (await run({ waivers, carried }, shuffled)).report;
      expect(after.waivers.filter(({ state }) => state !== 'in-effect')).toEqual([]);
      expect([after.totals, amounts(after.waivedLines)]).toEqual([before.totals, amounts(before.waivedLines)]);
    }),
    { numRuns: 2 },
  );
  const schemaOf = (name: string): Schema => JSON.parse(readFileSync(join(__dirname, '..', 'rules', 'schema', name), 'utf8')) as Schema;
  const validator = new Validator(schemaOf('report.schema.json'), '7', false);
  validator.addSchema(schemaOf('common.schema.json'), 'common.schema.json');
  const written = JSON.parse(renderJson(before)) as Report;
  expect(validator.validate(written).errors.slice(-3)).toEqual([]);
  expect(validator.validate({ ...written, waivers: [{ ...written.waivers[0], state: 'maybe' }] }).valid).toBe(false);
  expect(validator.validate({ ...written, lines: written.lines.map((line) => ({ ...line, carried: { to: '2026-09' } })) }).valid).toBe(false);
});

test('people’s departments are those of the people’s ledger', async () => {
  const people = sampleLedgers.find(({ key }) => key === 'employees')!;
  const [ids, departments] = [people.columns.get('employee_id')!, people.columns.get('department')!];
  const of = new Map(Array.from(ids.values, (code, row) => [ids.dictionary![code]!, departments.dictionary![departments.values[row]!]!] as const));
  const { totals } = (await asItIs).report;
  expect(totals.map(({ employee_id, department }) => [employee_id, department])).toEqual(totals.map(({ employee_id }) => [employee_id, of.get(employee_id) ?? null]));
  expect(new Set(totals.map(({ department }) => department)).size).toBeGreaterThan(2);
});
