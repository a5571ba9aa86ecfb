import fc from 'fast-check';
import { WAIVER_STATES, type WaiverState, type WaiverTold } from '../../checking/waiver';
import { finding, october } from '../../records/testing/closed-month';
import { amountOf, fenOf } from '../../values/amount';
import { lookOf, reopenedIn, waiverListOf } from './waiver-list';

const waiver = (state: WaiverState, over: Partial<WaiverTold> = {}): WaiverTold => ({
  finding: 'attendance/late|1', rule: 'attendance/late', version: '2026-01-01', values: 'b'.repeat(64), category: 'exception', reason: '暴雨',
  by: '王敏', at: '2026-11-04 17:00', expires: null, state, money: null, ...over,
});

test('what has to be looked at stands first, then the newest; each with its finding, where the check has it', () => {
  const late = finding({});
  const list = waiverListOf(october([], { findings: [late], waivers: [waiver('not-found', { finding: 'gone' }), waiver('in-effect', { at: '2026-11-01 09:00' }), waiver('in-effect', { at: '2026-11-02 09:00' }), waiver('values-changed', { at: '2026-10-01 09:00' })] }));
  expect(list.lines.map(({ waiver: { state, at }, finding }) => [state, at, finding?.id])).toEqual([
    ['values-changed', '2026-10-01 09:00', late.id],
    ['in-effect', '2026-11-02 09:00', late.id],
    ['in-effect', '2026-11-01 09:00', late.id],
    ['not-found', '2026-11-04 17:00', undefined],
  ]);
});

test('a finding that is open again is counted as such, one that is gone or was not looked at is not', () => {
  expect(WAIVER_STATES.filter((state) => reopenedIn(october([], { waivers: [waiver(state)] })) === 1)).toEqual(['expired', 'rule-changed', 'values-changed', 'own-finding', 'no-category']);
  expect(WAIVER_STATES.filter((state) => lookOf(state) === 'good')).toEqual(['in-effect']);
});

test('every waiver is in the list and in one count, and the money is that of those in effect, to the fen', () => {
  const one = fc.record({ state: fc.constantFrom(...WAIVER_STATES), fen: fc.option(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })) });
  fc.assert(
    fc.property(fc.array(one), (all) => {
      const { lines, counts, lifted } = waiverListOf(october([], { waivers: all.map(({ state, fen }) => waiver(state, { money: fen === null ? null : amountOf(fen) })) }));
      expect(lines).toHaveLength(all.length);
      expect(new Set(lines.map(({ key }) => key)).size).toBe(all.length);
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
      const inEffect = all.flatMap(({ state, fen }) => (state === 'in-effect' && fen !== null ? [fen] : []));
      expect(lifted === null ? null : fenOf(lifted)).toBe(inEffect.length === 0 ? null : inEffect.reduce((sum, fen) => sum + fen, 0n));
    }),
  );
});
