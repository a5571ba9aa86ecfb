import fc from 'fast-check';
import { parseIsoDate } from '../values/serial-day';
import { checkLedgers } from './check';
import { keyOfText, textOfKey } from './key-text';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf, rule, ruleFile } from './testing/rules';

const DAY = parseIsoDate('2026-10-08')!;
const set = companyOf({ 'late.json': ruleFile([rule('late')]) });

/** Key → minutes late, of rows of [id, minutes] on one day. */
async function keysOf(rows: readonly (readonly [string | null, number])[]): Promise<Record<string, unknown>> {
  const work = ledgerOf('work', { employee_id: texts(rows.map(([id]) => id)), work_date: numbers('date', 0, rows.map(() => DAY)), late: numbers('duration', 0, rows.map(([, late]) => late)) });
  const { findings } = await checkLedgers(set, [], [work]);
  expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  return Object.fromEntries(findings.map(({ id, row }) => [id.split('|').filter((part) => !part.startsWith('work_date')).slice(1).join(' '), rows[row - 2]![1]]));
}

test('rows with equal keys are numbered from the second on, by what they say', async () => {
  expect(await keysOf([['E1', 40], ['E1', 20], ['E2', 30], ['E1', 30]])).toEqual({ 'employee_id=E1': 20, 'employee_id=E1 n=2': 30, 'employee_id=E1 n=3': 40, 'employee_id=E2': 30 });
});

test('rows of nobody known have an empty key, and are numbered like others', async () => {
  expect(await keysOf([[null, 20], [null, 30]])).toEqual({ 'employee_id=': 20, 'employee_id= n=2': 30 });
});

test('in whatever order the rows stand, each has the same key', async () => {
  const row = fc.tuple(fc.constantFrom('E1', 'E2'), fc.integer({ min: 16, max: 99 }));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), fc.nat(), async (rows, turn) => {
      const at = rows.length === 0 ? 0 : turn % rows.length;
      expect(await keysOf([...rows.slice(at), ...rows.slice(0, at)].reverse())).toEqual(await keysOf(rows));
    }),
    { numRuns: 50 },
  );
});

test('the text of a key is read back, whatever its values hold', () => {
  const anyKey = fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), fc.oneof(fc.string(), fc.stringMatching(/^[|\\=a\n]{0,6}$/)), { maxKeys: 4 });
  fc.assert(fc.property(anyKey, (key) => expect(keyOfText(textOfKey(key))).toEqual(key)), { numRuns: 500 });
});
