import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { largeMonth } from '../../bench/large-month';
import { readRulesFolder } from '../../src/cli/rules-folder';
import { loadRules } from '../../src/rules/load';
import { openFile } from '../../src/workbook/file/open-file';
import { expectSame } from './agreement';
import { becomes } from './becomes';
import { commandLine, MONTH, PUNCHES, ROOT, SAMPLE } from './preview';
import { setStage } from './stage';

jest.setTimeout(900_000);

const { folder, openFile: opens } = setStage('limits', () => []);

/** The file with one of its sheets protected, without a password. */
async function protectedMonth(sheet: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(readFileSync(join(SAMPLE, MONTH)));
  const at = (await openFile(MONTH, bytes).sheets()).findIndex(({ name }) => name === sheet) + 1;
  const parts = unzipSync(bytes);
  const name = `xl/worksheets/sheet${at}.xml`;
  const text = strFromU8(parts[name]!);
  return zipSync({ ...parts, [name]: strToU8(text.replace('</sheetData>', '</sheetData><sheetProtection sheet="1"/>')) });
}

test('a protected sheet is left alone: its marks stand on a sheet of their own, nobody types into it; a later session takes all away', async () => {
  const sheet = '出差台账';
  const me = await opens('protected.xlsx', await protectedMonth(sheet));
  const { pane, say, opened } = me;
  await me.check();
  const before = await me.whole();
  await me.setMarks(true);
  const report = `${say('report.table-findings')} · ${say('walk.protected-title')}`;
  await pane.getByText(say('walk.marks-sheet', { sheet: report }), { exact: true }).waitFor();
  await becomes(async () => JSON.stringify(await me.whole()).includes(report), true);
  await opened.picture('protected-marked');
  await me.showSheet(sheet);
  const was = await me.valueAt(sheet, 'C6');
  await me.type('C6', 'x');
  await opened.page.locator('.notice', { hasText: say('preview.locked', { sheet }) }).waitFor();
  expect(await me.valueAt(sheet, 'C6')).toBe(was);
  // Another session: the pane is closed and opened, and its page loaded anew, over the same workbook.
  await opened.page.locator('.pane').getByRole('button', { name: say('preview.close-pane') }).click();
  await opened.page.getByRole('button', { name: '打开规矩' }).click();
  const again = await me.reloaded();
  await again.press('walk.marks-take-away');
  await again.settled();
  await becomes(() => again.whole(), before);
});

test('DingTalk’s own export: recognised, checked, walked, waived, handed over, saved; the command line agrees', async () => {
  const bytes = new Uint8Array(readFileSync(join(SAMPLE, PUNCHES)));
  const me = await opens(PUNCHES, bytes);
  const { pane, say, opened } = me;
  await me.press('recognise.look');
  await pane.locator('[data-sheet]').first().waitFor();
  await me.settled();
  await opened.picture('dingtalk-ledgers');
  const count = await me.check();
  expect(count).toBe(commandLine([join(SAMPLE, PUNCHES)]).findings.length);
  await me.press('pane.next');
  await pane.locator('[data-finding][aria-current=true]').waitFor();
  await me.press('walk.why');
  await pane.getByRole('region', { name: say('walk.explanation'), exact: true }).waitFor();
  await opened.picture('dingtalk-explained');
  await me.setMarks(true);
  await me.setMarks(false);
  await me.waive('补打过卡', '审核员');
  await me.turnTo('handover');
  await me.press('handover.write-findings');
  await me.settled();
  await opened.picture('dingtalk-handed-over');
  const seen = await me.report();
  const file = await me.save();
  const saved = join(folder, PUNCHES);
  await file.saveAs(saved);
  await me.noticesAre(say('preview.saved', { file: PUNCHES }));
  const told = commandLine([saved]);
  expectSame(seen, told);
  expect(told.findings).toHaveLength(count);
  expect(told.findings.filter(({ waived }) => waived)).toHaveLength(1);
  expect(told.waivers.map(({ state, by }) => [state, by])).toEqual([['in-effect', '审核员']]);
});

test('50,000 rows: cancel answers at once, in a check and in writing; rows and findings are the command line’s', async () => {
  const set = loadRules(readRulesFolder(join(ROOT, 'rules'), { cases: false }).files);
  const { bytes, rows } = largeMonth(set, 50_000, SAMPLE);
  const path = join(folder, 'large.xlsx');
  writeFileSync(path, bytes);
  const report = commandLine([path]);
  const me = await opens('large.xlsx', bytes);
  const { pane, opened } = me;
  await me.cancelAmid('reading', () => me.press('pane.check'));
  await opened.picture('large-cancelled');
  expect(await me.check(600_000)).toBe(report.findings.length);
  await me.turnTo('ledgers');
  await pane.locator('[data-sheet]').first().waitFor();
  const read = (await pane.locator('[data-sheet] h4').allInnerTexts()).flatMap((text) => [...text.matchAll(/·\s*([\d,]+) 行/g)].map(([, digits = '']) => Number(digits.replace(/,/g, ''))));
  expect(read.reduce((sum, one) => sum + one, 0)).toBe(rows);
  await opened.picture('large-ledgers');
  const sheets = (): Promise<number> => pane.evaluate(() => Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const count = worksheets.getCount();
    await context.sync();
    return count.value;
  }));
  const before = await sheets();
  await me.turnTo('handover');
  await me.cancelAtOnce(() => me.press('handover.write-findings'));
  expect(await sheets()).toBe(before);
  await me.button('handover.write-findings').waitFor();
});
