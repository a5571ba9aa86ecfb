import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { draftOf, replacing, type Draft } from '../src/authoring/draft';
import { withEdits, type Edit } from '../src/authoring/edit';
import { publishInSteps, type Publishing } from '../src/authoring/publish';
import { check } from '../src/checking/check';
import { compareReports } from '../src/checking/difference';
import type { Report } from '../src/checking/report';
import { readRulesFolder } from '../src/cli/rules-folder';
import { PARTS } from '../src/records/parts';
import { writeRulesPart } from '../src/records/rules-part';
import { writeBundle } from '../src/rules/bundle';
import { loadRules } from '../src/rules/load';
import type { RuleFileText } from '../src/rules/model';
import { finished } from '../src/values/steps';
import { openFile } from '../src/workbook/file/open-file';
import { makeBook } from '../src/workbook/file/testing/make-book';
import { readWorkbook } from '../src/workbook/files';

/* Versions that were published in the pane: what they leave as it was, and that all homes of rules give the same results. */
jest.setTimeout(300_000);

const ROOT = join(__dirname, '..');
const AT = { by: '赵敏', at: '2026-11-22 09:30', note: '按新制度' };

function drafted(folder: readonly RuleFileText[], path: string, edits: readonly Edit[], casesText: (text: string) => string): Draft {
  const file = draftOf(folder, path)!;
  return { authors: [{ by: '王芳', at: '2026-11-20 10:00' }], files: [{ ...file, text: withEdits(file.text, edits), cases: file.cases.map((one) => ({ path: one.path, text: casesText(one.text) })) }] };
}

function published(folder: readonly RuleFileText[], draft: Draft, effectiveFrom: string): Publishing {
  const done = finished(publishInSteps({ folder, set: loadRules(folder), closedUntil: '2026-10-31' }, draft, { ...AT, effectiveFrom }));
  if ('refused' in done) throw new Error(JSON.stringify(done.refused));
  return done;
}

test('a closed month comes out to the byte as it did when a version is published from a later day, but for the list of versions', async () => {
  const folder = readRulesFolder(join(ROOT, 'rules'), { cases: true }).files;
  const samples = join(ROOT, 'samples', '2026-10');
  const inputs = readdirSync(samples).filter((name) => name.endsWith('.xlsx')).map((name) => readWorkbook(name, readFileSync(join(samples, name))));
  const options = { lang: 'zh-CN' as const, month: '2026-10' };
  // Lateness of up to five minutes costs 35 yuan instead of 30. Cases of October, of other files that read it, go by the version of October.
  const draft = drafted(folder, 'attendance.json', [{ at: ['tables', 'lateness', 'rows', 1, 'deduction'], json: 35 }], (text) => withEdits(text, [{ at: ['cases'], json: [] }, { at: ['functions'] }]));
  const { folder: after, set } = published(folder, draft, '2026-11-01');
  for (const file of folder) if (file.path !== 'profile.json') expect(after).toContain(file);

  const before = await check(loadRules(folder), inputs, options);
  const now = await check(set, inputs, options);
  expect(now.run.rules.filter(({ version }) => version === '2026-11-01').map(({ id }) => id)).toEqual(['attendance']);
  expect(now.run.rules.filter(({ version }) => version !== '2026-11-01')).toEqual(before.run.rules);
  expect(JSON.stringify({ ...now, run: { ...now.run, rules: before.run.rules } })).toBe(JSON.stringify(before));

  // Had it held in October, October would be another month.
  const { totals } = compareReports(before, await check(loadRules(replacing(folder, draft)), inputs, options));
  expect(totals.length).toBeGreaterThan(0);
});

describe('on the command line', () => {
  const SMALL = readRulesFolder(join(__dirname, 'fixtures', 'small-company'), { cases: true }).files;
  const { folder } = published(SMALL, drafted(SMALL, 'orders.json', [{ at: ['parameters', 'free_up_to', 'value'], json: 300 }], (text) => text.replaceAll('499.99', '299.99').replaceAll('500', '300')), '2026-11-01');
  let temporary = '';
  const path = (name: string): string => join(temporary, name);
  const guiju = (...args: readonly string[]): { code: number | null; stdout: string; stderr: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'build', 'cli', 'guiju.cjs'), ...args], { encoding: 'utf8', maxBuffer: 1 << 28, env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' } });
    return { code: status, stdout, stderr };
  };
  const write = (name: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
  };
  const orders = [['单号', '进货日期', '工号', '进货金额', '批准人职务'], ['A1', '2026-10-31', '000101', '400', ''], ['A2', '2026-11-01', '000101', '400', '']];
  const book = makeBook({ name: 'a.xlsx', sheets: [{ name: '进货', cells: Object.fromEntries(orders.flatMap((cells, row) => cells.map((value, column) => [`${'ABCDE'[column]}${row + 1}`, value]))) }] }, { prefix: '', strict: false });
  /** The same rules wherever they are. */
  const HOMES = ['rules', 'rules.json', 'carrying.xlsx'] as const;

  beforeAll(async () => {
    temporary = mkdtempSync(join(tmpdir(), 'guiju-published-'));
    spawnSync(process.execPath, [join(ROOT, 'bin', 'guiju.mjs'), '--version']);
    for (const { path: name, text } of folder) write(join('rules', name), text);
    for (const { path: name, text } of SMALL) write(join('before', name), text);
    write('rules.json', writeBundle(folder));
    write('none.xlsx', book);
    const carrying = openFile('carrying.xlsx', book);
    await carrying.setPart(PARTS.rules.namespace, writeRulesPart(folder));
    write('carrying.xlsx', carrying.save());
  });
  afterAll(() => rmSync(temporary, { recursive: true }));

  test('test, lint, show and diff say the same of each', () => {
    const [first, ...others] = HOMES.map((home) => ({
      test: guiju('rules', 'test', '--rules', path(home), '--format', 'json'),
      lint: guiju('rules', 'lint', '--rules', path(home), '--hints', '--format', 'json'),
      show: guiju('rules', 'show', 'orders', '--rules', path(home)),
      diff: guiju('rules', 'diff', path('before'), path(home)),
      clauses: guiju('rules', 'coverage', '--rules', path(home)),
    }));
    const { test, lint, show, diff, clauses } = first!;
    expect([test, lint, show, diff, clauses].map(({ code, stderr }) => [code, stderr])).toEqual([[0, ''], [0, ''], [0, ''], [1, ''], [0, '']]);
    for (const other of others) expect(other).toEqual(first);
    expect(JSON.parse(test.stdout)).toMatchObject({ visited: 10, failures: [], untested: [] });
    for (const { stdout } of [show, diff]) expect(stdout).toMatch(/orders-2026-11-01\.json[^]*赵敏 于 2026-11-22 09:30 发布；修改：王芳：按新制度/);
    expect(diff.stdout).toMatch(/免批金额.*500.* → 300/);
  });

  test('a workbook that carries them with their cases is checked by them, each row by the version of its day', () => {
    const report = (...args: string[]): Report => JSON.parse(guiju('check', path('carrying.xlsx'), '--format', 'json', '--quiet', ...args).stdout) as Report;
    const own = report();
    expect(own.findings.map(({ key, version }) => [key['order_no'], version])).toEqual([['A2', '2026-11-01']]);
    for (const home of HOMES) expect(report('--rules', path(home))).toEqual(own);
  });

  test.each([
    ['a workbook without rules', 'none.xlsx', () => book, /没有规则/],
    ['JSON with a comma missing', 'comma.json', () => '{\n  "files": [{} {}]\n}', /comma\.json:2:15/],
    ['JSON that is no bundle', 'other.json', () => '{"a": 1}', /other\.json.*不能用/],
    ['no file', 'away.json', null, /away\.json/],
  ])('%s is refused in words', (_, name, content, words) => {
    if (content) write(name, content());
    const { code, stderr, stdout } = guiju('rules', 'lint', '--rules', path(name));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(words);
  });
});
