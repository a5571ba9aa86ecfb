import { runCases } from '../src/checking/cases';
import { company, companyFolder } from './company';

/* Every rule of the company, by the cases that stand beside it. */
test('the cases of every rule hold', () => {
  const { visited, failures, casesOf } = runCases(companyFolder);
  expect(failures).toEqual([]);
  const rules = company.files.flatMap((file) => file.rules.map(({ id }) => id));
  const files = companyFolder.filter(({ path }) => path.startsWith('cases/')).map(({ text }) => JSON.parse(text) as { cases: unknown[]; functions?: unknown[] });
  const called = files.reduce((sum, { functions = [] }) => sum + functions.length, 0);
  expect(visited).toBe(files.reduce((sum, { cases }) => sum + cases.length, called));
  expect(called).toBeGreaterThan(60);
  expect(rules.filter((id) => !casesOf.has(id))).toEqual([]);
  expect(rules.length).toBeGreaterThan(100);
}, 300_000);
