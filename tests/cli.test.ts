import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Report } from '../src/checking/report';

const ROOT = join(__dirname, '..');
const BIN = join(ROOT, 'bin', 'guiju.mjs');
const BUNDLE = join(ROOT, 'build', 'cli', 'guiju.cjs');
const COMPANY = join(__dirname, 'fixtures', 'small-company');
const SAMPLE = join(ROOT, 'samples', '2026-10');
const sampleFiles = readdirSync(SAMPLE).filter((name) => name.endsWith('.xlsx')).sort().map((name) => join(SAMPLE, name));

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function guiju(args: readonly string[], environment: Readonly<Record<string, string>> = {}, script = BUNDLE): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...environment },
  });
  return { code: status, stdout, stderr };
}

let folder = '';
const path = (name: string): string => join(folder, name);
const HEADER = '单号,进货日期,工号,进货金额,批准人职务\n';
const CLEAN = `${HEADER}A1,2026-10-05,000101,500.00,\nA2,2026-10-06,000102,9000,店长\n`;
const OPEN = `${CLEAN}A3,2026-10-07,000102,500.01,\n`;
const UNKNOWN = `${CLEAN}A4,2026-10-08,000102,五百多,\n`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guiju-'));
  for (const [name, text] of Object.entries({ 'clean.csv': CLEAN, 'open.csv': OPEN, 'unknown.csv': UNKNOWN, 'empty.csv': '', 'text.csv': '购物清单\n牛奶\n', 'half.csv': '单号,进货金额,批准人职务\nA1,5,\n' })) writeFileSync(path(name), text);
  writeFileSync(path('broken.xlsx'), 'PK\u0003\u0004 no archive');
  // The first run builds what is not built; it may say so.
  expect(guiju(['--version'], {}, BIN).stdout).toBe('0.1.0\n');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const check = (...args: string[]): Run => guiju(['check', '--rules', COMPANY, ...args]);

describe('exit codes of check', () => {
  test('0: nothing to deal with', () => {
    const run = check(path('clean.csv'));
    expect(run).toEqual({ code: 0, stdout: expect.stringContaining('没有待处理的问题') as string, stderr: '' });
    expect(run.stdout).toContain('1 条规则 × 2 行，0 条发现，0 行未能判断');
  });

  test('1: a finding, with its place, value and limit', () => {
    const run = check(path('open.csv'), '--lang', 'en');
    expect([run.code, run.stderr]).toEqual([1, '']);
    expect(run.stdout).toContain('Order A3 of RMB 500.01 is above RMB 500.00 and not approved');
    expect(run.stdout).toMatch(/!D4|!E4/);
  });

  test('1: what cannot be judged is open, too, and is no violation', () => {
    const run = check(path('unknown.csv'), '--format', 'json');
    const { findings } = JSON.parse(run.stdout) as Report;
    expect([run.code, findings.map(({ verdict, row }) => [verdict, row])]).toEqual([1, [['cannot-judge', 4]]]);
  });

  test('2: a rule file that cannot be used; the report of the others is still printed', () => {
    const rules = path('broken-rules');
    cpSync(COMPANY, rules, { recursive: true });
    writeFileSync(join(rules, 'orders.json'), readFileSync(join(COMPANY, 'orders.json'), 'utf8').replace('"greaterThan"', '"biggerThan"'));
    const run = guiju(['check', '--rules', rules, path('open.csv'), '--lang', 'en']);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^orders\.json:\d+:\d+ {2}error: .*biggerThan/);
    expect(run.stdout).toMatch(/mistakes in rule files[^]*orders\.json:\d+:\d+/);
  });
});

describe('exit code 2 says which, what is wrong and what to do', () => {
  test.each([
    ['no such file', () => [path('none.csv')], /none\.csv：没有这个文件。请核对/],
    ['a folder', () => [folder], /是文件夹，不是文件/],
    ['an empty file', () => [path('empty.csv')], /empty\.csv/],
    ['no workbook', () => [path('broken.xlsx')], /broken\.xlsx/],
    ['a sheet that is no ledger', () => [path('text.csv')], /text\.csv：没有一张工作表.*能认出/],
    ['a ledger without a column that it must have', () => [path('half.csv')], /half\.csv：没有[^]*进货日期/],
    ['two bad files in one pass', () => [path('none.csv'), path('empty.csv')], /none\.csv[^]*empty\.csv/],
    ['a lock file', () => [path('~$open.xlsx')], /锁文件/],
    ['a bad month', () => [path('open.csv'), '--month', '2026-13'], /--month 2026-13 不是月份/],
    ['a bad date', () => [path('open.csv'), '--as-of', '2026-02-30'], /--as-of 2026-02-30 不是日期/],
    ['a bad format', () => [path('open.csv'), '--format', 'pdf'], /--format.*pdf/],
    ['a bad language', () => [path('open.csv'), '--lang', 'de'], /--lang.*de/],
    ['an unknown option', () => [path('open.csv'), '--frist'], /没有选项 --frist/],
    ['no file at all', () => [], /缺少参数 file/],
    ['an unknown ledger', () => [path('open.csv'), '--ledger', 'cars=Sheet1'], /没有台账“cars”。可用：orders/],
    ['an unknown sheet', () => [path('open.csv'), '--ledger', 'orders=Sheet9'], /没有工作表或 Excel 表格“Sheet9”/],
    ['a bad ledger option', () => [path('open.csv'), '--ledger', 'orders'], /请写成 台账=工作表/],
    ['rules that are none', () => [path('open.csv'), '--rules', folder], /没有 profile\.json/],
  ])('%s', (_, args, message) => {
    const run = check(...args());
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(/\bat .*\.(ts|js|cjs):|cli\.|workbook\./);
  });

  test('in the language asked for', () => {
    expect(check(path('none.csv'), '--lang', 'en').stderr).toContain('there is no such file. Check the path');
    expect(check(path('none.csv'), '--lang=zh-TW').stderr).toContain('沒有這個檔案');
  });
});

describe('--output', () => {
  test('holds what stdout would, and nothing else is left behind', () => {
    mkdirSync(path('out'));
    const target = path('out/report.json');
    const run = check(path('open.csv'), '--format', 'json', '--output', target);
    expect([run.code, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toContain('report.json');
    expect(readFileSync(target, 'utf8')).toBe(check(path('open.csv'), '--format', 'json').stdout);
    expect(readdirSync(path('out'))).toEqual(['report.json']);
    expect(check(path('open.csv'), '--format', 'text', '--output', target, '--quiet').stderr).toBe('');
    expect(readFileSync(target, 'utf8')).toContain('小店');
  });

  test.each([
    ['report.csv', '\ufeff严重程度,'],
    ['report.HTML', '<!doctype html>\n<html lang="zh-CN">'],
    ['report.xlsx', 'PK\u0003\u0004'],
    ['report.json', '{\n  "schemaVersion": 1,'],
    ['report', '小店'],
  ])('%s is written as its ending says, whole, with nothing left beside it', (name, beginning) => {
    const before = readdirSync(folder).filter((one) => one !== name);
    expect(check(path('open.csv'), '--output', path(name), '--quiet')).toMatchObject({ code: 1, stdout: '', stderr: '' });
    expect(readFileSync(path(name), 'utf8').slice(0, 60)).toContain(beginning);
    expect(readdirSync(folder).filter((one) => one !== name)).toEqual(before);
  });

  test('csv writes the table that --part names, html the slips; a part of another view is refused before any work', () => {
    expect(check(path('open.csv'), '--format', 'csv', '--part', 'run').stdout).toMatch(/^\ufeff类别,名称,/);
    expect(check(path('open.csv'), '--format', 'html', '--part', 'slips').stdout).toContain('<!doctype html>');
    for (const [format, part] of [['csv', 'slips'], ['html', 'lines'], ['xlsx', 'lines'], ['text', 'run']] as const) {
      const run = check(path('open.csv'), '--format', format, '--part', part, '--output', path('never'));
      expect([run.code, run.stdout, run.stderr]).toEqual([2, '', expect.stringContaining('不相配')]);
    }
    expect(existsSync(path('never'))).toBe(false);
  });

  test('a workbook goes through a pipe, and its links lead from where it lies to the checked file', () => {
    mkdirSync(path('reports'), { recursive: true });
    check(path('open.csv'), '--output', path('reports/linked.xlsx'), '--quiet');
    const parts = unzipSync(readFileSync(path('reports/linked.xlsx')));
    const relations = Object.entries(parts).filter(([name]) => name.includes('_rels/sheet')).map(([, part]) => strFromU8(part)).join();
    expect(relations).toContain('Target="../open.csv"');
    expect(relations).not.toContain(folder);
  });

  test('never overwrites an input, by whatever name, nor a rule file', () => {
    symlinkSync(path('open.csv'), path('link.csv'));
    linkSync(path('open.csv'), path('hard.csv'));
    for (const target of [path('open.csv'), path('link.csv'), path('hard.csv'), join(folder, 'out', '..', 'open.csv'), relative(process.cwd(), path('open.csv'))]) {
      const run = check(path('open.csv'), '--output', target);
      expect([run.code, run.stdout, run.stderr]).toEqual([2, '', expect.stringContaining('不能覆盖')]);
    }
    expect(readFileSync(path('open.csv'), 'utf8')).toBe(OPEN);
    expect(check(path('open.csv'), '--output', join(COMPANY, 'report.txt')).code).toBe(2);
    expect(existsSync(join(COMPANY, 'report.txt'))).toBe(false);
  });

  test('inputs may be read-only', () => {
    writeFileSync(path('locked.csv'), CLEAN);
    chmodSync(path('locked.csv'), 0o444);
    expect(check(path('locked.csv')).code).toBe(0);
  });
});

describe('the same bytes everywhere', () => {
  const PLACES = [
    { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
    { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' },
    { TZ: 'America/New_York', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
  ];
  test.each(['json', 'text'])('of the sample month as %s', (format) => {
    const runs = PLACES.map((place) => guiju(['check', ...sampleFiles, '--month', '2026-10', '--format', format, '--lang', 'zh-TW'], place));
    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual(PLACES.map(() => [1, '']));
    expect(runs[0]?.stdout.length).toBeGreaterThan(10_000);
    for (const run of runs) expect(run.stdout === runs[0]?.stdout).toBe(true);
  });
});

describe('the sample month', () => {
  test('verbose text shows every finding of the JSON report, and all totals', () => {
    const { findings, totals, lines } = JSON.parse(guiju(['check', ...sampleFiles, '--month', '2026-10', '--format', 'json']).stdout) as Report;
    const text = guiju(['check', ...sampleFiles, '--month', '2026-10', '--verbose']).stdout.replace(/\s+/g, '');
    expect(findings.length).toBeGreaterThan(50);
    expect(findings.filter(({ message }) => !text.includes(message.replace(/\s+/g, '')))).toEqual([]);
    expect(lines.length).toBeGreaterThan(50);
    for (const { employee_id: id } of totals) expect(text).toContain(id);
  });
});

describe('rules', () => {
  const rules = (command: string, ...args: string[]): Run => guiju(['rules', command, '--rules', COMPANY, ...args]);

  test('lint of a clean folder', () => {
    expect(rules('lint', '--lang', 'en')).toEqual({ code: 0, stdout: expect.stringMatching(/1 rule: 0 errors, 0 warnings\n$/) as string, stderr: '' });
  });

  test('lint names file, line and column of each mistake', () => {
    const broken = path('lint-rules');
    cpSync(COMPANY, broken, { recursive: true });
    writeFileSync(join(broken, 'orders.json'), readFileSync(join(COMPANY, 'orders.json'), 'utf8').replace('"amount", "operator"', '"amuont", "operator"'));
    const run = guiju(['rules', 'lint', '--rules', broken, '--format', 'json']);
    const { errors, problems } = JSON.parse(run.stdout) as { errors: number; problems: { severity: string; file: string; line: number; message: string }[] };
    // What refers to the broken file may say so as well.
    expect([run.code, errors]).toEqual([2, problems.filter(({ severity }) => severity === 'error').length]);
    expect(problems.filter(({ file }) => file === 'orders.json')).toMatchObject([{ line: 15, message: expect.stringContaining('amuont') as string }]);
  });

  test('test runs every case, and fails where one does', () => {
    const good = rules('test', '--lang', 'en');
    expect([good.code, good.stdout]).toEqual([0, '5 cases of 1 rule run: 0 failed\n']);
    const changed = path('changed-rules');
    cpSync(COMPANY, changed, { recursive: true });
    writeFileSync(join(changed, 'orders.json'), readFileSync(join(COMPANY, 'orders.json'), 'utf8').replace('"value": 500', '"value": 499'));
    const bad = guiju(['rules', 'test', '--rules', changed]);
    expect(bad.code).toBe(1);
    expect(bad.stdout).toContain('cases/orders.json:4  unapproved');
    expect(bad.stdout).toContain('应为 pass，实为 violation');
  });

  const RULE = 'orders/unapproved  Order not approved';
  const FIGURE = 'amount that needs no approval (free_up_to) = RMB 500.00';
  test.each([
    ['orders/unapproved', [RULE, 'all of these hold', 'is more than amount that needs no approval (free_up_to)', 'is blank', 'AND(amount > free_up_to, ISBLANK(approved_by))', FIGURE, 'ORD-1', 'Cases  5']],
    ['orders', ['orders  Orders', 'orders.json', RULE]],
    ['orders/free_up_to', ['parameter  orders/free_up_to  orders.json', FIGURE, 'ORD-1', RULE]],
    ['ORD-1', ['ORD-1', FIGURE, RULE]],
  ])('show %s', (id, parts) => {
    const run = rules('show', id, '--lang', 'en');
    expect([run.code, run.stderr]).toEqual([0, '']);
    for (const part of parts) expect(run.stdout).toContain(part);
  });

  test('a mistake that test rows and the profile wait for stands alone', () => {
    const broken = path('waiting-rules');
    cpSync(COMPANY, broken, { recursive: true });
    writeFileSync(join(broken, 'orders.json'), '');
    const run = guiju(['rules', 'lint', '--rules', broken, '--lang', 'en']);
    expect(run.code).toBe(2);
    const [mistake, summary, ...rest] = run.stdout.split('\n');
    expect(mistake).toMatch(/^orders\.json:1:1 {2}error: /);
    expect(summary).toMatch(/0 rules: 1 error, 0 warnings$/);
    expect(rest).toEqual(['']);
  });

  test('files that wait for a broken one are named in one line for it', () => {
    const broken = path('waiting-company');
    cpSync(join(ROOT, 'rules'), broken, { recursive: true });
    writeFileSync(join(broken, 'targets.json'), '');
    const run = guiju(['rules', 'lint', '--rules', broken, '--lang', 'en']);
    expect(run.code).toBe(2);
    const [mistake, waiting, cause, summary, ...rest] = run.stdout.split('\n');
    expect(mistake).toMatch(/^targets\.json:1:1 {2}error: /);
    expect(waiting).toMatch(/^1 more file has no mistake .*:$/);
    expect(cause).toBe('  because of targets.json: sales-pay.json');
    expect(summary).toMatch(/: 1 error, 0 warnings$/);
    expect(rest).toEqual(['']);
  });

  test('a mistake in a formula has the words of formulas', () => {
    const broken = path('formula-rules');
    cpSync(COMPANY, broken, { recursive: true });
    const facts = '"facts": { "double": { "title": { "zh-CN": "两倍", "en": "double" }, "unit": "yuan", "formula": "=SUMME(amount)" } },\n  "rules": [';
    writeFileSync(join(broken, 'orders.json'), readFileSync(join(COMPANY, 'orders.json'), 'utf8').replace('"rules": [', facts));
    const run = guiju(['rules', 'lint', '--rules', broken, '--lang', 'en']);
    expect([run.code, run.stdout]).toEqual([2, expect.stringMatching(/orders\.json:\d+:\d+ {2}error: .*SUMME.*\/facts\/double\/formula/)]);
  });

  test('lint warns of what looks wrong; warnings alone are no failure', () => {
    const odd = path('odd-rules');
    cpSync(COMPANY, odd, { recursive: true });
    const facts = '"facts": { "spare": { "title": { "zh-CN": "多余", "en": "spare" }, "unit": "yuan", "formula": "=amount" } },\n  "rules": [';
    writeFileSync(join(odd, 'orders.json'), readFileSync(join(COMPANY, 'orders.json'), 'utf8').replace('"rules": [', facts));
    const run = guiju(['rules', 'lint', '--rules', odd, '--lang', 'en']);
    expect([run.code, run.stdout]).toEqual([0, expect.stringMatching(/warning: .*spare[^]*0 errors, 1 warning\n$/)]);
  });

  test('the company that comes with it has neither mistakes nor warnings', () => {
    expect(guiju(['rules', 'lint', '--lang', 'en'])).toEqual({ code: 0, stdout: expect.stringMatching(/: 0 errors, 0 warnings, \d+ hints\n\d+ hints are not listed: add --hints to see them\.\n$/) as string, stderr: '' });
  });

  test('a check does without test rows, however broken', () => {
    const broken = path('broken-cases');
    cpSync(COMPANY, broken, { recursive: true });
    writeFileSync(join(broken, 'cases', 'orders.json'), '{');
    expect(guiju(['check', '--rules', broken, path('clean.csv')])).toMatchObject({ code: 0, stderr: '' });
    expect(guiju(['rules', 'lint', '--rules', broken]).code).toBe(2);
  });

  test('show takes a file by its id or by its path as the profile has it', () => {
    const shown = rules('show', 'orders');
    expect(shown.code).toBe(0);
    expect(rules('show', 'orders.json').stdout).toBe(shown.stdout);
  });

  test('show of what is not there names what is', () => {
    const run = rules('show', 'order');
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain('orders/unapproved');
  });
});

describe('help', () => {
  test.each([
    ['zh-CN', '用法：', '检查'],
    ['zh-TW', '用法：', '檢查'],
    ['en', 'Usage:', 'Check ledgers'],
  ])('in %s', (lang, usage, about) => {
    const run = guiju(['check', '--help', '--lang', lang]);
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toContain(usage);
    expect(run.stdout).toContain(about);
    for (const option of ['--rules', '--month', '--as-of', '--ledger', '--lang', '--format', '--output', '--verbose', '--quiet']) expect(run.stdout).toContain(option);
  });

  test('without a command it is usage, on stderr', () => {
    const run = guiju([]);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain('check');
  });
});
