import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { loadRules } from './load';
import type { RuleFileText } from './model';

const ROOT = resolve(__dirname, '../../rules');

function folder(): RuleFileText[] {
  return readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(ROOT, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

test("the company's own rules load without a mistake", () => {
  const files = folder();
  const set = loadRules(files);
  const errors = set.problems.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ file, line, column, code, params }) => `${file}:${line}:${column} ${code} ${JSON.stringify(params)}`)).toEqual([]);
  expect(set.files.length).toBe(files.filter(({ path }) => !/^(schema|cases|ledgers)\//.test(path) && !/^(profile|roles|items|calendar|clauses|waivers)\.json$/.test(path)).length);
  expect(set.files.length).toBeGreaterThanOrEqual(6);
});
