import { runCases } from '../src/checking/cases';
import { company, companyFolder } from './company';

/* Every rule of the company, by the cases that stand beside it. */
test('the cases of every rule hold', () => {
  const { visited, failures, casesOf } = runCases(companyFolder);
  expect(failures).toEqual([]);
  const rules = company.files.flatMap((file) => file.rules.map(({ id }) => id));
  const written = companyFolder.filter(({ path }) => path.startsWith('cases/')).reduce((sum, { text }) => sum + (JSON.parse(text) as { cases: unknown[] }).cases.length, 0);
  expect(visited).toBe(written);
  expect(rules.filter((id) => !casesOf.has(id))).toEqual([]);
  expect(rules.length).toBeGreaterThan(100);
}, 120_000);
