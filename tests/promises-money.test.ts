import fc from 'fast-check';
import { definitionsForCases, workbookOf, type CaseLedgers } from '../src/checking/case-sheets';
import { checkLedgers } from '../src/checking/check';
import type { Report } from '../src/checking/report';
import { readLedgers } from '../src/ledgers/read';
import { loadRules } from '../src/rules/load';
import type { RuleSet } from '../src/rules/model';
import type { CaseRow } from '../src/rules/shapes';
import { formatTime } from '../src/values/time';
import { company, companyFolder } from './company';

/* Promises 6 and 7 of design page research/hr-validation.md, section 3, on the default company and made-up ledgers. */

/** Checks ledgers whose rows are written as in cells, headed by the columns' keys; every row given is visited. */
async function checkRows(set: RuleSet, given: CaseLedgers, month?: string): Promise<Report> {
  const definitions = definitionsForCases(set.ledgers, given);
  const { ledgers } = readLedgers([workbookOf(given)], definitions, set.roles, { ledgerOf: new Map(Object.keys(given).map((key) => [key, key])) });
  for (const [key, rows] of Object.entries(given)) expect([key, ledgers.find((ledger) => ledger.key === key)?.rows ?? 0]).toEqual([key, rows.length]);
  return checkLedgers({ ...set, ledgers: definitions }, [], ledgers, month === undefined ? {} : { month });
}

const fen = (amount: string): number => Number(amount.replace('.', ''));
const commissionOf = ({ lines }: Report, month: string): number => lines.filter((line) => line.item === 'commission' && line.month === month).reduce((sum, { amount }) => sum + fen(amount), 0);

describe('6: a sale and its full return leave nothing, under the rule version of the sale', () => {
  const deal = (no: string, amount: number, more: CaseRow = {}): CaseRow => ({ deal_no: no, employee_id: 'E1', product_line: '信用贷款', signed_at: '2026-10-12', amount: amount / 100, returned: '否', ...more });
  /** Up to 3 million yuan, thickly around the tiers' edges. */
  const amount = fc.oneof(fc.integer({ min: 1, max: 300_000_000 }), fc.tuple(fc.constantFrom(11, 51, 100), fc.integer({ min: -2, max: 2 })).map(([wan, by]) => wan * 1_000_000 + by));

  test('a returned deal is worth what no deal is worth; the rest of the month is as if it had never been', async () => {
    await fc.assert(
      fc.asyncProperty(amount, fc.array(amount, { maxLength: 4 }), async (sale, others) => {
        const rest = others.map((one, index) => deal(`D${index}`, one));
        const [without, sold, returned] = [
          await checkRows(company, { deals: [...rest, deal('S', 1, { employee_id: 'E2' })] }),
          await checkRows(company, { deals: [...rest, deal('S', sale)] }),
          await checkRows(company, { deals: [...rest, deal('S', sale, { returned: '是' })] }),
        ];
        const own = (report: Report): number => report.lines.filter(({ item, employee_id }) => item === 'commission' && employee_id === 'E1').reduce((sum, line) => sum + fen(line.amount), 0);
        expect(own(returned)).toBe(own(without));
        // Half a fen of one percent and more is money: the sale was worth something before.
        if (sale >= 1000) expect(own(sold)).toBeGreaterThan(own(without));
      }),
      { numRuns: 40 },
    );
  });

  test('a return written as a negative row of the month of the sale takes back just what the sale gave', async () => {
    await fc.assert(
      fc.asyncProperty(amount, fc.array(amount, { maxLength: 3 }), async (sale, others) => {
        const rest = others.map((one, index) => deal(`D${index}`, one));
        const [without, both] = [await checkRows(company, { deals: [...rest, deal('S', 1, { employee_id: 'E2' })] }), await checkRows(company, { deals: [...rest, deal('S', sale), deal('R', -sale)] })];
        const own = (report: Report): number => report.lines.filter(({ item, employee_id }) => item === 'commission' && employee_id === 'E1').reduce((sum, line) => sum + fen(line.amount), 0);
        expect(own(both)).toBe(own(without));
      }),
      { numRuns: 25 },
    );
  });

  const back = (no: string, original: string, amount: number): CaseRow => deal(no, amount, { signed_at: '2026-11-03', original_deal_no: original });

  test('a return of a later month that names its deal takes back what that deal gave, whatever was sold since', async () => {
    await fc.assert(
      fc.asyncProperty(amount, fc.array(amount, { maxLength: 3 }), async (sale, november) => {
        const later = november.map((one, index) => deal(`N${index}`, one, { signed_at: '2026-11-05' }));
        const [without, sold, both] = [
          await checkRows(company, { deals: [...later, deal('S', 1, { employee_id: 'E2' })] }),
          await checkRows(company, { deals: [...later, deal('S', sale)] }),
          await checkRows(company, { deals: [...later, deal('S', sale), back('R', 'S', -sale)] }),
        ];
        const own = (report: Report): number => report.lines.filter(({ item, employee_id }) => item === 'commission' && employee_id === 'E1').reduce((sum, line) => sum + fen(line.amount), 0);
        expect(own(both)).toBe(own(without));
        if (sale >= 1000) expect(own(sold)).toBeGreaterThan(own(without));
        expect(both.findings.filter(({ rule }) => rule.startsWith('commission/return-') && !rule.endsWith('-rate'))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('a return that cannot be taken back is never passed over', async () => {
    const rules = async (...deals: readonly CaseRow[]): Promise<string[]> => (await checkRows(company, { deals })).findings.filter(({ verdict, rule }) => verdict === 'violation' && !rule.endsWith('-rate')).map(({ rule }) => rule);
    const sale = deal('S', 10_000_000, { original_deal_no: null });
    expect(await rules(sale, deal('R', -10_000_000, { signed_at: '2026-11-03', original_deal_no: null }))).toEqual(['commission/return-without-original']);
    expect(await rules(sale, back('R', 'X', -10_000_000))).toEqual(['commission/return-original-missing']);
    expect(await rules(sale, back('R', 'S', -10_000_001))).toEqual(['commission/return-differs']);
    expect(await rules(sale, back('R', 'S', -10_000_000))).toEqual([]);
  });

  test('a deal that is returned after the rates changed is taken back at the rate of its own day', async () => {
    const path = 'commission.json';
    const text = companyFolder.find((file) => file.path === path)!.text;
    const profile = JSON.parse(companyFolder.find((file) => file.path === 'profile.json')!.text) as { inForce: object[] };
    const later = text.replace('"effectiveFrom": "2026-01-01"', '"effectiveFrom": "2026-11-01"').replaceAll('"0.1%"', '"9%"').replaceAll('"0.15%"', '"9%"');
    expect(later).toContain('"9%"');
    const changed = loadRules([
      ...companyFolder.filter((file) => file.path !== 'profile.json' && !file.path.startsWith('cases/')),
      { path: 'profile.json', text: JSON.stringify({ ...profile, inForce: [...profile.inForce, { file: 'commission-2026-11.json', from: '2026-11-01' }] }) },
      { path: 'commission-2026-11.json', text: later },
    ]);
    expect(changed.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const november = deal('N', 1_000_000, { signed_at: '2026-11-03' });
    const [sold, returned] = [await checkRows(changed, { deals: [deal('S', 10_000_000), november] }), await checkRows(changed, { deals: [deal('S', 10_000_000, { returned: '是' }), november] })];
    // 100,000 yuan at 0.1 %, and not at the 9 % of November.
    expect([commissionOf(sold, '2026-10'), commissionOf(returned, '2026-10')]).toEqual([10_000, 0]);
    expect([commissionOf(sold, '2026-11'), commissionOf(returned, '2026-11')]).toEqual([90_000, 90_000]);
    // The same as a row of November: October keeps its 100 yuan, November gives them back.
    const written = await checkRows(changed, { deals: [deal('S', 10_000_000), november, back('R', 'S', -10_000_000)] });
    expect([commissionOf(written, '2026-10'), commissionOf(written, '2026-11')]).toEqual([10_000, 80_000]);
  });
});

describe('7: no double penalty: the minutes charged on a day are no more than the shift has', () => {
  const START = 570;
  const SHIFT = 540;
  const DAY = '2026-10-13';
  /** With as many yuan a day as the shift has minutes, an amount is the minutes that it charges. */
  const working = 18;
  const time = (minute: number): string => formatTime(Math.max(0, Math.min(1439, minute)));

  interface Made {
    readonly arrives: number;
    readonly leaves: number;
    readonly absent: boolean;
    readonly leave: readonly { readonly from: number; readonly minutes: number; readonly days: number | null; readonly type: string }[];
  }
  const minute = fc.oneof(fc.integer({ min: START - 60, max: START + SHIFT + 60 }), fc.tuple(fc.constantFrom(START, START + 10, START + 15, START + SHIFT / 2, START + SHIFT - 15, START + SHIFT), fc.integer({ min: -1, max: 1 })).map(([edge, by]) => edge + by));
  const NOON = 720;
  const MIDDLE = START + SHIFT / 2;
  const within = (from: number, to: number): fc.Arbitrary<{ from: number; minutes: number }> => fc.integer({ min: from, max: to - 1 }).chain((start) => fc.record({ from: fc.constant(start), minutes: fc.integer({ min: 1, max: to - start }) }));
  /** Leave of a morning, an afternoon, a whole day, across noon and the middle of the shift, before or after the shift. */
  const window = fc.oneof(within(START, NOON), within(NOON - 1, MIDDLE + 1), within(MIDDLE, START + SHIFT), within(START - 60, START + SHIFT + 60), within(START + SHIFT, START + SHIFT + 60), fc.constantFrom({ from: START, minutes: SHIFT }, { from: START + 1, minutes: SHIFT - 1 }));
  const leave = fc.record({ window, days: fc.constantFrom(null, null, 0.5), type: fc.constantFrom('事假', '事假', '病假', '年休假') }).map(({ window: { from, minutes }, days, type }) => ({ from, minutes, days, type }));
  const made: fc.Arbitrary<Made> = fc.record({ arrives: minute, leaves: minute, absent: fc.boolean(), leave: fc.array(leave, { maxLength: 1 }) });

  /** Minutes whose pay is withheld, and minutes that a fine is for. */
  async function charged({ arrives, leaves, absent, leave }: Made): Promise<{ withheld: number; fined: number }> {
    const report = await checkRows(
      company,
      {
        employees: [{ employee_id: 'E1', name: '甲', base_salary: SHIFT * working, hire_date: '2020-01-01' }],
        payroll_month: [{ employee_id: 'E1', month: '2026-10', working_days: working }],
        attendance: [{ employee_id: 'E1', work_date: DAY, shift_start: time(START), shift_end: time(START + SHIFT), in_time: time(Math.min(arrives, leaves)), out_time: time(Math.max(arrives, leaves)), absent_flag: absent ? '是' : '否', rest_day: '否' }],
        leave_requests: leave.map(({ from, minutes, days, type }, index) => ({
          leave_no: `L${index}`, employee_id: 'E1', leave_type: type, start_at: `${DAY} ${time(from)}`, end_at: `${DAY} ${time(from + minutes)}`, days, approved_at: '2026-10-01 09:00', approver_role: '总经理', applied_at: '2026-10-01 08:00',
        })),
      },
      '2026-10',
    );
    const fined = report.findings.filter(({ rule, verdict }) => rule === 'attendance/late' && verdict === 'violation').reduce((sum, { facts }) => sum + Number(facts['late_total']), 0);
    const off = report.lines.filter(({ item }) => item === 'personal-leave' || item === 'sick-leave').reduce((sum, { amount }) => sum - fen(amount), 0);
    return { withheld: off / 100, fined };
  }

  test('late, early and absent: minutes fined and minutes withheld', async () => {
    let penalised = 0;
    await fc.assert(
      fc.asyncProperty(made, async (one) => {
        const { withheld, fined } = await charged({ ...one, leave: [] });
        if (withheld + fined > 0) penalised += 1;
        expect(withheld + fined).toBeLessThanOrEqual(SHIFT);
      }),
      { numRuns: 40 },
    );
    expect(penalised).toBeGreaterThan(10);
  });

  test('with leave, too: minutes fined and minutes withheld', async () => {
    let penalised = 0;
    await fc.assert(
      fc.asyncProperty(made, async (one) => {
        const { withheld, fined } = await charged(one);
        if (withheld + fined > 0) penalised += 1;
        expect(withheld + fined).toBeLessThanOrEqual(SHIFT);
      }),
      { numRuns: 100 },
    );
    expect(penalised).toBeGreaterThan(15);
  });

  /* Leave days are halved at noon (ledgers/leave_days.json), shifts in their middle (attendance.json, half_day_share). */
  test.each([
    ['leave that ends between noon and the middle of the shift, and leaving early', { arrives: START, leaves: START, absent: false, leave: [{ from: START, minutes: NOON + 1 - START, days: null, type: '事假' }] }, { withheld: SHIFT, fined: 0 }],
    ['leave after the shift, coming late and leaving early', { arrives: START + 20, leaves: START + 20, absent: false, leave: [{ from: START + SHIFT, minutes: 60, days: null, type: '事假' }] }, { withheld: SHIFT, fined: 0 }],
    ['leave of the whole day but its first minute, and late by that', { arrives: START + SHIFT, leaves: START + SHIFT, absent: false, leave: [{ from: START + 1, minutes: SHIFT - 1, days: null, type: '事假' }] }, { withheld: SHIFT, fined: 0 }],
    ['leave of the morning, five minutes late after it, and leaving early', { arrives: NOON + 5, leaves: MIDDLE + 30, absent: false, leave: [{ from: START, minutes: NOON - START, days: null, type: '事假' }] }, { withheld: SHIFT, fined: 0 }],
    ['leave of the morning, five minutes late after it', { arrives: NOON + 5, leaves: START + SHIFT, absent: false, leave: [{ from: START, minutes: NOON - START, days: null, type: '事假' }] }, { withheld: SHIFT / 2, fined: 5 }],
    ['no leave: late and leaving early', { arrives: START + 20, leaves: START + 20, absent: false, leave: [] }, { withheld: SHIFT, fined: 0 }],
  ])('%s', async (_, one, expected) => expect(await charged(one)).toEqual(expected));
});
