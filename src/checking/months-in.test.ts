import { monthCode, parsePeriod } from '../values/period';
import { parseIsoDate } from '../values/serial-day';
import { mainMonth, monthsIn, type MonthRows } from './months-in';
import { columnDefinition, ledgerDefinition, ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf } from './testing/rules';

const months = (...of: (readonly [string, number])[]): MonthRows[] => of.map(([month, rows]) => ({ month, rows }));

describe('the month that a workbook is about', () => {
  test.each([
    ['none, where no row has a date', months(), null],
    ['its only one', months(['2026-10', 1]), '2026-10'],
    ['that of most rows, not the latest', months(['2062-10', 1], ['2026-10', 597], ['2026-09', 3]), '2026-10'],
    ['of two with as many rows the later', months(['2026-11', 5], ['2026-10', 5], ['2026-09', 5]), '2026-11'],
    ['one row more decides', months(['2026-11', 5], ['2026-10', 6]), '2026-10'],
  ])('%s', (_, found, expected) => {
    expect(mainMonth(found)).toBe(expected);
  });
});

describe('the months of rows', () => {
  const company = companyOf({}, { inForce: [] });
  const dated = ledgerDefinition('dated', [columnDefinition('day', { type: 'date', kind: 'date' })], { dateColumn: 'day' });
  const periods = ledgerDefinition('periods', [columnDefinition('period', { type: 'period', kind: 'period' })], { dateColumn: 'period' });
  const undated = ledgerDefinition('undated', [columnDefinition('name')]);
  const setOf = (payrollPeriod: (typeof company)['profile']['payrollPeriod']): typeof company => ({
    ...company,
    profile: { ...company.profile, payrollPeriod },
    ledgers: new Map([dated, periods, undated].map((ledger) => [ledger.key, ledger])),
  });
  const days = (...texts: (string | null)[]) => ledgerOf('dated', { day: numbers('date', 0, texts.map((text) => (text === null ? null : parseIsoDate(text)))) });

  test('are counted over all ledgers, the latest first; rows without a date are of none', () => {
    const ledgers = [
      days('2026-10-01', '2026-10-31', null, '2026-11-01'),
      ledgerOf('periods', { period: numbers('period', 0, ['2026-10', '2026-Q3', '2026'].map((text) => parsePeriod(text)!)) }),
      ledgerOf('undated', { name: texts(['a', 'b']) }),
    ];
    expect(monthsIn(ledgers, setOf({ from: 1, to: 'end' }))).toEqual(months(['2026-12', 1], ['2026-11', 1], ['2026-10', 3], ['2026-09', 1]));
    expect(monthCode(2026, 10)).toBe(parsePeriod('2026-10'));
  });

  test.each([
    ['2026-10-25', '2026-10'],
    ['2026-10-26', '2026-11'],
    ['2026-10-27', '2026-11'],
    ['2026-12-26', '2027-01'],
  ])('are payroll months: %s is of %s where a month runs from the 26th to the 25th', (day, month) => {
    expect(monthsIn([days(day)], setOf({ from: 26, to: 25 }))).toEqual(months([month, 1]));
  });
});
