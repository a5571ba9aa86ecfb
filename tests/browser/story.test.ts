import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFile } from '../../src/workbook/file/open-file';
import type { Report } from '../../src/checking/report';
import { readWorkbook } from '../../src/workbook/files';
import { seeFile } from '../../src/workbook/file/testing/see-file';
import { isMark } from '../../src/workbook/marks';
import { Hands, type Setting } from './hands';
import { commandLine, MONTH, openPreview, SAMPLE, type Preview } from './preview';

jest.setTimeout(300_000);

/** A month like the sample one, but that one sheet calls a column as no ledger knows it. */
const LEAVE = '请假台账';
const HEADER = '请的什么';
/** Two findings of the trips ledger: one that is put right in its cell, one that is let pass. */
const [TRIPS, REASON, TO_FIX, TO_WAIVE] = ['出差台账', 'AB44', 'CC2610-41', 'CC2610-31'] as const;

let preview: Preview;
let folder: string;
let month: Uint8Array;
const hands: Hands[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guiju-story-'));
  const file = openFile(MONTH, new Uint8Array(readFileSync(join(SAMPLE, MONTH))));
  await file.setCells(LEAVE, [{ cell: 'D3', value: HEADER, formula: null }]);
  month = file.save();
  writeFileSync(join(folder, MONTH), month);
  preview = await openPreview([join(folder, MONTH)]);
}, 400_000);

afterAll(async () => {
  await preview.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What should not happen has not: held after every test, for every page that was opened. */
afterEach(async () => {
  const wrongs = hands.flatMap(({ opened }) => opened.wrongs);
  for (const { opened } of hands.splice(0)) await opened.close();
  expect(wrongs).toEqual([]);
});

async function open(setting: Setting): Promise<Hands> {
  const opened = await Hands.open(preview, setting);
  hands.push(opened);
  return opened;
}

/** Of a report what two surfaces must agree on. */
const essence = ({ findings, waivers, waivedLines, totals, run, notRead }: Report): unknown => ({
  findings: findings.map(({ id, verdict, severity, waived, message }) => [id, verdict, severity, waived, message]),
  waivers: waivers.map(({ finding, state, money, by, reason }) => [finding, state, money, by, reason]),
  waivedLines: waivedLines.map(({ rule, amount }) => [rule, amount]),
  totals: totals.map(({ employee_id, net }) => [employee_id, net]),
  month: run.month,
  asOf: run.asOf,
  notRead: notRead.length,
});

test.each([
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)('in %s and %s, a month from its first look to its closing, and the command line agrees on the saved workbook', async (language, scheme) => {
  const me = await open({ language, scheme });
  const { opened, pane, say } = me;
  const show = (name: string): Promise<void> => opened.picture(`story-${language}-${scheme}-${name}`);
  await show('1-opened');

  // Look at what the sheets were taken for, and mend the column that no ledger knows.
  await me.press('recognise.look');
  await pane.locator('[data-sheet]').first().waitFor();
  await me.settled();
  const sheets = readWorkbook(MONTH, month).sheets.map(({ sheet }) => sheet);
  expect((await pane.locator('[data-sheet]').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-sheet')))).sort()).toEqual([...sheets].sort());
  expect(await pane.locator('#recognise-look').innerText()).toBe(say('recognise.group-look', { count: 1 }));
  await show('2-ledgers');
  await me.sayColumn(LEAVE, HEADER);
  await me.settled();
  await show('3-mended');
  expect(await pane.locator('#recognise-look').count()).toBe(0);

  // Check, walk, explain.
  const before = await me.check();
  expect(before).toBeGreaterThan(200);
  await show('4-checked');
  const line = await me.find(TO_FIX);
  expect(await line.innerText()).toContain(TO_FIX);
  expect(await me.selected()).toBe(`${TRIPS}!AA44`);
  await me.press('walk.why');
  const explanation = pane.getByRole('region', { name: say('walk.explanation'), exact: true });
  await explanation.waitFor();
  await show('5-explained');
  await explanation.getByRole('button', { name: new RegExp(`${REASON}$`) }).first().click();
  await expect.poll(() => me.selected()).toBe(`${TRIPS}!${REASON}`);
  await me.showAll();

  // Marks on and off leave the workbook as it was.
  const unmarked = await me.whole();
  await me.setMarks(true);
  await show('6-marked');
  expect(await me.whole()).not.toEqual(unmarked);
  await me.setMarks(false);
  expect(await me.whole()).toEqual(unmarked);

  // Put one right in its cell; what is typed makes the result stale, and the next check says what it did.
  await me.find(TO_FIX);
  await me.type(REASON, 'last bus gone');
  await me.told('pane.stale');
  expect(await me.check()).toBe(before - 1);
  await me.turnTo('handover');
  await me.unfold(/./, pane.getByRole('heading').filter({ hasText: say('report.fate-fixed') }));
  await show('7-fixed');

  // Let one pass, on somebody's word.
  await me.find(TO_WAIVE);
  await me.waive('told by telephone', '审核员');
  await show('8-waived');
  expect(await pane.locator('#panel-waive [data-waiver]').count()).toBe(1);

  // Hand over.
  await me.turnTo('handover');
  await me.press('handover.write-findings');
  await me.settled();
  await me.press('handover.write-pay');
  await me.settled();
  await show('9-handed-over');

  // Close.
  await me.turnTo('closing');
  await me.close('awaiting the rest', '主管');
  await show('10-closed');

  // Save; the command line reads the same workbook and says the same.
  await me.setMarks(true);
  const file = await me.save();
  const saved = join(folder, `${language}.xlsx`);
  await file.saveAs(saved);
  await show('11-saved');
  expect(await me.notices()).toEqual([say('preview.saved', { file: MONTH })]);
});
