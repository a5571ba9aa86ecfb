import { loadRules } from '../rules/load';
import { checkLedgers } from './check';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf, declared, folderOf, rule, ruleFile } from './testing/rules';

/** A file with a row fact `counted`: so many minutes on top of the sheet's. */
const counting = (id: string, more: number, rules: readonly Record<string, unknown>[] = []) =>
  ruleFile(rules, { id, parameters: { more: declared({ value: more, unit: 'minute' }) }, facts: { ...COUNTED, ...(rules.length > 0 ? TOTAL : {}) } });
const COUNTED = { counted: declared({ unit: 'minute', formula: '=late + more' }) };
const TOTAL = { total: declared({ unit: 'minute', formula: '=SUMIFS(work.counted, work.employee_id, employee_id)' }) };
const shows = (name: string) => rule(name, { conditions: { all: [{ fact: 'total', operator: 'greaterThan', value: 11 }] }, message: { 'zh-CN': '{total}', en: '{total}' } });
const reading = (id: string) => ruleFile([shows('total')], { id, facts: TOTAL });

/** What each file's rule says of two rows of ten minutes: E1 is in Sales, E2 in Service. */
async function totals(files: Parameters<typeof companyOf>[0], profile: Parameters<typeof companyOf>[1] = {}): Promise<Record<string, unknown>> {
  const work = ledgerOf('work', { employee_id: texts(['E1', 'E2']), work_date: numbers('date', 0, [46_296, 46_297]), late: numbers('duration', 0, [10, 10]) });
  const employees = ledgerOf('employees', { employee_id: texts(['E1', 'E2']), department: texts(['Sales', 'Service']) });
  const { findings } = await checkLedgers(companyOf(files, profile), [], [employees, work], {});
  return Object.fromEntries(findings.map(({ rule: id, key, facts }) => [`${id.split('/')[0]} ${key['employee_id']}`, facts['total']]));
}

test('a file means its own fact, then one of its folder, whatever stands first in the profile', async () => {
  const files = {
    'library/x/counting.json': counting('x-counting', 100),
    'counting.json': counting('counting', 1),
    'library/y/counting.json': counting('y-counting', 10, [shows('total')]),
    'library/x/reading.json': reading('x-reading'),
    'reading.json': reading('reading'),
  };
  // Formulas are written alike; eleven minutes are no finding.
  expect(await totals(files)).toEqual({ 'x-reading E1': 110, 'x-reading E2': 110, 'y-counting E1': 20, 'y-counting E2': 20 });
});

test('a lookup by such a fact has an index of its own', async () => {
  const alike = { total: declared({ unit: 'count', formula: '=COUNTIFS(work.counted, counted)' }) };
  const some = rule('some', { conditions: { all: [{ fact: 'total', operator: 'greaterThan', value: 0 }] }, message: { 'zh-CN': '{total}', en: '{total}' } });
  const both = [['x', 100], ['y', 10]].map(([id, more]) => [`library/${id}/a.json`, { ...counting(`${id}-a`, Number(more), [some]), facts: { ...COUNTED, ...alike } }] as const);
  expect(await totals(Object.fromEntries(both))).toEqual({ 'x-a E1': 2, 'x-a E2': 2, 'y-a E1': 2, 'y-a E2': 2 });
});

test('where none speaks for a row, the other files’ does', async () => {
  const files = { 'counting.json': counting('counting', 2), 'library/x/counting.json': counting('x-counting', 100), 'reading.json': reading('reading') };
  const inForce = [
    { file: 'counting.json', from: '2026-01-01', except: { department: ['Sales'] } },
    { file: 'library/x/counting.json', from: '2026-01-01', for: { department: ['Sales'] } },
    { file: 'reading.json', from: '2026-01-01' },
  ];
  expect(await totals(files, { inForce })).toEqual({ 'reading E1': 110, 'reading E2': 12 });
});

const warnings = (files: Parameters<typeof folderOf>[0]): unknown[] =>
  loadRules(folderOf(files)).problems.filter(({ code }) => code === 'fact-of-several').map(({ file, pointer, params }) => [file, pointer, params['files']]);

test('of several files that none comes before, the reader is told, once', () => {
  const files = { 'library/x/counting.json': counting('x-counting', 100), 'library/y/counting.json': counting('y-counting', 10) };
  expect(warnings({ ...files, 'library/z/reading.json': reading('z-reading') })).toEqual([
    ['library/z/reading.json', '/facts/total/formula', 'library/x/counting.json, library/y/counting.json'],
  ]);
  expect(warnings({ ...files, 'library/x/reading.json': reading('x-reading') })).toEqual([]);
  expect(warnings({ ...files, 'library/x/more.json': counting('x-more', 5), 'library/x/reading.json': reading('x-reading') })).toEqual([
    ['library/x/reading.json', '/facts/total/formula', 'library/x/counting.json, library/x/more.json'],
  ]);
});

test('two versions of one file are one declaration', () => {
  const versions = { 'counting.json': counting('counting', 1), 'counting-2.json': { ...counting('counting', 2), effectiveFrom: '2026-10-01' } };
  expect(warnings({ ...versions, 'reading.json': reading('reading') })).toEqual([]);
});
