import { parseIsoDate } from '../values/serial-day';
import { check, checkLedgers, CheckError, type CheckOptions } from './check';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf, rule, ruleFile } from './testing/rules';

const set = companyOf({ 'late.json': ruleFile([rule('late')]), 'late-2.json': ruleFile([rule('late')], { effectiveFrom: '2026-10-15' }) });

const asOf = async (days: readonly string[], options: CheckOptions = {}): Promise<string> => {
  const work = ledgerOf('work', { employee_id: texts(days.map(() => 'E1')), work_date: numbers('date', 0, days.map((day) => parseIsoDate(day))) });
  return (await checkLedgers(set, [], [work], options)).run.asOf;
};

describe('the day that a check looks from', () => {
  const days = ['2026-10-09', '2026-12-24', '2026-11-30'];
  test('is the latest date of the ledgers', async () => expect(await asOf(days)).toBe('2026-12-24'));
  test('is the last day of the checked month', async () => expect(await asOf(days, { month: '2026-10' })).toBe('2026-10-31'));
  test('is what was asked for', async () => expect(await asOf(days, { month: '2026-10', asOf: '2026-10-20' })).toBe('2026-10-20'));
  test('is never today', async () => expect(await asOf([])).toBe('1900-01-01'));
});

test.each([
  [{ month: '2026-13' }, 'bad-month'],
  [{ month: '2026-Q4' }, 'bad-month'],
  [{ month: '2026' }, 'bad-month'],
  [{ asOf: '2026-02-29' }, 'bad-date'],
  [{ asOf: 'tomorrow' }, 'bad-date'],
])('%o is refused', async (options, code) => {
  await expect(check(set, [], options)).rejects.toMatchObject({ code });
  await expect(check(set, [], options)).rejects.toBeInstanceOf(CheckError);
});

test('the report names every version that may have judged', async () => {
  const { run } = await check(set, [{ name: 'a.xlsx', sha256: 'ab', sheets: [] }]);
  expect(run.rules.map(({ id, version }) => [id, version])).toEqual([['late', '2026-01-01'], ['late', '2026-10-15']]);
  expect(new Set(run.rules.map(({ sha256 }) => sha256)).size).toBe(2);
  expect(run.files).toEqual([{ name: 'a.xlsx', sha256: 'ab' }]);
});

test('somebody who cancels between two slices stops the check', async () => {
  const work = ledgerOf('work', { employee_id: texts(['E1']), work_date: numbers('date', 0, [parseIsoDate('2026-10-09')]), late: numbers('duration', 0, [99]) });
  const pause = (): never => {
    throw new Error('enough');
  };
  await expect(checkLedgers(set, [], [work], { pause })).rejects.toThrow('enough');
});
