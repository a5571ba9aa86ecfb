import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { servePreview } from '../../preview/server.mjs';
import type { Finding, Report } from '../../src/checking/report';
import { createTranslator } from '../../src/i18n/translator';
import { bySeverity } from '../../src/report/group';
import { marksOf } from '../../src/report/marks';
import { readRulesFolder } from '../../src/cli/rules-folder';
import { PARTS } from '../../src/records/parts';
import { writeRulesPart } from '../../src/records/rules-part';
import { isMark } from '../../src/workbook/marks';
import { openBrowser } from './browser';
import { addInOf, visit, type Visit } from './visit';

jest.setTimeout(240_000);

const ROOT = join(__dirname, '../..');
const NAME = '2026年10月台账.xlsx';
const WORKBOOK = join(ROOT, 'samples', '2026-10', NAME);

let server: Awaited<ReturnType<typeof servePreview>>;
let browser: Browser;
let visits: Visit[] = [];
/** A page on which the sample month is checked, for the tests that leave it as it was. */
let shared: Pane | null = null;
/** What the command line says of the same workbook. */
let report: Report;

beforeAll(async () => {
  const built = spawnSync(process.execPath, ['-e', `import('./scripts/build/preview.mjs').then(({ buildPreview }) => buildPreview())`], { cwd: ROOT, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  const checked = spawnSync(process.execPath, [join(ROOT, 'bin', 'guiju.mjs'), 'check', WORKBOOK, '--month', '2026-10', '--format', 'json', '--lang', 'zh-CN'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (checked.status !== 1) throw new Error(checked.stderr);
  report = JSON.parse(checked.stdout) as Report;
  server = await servePreview({ folder: join(ROOT, 'build', 'preview'), workbooks: [WORKBOOK], port: 0 });
  browser = await openBrowser();
}, 400_000);

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** What should not happen has not: held after every test, for every page that is open. */
afterEach(async () => {
  const wrongs = visits.flatMap((each) => each.wrongs);
  await Promise.all(visits.filter((each) => each !== shared?.opened).map((each) => each.close()));
  visits = visits.filter((each) => each === shared?.opened);
  expect(wrongs).toEqual([]);
});

const say = createTranslator('zh-CN');
/**
 * Text of findings as it stands in the page, where spaces run together. Which error a broken formula shows is for the program to say that calculates it:
 * one of the sample month reads a sheet that is not there.
 */
const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/#(N\/A|REF!|VALUE!)/g, '#N/A').trim();

interface Pane {
  readonly opened: Visit;
  readonly pane: Frame;
}

/** The pane over the workbook, its rules loaded. */
async function open(): Promise<Pane> {
  const opened = await visit(browser, server.url);
  visits.push(opened);
  const pane = await addInOf(opened.page);
  await pane.waitForFunction(() => document.querySelector('section > h1') !== null);
  return { opened, pane };
}

const press = async (pane: Frame, name: string): Promise<void> => pane.getByRole('button', { name, exact: true }).click();

async function check(pane: Frame): Promise<void> {
  await press(pane, say('pane.check'));
  await pane.locator('#findings-heading').waitFor({ timeout: 120_000 });
}

async function checked(): Promise<Pane> {
  if (shared) return shared;
  const fresh = await open();
  await check(fresh.pane);
  return (shared = fresh);
}

/** Waits until the pane says so, at the end of a task. */
const told = (pane: Frame, words: string): Promise<void> => pane.locator('.fui-MessageBar', { hasText: words }).first().waitFor({ timeout: 120_000 });

/** Opens every heading of the list that is closed, and shows all that stands under it. */
async function openAll(pane: Frame): Promise<void> {
  await pane.evaluate(async () => {
    const next = (): HTMLElement | undefined =>
      document.querySelector<HTMLElement>('h3 button[aria-expanded=false], h4 button[aria-expanded=false]') ?? [...document.querySelectorAll<HTMLElement>('section[data-rule] > button')][0];
    for (let button = next(); button; button = next()) {
      button.click();
      await new Promise((resolve) => setTimeout(resolve));
    }
  });
}

interface Format {
  readonly sheet: string;
  readonly formula: string;
  readonly cells: number;
}

/** Conditional formats with a formula, sheet by sheet, asked over Microsoft's client and past our adapter. */
const conditionalFormats = (pane: Frame): Promise<Format[]> =>
  pane.evaluate(() =>
    Excel.run(async (context) => {
      const sheets = context.workbook.worksheets.load('items/name');
      await context.sync();
      const found: Format[] = [];
      for (const sheet of sheets.items) {
        const formats = sheet.getRange().conditionalFormats.load('items/type');
        await context.sync();
        const custom = formats.items.filter(({ type }) => type === 'Custom').map((format) => ({ rule: format.custom.rule.load('formula'), ranges: format.getRanges().load('cellCount') }));
        await context.sync();
        for (const { rule, ranges } of custom) found.push({ sheet: sheet.name, formula: rule.formula, cells: ranges.cellCount });
      }
      return found;
    }),
  );

test('checks the sample month: the very findings of the command line, each with its message and cell', async () => {
  const { opened, pane } = await checked();
  const counts = bySeverity(report);
  expect(await pane.locator('main dl dd:first-of-type').allInnerTexts()).toEqual([counts.block.violations, counts.warn.violations, counts.info.violations].map(String));
  expect(await pane.locator('#findings-heading').innerText()).toBe(say('pane.findings', { count: report.findings.length }));
  await opened.picture('pane-checked');
  await openAll(pane);
  const shown = await pane.locator('[data-finding]').evaluateAll((lines) => lines.map((line) => ({ id: line.getAttribute('data-finding'), text: (line as HTMLElement).innerText })));
  expect(shown.map(({ id }) => id).sort()).toEqual(report.findings.map(({ id }) => id).sort());
  const textOf = new Map(shown.map(({ id, text }) => [id, plain(text)]));
  for (const { id, message, sheet, cells, row } of report.findings) {
    expect(textOf.get(id)).toContain(plain(message));
    expect(textOf.get(id)).toContain(plain(`${sheet}!${cells[0] ?? `A${row}`}`));
  }
  expect(report.findings.length).toBeGreaterThan(200);
});

test('a click selects the cell in the grid; keys go on and back; the list shows where one is', async () => {
  const { opened, pane } = await checked();
  await openAll(pane);
  const selection = (): Promise<string> =>
    pane.evaluate(() =>
      Excel.run(async (context) => {
        const range = context.workbook.getSelectedRange().load('address');
        await context.sync();
        return range.address.replace(/'/g, '').replace(/:.*/, '');
      }),
    );
  const placeOf = ({ sheet, cells, row }: Finding): string => `${sheet}!${cells[0] ?? `A${row}`}`;
  const shown = await pane.locator('[data-finding]').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-finding')));
  const byId = new Map(report.findings.map((finding) => [finding.id, finding]));
  const at = 20;
  await pane.locator('[data-finding]').nth(at).click();
  const isAt = async (index: number): Promise<void> => {
    await pane.locator(`[data-finding]:nth-of-type(1)[aria-current=true]`).waitFor();
    const current = await pane.locator('[aria-current=true]').getAttribute('data-finding');
    expect(current).toBe(shown[index]);
    const wanted = placeOf(byId.get(shown[index] ?? '')!);
    for (let wait = 0; wait < 50 && (await selection()) !== wanted; wait += 1) await opened.page.waitForTimeout(100);
    expect(await selection()).toBe(wanted);
    expect(plain(await pane.locator('#findings-heading + span').innerText())).toBe(say('pane.place', { place: index + 1, total: shown.length }));
  };
  await isAt(at);
  await pane.locator('body').press('Alt+ArrowDown');
  await isAt(at + 1);
  await pane.locator('body').press('Alt+ArrowUp');
  await isAt(at);
  await press(pane, say('pane.previous'));
  await isAt(at - 1);
  await opened.picture('pane-walk');
});

test('marks are conditional formats of ours, one a sheet and kind, and are gone again without a trace', async () => {
  const { opened, pane } = await checked();
  const before = await conditionalFormats(pane);
  const marks = marksOf(report, NAME);
  const cells = marks.reduce((sum, mark) => sum + mark.cells.length, 0);
  await press(pane, say('pane.mark'));
  await told(pane, say('pane.marked', { cells }));
  const marked = (await conditionalFormats(pane)).filter(({ formula }) => isMark(formula));
  const key = (sheet: string, kind: string): string => `${sheet} ${kind}`;
  expect(Object.fromEntries(marked.map(({ sheet, formula, cells: of }) => [key(sheet, /guiju:([a-z-]+)/.exec(formula)![1]!), of]))).toEqual(
    Object.fromEntries(marks.map(({ sheet, kind, cells: of }) => [key(sheet, kind), of.length])),
  );
  await openAll(pane);
  await pane.locator('[data-finding]').nth(20).click();
  await pane.locator('[aria-current=true]').waitFor();
  await opened.picture('pane-marked');
  await press(pane, say('pane.unmark'));
  await told(pane, say('pane.unmarked', { cells }));
  expect(await conditionalFormats(pane)).toEqual(before);
});

test('the findings stand on a sheet as a table, which is no ledger at the next check, and are taken away again', async () => {
  const { opened, pane } = await checked();
  const tables = (): Promise<{ name: string; sheet: string; rows: number }[]> =>
    pane.evaluate(() =>
      Excel.run(async (context) => {
        const found = context.workbook.tables.load('items/name,items/worksheet/name');
        await context.sync();
        const ranges = found.items.map((table) => table.getDataBodyRange().load('rowCount'));
        await context.sync();
        return found.items.map(({ name, worksheet }, at) => ({ name, sheet: worksheet.name, rows: ranges[at]!.rowCount }));
      }),
    );
  const before = await tables();
  await press(pane, say('pane.write'));
  const sheet = say('report.table-findings');
  await told(pane, say('pane.written', { sheet, count: report.findings.length }));
  const added = (await tables()).filter(({ name }) => !before.some((one) => one.name === name));
  expect(added[0]).toEqual({ name: 'Guiju_Findings', sheet, rows: report.findings.length });
  // What we write ourselves makes nothing stale; the event would come within a moment.
  await opened.page.waitForTimeout(1000);
  expect(await pane.locator('.fui-MessageBar', { hasText: say('pane.stale') }).count()).toBe(0);
  await opened.picture('pane-findings-sheet');
  await press(pane, say('pane.check-again'));
  await pane.locator('[role=progressbar]').waitFor();
  await pane.locator('[role=progressbar]').waitFor({ state: 'detached', timeout: 120_000 });
  expect(await pane.locator('#findings-heading').innerText()).toBe(say('pane.findings', { count: report.findings.length }));
  await press(pane, say('pane.remove'));
  await pane.getByRole('alertdialog').getByText(sheet, { exact: true }).waitFor();
  await press(pane, say('pane.remove-confirm'));
  await told(pane, say('pane.removed', { count: added.length }));
  expect(await tables()).toEqual(before);
});

test('a check is cancelled, and can be done again', async () => {
  const { opened, pane } = await open();
  await press(pane, say('pane.check'));
  await press(pane, say('pane.cancel'));
  await told(pane, say('pane.cancelled'));
  expect(await pane.locator('#findings-heading').count()).toBe(0);
  await opened.picture('pane-cancelled');
  await check(pane);
});

test('what is typed into a checked sheet makes the result stale', async () => {
  const { opened, pane } = await open();
  await check(pane);
  const box = opened.page.locator('[data-u-comp="defined-name"] input');
  await box.fill('B30');
  await box.press('Enter');
  await opened.page.keyboard.type('x');
  await opened.page.keyboard.press('Enter');
  await told(pane, say('pane.stale'));
});

test('the ribbon works on what the pane shows: check, next finding, clear the marks', async () => {
  const { opened, pane } = await open();
  const ribbon = (label: string): Promise<void> => opened.page.locator('.ribbon button', { hasText: label }).click();
  await ribbon('下一条');
  await told(pane, say('pane.check-first'));
  await ribbon('检查');
  await pane.locator('#findings-heading').waitFor({ timeout: 120_000 });
  await ribbon('下一条');
  await pane.locator('[aria-current=true]').waitFor();
  expect(plain(await pane.locator('#findings-heading + span').innerText())).toBe(say('pane.place', { place: 1, total: report.findings.length }));
  await press(pane, say('pane.mark'));
  const cells = marksOf(report, NAME).reduce((sum, mark) => sum + mark.cells.length, 0);
  await told(pane, say('pane.marked', { cells }));
  await ribbon('清除标记');
  await told(pane, say('pane.unmarked', { cells }));
  expect((await conditionalFormats(pane)).filter(({ formula }) => isMark(formula))).toEqual([]);
});

test("a workbook's own rules beat those of Guiju; damaged ones are refused in words, and nothing is checked by others unasked", async () => {
  const { opened } = await open();
  const files = readRulesFolder(join(ROOT, 'rules'), { cases: false }).files.map((file) => (file.path === 'profile.json' ? { ...file, text: file.text.replaceAll('示例公司', '自己的公司') } : file));
  const whole = writeRulesPart(files);
  /** Puts the part into the workbook, past our adapter, and loads the pane's page anew. */
  const withPart = async (xml: string): Promise<Frame> => {
    const before = await addInOf(opened.page);
    await before.evaluate(
      ({ part, namespace }) =>
        Excel.run(async (context) => {
          const old = context.workbook.customXmlParts.getByNamespace(namespace).load('items/id');
          await context.sync();
          for (const one of old.items) one.delete();
          context.workbook.customXmlParts.add(part);
          await context.sync();
        }),
      { part: xml, namespace: PARTS.rules.namespace },
    );
    await before.evaluate(() => {
      document.documentElement.dataset['old'] = '';
      location.reload();
    });
    await before.waitForFunction(() => document.documentElement.dataset['old'] === undefined);
    const pane = await addInOf(opened.page);
    await pane.locator('section > h1').waitFor();
    return pane;
  };
  const own = await withPart(whole);
  await own.getByText('自己的公司的制度').waitFor({ timeout: 60_000 });
  const refused = await withPart(whole.replace('自己的公司', '别人的公司'));
  await refused.locator('.fui-MessageBar', { hasText: '本工作簿自带的制度不能用' }).waitFor({ timeout: 60_000 });
  expect(await refused.getByRole('button', { name: say('pane.check'), exact: true }).getAttribute('aria-disabled')).toBe('true');
  await opened.picture('pane-rules-refused');
  await press(refused, say('pane.use-bundled'));
  await refused.getByText('示例公司的制度').waitFor({ timeout: 60_000 });
  await check(refused);
});

test.each([
  ['zh-CN', 350, 'light'],
  ['zh-CN', 320, 'dark'],
  ['zh-TW', 350, 'light'],
  ['en', 320, 'light'],
  ['en', 350, 'dark'],
] as const)('in %s, %d px wide and %s, everything fits, and the language changes in place', async (lang, width, scheme) => {
  const other = lang === 'en' ? 'zh-CN' : 'en';
  const { opened, pane } = await checked();
  await opened.page.emulateMedia({ colorScheme: scheme });
  await opened.page.locator('.pane iframe').evaluate((element, px) => {
    (element as HTMLElement).style.width = `${px}px`;
  }, width);
  await pane.locator('footer select').selectOption(lang);
  await openAll(pane);
  await pane.locator('[data-finding]').first().click();
  await pane.locator('[aria-current=true]').waitFor();
  expect(await pane.evaluate(() => document.documentElement.lang)).toBe(lang);
  const overflow = (): Promise<string[]> =>
    pane.evaluate(() => [...document.querySelectorAll<HTMLElement>('main *, footer *')].filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(({ className, innerText }) => `${className}: ${innerText.slice(0, 40)}`));
  expect(await overflow()).toEqual([]);
  const background = await pane.evaluate(() => getComputedStyle(document.querySelector('.fui-FluentProvider')!).backgroundColor);
  const brightness = /(\d+), (\d+), (\d+)/.exec(background)!.slice(1).map(Number).reduce((sum, part) => sum + part, 0) / 3;
  expect(brightness < 128 ? 'dark' : 'light').toBe(scheme);
  await opened.picture(`pane-${lang}-${width}-${scheme}`);
  await pane.locator('footer select').selectOption(other);
  await pane.getByText(createTranslator(other)('pane.findings', { count: report.findings.length }), { exact: true }).waitFor({ timeout: 60_000 });
  expect(await overflow()).toEqual([]);
});
