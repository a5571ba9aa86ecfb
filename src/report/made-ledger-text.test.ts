import { createTranslator } from '../i18n/translator';
import { companyOf } from '../checking/testing/rules';
import { madeLedgerText } from './made-ledger-text';

type Json = Readonly<Record<string, unknown>>;
const words = (text: string): Json => ({ 'zh-CN': text, 'zh-TW': text, en: text });
const made = (key: string, roster: Json): Json => ({
  key, title: words(key), rowKey: [], dateColumn: 'at', columns: { at: { type: roster['every'] ? 'period' : 'date', headers: ['at'] } }, roster: { ...roster, [roster['every'] ? 'period' : 'date']: 'at' },
});
const set = companyOf({
  'ledgers/people_days.json': made('people_days', { ledger: 'employees' }),
  'ledgers/machine_days.json': made('machine_days', { ledger: 'employees', everyDay: true }),
  'ledgers/department_quarters.json': made('department_quarters', { ledger: 'employees', of: ['department'], every: 'quarter' }),
  'ledgers/company_years.json': made('company_years', { every: 'year' }),
}, { inForce: [] });

test.each([
  ['people_days', '自动得出，不用交表：Employees的每一行，每个工作日一行。', 'Made by itself, nobody hands it in: for each row of Employees a row for each work day.'],
  ['machine_days', '自动得出，不用交表：Employees的每一行，每天一行。', 'Made by itself, nobody hands it in: for each row of Employees a row for each day.'],
  ['department_quarters', '自动得出，不用交表：Employees里的每个department，每季一行，在季末那个月判断。', 'Made by itself, nobody hands it in: for each department of Employees a row for each quarter, judged in its last month.'],
  ['company_years', '自动得出，不用交表：公司，每年一行，在最后那个月判断。', 'Made by itself, nobody hands it in: for the company a row for each year, judged in its last month.'],
])('%s says what it is made of', (key, chinese, english) => {
  expect(madeLedgerText(set, key, 'zh-CN', createTranslator('zh-CN'))).toBe(chinese);
  expect(madeLedgerText(set, key, 'en', createTranslator('en'))).toBe(english);
});

test('what is read from sheets says nothing, nor does what is not there', () => {
  expect(['employees', 'nope'].map((key) => madeLedgerText(set, key, 'en', createTranslator('en')))).toEqual([null, null]);
});
