import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { servePreview } from '../../preview/server.mjs';
import { cellName } from '../../src/values/address';
import { readWorkbook } from '../../src/workbook/files';
import { CellError, type Grid } from '../../src/workbook/port';
import { openBrowser } from './browser';
import { addInOf, visit, type Visit } from './visit';

const ROOT = join(__dirname, '../..');
const SAMPLE = join(ROOT, 'samples', '2026-10');
const sample = readdirSync(SAMPLE).filter((name) => name.endsWith('.xlsx')).sort();

jest.setTimeout(60_000);

let server: Awaited<ReturnType<typeof servePreview>>;
let browser: Browser;
let visits: Visit[] = [];

beforeAll(async () => {
  const built = spawnSync(process.execPath, ['-e', `import('./scripts/build/preview.mjs').then(({ buildPreview }) => buildPreview())`], { cwd: ROOT, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  server = await servePreview({ folder: join(ROOT, 'build', 'preview'), workbooks: sample.map((name) => join(SAMPLE, name)), port: 0 });
  browser = await openBrowser();
}, 240_000);

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** What should not happen has not: held after every test, for every page that it opened. */
afterEach(async () => {
  const wrongs = visits.flatMap((each) => each.wrongs);
  await Promise.all(visits.map((each) => each.close()));
  visits = [];
  expect(wrongs).toEqual([]);
});

async function open(url = server.url, language?: string): Promise<Visit> {
  const opened = await visit(browser, url, language);
  visits.push(opened);
  return opened;
}

/** Types into a cell as one does: goes there by the name box, types, presses Enter. */
async function type(page: Page, cell: string, text: string): Promise<void> {
  await goTo(page, cell);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

async function goTo(page: Page, cell: string): Promise<void> {
  const box = page.locator('[data-u-comp="defined-name"] input');
  await box.fill(cell);
  await box.press('Enter');
}

/** Waits until something is as it should be; says what it is instead where it does not become so. */
async function becomes<T>(look: () => Promise<T>, expected: T, seconds = 15): Promise<void> {
  const until = Date.now() + seconds * 1000;
  let seen = await look();
  while (JSON.stringify(seen) !== JSON.stringify(expected) && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    seen = await look();
  }
  expect(seen).toEqual(expected);
}

/** A cell of the active sheet, asked over Microsoft's client. */
const valueOf = (frame: Frame, cell: string): Promise<unknown> =>
  frame.evaluate(
    (address) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange(address).load('values');
        await context.sync();
        return range.values[0]?.[0] as unknown;
      }),
    cell,
  );

/** All values of a workbook's sheets, by sheet, asked over Microsoft's client. */
const allValues = (frame: Frame): Promise<Record<string, { address: string; values: unknown[][] }>> =>
  frame.evaluate(() =>
    Excel.run(async (context) => {
      const sheets = context.workbook.worksheets.load('items/name');
      await context.sync();
      const ranges = sheets.items.map((sheet) => sheet.getUsedRange(true).load('address,values'));
      await context.sync();
      return Object.fromEntries(sheets.items.map(({ name }, at) => [name, { address: ranges[at]!.address, values: ranges[at]!.values as unknown[][] }]));
    }),
  );

/** The values of a grid as Excel gives them. */
function excelValues(grid: Grid): unknown[][] {
  return Array.from({ length: grid.rows }, (_, row) =>
    Array.from({ length: grid.columns }, (__, column) => {
      const value = grid.value(row, column);
      return value === null ? '' : value instanceof CellError ? value.code : value;
    }),
  );
}

test('opens with the sample month; the add-in’s pane reads every cell of it over Microsoft’s own client', async () => {
  const { page, picture } = await open();
  await expect(page.title()).resolves.toBe('规矩 Guiju');
  const frame = await addInOf(page);
  const read = await allValues(frame);
  const grids = sample.flatMap((name) => readWorkbook(name, readFileSync(join(SAMPLE, name))).sheets);
  expect(Object.keys(read)).toEqual(grids.map(({ sheet }) => sheet));
  const differing = grids.flatMap((grid) => {
    const { values } = read[grid.sheet]!;
    expect([grid.sheet, values.length, values[0]!.length]).toEqual([grid.sheet, grid.rows, grid.columns]);
    return excelValues(grid).flatMap((row, r) => row.flatMap((value, c) => (values[r]![c] === value ? [] : [[grid.sheet, cellName(r, c), value]])));
  });
  // The add-in has all formulas calculated when its rules are there. A reference to a sheet that the file has not, and the sum over it, are errors then, in Excel as well.
  expect(differing).toEqual([['报价台账', 'I36', '#N/A'], ['报价台账', 'I84', 2_925_706]]);
  await expect(page.locator('h1').innerText()).resolves.toBe(sample.join(' + '));
  await expect(page.locator('.notice').count()).resolves.toBe(0);
  await picture('open-zh-CN');
});

test('formulas typed into cells calculate: Excel’s own, ours, and what ours say beside an error', async () => {
  const { page, picture } = await open();
  const frame = await addInOf(page);
  await type(page, 'Q5', '=SUM(O4:O6)');
  await becomes(() => valueOf(frame, 'Q5'), 31_500);
  await type(page, 'Q6', '=GUIJU.LATENESS(12)');
  await becomes(() => valueOf(frame, 'Q6'), -80);
  await type(page, 'Q7', '=GUIJU.LATENESS(20)');
  await becomes(() => valueOf(frame, 'Q7'), '#N/A');
  await goTo(page, 'Q7');
  await page.locator('.hint', { hasText: 'LEAVEPAY' }).waitFor();
  await expect(page.locator('.hint').innerText()).resolves.toMatch(/^Q7 #N\/A .*20 分钟/);
  await picture('formulas');
});
