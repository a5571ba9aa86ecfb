import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../src/checking/report';
import { readWorkbook } from '../src/workbook/files';

/* `check --against`, `rules diff` and `rules coverage` as a user calls them. */
const BIN = join(__dirname, '..', 'bin', 'guiju.mjs');
const COMPANY = join(__dirname, 'fixtures', 'small-company');
const HEADER = '单号,进货日期,工号,进货金额,批准人职务\n';

let folder = '';
const path = (name: string): string => join(folder, name);
function guiju(...args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' } });
  return { code: status, stdout, stderr };
}
const check = (file: string, ...args: string[]): ReturnType<typeof guiju> => guiju('check', '--rules', COMPANY, '--quiet', '--month', '2026-10', ...args, path(file));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guiju-changes-'));
  const orders = (rows: readonly string[]): string => HEADER + rows.join('\n') + '\n';
  writeFileSync(path('first.csv'), orders(['A1,2026-10-05,000101,600,', 'A2,2026-10-06,000102,700,', 'A3,2026-10-07,000102,800,']));
  writeFileSync(path('second.csv'), orders(['A1,2026-10-05,000101,600,店长', 'A2,2026-10-06,000102,750,', 'A3,2026-10-07,000102,800,', 'A4,2026-10-08,000102,900,']));
  expect(check('first.csv', '--format', 'json', '--output', path('first.json')).code).toBe(1);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('check --against', () => {
  test('as JSON: new, fixed, still, and still with other values', () => {
    const { difference } = JSON.parse(check('second.csv', '--against', path('first.json'), '--format', 'json').stdout) as Report;
    const { findings } = difference!;
    const keys = (ids: readonly string[]): string[] => ids.map((id) => /A\d/.exec(id)?.[0] ?? id);
    expect([keys(findings.new), keys(findings.fixed.map(({ id }) => id)), keys(findings.still)]).toEqual([['A4'], ['A1'], ['A2', 'A3']]);
    expect(findings.changed.map(({ id, facts }) => [keys([id])[0], Object.values(facts)])).toEqual([['A2', [{ from: '700.00', to: '750.00' }]]]);
  });

  test.each([
    ['zh-CN', /新增 1 条（\+）；已解决 1 条（−）；仍在 2 条，其中 1 条内容有变（~）/],
    ['zh-TW', /新增 1 條（\+）；已解決 1 條（−）；仍在 2 條，其中 1 條內容有變（~）/],
    ['en', /1 new \(\+\); 1 fixed \(−\); 2 still there, 1 of them changed \(~\)/],
  ])('in words: %s', (lang, words) => {
    const { stdout } = check('second.csv', '--against', path('first.json'), '--lang', lang);
    expect(stdout).toMatch(words);
    expect(stdout).toMatch(/700.00 → 750.00/);
  });

  test('as csv, as a page and as a workbook, too', () => {
    const { stdout } = check('second.csv', '--against', path('first.json'), '--format', 'csv', '--part', 'difference');
    const fates = stdout.replace('\ufeff', '').trim().split('\r\n').map((row) => row.split(',')[0]);
    expect(fates.slice(0, 4)).toEqual(['变化', '新增', '已解决', '内容有变']);
    expect(check('second.csv', '--against', path('first.json'), '--format', 'html').stdout).toMatch(/新增 1 条（\+）；已解决 1 条（−）/);
    for (const [args, has] of [[['--against', path('first.json')], true], [[], false]] as const) {
      expect(check('second.csv', ...args, '--output', path('second.xlsx')).code).toBe(1);
      expect(readWorkbook('second.xlsx', readFileSync(path('second.xlsx'))).sheets.some(({ sheet }) => sheet === '变化')).toBe(has);
    }
    const without = check('second.csv', '--format', 'csv', '--part', 'difference', '--lang', 'en');
    expect([without.code, without.stdout]).toEqual([2, '']);
    expect(without.stderr).toMatch(/--against/);
  });

  test('what is no report, another version, another month: said, and exit 2', () => {
    writeFileSync(path('other.json'), JSON.stringify({ ...(JSON.parse(readFileSync(path('first.json'), 'utf8')) as Report), schemaVersion: 9 }));
    for (const [args, words] of [
      [['--against', path('first.csv')], /no JSON/],
      [['--against', join(COMPANY, 'roles.json')], /no report/],
      [['--against', path('other.json')], /format version 9/],
      [['--against', path('first.json'), '--month', '2026-09'], /of 2026-10.*of 2026-09/],
      [['--against', path('nothing.json')], /no such file/],
    ] as const) {
      const { code, stdout, stderr } = check('second.csv', '--lang', 'en', ...args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(words);
    }
  });

  test('the earlier report is never written over', () => {
    const before = readFileSync(path('first.json'), 'utf8');
    expect(check('second.csv', '--against', path('first.json'), '--format', 'json', '--output', path('first.json')).code).toBe(2);
    expect(readFileSync(path('first.json'), 'utf8')).toBe(before);
  });
});

describe('rules diff', () => {
  const changed = (): string => {
    const copy = path('changed');
    cpSync(COMPANY, copy, { recursive: true });
    writeFileSync(join(copy, 'orders.json'), readFileSync(join(COMPANY, 'orders.json'), 'utf8').replace('"value": 500', '"value": 700'));
    return copy;
  };

  test('in words: the figure, then → now; and what that changes on a file', () => {
    const { code, stdout } = guiju('rules', 'diff', COMPANY, changed(), '--on', path('first.csv'), '--lang', 'en', '--quiet');
    expect(code).toBe(1);
    expect(stdout).toContain('parameter amount that needs no approval (free_up_to): 500 yuan → 700 yuan');
    expect(stdout).toMatch(/0 new \(\+\); 2 gone \(−\); 1 still there, 1 of them changed/);
  });

  test('as JSON', () => {
    const { changes, impact } = JSON.parse(guiju('rules', 'diff', COMPANY, changed(), '--on', path('first.csv'), '--format', 'json', '--quiet').stdout) as { changes: unknown; impact: Pick<Report, 'difference' | 'findings'> };
    expect(changes).toEqual([{ from: 'orders.json', to: 'orders.json', is: 'changed', parts: [{ kind: 'parameter', name: 'free_up_to', is: 'changed', fields: [{ field: 'value', from: 500, to: 700 }] }] }]);
    expect([impact.difference?.findings.fixed.length, impact.findings.length]).toEqual([2, 1]);
  });

  test('0 where nothing differs; 2 where a set cannot be used', () => {
    expect(guiju('rules', 'diff', COMPANY, COMPANY)).toMatchObject({ code: 0, stdout: '两套制度没有差别。\n' });
    expect(guiju('rules', 'diff', COMPANY, folder).code).toBe(2);
    const broken = changed();
    writeFileSync(join(broken, 'orders.json'), '{');
    expect(guiju('rules', 'diff', COMPANY, broken, '--lang', 'en')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/mend them first[^]*orders\.json:1/) as string });
  });
});

describe('rules coverage', () => {
  const withList = (list: object): string => {
    const copy = path('listed');
    cpSync(COMPANY, copy, { recursive: true });
    writeFileSync(join(copy, 'clauses.json'), JSON.stringify(list));
    return copy;
  };
  const clause = (id: string): object => ({ id, document: 'D', quote: '原文', status: 'ready' });
  const later = { key: 'HRM', title: { 'zh-CN': '人事', 'zh-TW': '人事', en: 'HR' }, later: true };

  test('0: everything is accounted for, or written later; 1 where that is asked for', () => {
    const rules = withList({ domains: [later], clauses: [clause('ORD-1'), clause('HRM-1')] });
    const all = guiju('rules', 'coverage', '--rules', rules, '--lang', 'en');
    expect(all).toMatchObject({ code: 0, stderr: '' });
    expect(all.stdout).toMatch(/ORD-1 +D 原文 +orders\/unapproved \(\d+\)/);
    expect(all.stdout).toMatch(/HRM HR \(written later\) +1 +0 +0 +0 +1/);
    expect(guiju('rules', 'coverage', '--rules', rules, '--domain', 'hrm').code).toBe(1);
    expect(guiju('rules', 'coverage', '--rules', rules, '--domain', 'ord').code).toBe(0);
    expect(guiju('rules', 'coverage', '--rules', rules, '--domain', 'XYZ', '--lang', 'en')).toMatchObject({ code: 2, stderr: expect.stringContaining('There are: HRM, ORD') as string });
  });

  test('1: a clause that nobody accounts for, or one that is cited and not listed', () => {
    const gap = guiju('rules', 'coverage', '--rules', withList({ clauses: [clause('ORD-1'), clause('ORD-2')] }), '--format', 'json');
    const { domains, clauses } = JSON.parse(gap.stdout) as { domains: { unaccounted: number; gap: boolean }[]; clauses: { id: string; state: string }[] };
    expect([gap.code, domains[0]?.unaccounted, domains[0]?.gap, clauses.map(({ id, state }) => [id, state])]).toEqual([1, 1, true, [['ORD-1', 'checked'], ['ORD-2', 'unaccounted']]]);
    expect(guiju('rules', 'coverage', '--rules', withList({ clauses: [] }), '--lang', 'en')).toMatchObject({ code: 1, stdout: expect.stringContaining('ORD-1 is not in the list of clauses') as string });
  });

  test('a company without a list gets what is cited', () => {
    expect(guiju('rules', 'coverage', '--rules', COMPANY)).toMatchObject({ code: 0, stdout: expect.stringContaining('ORD-1') as string });
  });
});
