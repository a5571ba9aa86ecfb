import fc from 'fast-check';
import type { Report } from '../checking/report';
import type { WaiverTold } from '../checking/waiver';
import { carryOver, carriedOf, closeMonth, closingInForce, ClosingError, mergeClosings, removeClosing, reopenMonth, withdraw } from './closings';
import { carriedInto, lateSlips as slipsOf } from './late-slips';
import type { Closing } from './model';
import { finding, line, october } from './testing/closed-month';

const lateSlips = (closings: readonly Closing[], report: Report) => slipsOf(closings, report, { ledgerOf: () => 'attendance', ledgersOf: () => ['attendance'], counts: null });
const ANNA = { by: '王敏', at: '2026-11-05 09:00' };
const LATER = { by: '陈静', at: '2026-11-20 10:30' };
const REPORT = october([line('E1', '2026-10-12', -5000n)]);
const CLOSED = closeMonth([], REPORT, ANNA, '');

const refusal = (does: () => unknown): unknown => {
  try {
    does();
  } catch (error) {
    if (error instanceof ClosingError) return [error.code, error.params];
    throw error;
  }
  return 'done';
};

const WAIVER: WaiverTold = {
  finding: 'attendance/late|1', rule: 'attendance/late', version: '2026-01-01', values: 'b'.repeat(64), category: 'special', reason: '暴雨',
  by: '王敏', at: '2026-11-04 17:00', expires: null, state: 'in-effect', money: '-50.00',
};

test('a closing says what the month came to: findings each counted once, the waivers that were in effect, every line', () => {
  const findings = [
    finding({ id: '1', severity: 'block' }),
    finding({ id: '2', severity: 'warn' }),
    finding({ id: '3', severity: 'info' }),
    finding({ id: '4', severity: 'block', verdict: 'cannot-judge' }),
    finding({ id: '5', severity: 'block', verdict: 'cannot-judge', waived: WAIVER }),
  ];
  const carriedIn = line('E2', '2026-09-30', -100n, { carried: { from: '2026-09' } });
  const [closing] = closeMonth([], october([...REPORT.lines, carriedIn], { findings, waivers: [WAIVER, { ...WAIVER, state: 'expired' }] }), ANNA, '月结') as [Closing];
  expect(closing).toMatchObject({ month: '2026-10', ...ANNA, note: '月结', run: REPORT.run, reopened: null, carried: [] });
  expect(closing.findings).toEqual({ block: 1, warn: 1, info: 1, cannotJudge: 1, waived: 1 });
  const [kept] = closeMonth([], october(REPORT.lines, { findings: findings.map((one, at) => (at < 2 ? { ...one, hygiene: true } : one)) }), ANNA, '月结') as [Closing];
  expect(kept.findings).toEqual({ block: 1, warn: 1, info: 1, cannotJudge: 1, waived: 1, hygiene: 2 });
  expect(closing.waivers.map((waiver) => ({ ...waiver, state: 'in-effect' }))).toEqual([WAIVER]);
  expect(closing.lines).toEqual([
    { employee_id: 'E1', item: 'lateness', amount: '-50.00', rule: 'attendance/late', version: '2026-01-01', key: { employee_id: 'E1', work_date: '2026-10-12' } },
    { employee_id: 'E2', item: 'lateness', amount: '-1.00', rule: 'attendance/late', version: '2026-01-01', key: { employee_id: 'E2', work_date: '2026-09-30' }, carried: { from: '2026-09' } },
  ]);
});

test('closed twice is refused, and reopened it stays on the record', () => {
  expect(refusal(() => closeMonth(CLOSED, REPORT, LATER, ''))).toEqual(['already-closed', { month: '2026-10' }]);
  expect(refusal(() => closeMonth([], { ...REPORT, run: { ...REPORT.run, month: null } }, ANNA, ''))).toEqual(['no-month', {}]);
  expect(refusal(() => reopenMonth(CLOSED, '2026-09', LATER, '改错'))).toEqual(['not-closed', { month: '2026-09' }]);
  const reopened = reopenMonth(CLOSED, '2026-10', LATER, '补录外勤单');
  expect(reopened).toEqual([{ ...CLOSED[0], reopened: { ...LATER, reason: '补录外勤单' } }]);
  expect(closingInForce(reopened, '2026-10')).toBeNull();
  expect(refusal(() => reopenMonth(reopened, '2026-10', LATER, ''))).toEqual(['not-closed', { month: '2026-10' }]);
  const again = closeMonth(reopened, REPORT, { ...LATER, at: '2026-11-21 08:00' }, '');
  expect(again.map(({ at, reopened }) => [at, reopened === null])).toEqual([[ANNA.at, false], ['2026-11-21 08:00', true]]);
});

const slipsInto = (closings: readonly Closing[], fen: bigint, to = '2026-11') => carriedInto(lateSlips(closings, october([line('E1', '2026-10-12', fen)])), '2026-10', to);

test('carrying is refused out of an open month, into a closed one, into the same or an earlier one', () => {
  const lines = slipsInto(CLOSED, -8000n);
  expect(lines).toMatchObject([{ employee_id: 'E1', amount: '-30.00', from: '2026-10', to: '2026-11' }]);
  expect(refusal(() => carryOver(reopenMonth(CLOSED, '2026-10', LATER, 'x'), lines))).toEqual(['not-closed', { month: '2026-10' }]);
  expect(refusal(() => carryOver(CLOSED, slipsInto(CLOSED, -8000n, '2026-10')))).toEqual(['target-not-later', { from: '2026-10', to: '2026-10' }]);
  const november = closeMonth(CLOSED, { ...REPORT, run: { ...REPORT.run, month: '2026-11' } }, LATER, '');
  expect(refusal(() => carryOver(november, lines))).toEqual(['target-closed', { month: '2026-11' }]);
  expect(carriedOf(carryOver(november, slipsInto(CLOSED, -8000n, '2026-12')))).toMatchObject([{ to: '2026-12' }]);
});

test('what was carried can be taken back while its month is open', () => {
  const carried = carryOver(CLOSED, slipsInto(CLOSED, -8000n));
  expect(withdraw(carried, carriedOf(carried))).toEqual(CLOSED);
  expect(refusal(() => withdraw(CLOSED, carriedOf(carried)))).toEqual(['not-carried', { from: '2026-10', to: '2026-11' }]);
  const november = closeMonth(carried, { ...REPORT, run: { ...REPORT.run, month: '2026-11' } }, LATER, '');
  expect(refusal(() => withdraw(november, carriedOf(carried)))).toEqual(['target-closed', { month: '2026-11' }]);
});

describe('closings of another workbook', () => {
  const carried = carryOver(CLOSED, slipsInto(CLOSED, -8000n));

  test('come in, become what the other says, and once only', () => {
    expect(mergeClosings([], carried)).toEqual({ closings: carried, added: 1, changed: 0 });
    expect(mergeClosings(CLOSED, carried)).toEqual({ closings: carried, added: 0, changed: 1 });
    expect(mergeClosings(carried, carried)).toEqual({ closings: carried, added: 0, changed: 0 });
  });

  test('a month reopened here stays reopened', () => {
    const reopened = reopenMonth(CLOSED, '2026-10', LATER, '改错');
    expect(mergeClosings(reopened, carried).closings).toMatchObject([{ carried: [{ to: '2026-11' }], reopened: { reason: '改错' } }]);
  });

  test('no month is closed twice, and what a closed month was closed with stays', () => {
    const other = closeMonth([], REPORT, LATER, '');
    expect(refusal(() => mergeClosings(CLOSED, other))).toEqual(['other-closing-here', { month: '2026-10' }]);
    const november = closeMonth([], { ...REPORT, run: { ...REPORT.run, month: '2026-11' } }, LATER, '');
    expect(refusal(() => mergeClosings(november, carried))).toEqual(['target-closed', { month: '2026-11' }]);
    expect(mergeClosings(november, CLOSED).added).toBe(1);
  });

  test('whatever is merged: no record is lost, and merging again changes nothing', () => {
    const months = ['2026-08', '2026-09', '2026-10'] as const;
    const one = fc.record({ month: fc.constantFrom(...months), by: fc.constantFrom('甲', '乙'), at: fc.constantFrom('2026-11-01 08:00', '2026-11-02 08:00'), isReopened: fc.boolean() });
    const closing = ({ month, by, at, isReopened }: { month: string; by: string; at: string; isReopened: boolean }): Closing => ({ ...CLOSED[0]!, month, by, at, reopened: isReopened ? { by, at, reason: '改' } : null });
    const unique = fc.uniqueArray(one, { selector: ({ month, by, at }) => `${month}${by}${at}` }).map((list) => list.map(closing));
    fc.assert(
      fc.property(unique, unique, (mine, others) => {
        const open = (list: readonly Closing[]): boolean => months.every((month) => list.filter((each) => each.month === month && each.reopened === null).length <= 1);
        fc.pre(open(mine) && open(others));
        let merged;
        try {
          merged = mergeClosings(mine, others).closings;
        } catch (error) {
          expect(error).toMatchObject({ code: 'other-closing-here' });
          return;
        }
        const ids = (list: readonly Closing[]): string[] => list.map(({ month, by, at }) => `${month} ${by} ${at}`);
        expect(new Set(ids(merged))).toEqual(new Set([...ids(mine), ...ids(others)]));
        expect(open(merged)).toBe(true);
        expect(mergeClosings(merged, others)).toEqual({ closings: merged, added: 0, changed: 0 });
      }),
    );
  });
});

describe('a record that is taken away', () => {
  const [record] = CLOSED as [Closing];
  const removed = removeClosing(CLOSED, record, LATER, '放不下了');

  test('leaves who closed it and who took it away, and no amount; its month is open', () => {
    expect(removed).toHaveLength(1);
    expect(removed[0]).toMatchObject({ month: '2026-10', ...ANNA, note: '', lines: [], totals: [], waivers: [], carried: [], findings: record.findings, removed: { ...LATER, reason: '放不下了' }, run: { month: '2026-10', files: [], rules: [] } });
    expect([closingInForce(removed, '2026-10'), removed[0]!.basis]).toEqual([null, undefined]);
    expect(closingInForce(closeMonth(removed, REPORT, { ...LATER, at: '2026-11-21 08:00' }, ''), '2026-10')).not.toBeNull();
  });

  test('once only, and not while amounts are settled by it', () => {
    expect(refusal(() => removeClosing(removed, record, LATER, 'x'))).toEqual(['not-there', { month: '2026-10' }]);
    expect(refusal(() => removeClosing([], record, LATER, 'x'))).toEqual(['not-there', { month: '2026-10' }]);
    const carried = carryOver(CLOSED, carriedInto(lateSlips(CLOSED, october([line('E1', '2026-10-12', -6000n)])), '2026-10', '2026-11'));
    expect(carriedOf(carried)).toHaveLength(1);
    expect(refusal(() => removeClosing(carried, carried[0]!, LATER, 'x'))).toEqual(['has-carried', { month: '2026-10' }]);
    expect(removeClosing(withdraw(carried, carriedOf(carried)), record, LATER, 'x')[0]!.removed).not.toBeNull();
  });

  test('does not come back from another workbook, nor goes there', () => {
    expect(mergeClosings(removed, CLOSED)).toEqual({ closings: removed, added: 0, changed: 0 });
    expect(mergeClosings(CLOSED, removed)).toEqual({ closings: CLOSED, added: 0, changed: 0 });
    expect(mergeClosings([], removed)).toEqual({ closings: [], added: 0, changed: 0 });
  });
});
