import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { draftOf, type Draft } from '../src/authoring/draft';
import { withEdits } from '../src/authoring/edit';
import { publishInSteps, type Publishing } from '../src/authoring/publish';
import { check } from '../src/checking/check';
import { compareReports } from '../src/checking/difference';
import type { Report } from '../src/checking/report';
import { runCases } from '../src/checking/cases';
import { readRulesFolder } from '../src/cli/rules-folder';
import { PARTS } from '../src/records/parts';
import { writeRulesPart } from '../src/records/rules-part';
import { lintRules } from '../src/rules/analysis';
import { writeBundle } from '../src/rules/bundle';
import { loadRules } from '../src/rules/load';
import type { RuleFileText } from '../src/rules/model';
import { finished } from '../src/values/steps';
import { openFile } from '../src/workbook/file/open-file';
import { readWorkbook } from '../src/workbook/files';
import type { WorkbookFile } from '../src/workbook/port';

/* The company's own rules with a version of attendance that was published in the pane: in a folder, in a workbook and as JSON. */
jest.setTimeout(300_000);

const ROOT = join(__dirname, '..');
const BUNDLE = join(ROOT, 'build', 'cli', 'guiju.cjs');
const SAMPLES = join(ROOT, 'samples', '2026-10');
const FOLDER = readRulesFolder(join(ROOT, 'rules'), { cases: true }).files;
const SET = loadRules(FOLDER);
const AT = { by: '赵敏', at: '2026-11-22 09:30', note: '迟到扣款改为 35 元' };

/** Lateness of up to five minutes costs 35 yuan instead of 30; its cases say so. */
function draft(): Draft {
  const file = draftOf(FOLDER, 'attendance.json')!;
  const text = withEdits(file.text, [{ at: ['tables', 'lateness', 'rows', 1, 'deduction'], json: 35 }]);
  return { authors: [{ by: '王芳', at: '2026-11-20 10:00' }], files: [{ ...file, text }] };
}

/** Cases that were red with the draft say what comes out now: somebody looked at them. */
function mended(given: Draft, on: string): Draft {
  const done = finished(publishInSteps({ folder: FOLDER, set: SET, closedUntil: null }, given, { ...AT, effectiveFrom: on }));
  if (!('refused' in done)) throw new Error('nothing was red');
  const [refusal] = done.refused;
  expect([refusal!.code, done.refused.length]).toEqual(['cases', 1]);
  const file = given.files[0]!;
  const cases = file.cases.map(({ path, text }) => {
    const own = refusal!.cases.filter((red) => red.path === path.replace('cases/attendance', `cases/attendance-${on}`));
    const edits = own.flatMap(({ section, index, got }) => ('fault' in got ? [] : section === 'functions' ? [{ at: [section, index, 'expect'], json: got.verdict }] : [{ at: [section, index, 'line'], json: got.line }]));
    return { path, text: withEdits(text, edits) };
  });
  return { ...given, files: [{ ...file, cases }] };
}

const publish = (on: string): Publishing => {
  const done = finished(publishInSteps({ folder: FOLDER, set: SET, closedUntil: '2026-09-30' }, mended(draft(), on), { ...AT, effectiveFrom: on }));
  if ('refused' in done) throw new Error(JSON.stringify(done.refused.map(({ code, cases }) => [code, cases])));
  return done;
};

const LATER = publish('2026-11-01');
const files = (): readonly WorkbookFile[] => readdirSync(SAMPLES).filter((name) => name.endsWith('.xlsx')).map((name) => readWorkbook(name, readFileSync(join(SAMPLES, name))));

describe('a version that begins later', () => {
  const { folder, set } = LATER;

  test('changes no file but the profile, and is sound', () => {
    for (const file of FOLDER) if (file.path !== 'profile.json') expect(folder).toContain(file);
    expect(set.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const own = new Set(folder.filter(({ path }) => path.includes('attendance-2026-11-01')).map(({ path }) => path));
    expect(own.size).toBe(4);
    expect(lintRules(set, folder).filter(({ file, severity }) => own.has(file) && severity !== 'hint')).toEqual([]);
  });

  test('leaves a closed month to the byte what it was, but for the list of versions', async () => {
    const inputs = files();
    const options = { lang: 'zh-CN' as const, month: '2026-10' };
    const [before, after] = [await check(SET, inputs, options), await check(set, inputs, options)];
    expect(after.run.rules.filter(({ version }) => version === '2026-11-01').map(({ id }) => id)).toEqual(['attendance']);
    expect(JSON.stringify({ ...after, run: { ...after.run, rules: before.run.rules } })).toBe(JSON.stringify(before));
    expect(after.run.rules.filter(({ id, version }) => id !== 'attendance' || version !== '2026-11-01')).toEqual(before.run.rules);
    expect(before.lines.some(({ item }) => item === 'lateness')).toBe(true);

    const sooner = publish('2026-10-01').set;
    const { totals } = compareReports(before, await check(sooner, inputs, options));
    expect(totals.length).toBeGreaterThan(0);
  });
});

describe('on the command line', () => {
  const { folder } = LATER;
  let temporary = '';
  const path = (name: string): string => join(temporary, name);
  const guiju = (...args: readonly string[]): { code: number | null; stdout: string; stderr: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [BUNDLE, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' } });
    return { code: status, stdout, stderr };
  };
  const write = (name: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
  };
  const carrying = async (rules: readonly RuleFileText[]): Promise<Uint8Array> => {
    const [name = ''] = readdirSync(SAMPLES).filter((one) => one.startsWith('考勤'));
    const book = openFile(name, readFileSync(join(SAMPLES, name)));
    await book.setPart(PARTS.rules.namespace, writeRulesPart(rules));
    return book.save();
  };
  /** The same rules wherever they are. */
  const HOMES = ['rules', 'rules.json', 'carrying.xlsx'] as const;

  beforeAll(async () => {
    temporary = mkdtempSync(join(tmpdir(), 'guiju-published-'));
    spawnSync(process.execPath, [join(ROOT, 'bin', 'guiju.mjs'), '--version']);
    for (const { path: name, text } of folder) write(join('rules', name), text);
    write('rules.json', writeBundle(folder));
    write('carrying.xlsx', await carrying(folder));
  });
  afterAll(() => rmSync(temporary, { recursive: true }));

  test('the cases of both versions are run, wherever the rules are', () => {
    const { visited } = runCases(FOLDER);
    const attendance = folder.filter(({ path: name }) => name.startsWith('cases/attendance-2026-11-01')).reduce((sum, { text }) => {
      const { cases, functions = [] } = JSON.parse(text) as { readonly cases: readonly unknown[]; readonly functions?: readonly unknown[] };
      return sum + cases.length + functions.length;
    }, 0);
    const [first, ...others] = HOMES.slice(1).map((home) => guiju('rules', 'test', '--rules', path(home), '--format', 'json'));
    expect([first!.code, first!.stderr]).toEqual([0, '']);
    expect(JSON.parse(first!.stdout)).toMatchObject({ visited: visited + attendance, failures: [] });
    for (const other of others) expect(other).toEqual(first);
  });

  test('lint, show and diff say the same of each', () => {
    const told = HOMES.map((home) => ({
      lint: guiju('rules', 'lint', '--rules', path(home), '--format', 'json'),
      show: guiju('rules', 'show', 'attendance', '--rules', path(home)),
      diff: guiju('rules', 'diff', join(ROOT, 'rules'), path(home), '--format', 'json'),
    }));
    expect(told.map(({ lint, show, diff }) => [lint.code, show.code, diff.code])).toEqual([[0, 0, 1], [0, 0, 1], [0, 0, 1]]);
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
    expect(told[0]!.show.stdout).toMatch(/attendance-2026-11-01\.json.*2026-11-01[^]*赵敏[^]*2026-11-22 09:30[^]*王芳[^]*35 元/);
    const { stdout } = guiju('rules', 'diff', join(ROOT, 'rules'), path('rules'));
    expect(stdout).toMatch(/attendance-2026-11-01\.json/);
    expect(stdout).toMatch(/赵敏/);
    expect(stdout).toMatch(/30[^]*→?[^]*35/);
  });

  test('a workbook that carries rules with their cases is checked by them', () => {
    const report = (...args: string[]): Report => JSON.parse(guiju('check', path('carrying.xlsx'), '--month', '2026-10', '--format', 'json', '--quiet', ...args).stdout) as Report;
    const own = report();
    expect(own.run.rules.map(({ id, version }) => `${id} ${version}`)).toContain('attendance 2026-11-01');
    for (const home of HOMES) expect(report('--rules', path(home))).toEqual(own);
  });

  test.each([
    ['a workbook without rules', 'none.xlsx', /没有规则/],
    ['JSON with a comma missing', 'comma.json', /comma\.json:2:12/],
    ['JSON that is no bundle', 'other.json', /不能用/],
    ['no file', 'away.json', /away\.json/],
  ])('%s is refused in words', (_, name, words) => {
    const [sample = ''] = readdirSync(SAMPLES).filter((one) => one.startsWith('考勤'));
    write('none.xlsx', readFileSync(join(SAMPLES, sample)));
    write('comma.json', '{\n  "files": [{} {}]\n}');
    write('other.json', '{"a": 1}');
    const { code, stderr, stdout } = guiju('rules', 'lint', '--rules', path(name));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(words);
  });
});
