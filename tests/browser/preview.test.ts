import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import type { Frame, Page } from 'playwright-core';
import { servePreview } from '../../preview/server.mjs';
import { readWorkbook } from '../../src/workbook/files';
import { CellError, type Grid } from '../../src/workbook/port';
import { becomes } from './becomes';
import { ROOT, SAMPLE } from './preview';
import { setStage } from './stage';
import { addInOf, replacing, type Visit } from './visit';

const sample = readdirSync(SAMPLE).filter((name) => name.endsWith('.xlsx')).sort();

jest.setTimeout(600_000);

const stage = setStage('preview', () => sample.map((name) => join(SAMPLE, name)));

const open = stage.visit;
/** A page for the tests that do not disturb each other. */
const sampleMonth = async (): Promise<Visit> => (await stage.shared()).opened;

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

/** Chooses a file by the button of the page. */
async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
}

/** A workbook with a title, an amount in colour, a sum and a formula of ours that nobody has calculated. */
const ownWorkbook = (): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: '我的表',
        columns: [{ width: 12 }, { width: 14 }, { width: 14 }],
        rows: [['我的台账'], ['甲', 100.25], ['乙', 200.25], ['合计', null, null]],
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }],
        cells: new Map([
          ['0,0', { value: '我的台账', style: { font: { bold: true, size: 16, color: { rgb: 'FFFFFFFF' } }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FF1D7874' } }, alignment: { horizontal: 'center' } } }],
          ['3,1', { value: null, formula: 'SUM(B2:B3)', style: { numFmt: '#,##0.00', border: { top: { style: 'double' } } } }],
          ['3,2', { value: null, formula: '_xldudf_GUIJU_LATENESS(12)' }],
          ['4,2', { value: null, formula: '_xldudf_GUIJU_LATENESS(SUM(1,2,3,4,2))+LEN("一个比六十四个字符还要长的公式，引擎用另一种办法记住它，因此单独试一试；这里还有几个字")-LEN("一个比六十四个字符还要长的公式，引擎用另一种办法记住它，因此单独试一试；这里还有几个字")' }],
        ]),
      },
    ],
  });

/** The selected cell, asked over Microsoft's client. */
const selection = (frame: Frame): Promise<{ sheet: string; cell: string }> =>
  frame.evaluate(() =>
    Excel.run(async (context) => {
      const range = context.workbook.getSelectedRange().load('address');
      const sheet = context.workbook.worksheets.getActiveWorksheet().load('name');
      await context.sync();
      return { sheet: sheet.name, cell: range.address.slice(range.address.lastIndexOf('!') + 1) };
    }),
  );

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

/** A number as Excel shows it: sums of the same numbers differ in the sixteenth digit, by who adds them up and in which order. */
const inDigits = (values: readonly (readonly unknown[])[]): unknown[][] => values.map((row) => row.map((value) => (typeof value === 'number' ? Number(value.toPrecision(15)) : value)));

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
  const { page, picture } = await sampleMonth();
  await expect(page.title()).resolves.toBe('规矩 Guiju');
  const frame = await addInOf(page);
  const read = await allValues(frame);
  const grids = sample.flatMap((name) => readWorkbook(name, readFileSync(join(SAMPLE, name))).sheets);
  expect(Object.keys(read)).toEqual(grids.map(({ sheet }) => sheet));
  // The add-in has all formulas calculated when its rules are there, so these are the stored results and the calculated ones alike.
  for (const grid of grids) expect([grid.sheet, inDigits(read[grid.sheet]!.values)]).toEqual([grid.sheet, inDigits(excelValues(grid))]);
  await expect(page.locator('h1').innerText()).resolves.toBe(sample.join(' + '));
  await expect(page.locator('.notice').count()).resolves.toBe(0);
  await picture('open-zh-CN');
});

test('formulas typed into cells calculate: Excel’s own, ours, and what ours say beside an error', async () => {
  const { page, picture } = await sampleMonth();
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

test('while somebody types in a cell the add-in waits or is refused; then it hears of what was typed', async () => {
  const { page } = await sampleMonth();
  const frame = await addInOf(page);
  await frame.evaluate(() =>
    Excel.run(async (context) => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      context.workbook.worksheets.onChanged.add(({ address, changeType, triggerSource }) => {
        heard.push([address, changeType, triggerSource]);
        return Promise.resolve();
      });
      await context.sync();
    }),
  );
  const read = (delayForCellEdit: boolean): Promise<unknown> =>
    frame.evaluate(
      (delay) =>
        Excel.run({ delayForCellEdit: delay }, async (context) => {
          const range = context.workbook.worksheets.getActiveWorksheet().getRange('R5').load('values');
          await context.sync();
          return range.values[0]?.[0] as unknown;
        }).catch((error: unknown) => (error as { readonly code: string }).code),
      delayForCellEdit,
    );
  await goTo(page, 'R5');
  await page.keyboard.type('123');
  await becomes(() => read(false), 'InvalidOperationInCellEditMode');
  const waiting = read(true);
  await page.keyboard.press('Enter');
  await expect(waiting).resolves.toBe(123);
  await becomes(() => frame.evaluate(() => (window as Window & { readonly heard?: unknown }).heard), [['R5', 'RangeEdited', 'Unknown']]);
});

test('a file of the reader’s own takes the place of the sample: its looks are kept, it is calculated and read', async () => {
  const { page, picture } = await open(undefined, 'en-GB');
  await addInOf(page);
  const bytes = await ownWorkbook();
  await replacing(page, () => choose(page, 'mine.xlsx', bytes));
  await page.locator('h1', { hasText: 'mine.xlsx' }).waitFor();
  await page.locator('.opening').waitFor({ state: 'detached' });
  const frame = await addInOf(page);
  await becomes(() => valueOf(frame, 'B4'), 300.5);
  await becomes(() => valueOf(frame, 'C4'), -80);
  await becomes(() => valueOf(frame, 'C5'), -80);
  await picture('own-file-en');
  await choose(page, 'broken.xlsx', Buffer.from('PK\u0003\u0004 no archive'));
  const error = page.locator('.notice.error');
  await error.filter({ hasText: /^broken\.xlsx/ }).waitFor();
  await picture('broken-file-en');
  await choose(page, 'mine.xlsx', bytes);
  await becomes(() => error.count(), 0);
  await page.locator('h1', { hasText: 'mine.xlsx' }).waitFor();
});

test('the ribbon’s buttons do what the manifest says: open the pane, check the workbook, go to the next finding, clear the marks', async () => {
  const { page, picture } = await sampleMonth();
  const frame = await addInOf(page);
  const pane = page.locator('.pane');
  await pane.getByRole('button', { name: '关闭窗格' }).click();
  await becomes(() => pane.isVisible(), false);
  const press = async (name: string): Promise<void> => {
    const button = page.getByRole('button', { name, exact: true });
    await button.click();
    await becomes(() => button.getAttribute('aria-busy'), 'false');
  };
  await press('检查');
  await page.getByRole('button', { name: '打开规矩' }).click();
  await becomes(() => pane.isVisible(), true);
  await frame.locator('#findings-heading').waitFor();
  const before = await selection(frame);
  await press('下一条');
  await becomes(async () => JSON.stringify(await selection(frame)) !== JSON.stringify(before), true);
  await picture('checked-zh-CN');
  await press('清除标记');
  await expect(page.locator('.notice').count()).resolves.toBe(0);
});

test('another language: buttons, pane and the grid’s own menus speak it, what was typed stays', async () => {
  const { page, picture } = await open();
  await addInOf(page);
  await type(page, 'Q5', '=GUIJU.LATENESS(12)');
  await replacing(page, () => page.getByRole('button', { name: 'English' }).click());
  await page.getByRole('button', { name: 'Check', exact: true }).waitFor();
  const frame = await addInOf(page);
  await becomes(() => frame.evaluate(() => Office.context.displayLanguage), 'en-US');
  await becomes(() => valueOf(frame, 'Q5'), -80);
  // The grid's words come when they are there: a menu that was opened before speaks as it did.
  const spoken = async (): Promise<boolean> => {
    await page.keyboard.press('Escape');
    await page.mouse.click(500, 500, { button: 'right' });
    return page.getByText('Insert Link').waitFor({ timeout: 5000 }).then(() => true, () => false);
  };
  await becomes(spoken, true);
  await page.keyboard.press('Escape');
  await picture('open-en');
  await page.reload();
  await page.getByRole('button', { name: 'Check', exact: true }).waitFor();
  await page.getByRole('button', { name: '繁體' }).click();
  await page.getByRole('button', { name: '開啟規矩', exact: true }).waitFor();
  await addInOf(page);
  await picture('open-zh-TW');
});

test('the pane is made wider and narrower by the keyboard and the pointer', async () => {
  const { page } = await sampleMonth();
  const splitter = page.getByRole('separator');
  const width = async (): Promise<number> => (await page.locator('.pane').boundingBox())!.width;
  await page.locator('.pane iframe').waitFor();
  await becomes(width, 350);
  await splitter.press('ArrowLeft');
  await becomes(width, 370);
  const { x, y } = (await splitter.boundingBox())!;
  await page.mouse.move(x + 2, y + 300);
  await page.mouse.down();
  // Over the frame, which would take the pointer for itself.
  await page.mouse.move(x + 82, y + 300, { steps: 4 });
  await page.mouse.up();
  await becomes(async () => Math.round((await width()) / 10) * 10, 290);
  for (let presses = 0; presses < 5; presses += 1) await splitter.press('ArrowRight');
  await becomes(width, 240);
});

test('workbooks that are gone, and a server that has ended, are told in words', async () => {
  const gone = await servePreview({ folder: join(ROOT, 'build', 'preview'), workbooks: [join(ROOT, 'no-such.xlsx')], port: 0 });
  const first = await open(gone.url);
  await first.page.locator('.notice.error', { hasText: 'no-such.xlsx' }).waitFor();
  await expect(first.page.locator('.sheet').innerText()).resolves.toMatch('打开文件');
  expect(first.wrongs.splice(0).filter((wrong) => !/404/.test(wrong))).toEqual([]);
  await gone.close();
  const ending = await servePreview({ folder: join(ROOT, 'build', 'preview'), workbooks: [], port: 0 });
  const second = await open(ending.url, undefined, async (page) => {
    await page.route('**/workbooks.json', async (route) => {
      await ending.close();
      await route.continue();
    });
  });
  await second.page.locator('.notice.error', { hasText: '预览服务已停止' }).waitFor();
  expect(second.wrongs.splice(0).filter((wrong) => !/ERR_(?:CONNECTION_(?:REFUSED|RESET)|EMPTY_RESPONSE)/.test(wrong))).toEqual([]);
});

test('the content policy is in force in page and pane, and this file would notice a breach', async () => {
  const opened = await sampleMonth();
  const { page, wrongs } = opened;
  const frame = await addInOf(page);
  expect(wrongs).toEqual([]);
  for (const each of [page.mainFrame(), frame]) {
    const tried = await each.evaluate(async () => {
      // Not at once: what the test itself has run at once is exempt from the policy.
      const compiled = await new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            resolve(typeof Reflect.construct(Function, ['return 1']));
          } catch (error) {
            resolve((error as Error).name);
          }
        });
      });
      return [compiled, await fetch('https://web.example/').then(() => 'sent', (error: unknown) => (error as Error).name)];
    });
    expect(tried).toEqual(['EvalError', 'TypeError']);
  }
  await becomes(() => Promise.resolve(wrongs.some((wrong) => wrong.startsWith('console: policy: script-src eval'))), true);
  await becomes(() => Promise.resolve(wrongs.filter((wrong) => wrong.includes('Fetch API cannot load https://web.example/')).length), 2);
  wrongs.length = 0;
});
