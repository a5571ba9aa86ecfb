import fc from 'fast-check';
import { compare, parseDecimal, rational, type Rational } from '../values/rational';
import { toSerial } from '../values/serial-day';
import { formatNumber, formatValue, groupThousands } from './format';

const exact = (text: string): Rational => {
  const value = parseDecimal(text);
  if (!value) throw new Error(text);
  return value;
};

describe('formatValue', () => {
  test.each([
    ['1234.5', 'yuan', '1,234.50 元', 'RMB 1,234.50'],
    ['-0.05', 'yuan', '-0.05 元', 'RMB -0.05'],
    ['0.125', 'yuan', '0.125 元', 'RMB 0.125'],
    ['15000', 'wan yuan', '1.5 万元', '1.5 × RMB 10,000'],
    ['0.285', 'percent', '28.5%', '28.5%'],
    ['0.3', 'percent', '30%', '30%'],
    ['-0.1', 'percent', '-10%', '-10%'],
    ['16', 'minute', '16', '16'],
    ['90', 'hour', '1.5', '1.5'],
    ['0.5', 'day', '0.5', '0.5'],
    ['2026', 'count', '2026', '2026'],
    ['12345', 'count', '12,345', '12,345'],
    ['586', 'time', '09:46', '09:46'],
    ['0', 'time', '00:00', '00:00'],
    ['1450', 'time', '次日 00:10', '00:10 the next day'],
    ['-10', 'time', '前日 23:50', '23:50 the day before'],
    ['2026010', 'month', '2026-10', '2026-10'],
    ['2026000', 'month', '2026', '2026'],
    ['2026342', 'month', '2026 年第 42 周（10-12 至 10-18）', 'week 42 of 2026 (10-12 to 10-18)'],
    ['2026301', 'month', '2026 年第 1 周（12-29 至 01-04）', 'week 1 of 2026 (12-29 to 01-04)'],
    ['2026104', 'month', '2026 年第 4 季度', 'Q4 2026'],
    ['2026201', 'month', '2026 年上半年', 'the first half of 2026'],
    ['2026202', 'month', '2026 年下半年', 'the second half of 2026'],
    ['1', 'yes/no', '是', 'yes'],
    ['0', 'yes/no', '否', 'no'],
  ] as const)('%s %s', (text, unit, zh, en) => {
    expect(formatValue(exact(text), unit, 'zh-CN')).toBe(zh);
    expect(formatValue(exact(text), unit, 'en')).toBe(en);
  });

  test('dates, texts, lists and the unknown', () => {
    const day = BigInt(toSerial(2026, 10, 12));
    expect(formatValue(rational(day), 'date', 'en')).toBe('2026-10-12');
    expect(formatValue(rational(day * 1440n + 586n), 'datetime', 'en')).toBe('2026-10-12 09:46');
    expect(formatValue('业务经理', 'role', 'zh-TW')).toBe('业务经理');
    expect(formatValue(['发票', '行程单'], 'list', 'zh-CN')).toBe('发票、行程单');
    expect(formatValue(['a', 'b'], 'list', 'en')).toBe('a, b');
    expect(formatValue(true, 'yes/no', 'zh-TW')).toBe('是');
    expect(formatValue(null, 'yuan', 'zh-CN')).toBe('（未知）');
  });

  test('a fraction that never ends is rounded, but never to a rounder number than it is', () => {
    expect(formatValue(rational(2n, 7n), 'percent', 'en')).toBe('28.57%');
    expect(formatValue(rational(3600n, 22n), 'yuan', 'zh-CN')).toBe('163.64 元');
    expect(formatValue(rational(299_999n, 1_000_000n), 'percent', 'en')).toBe('29.9999%');
    expect(formatValue(rational(899_999n, 3_000_000n), 'percent', 'en')).toBe('29.99997%');
    expect(formatValue(rational(350n * 300n + 1n, 300n), 'yuan', 'en')).toBe('RMB 350.003');
  });
});

describe('formatNumber', () => {
  const fraction = fc.tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 9n })).map(([n, d]) => rational(n, d));

  test('never reads as a number of one decimal or none that it is not', () => {
    let seen = 0;
    fc.assert(
      fc.property(fraction, (value) => {
        seen += 1;
        const shown = exact(formatNumber(value));
        const isRound = (shown.d === 1n || 10n % shown.d === 0n) && compare(shown, value) !== 0;
        expect([value, isRound]).toEqual([value, false]);
      }),
      { numRuns: 2000 },
    );
    expect(seen).toBe(2000);
  });

  test('neighbours of thresholds, a hair below and above, do not read as the threshold', () => {
    for (const threshold of [3n, 5n, 20n, 30n, 50n, 100n]) {
      for (const hair of [1n, -1n]) {
        for (const d of [7n, 300n, 3n * 10n ** 6n, 7n * 10n ** 12n, 3n * 10n ** 20n]) {
          const value = rational(threshold * d + hair, d);
          const shown = exact(formatNumber(value));
          expect(Math.sign(compare(shown, rational(threshold)))).toBe(Number(hair));
        }
      }
    }
  });

  test('a decimal is written in full', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 12 }), (n, places) => {
      const value = rational(n, 10n ** BigInt(places));
      expect(compare(exact(formatNumber(value)), value)).toBe(0);
    }));
  });
});

test('thousands', () => {
  expect(['0.00', '999.99', '-1000.5', '1234567'].map(groupThousands)).toEqual(['0.00', '999.99', '-1,000.5', '1,234,567']);
});
