import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PARTS } from '../../src/records/parts';
import { openFile } from '../../src/workbook/file/open-file';
import { readWorkbook } from '../../src/workbook/files';
import { partsOf, seeFile } from '../../src/workbook/file/testing/see-file';
import { isMark } from '../../src/workbook/marks';
import { expectSame } from './agreement';
import { becomes } from './becomes';
import type { Hands } from './hands';
import { OWN_COMPANY, ownRules } from './own-rules';
import { commandLine, MONTH, ROOT, SAMPLE } from './preview';
import { setStage } from './stage';

jest.setTimeout(900_000);

/** A month like the sample one, but that it carries rules of its own, and that one sheet calls a column as no ledger knows it. */
const LEAVE = '请假台账';
const HEADER = '从什么时候';
/** Two findings of the trips ledger: one that is put right in its cell, one that is let pass. */
const [TRIPS, REASON, TO_FIX, TO_WAIVE] = ['出差台账', 'AB44', 'CC2610-41', 'CC2610-31'] as const;

let month: Uint8Array;
const { folder, open } = setStage('story', async (into) => {
  const file = openFile(MONTH, new Uint8Array(readFileSync(join(SAMPLE, MONTH))));
  await file.setCells(LEAVE, [{ cell: 'F3', value: HEADER, formula: null }]);
  await file.setPart(PARTS.rules.namespace, ownRules());
  month = file.save();
  writeFileSync(join(into, MONTH), month);
  return [join(into, MONTH)];
});

test.each([
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)('in %s and %s, a month from its first look to its closing, and the command line agrees on the saved workbook', async (language, scheme) => {
  const me = await open({ language, scheme });
  const { opened, pane, say } = me;
  const show = (name: string): Promise<void> => opened.picture(`story-${language}-${scheme}-${name}`);
  await pane.getByText(OWN_COMPANY[language]).first().waitFor();
  await show('1-opened');

  // Look at what the sheets were taken for, and mend the column that no ledger knows.
  await me.press('recognise.look');
  await pane.locator('[data-sheet]').first().waitFor();
  await me.settled();
  const sheets = readWorkbook(MONTH, month).sheets.map(({ sheet }) => sheet);
  await becomes(async () => (await pane.locator('[data-sheet]').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-sheet')))).sort(), [...sheets].sort());
  await becomes(() => pane.locator('#recognise-look').innerText(), say('recognise.group-look', { count: 1 }));
  await show('2-ledgers');
  await me.sayColumn(LEAVE, HEADER);
  await me.settled();
  await show('3-mended');
  await pane.locator(`[data-sheet="${LEAVE}"] h4`, { hasText: say('recognise.by-hand') }).waitFor();

  // Cancelled in the middle, a check leaves nothing behind; done, it can be walked and explained.
  const unchecked = await me.whole();
  await me.cancelAmid('judging', () => me.press('pane.check'));
  expect(await pane.locator('#findings-heading').count()).toBe(0);
  await becomes(() => me.whole(), unchecked);
  const before = await me.check();
  expect(before).toBeGreaterThan(200);
  await show('4-checked');
  const line = await me.find(TO_FIX);
  expect(await line.innerText()).toContain(TO_FIX);
  await becomes(() => me.selected(), `${TRIPS}!AA44`);
  await me.press('walk.why');
  const explanation = pane.getByRole('region', { name: say('walk.explanation'), exact: true });
  await explanation.waitFor();
  await show('5-explained');
  await explanation.getByRole('button', { name: new RegExp(`${REASON}$`) }).first().click();
  await becomes(() => me.selected(), `${TRIPS}!${REASON}`);
  await me.showAll();

  // Marks on and off leave the workbook as it was; so do marks and sheets that are cancelled on the way.
  const unmarked = await me.whole();
  await me.cancelAtOnce(() => me.marks().click());
  await becomes(() => me.marks().isChecked(), false);
  await becomes(() => me.whole(), unmarked);
  await me.setMarks(true);
  await show('6-marked');
  expect(await me.whole()).not.toEqual(unmarked);
  await me.setMarks(false);
  await becomes(() => me.whole(), unmarked);

  // Put one right in its cell; what is typed makes the result stale, and the next check says what it did.
  await me.find(TO_FIX);
  await me.type(REASON, 'last bus gone');
  await me.told('pane.stale');
  expect(await me.check()).toBe(before - 1);
  await me.turnTo('handover');
  const since = pane.getByRole('button', { name: say('report.difference-fixed', { count: 1 }) });
  await since.click();
  await show('7-fixed');

  // Let one pass, on somebody's word.
  await me.find(TO_WAIVE);
  await me.waive('told by telephone', '审核员');
  await show('8-waived');
  await becomes(() => pane.locator('#panel-waive [data-waiver]').count(), 1);

  // Hand over.
  const unwritten = await me.whole();
  await me.turnTo('handover');
  await me.cancelAmid('writing', () => me.press('handover.write-pay'));
  await becomes(() => me.whole(), unwritten);
  await me.press('handover.write-findings');
  await me.settled();
  await me.press('handover.write-pay');
  await me.settled();
  await show('9-handed-over');

  // Try another figure; nothing of it is kept.
  const untried = await me.whole();
  await me.tryFigure(language === 'en' ? 'travel allowance a person and day' : '出差生活补贴（每人每天）', '31');
  await show('9-what-if');
  await becomes(() => me.whole(), untried);

  // Close.
  await me.turnTo('closing');
  await me.close('awaiting the rest', '主管');
  await show('10-closed');

  // Save, with marks and without; the command line reads the same workbook and says the same.
  const seen = await me.report();
  const plain = await saveTo(me, `${language}-plain`);
  await me.setMarks(true);
  const marked = await saveTo(me, language);
  await show('11-saved');
  await me.noticesAre(say('preview.saved', { file: MONTH }));
  const told = commandLine([marked], language);
  expectSame(seen, told);
  expect(told.findings).toHaveLength(before - 1);
  expect(told.waivers.map(({ finding, state, reason, by }) => [finding.includes(TO_WAIVE), state, reason, by])).toEqual([[true, 'in-effect', 'told by telephone', '审核员']]);
  expect(told.findings.filter(({ waived }) => waived)).toHaveLength(1);
  // By the rules of Guiju it would be otherwise, in whatever language.
  if (language === 'zh-CN') expect(commandLine([marked], language, ['--rules', join(ROOT, 'rules')]).totals).not.toEqual(told.totals);
  const bytes = new Uint8Array(readFileSync(marked));
  const file = seeFile(bytes);
  expect(file.sheets.map(({ name }) => name).slice(0, sheets.length)).toEqual(sheets);
  expect(file.sheets.slice(sheets.length).flatMap(({ tables }) => tables.map(({ name }) => name)).length).toBeGreaterThanOrEqual(2);
  expect(file.sheets.some(({ conditionalFormats }) => conditionalFormats.some(({ formula }) => isMark(formula)))).toBe(true);

  // Opened again, the pane knows it all: its rules, the match, the waiver, the closing, its own sheets, its marks. Without these it is what was saved without.
  const again = await me.openFile(MONTH, bytes);
  await again.press('walk.marks-take-away');
  await again.settled();
  expect(partsOf(readFileSync(await saveTo(again, `${language}-unmarked`)))).toEqual(partsOf(readFileSync(plain)));
  expect(await again.check()).toBe(before - 1);
  expectSame(await again.report(), told);
  await again.turnTo('waive');
  await becomes(() => again.pane.locator('[data-waiver]').count(), 1);
  await again.turnTo('closing');
  await again.pane.getByText(say('closing.is-closed', { month: say('pane.month', { year: 2026, month: 10 }) })).waitFor();
  await show('12-opened-again');
});

/** Saves as one does, into a folder of that name. Returns the file. */
async function saveTo(me: Hands, name: string): Promise<string> {
  const path = join(folder, name, MONTH);
  await (await me.save()).saveAs(path);
  return path;
}
