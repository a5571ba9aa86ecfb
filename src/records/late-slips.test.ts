import fc from 'fast-check';
import type { LedgerCoverage, MoneyLine, Report } from '../checking/report';
import { amountOf, fenOf } from '../values/amount';
import { carryOver, carriedOf, closeMonth, closingInForce, identityOf, reopenMonth, withdraw } from './closings';
import { sheetsOf } from './basis';
import { carriedInto, lateSlips as slipsOf, type Ground, type LateSlip } from './late-slips';
import type { Basis, Closing } from './model';
import { finding, line, october, RULES } from './testing/closed-month';

const lateSlips = (closings: readonly Closing[], report: Report) => slipsOf(closings, report, { ledgerOf: () => 'attendance', ledgersOf: () => ['attendance'], counts: null });
const SAID = { by: '王敏', at: '2026-11-05 09:00' };
const close = (report: Report): readonly Closing[] => closeMonth([], report, SAID, '');
const DAY = '2026-10-12';

test('an open month has none, whatever the check gives; a closed one that comes out the same has none either', () => {
  const report = october([line('E1', DAY, -5000n)]);
  expect(lateSlips([], report)).toEqual([]);
  expect(lateSlips(close(report), { ...report, run: { ...report.run, month: null } })).toEqual([]);
  expect(lateSlips(close(report), report)).toEqual([]);
  expect(lateSlips(reopenMonth(close(report), '2026-10', SAID, 'x'), october([]))).toEqual([]);
});

test('a slip that is new, one of another amount, one that is gone, to the fen', () => {
  const closings = close(october([line('E1', DAY, -5000n), line('E2', DAY, -3000n)], { totals: [{ employee_id: 'E2', employee_name: '李华', department: null, month: '2026-10', items: {}, net: '0.00' }] }));
  const slips = lateSlips(closings, october([line('E1', DAY, -5001n), line('E3', DAY, -1n)]));
  expect(slips.map(({ employee_id, employee_name, now, closed, carried, amount, cause }) => [employee_id, employee_name, now, closed, carried, amount, cause])).toEqual([
    ['E1', null, '-50.01', '-50.00', '0.00', '-0.01', 'late'],
    ['E3', null, '-0.01', '0.00', '0.00', '-0.01', 'late'],
    ['E2', '李华', '0.00', '-30.00', '0.00', '30.00', 'late'],
  ]);
});

test('a key that was written and read has its names in another order', () => {
  const closings = close(october([line('E1', DAY, -5000n, { key: { work_date: DAY, employee_id: 'E1' } })]));
  expect(lateSlips(closings, october([line('E1', DAY, -5000n)]))).toEqual([]);
});

test('lines that cannot be told apart are held together by their sum', () => {
  const closings = close(october([line('E1', DAY, -5000n), line('E1', DAY, -5000n)]));
  expect(lateSlips(closings, october([line('E1', DAY, -5000n), line('E1', DAY, -4000n)]))).toMatchObject([{ closed: '-100.00', now: '-90.00', amount: '10.00' }]);
});

test('what was carried into the month is not the month’s own', () => {
  const into = line('E1', '2026-09-30', -700n, { carried: { from: '2026-09' } });
  expect(lateSlips(close(october([into])), october([]))).toEqual([]);
  expect(lateSlips(close(october([])), october([into]))).toEqual([]);
});

describe('what is no late slip', () => {
  const before = october([line('E1', DAY, -5000n)]);
  const causeOf = (now: Report, closed: readonly Closing[] = close(before)): readonly string[] => lateSlips(closed, now).map(({ cause }) => cause);
  const rules = (over: Partial<(typeof RULES)[number]>): Report['run'] => ({ ...before.run, rules: [{ ...RULES[0]!, ...over }] });

  test.each<[string, Report, string]>([
    ['other bytes of the rule file', october([line('E1', DAY, -6000n)], { run: rules({ sha256: 'b'.repeat(64) }) }), 'rules-changed'],
    ['another version', october([line('E1', DAY, -6000n, { version: '2026-10-01' })], { run: rules({ version: '2026-10-01' }) }), 'rules-changed'],
    ['a rule file that is new', october([line('E1', DAY, -5000n), line('E1', DAY, -100n, { rule: 'meals/late', item: 'meals' })], { run: { ...before.run, rules: [...RULES, { ...RULES[0]!, id: 'meals' }] } }), 'rules-changed'],
    ['a rule file that is gone', october([], { run: { ...before.run, rules: [] } }), 'rules-changed'],
    ['waived since', october([], { waivedLines: [line('E1', DAY, -5000n)] }), 'waiver'],
    ['due, and cannot be told now', october([], { findings: [finding({ rule: 'attendance/late', key: { work_date: DAY, employee_id: 'E1' }, verdict: 'cannot-judge' })] }), 'cannot-judge'],
    ['something about the person in the same ledger cannot be told now', october([], { findings: [finding({ id: 'x', rule: 'attendance/odd', key: { row: '7' }, verdict: 'cannot-judge', person: { employee_id: 'E1', employee_name: null } })] }), 'cannot-judge'],
    ['of another amount, and something about the person cannot be told now', october([line('E1', DAY, -100n)], { findings: [finding({ id: 'x', rule: 'attendance/odd', key: { row: '7' }, verdict: 'cannot-judge', person: { employee_id: 'E1', employee_name: null } })] }), 'cannot-judge'],
    ['another person’s day cannot be told', october([], { findings: [finding({ id: 'x', rule: 'attendance/odd', key: { row: '7' }, verdict: 'cannot-judge', person: { employee_id: 'E2', employee_name: null } })] }), 'late'],
    ['a day in another ledger cannot be told', october([], { findings: [finding({ id: 'x', ledger: 'trips', rule: 'trips/odd', key: { row: '7' }, verdict: 'cannot-judge', person: { employee_id: 'E1', employee_name: null } })] }), 'late'],
    ['its rule waits now', october([], { coverage: [{ ...before.coverage[0]!, notJudgedRules: [{ rule: 'attendance/late', missingColumns: ['late'], missingLedgers: [], missingParameters: [] }] }] }), 'not-judged'],
    ['nothing of the kind', october([]), 'late'],
    ['another rule waits', october([], { coverage: [{ ...before.coverage[0]!, notJudgedRules: [{ rule: 'attendance/early', missingColumns: ['late'], missingLedgers: [], missingParameters: [] }] }] }), 'late'],
    ['another file changed', october([line('E1', DAY, -6000n)], { run: { ...before.run, rules: [...RULES, { ...RULES[0]!, id: 'meals' }] } }), 'late'],
  ])('%s', (_, now, cause) => {
    expect(causeOf(now)).toEqual([cause]);
    expect(carriedInto(lateSlips(close(before), now), '2026-10', '2026-11')).toHaveLength(cause === 'late' ? 1 : 0);
  });

  test('waived when it was closed, and the waiver holds no more', () => {
    const late = finding({ id: 'attendance/late|x', key: { employee_id: 'E1', work_date: DAY } });
    const waiver = { finding: late.id, rule: late.rule, version: late.version, values: 'c'.repeat(64), category: 'special', reason: '暴雨', ...SAID, expires: null, money: '-50.00' };
    const closed = close(october([], { waivers: [{ ...waiver, state: 'in-effect' }] }));
    expect(causeOf(october([line('E1', DAY, -5000n)], { findings: [late] }), closed)).toEqual(['waiver']);
    expect(causeOf(october([line('E2', DAY, -5000n)]), closed)).toEqual(['late']);
  });
});

describe('what else a closed month stood on', () => {
  const COUNTS: Basis['counts'] = [{ of: 'calendar', sha256: '1' }, { of: 'profile', sha256: '2' }, { of: 'roles', sha256: '3' }, { of: 'ledgers/attendance', sha256: '4' }, { of: 'ledgers/trips', sha256: '5' }];
  const before = october([line('E1', DAY, -5000n)]);
  const sheets = (...all: readonly [string, string, number, (string | null)?][]): Basis['sheets'] => all.map(([ledger, sheet, rows, table]) => ({ ledger, sheet, rows, ...(table === undefined ? {} : { table }) }));
  const closed = (of: Basis['sheets'] = sheetsOf(before)): readonly Closing[] => closeMonth([], before, SAID, '', { company: [], counts: COUNTS, sheets: of });
  const causes = (now: Report, over: Partial<Ground> = {}, closings = closed()): readonly string[] =>
    slipsOf(closings, now, { ledgerOf: () => 'attendance', ledgersOf: () => ['attendance', 'employees'], counts: COUNTS, ...over }).map(({ cause }) => cause);
  const other = october([line('E1', DAY, -6000n)]);
  const without = (of: string): Basis['counts'] => COUNTS.filter((one) => one.of !== of);

  test.each([
    ['nothing else', COUNTS, 'late'],
    ['another calendar', [...without('calendar'), { of: 'calendar', sha256: '9' }], 'company-changed'],
    ['other roles', [...without('roles'), { of: 'roles', sha256: '9' }], 'company-changed'],
    ['another profile', [...without('profile'), { of: 'profile', sha256: '9' }], 'company-changed'],
    ['another form of its ledger', [...without('ledgers/attendance'), { of: 'ledgers/attendance', sha256: '9' }], 'company-changed'],
    ['another form of a ledger that it does not read', [...without('ledgers/trips'), { of: 'ledgers/trips', sha256: '9' }], 'late'],
    ['a ledger more', [...COUNTS, { of: 'ledgers/new', sha256: '9' }], 'late'],
    ['nobody knows', null, 'late'],
  ] as const)('%s', (_, counts, cause) => {
    expect(causes(other, { counts })).toEqual([cause]);
    expect(carriedInto(slipsOf(closed(), other, { ledgerOf: () => null, ledgersOf: () => ['attendance'], counts }), '2026-10', '2026-11')).toHaveLength(cause === 'late' ? 1 : 0);
  });

  test('a sheet that gave rows, its own or one that the rule reads, is gone, renamed, or has no row of the month', () => {
    const [coverage] = before.coverage;
    const now = (...all: readonly Partial<LedgerCoverage>[]): Report => october([line('E1', DAY, -6000n)], { coverage: all.map((one) => ({ ...coverage!, ...one })) });
    expect(causes(now({}))).toEqual(['late']);
    expect(causes(now())).toEqual(['sheet-missing']);
    expect(causes(now({ sheet: '考勤 (2)' }))).toEqual(['sheet-missing']);
    expect(causes(now({ judged: 0, notJudged: 0, notData: 39 }))).toEqual(['sheet-missing']);
    expect(causes(now({ judged: 0, notJudged: 1 }))).toEqual(['late']);
    const two = closed(sheets(['attendance', '考勤', 39], ['attendance', '夜班', 4], ['employees', '名单', 3], ['trips', '出差', 9], ['outings', '外勤', 0]));
    const people = { ledger: 'employees', sheet: '名单' };
    expect(causes(now({}, people), {}, two)).toEqual(['sheet-missing']);
    expect(causes(now({}, { sheet: '夜班' }), {}, two)).toEqual(['sheet-missing']);
    expect(causes(now({}, { sheet: '夜班' }, people), {}, two)).toEqual(['late']);
    const table = closed(sheets(['attendance', '考勤', 39, '白班']));
    expect(causes(now({ table: '白班' }), {}, table)).toEqual(['late']);
    expect(causes(now({}), {}, table)).toEqual(['sheet-missing']);
    expect(causes(now({ table: null }), {}, table)).toEqual(['sheet-missing']);
  });

  test('of a record that does not say where its rows were: amounts that are gone with all rows of the ledger', () => {
    const gone = october([], { coverage: [] });
    expect(causes(gone, {}, close(before))).toEqual(['sheet-missing']);
    expect(causes(october([]), {}, closeMonth([], { ...before, coverage: before.coverage }, SAID, ''))).toEqual(['sheet-missing']);
    expect(slipsOf(close(before), october([]), { ledgerOf: () => 'attendance', ledgersOf: () => ['attendance'], counts: null }).map(({ cause }) => cause)).toEqual(['late']);
  });
});

/** People's days with an amount each: what the rows say at one time. */
const rows = fc.dictionary(fc.constantFrom('E1 12', 'E1 13', 'E2 12', 'E3 12'), fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).filter((fen) => fen !== 0n));
const linesOf = (days: Readonly<Record<string, bigint>>): MoneyLine[] =>
  Object.entries(days).map(([who, fen]) => {
    const [employee = '', day = ''] = who.split(' ');
    return line(employee, `2026-10-${day}`, fen);
  });

const byIdentity = (amounts: readonly (readonly [string, string])[]): Record<string, bigint> => {
  const sums: Record<string, bigint> = {};
  for (const [id, amount] of amounts) sums[id] = (sums[id] ?? 0n) + fenOf(amount);
  return Object.fromEntries(Object.entries(sums).filter(([, fen]) => fen !== 0n));
};
const of = (lines: readonly (Parameters<typeof identityOf>[0] & { readonly amount: string })[]): (readonly [string, string])[] => lines.map((one) => [identityOf(one), one.amount]);

/** What somebody may do about a month that was closed. */
type Step =
  | { readonly does: 'carry' | 'close-again'; readonly days: Readonly<Record<string, bigint>>; readonly to: string }
  | { readonly does: 'withdraw'; readonly days: Readonly<Record<string, bigint>>; readonly to: string };
const steps = fc.array(fc.record<Step>({ does: fc.constantFrom('carry', 'close-again', 'withdraw'), days: rows, to: fc.constantFrom('2026-11', '2026-12') } as never), { maxLength: 12 });

const isSettled = (slips: readonly LateSlip[]): boolean => slips.length === 0;

test('however often it is carried, taken back, reopened and closed again: closed + carried + still due = recomputed, for each amount', () => {
  let carriedSometimes = 0;
  fc.assert(
    fc.property(rows, steps, (first, then) => {
      let closings = close(october(linesOf(first)));
      for (const { does, days, to } of then) {
        const now = october(linesOf(days));
        const slips = lateSlips(closings, now);
        const closed = closingInForce(closings, '2026-10')!;
        expect(byIdentity([...of(closed.lines), ...of(carriedOf(closings)), ...of(slips)])).toEqual(byIdentity(of(now.lines)));
        for (const { now: is, closed: had, carried, amount } of slips) expect(fenOf(is)).toBe(fenOf(had) + fenOf(carried) + fenOf(amount));
        if (does === 'carry') {
          closings = carryOver(closings, carriedInto(slips, '2026-10', to));
          expect(isSettled(lateSlips(closings, now))).toBe(true);
          carriedSometimes += carriedOf(closings).length;
        } else if (does === 'close-again') {
          closings = closeMonth(reopenMonth(closings, '2026-10', SAID, '改'), now, SAID, '');
          // What was carried before is paid already, so that the month closed in full has it twice until it is taken back.
          expect(byIdentity(of(lateSlips(closings, now)))).toEqual(byIdentity(carriedOf(closings).map((one) => [identityOf(one), amountOf(-fenOf(one.amount))])));
        } else {
          const back = carriedOf(closings).filter((one) => one.to === to);
          const after = withdraw(closings, back);
          expect(byIdentity([...of(carriedOf(after)), ...of(back)])).toEqual(byIdentity(of(carriedOf(closings))));
          closings = after;
        }
        expect(carriedOf(closings).every(({ amount }) => fenOf(amount) !== 0n)).toBe(true);
      }
    }),
  );
  expect(carriedSometimes).toBeGreaterThan(0);
});
