import { join } from 'node:path';
import { check } from '../checking/check';
import { compareReports } from '../checking/difference';
import { readRulesFolder } from '../cli/rules-folder';
import type { Language } from '../i18n/language';
import { impactOf } from '../report/impact';
import { fenOf } from '../values/amount';
import type { Figure } from '../rules/figures';
import { loadRules } from '../rules/load';
import { openFile, type FileWorkbook } from '../workbook/file/open-file';
import { makeBook } from '../workbook/file/testing/make-book';
import { seeFile } from '../workbook/file/testing/see-file';
import { readWorkbook } from '../workbook/files';
import { Observable } from './observable';
import { putInForce, rulesInForce } from './rules-in-force';
import { openSession, type Session } from './session';
import { smallMonth } from './testing/small-book';
import { figuresBy, type WhatIfState } from './what-if';

const { files } = readRulesFolder(join(__dirname, '../../rules'), { cases: false });
const SET = loadRules(files);
const RULES = { set: SET, files, from: 'bundled' as const, cases: () => Promise.resolve([]) };
const MONTH = smallMonth(['员工主档', '销售台账', '请假台账', '工资月汇总'], 70);
const BYTES = makeBook(MONTH, { prefix: '', strict: false });
const FIGURES = figuresBy(RULES);

jest.setTimeout(120_000);
beforeEach(() => putInForce(RULES));

interface Opened {
  readonly book: FileWorkbook;
  readonly session: Session;
}

async function begin(): Promise<Opened> {
  const book = openFile(MONTH.name!, BYTES);
  const session = openSession(book, new Observable<Language>('zh-CN'), 'http://127.0.0.1:1/rules.json');
  await session.checker.check();
  expect(session.desk.state.get().checked).not.toBeNull();
  return { book, session };
}

const figure = (id: string): Figure => FIGURES.find((one) => one.id === id)!;
const tier = (name: string, row: number, output: string): Figure => FIGURES.find((one) => one.name === name && one.of?.is === 'output' && one.of.row === row && one.of.output === output)!;

/** What is said of the figures that were typed, when it has been read. */
const settled = ({ whatIf: { state } }: Session): Promise<WhatIfState['soundness']> =>
  new Promise((resolve) => {
    const look = (): void => {
      const { soundness } = state.get();
      if (soundness.is === 'reading') return;
      stop();
      resolve(soundness);
    };
    const stop = state.subscribe(look);
    look();
  });

async function typed({ session }: Opened, ...trials: readonly (readonly [Figure, string])[]): Promise<WhatIfState['soundness']> {
  for (const [one, text] of trials) {
    session.whatIf.choose(one);
    session.whatIf.type(one, text);
  }
  return settled(session);
}

const AWARD = figure('sales-pay/champion_amount');

test('comes to what a real check by a changed rules folder comes to; nothing is saved and nothing comes into force', async () => {
  const opened = await begin();
  const { session, book } = opened;
  const before = session.desk.state.get();
  const bytes = book.save();
  expect((await typed(opened, [AWARD, '80'])).is).toBe('sound');
  await session.whatIf.run();
  const { outcome } = session.whatIf.state.get();
  // The same figure, changed by hand in the rule file itself.
  const path = AWARD.file.path;
  const by = files.map((file) => {
    if (file.path !== path) return file;
    const shape = JSON.parse(file.text) as { parameters: Record<string, { value: unknown }> };
    shape.parameters[AWARD.name]!.value = 80;
    return { path, text: JSON.stringify(shape) };
  });
  const month = before.checked!.view.report.run.month!;
  const real = await check(loadRules(by), [readWorkbook(MONTH.name!, BYTES)], { lang: 'zh-CN', month });
  const { report } = outcome!.view;
  expect({ findings: report.findings, lines: report.lines.map(({ explain, ...line }) => ({ ...line, value: explain.value })), totals: report.totals, reconciliation: report.reconciliation }).toEqual({
    findings: real.findings,
    lines: real.lines.map(({ explain, ...line }) => ({ ...line, value: explain.value })),
    totals: real.totals,
    reconciliation: real.reconciliation,
  });
  const difference = compareReports(before.checked!.view.report, real);
  expect({ ...report.difference!, against: null }).toEqual({ ...difference, against: null });
  expect(difference.totals.length).toBeGreaterThan(0);
  expect(book.save()).toBe(bytes);
  expect(rulesInForce()).toBe(RULES);
  expect(session.desk.state.get().checked).toBe(before.checked);
});

test('people’s differences add up to that of all, to the fen; findings that come and go are each somebody’s', async () => {
  const opened = await begin();
  expect((await typed(opened, [AWARD, '80.55'])).is).toBe('sound');
  await opened.session.whatIf.run();
  const { view } = opened.session.whatIf.state.get().outcome!;
  const difference = view.report.difference!;
  const impacts = impactOf(view, difference);
  const by = (amounts: readonly { readonly from: string; readonly to: string }[]): bigint => amounts.reduce((sum, { from, to }) => sum + fenOf(to) - fenOf(from), 0n);
  expect(by(impacts.map(({ net }) => net))).toBe(by([difference.sum.net]));
  for (const { net, items } of impacts) expect(by(items.map(([, change]) => change))).toBe(by([net]));
  expect(impacts.reduce((sum, { come, gone }) => sum + come.length - gone.length, 0)).toBe(view.report.findings.length - opened.session.desk.state.get().checked!.view.report.findings.length);
  for (const { place } of impacts.filter(({ employee_id }) => employee_id !== null)) expect(place).toMatchObject({ file: MONTH.name, cell: expect.stringMatching(/^[A-Z]+\d+$/) as unknown });
});

test('what cannot be is refused as it is typed, in the loader’s words; then it may be tried', async () => {
  const opened = await begin();
  const { session } = opened;
  const refused = await typed(opened, [AWARD, '八十']);
  expect(refused).toMatchObject({ is: 'refused', problems: [{ code: 'formula.literal-no-number' }] });
  await session.whatIf.run();
  expect(session.whatIf.state.get().outcome).toBeNull();
  session.whatIf.type(AWARD, ' ');
  expect(session.whatIf.state.get().soundness.is).toBe('unchanged');
  session.whatIf.type(AWARD, '8');
  session.whatIf.type(AWARD, '80');
  expect((await settled(session)).is).toBe('sound');
  session.whatIf.leave(AWARD);
  expect(session.whatIf.state.get()).toMatchObject({ trials: [], soundness: { is: 'unchanged' } });
});

test('a figure of a tier, and one that the policy leaves open, can be tried, too', async () => {
  const opened = await begin();
  const [table] = FIGURES.filter(({ of, unit, file }) => of?.is === 'output' && unit === 'percent' && file.id === 'commission');
  const open = FIGURES.find(({ of, value, unit }) => of === null && value === null && unit === 'yuan')!;
  expect((await typed(opened, [tier(table!.name, (table!.of as { row: number }).row, (table!.of as { output: string }).output), '7.5'], [open, '1,234.50'])).is).toBe('sound');
  await opened.session.whatIf.run();
  const { outcome, soundness } = opened.session.whatIf.state.get();
  expect(outcome!.trials.map(({ typed: text }) => text)).toEqual(['7.5', '1,234.50']);
  expect(soundness.is === 'sound' && soundness.rules.set.files.find(({ id }) => id === open.file.id)!.parameters.get(open.name)!.value).toEqual({ n: 2469n, d: 2n });
});

test('is written on a sheet of ours, which the next takes the place of, and goes again', async () => {
  const opened = await begin();
  const { session, book } = opened;
  const before = (await book.sheets()).map(({ name }) => name);
  await typed(opened, [AWARD, '80']);
  await session.whatIf.run();
  const made = { by: null, at: '2026-11-02 09:30' };
  for (let again = 0; again < 2; again += 1) {
    await session.whatIf.write(made, ['绩冠奖：50.00 元 → 80']);
    expect(session.desk.state.get().notice).toMatchObject({ intent: 'success', key: 'whatif.written' });
    expect(await session.whatIf.wouldReplace()).toEqual(['对每个人的影响 · 试算']);
  }
  const { view } = session.whatIf.state.get().outcome!;
  const sheet = seeFile(book.save()).sheets.find(({ name }) => name === '对每个人的影响 · 试算')!;
  expect(sheet.cells['A2']?.value).toBe('绩冠奖：50.00 元 → 80');
  const impacts = impactOf(view, view.report.difference!);
  expect(sheet.tables[0]!.range).toBe(`A4:I${4 + impacts.length}`);
  expect(impacts.map((_, row) => sheet.cells[`I${row + 5}`]?.leadsTo)).toEqual(impacts.map(({ place }) => `'${place!.sheet}'!${place!.cell}`));
  await session.checker.check();
  expect(session.desk.state.get().checked!.view.report.coverage.map((one) => one.sheet)).not.toContain(sheet.name);
  await session.handingOver.removeSheets();
  expect((await book.sheets()).map(({ name }) => name)).toEqual(before);
});

test('is cancelled, and then there is no outcome', async () => {
  const opened = await begin();
  await typed(opened, [AWARD, '80']);
  const running = opened.session.whatIf.run();
  expect(opened.session.desk.state.get().progress?.task).toBe('what-if');
  opened.session.desk.cancel();
  await running;
  expect(opened.session.whatIf.state.get().outcome).toBeNull();
  expect(opened.session.desk.state.get().notice?.key).toBe('pane.cancelled');
});
