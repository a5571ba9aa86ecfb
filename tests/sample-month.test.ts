import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleText } from '../scripts/build/sample';
import { readSampleFile, SampleFileError } from '../src/addin/sample-file';
import { Observable } from '../src/addin/observable';
import { putInForce } from '../src/addin/rules-in-force';
import { openSession, type Session } from '../src/addin/session';
import type { SessionState } from '../src/addin/session-state';
import { serveRules } from '../src/addin/testing/serve-rules';
import { readRulesFolder } from '../src/cli/rules-folder';
import { check } from '../src/checking/check';
import type { Finding } from '../src/checking/report';
import type { Language } from '../src/i18n/language';
import { loadRules } from '../src/rules/load';
import { openFile, type FileWorkbook } from '../src/workbook/file/open-file';
import { makeBook } from '../src/workbook/file/testing/make-book';
import { readWorkbook } from '../src/workbook/files';
import type { BookSheet } from '../src/workbook/testing/contract';

/* The sample month in an empty workbook: put there, checked, taken away. */

jest.setTimeout(180_000);

const ROOT = join(__dirname, '..');
const RULES = join(ROOT, 'rules');
const { files } = readRulesFolder(RULES, { cases: false });
const set = loadRules(files);
const TEXT = sampleText(join(ROOT, 'samples', '2026-10'), RULES);

let server: Awaited<ReturnType<typeof serveRules>>;
beforeAll(async () => {
  putInForce({ set, files, from: 'bundled', cases: () => Promise.resolve([]) });
  server = await serveRules({ '/sample.json': { text: TEXT }, '/odd/sample.json': { text: '{"sheets":[{"name":1}]}' } });
});
afterAll(() => server.close());

interface Opened {
  readonly book: FileWorkbook;
  readonly session: Session;
  readonly state: () => SessionState;
}

function open(sheets: readonly BookSheet[], folder = ''): Opened {
  const book = openFile('空的.xlsx', makeBook({ sheets }, { prefix: '', strict: false }));
  const session = openSession(book, new Observable<Language>('zh-CN'), `${server.url}${folder}/rules.json`);
  return { book, session, state: () => session.desk.state.get() };
}

const names = async (book: FileWorkbook): Promise<string[]> => (await book.sheets()).map(({ name }) => name);

test('it is of a reasonable size, and says its own ledgers: each sheet of it is read as it is in the sample files', async () => {
  expect(TEXT.length).toBeLessThan(600_000);
  const { book, session, state } = open([{ name: 'Sheet1' }]);
  await session.sample.look();
  expect(session.sample.state.get()).toEqual({ kind: 'offered', sheets: [] });
  await session.sample.write();
  const { kind, sheets } = session.sample.state.get();
  expect([state().notice?.key, kind, sheets.length]).toEqual(['recognise.sample-written', 'there', 24]);

  await session.checker.check();
  const { report } = state().checked!.view;
  expect(report.run.month).toBe('2026-10');
  expect(report.notRead).toEqual([]);
  const rows = report.coverage.filter(({ file }) => file !== '').map(({ ledger, sheet, rows: all, notDataReasons: { 'other-month': other = 0, ...reasons } }) => [sheet, ledger, all - Object.values(reasons).reduce((sum, count) => sum + count, 0), other]);
  expect(rows).toEqual(expect.arrayContaining([['每日统计', 'attendance', 1823, 0], ['员工主档', 'employees', 60, 0], ['工资月汇总', 'payroll_month', 60, 0]]));
  expect(report.findings.length).toBeGreaterThan(200);
  expect(state().recognised!.read.sheets.filter(({ outcome }) => outcome !== 'read').map(({ sheet }) => sheet)).toEqual(['Sheet1']);

  // The very findings of the files that it is made from, as far as their sheets came along.
  const originals = ['2026年10月台账.xlsx', '2026年10月客户与报表台账.xlsx', '考勤-钉钉每日统计.xlsx'].map((name) => readWorkbook(name, new Uint8Array(readFileSync(join(ROOT, 'samples', '2026-10', name)))));
  const sameSheets = originals.map((file) => ({ ...file, sheets: file.sheets.filter(({ sheet }) => sheets.includes(sheet)) }));
  const expected = await check(set, sameSheets, { month: '2026-10' });
  const found = (of: readonly Finding[]): string[] => of.map(({ id, verdict, facts }) => `${id} ${verdict} ${JSON.stringify(facts)}`).sort();
  expect(found(report.findings)).toEqual(found(expected.findings));
  expect(report.totals).toEqual(expected.totals);

  const saved = openFile('空的.xlsx', book.save());
  const later = openSession(saved, new Observable<Language>('zh-CN'), `${server.url}/rules.json`);
  await later.sample.look();
  expect(later.sample.state.get().sheets.length).toBe(24);
  await later.checker.check();
  await later.sample.remove();
  expect([await names(saved), later.sample.state.get(), later.desk.state.get().checked]).toEqual([['Sheet1'], { kind: 'offered', sheets: [] }, null]);
});

test('a workbook with something in it is offered none, and its sheets are not taken away', async () => {
  const { book, session } = open([{ name: '我的', cells: { A1: 'x' } }]);
  await session.sample.look();
  expect(session.sample.state.get().kind).toBe('none');
  await session.sample.remove();
  expect(await names(book)).toEqual(['我的']);
});

test('cancelled in the middle: none of it stays', async () => {
  const { book, session, state } = open([{ name: 'Sheet1' }]);
  const stop = session.desk.state.subscribe(() => {
    if ((state().progress?.done ?? 0) > 100) session.desk.cancel();
  });
  await session.sample.write();
  stop();
  expect([state().notice?.key, await names(book), session.sample.state.get().kind]).toEqual(['pane.cancelled', ['Sheet1'], 'offered']);
});

test('the only sheets of a workbook are not taken away: one must stay', async () => {
  const { book, session, state } = open([{ name: 'Sheet1' }]);
  await session.sample.write();
  await book.deleteSheet('Sheet1');
  await session.sample.remove();
  expect([state().notice?.key, (await names(book)).length]).toEqual(['recognise.sample-alone', 24]);
});

test('where the server has none, or something else, that is told with what to do', async () => {
  for (const folder of ['/nowhere', '/odd']) {
    const { book, session, state } = open([{ name: 'Sheet1' }], folder);
    await session.sample.write();
    expect([state().notice?.key, await names(book)]).toEqual(['recognise.sample-not-loaded', ['Sheet1']]);
  }
});

test.each(['', '[]', '{}', '{"sheets":{}}', '{"sheets":[{"name":"a","above":[],"below":[],"sums":[],"table":{"name":"t","columns":[{"header":"a","kind":"odd","width":1}],"rows":[]}}]}', '{"sheets":[{"name":"a","above":[],"below":[],"sums":[],"table":{"name":"t","columns":[],"rows":[[{}]]}}]}'])('%j is no sample', (text) => {
  expect(() => readSampleFile(text)).toThrow(SampleFileError);
});
