import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import type { Finding, Report } from '../../src/checking/report';
import { PARTS } from '../../src/records/parts';
import { parted } from '../../src/report/hygiene';
import { marksOf } from '../../src/report/marks';
import { isMark } from '../../src/workbook/marks';
import { becomes } from './becomes';
import { Hands } from './hands';
import { COMPANY, OWN_COMPANY, ownRules } from './own-rules';
import { commandLine, MONTH, SAMPLE } from './preview';
import { setStage } from './stage';
import { addInOf } from './visit';

jest.setTimeout(600_000);

const WORKBOOK = join(SAMPLE, MONTH);

const { open, shared } = setStage('pane', () => [WORKBOOK]);

/** What the command line says of the same workbook. */
let report: Report;
/** The shared page, on which the sample month is checked. */
let checked: Hands;

beforeAll(async () => {
  report = commandLine([WORKBOOK]);
  checked = await shared();
  await checked.check();
});

/**
 * Text of findings as it stands in the page, where spaces run together. Which error a broken formula shows is for the program to say that calculates it:
 * one of the sample month reads a sheet that is not there.
 */
const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/#(N\/A|REF!|VALUE!)/g, '#N/A').trim();

const placeOf = ({ sheet, cells, row }: Finding): string => `${sheet}!${cells[0] ?? `A${row}`}`;

/** Every line of the list, though only those in sight are drawn: all is opened, and the list walked down to its end. */
const allLines = (pane: Frame): Promise<{ id: string; text: string }[]> =>
  pane.evaluate(async () => {
    const tree = document.querySelector<HTMLElement>('[role=tree]')!;
    // What really scrolls: an element may say that it would and be as high as its contents.
    const around: HTMLElement[] = [];
    for (let element: HTMLElement | null = tree; element; element = element.parentElement) around.push(element);
    const moves = (element: HTMLElement): boolean => {
      element.scrollTop += 1;
      return element.scrollTop > 0;
    };
    const box = around.find(moves);
    if (!box) throw new Error('nothing scrolls');
    const found = new Map<string, string>();
    const drawn = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
    box.scrollTop = 0;
    await drawn();
    let turns = 0;
    for (;;) {
      for (let closed = tree.querySelector<HTMLElement>('[aria-expanded=false]'); closed; closed = tree.querySelector<HTMLElement>('[aria-expanded=false]')) {
        // A group opens by a click anywhere on it, a finding's consequences by one on the line below what it says.
        const line = closed.firstElementChild;
        ((closed.dataset['finding'] === undefined ? line : line?.children[1]) as HTMLElement).click();
        await drawn();
        if ((turns += 1) > 5000) throw new Error('the list does not open');
      }
      for (const line of tree.querySelectorAll<HTMLElement>('[data-finding]')) found.set(line.dataset['finding'] ?? '', line.innerText);
      if (box.scrollTop + box.clientHeight >= box.scrollHeight - 2) return [...found].map(([id, text]) => ({ id, text }));
      box.scrollTop += box.clientHeight / 2;
      await drawn();
      if ((turns += 1) > 5000) throw new Error('the list has no end');
    }
  });

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
  const { opened, pane, say } = checked;
  const { month, hygiene } = parted(report.findings);
  const heading = pane.locator('#findings-heading');
  const total = report.findings.length;
  await becomes(() => heading.innerText(), say('walk.listed', { count: month.length, total }));
  await opened.picture('pane-checked');
  // Record-keeping is listed on request, and counted before that.
  const request = pane.getByRole('switch', { name: say('walk.hygiene', { count: hygiene.length }), exact: true });
  expect([hygiene.length > 3, await request.isChecked()]).toEqual([true, false]);
  await pane.getByRole('searchbox').fill(hygiene[0]!.message.slice(0, 12));
  await pane.getByRole('switch', { name: say('walk.hygiene', { count: hygiene.filter(({ message }) => message.includes(hygiene[0]!.message.slice(0, 12))).length }), exact: true }).waitFor();
  await pane.getByRole('searchbox').fill('');
  await request.click();
  await becomes(() => heading.innerText(), say('walk.all', { count: total }));
  await opened.picture('pane-hygiene');
  const shown = await allLines(pane);
  expect(shown.map(({ id }) => id).sort()).toEqual(report.findings.map(({ id }) => id).sort());
  await request.click();
  await becomes(() => heading.innerText(), say('walk.listed', { count: month.length, total }));
  const textOf = new Map(shown.map(({ id, text }) => [id, plain(text)]));
  for (const finding of report.findings) {
    expect(textOf.get(finding.id)).toContain(plain(finding.message));
    expect(textOf.get(finding.id)).toContain(plain(placeOf(finding)));
  }
  expect(report.findings.length).toBeGreaterThan(200);
});

test('keys go on and back and select the cell in the grid; the list shows where one is', async () => {
  const me = checked;
  const { pane, opened, say } = me;
  const byId = new Map(report.findings.map((finding) => [finding.id, finding]));
  const current = async (): Promise<string> => (await pane.locator('[data-finding][aria-current=true]').getAttribute('data-finding')) ?? '';
  await me.press('pane.next');
  const first = await current();
  await becomes(async () => (await me.selected()).replace(/:.*/, ''), placeOf(byId.get(first)!));
  await pane.locator('body').press('Alt+ArrowDown');
  await becomes(async () => plain(await pane.locator('#findings-heading + span').innerText()), say('pane.place', { place: 2, total: parted(report.findings).month.length }));
  await becomes(async () => (await current()) !== first, true);
  const second = await current();
  await becomes(async () => (await me.selected()).replace(/:.*/, ''), placeOf(byId.get(second)!));
  await pane.locator('body').press('Alt+ArrowUp');
  await becomes(current, first);
  await opened.picture('pane-walk');
});

test('marks are conditional formats of ours, one a sheet and kind, and are gone again without a trace', async () => {
  const me = checked;
  const before = await conditionalFormats(me.pane);
  const marks = marksOf(report, MONTH, false);
  await me.setMarks(true);
  const marked = (await conditionalFormats(me.pane)).filter(({ formula }) => isMark(formula));
  const key = (sheet: string, kind: string): string => `${sheet} ${kind}`;
  expect(Object.fromEntries(marked.map(({ sheet, formula, cells }) => [key(sheet, /guiju:([a-z-]+)/.exec(formula)![1]!), cells]))).toEqual(
    Object.fromEntries(marks.map(({ sheet, kind, cells }) => [key(sheet, kind), cells.length])),
  );
  await me.setMarks(false);
  expect(await conditionalFormats(me.pane)).toEqual(before);
});

test('a check is cancelled, and can be done again; what is typed into a checked sheet makes the result stale', async () => {
  const me = await open();
  await me.cancelAtOnce(() => me.press('pane.check'));
  expect(await me.pane.locator('#findings-heading').count()).toBe(0);
  await me.opened.picture('pane-cancelled');
  await me.check();
  await me.type('B30', 'x');
  await me.told('pane.stale');
});

test('the ribbon works on what the pane shows: check, next finding, clear the marks', async () => {
  const me = await open();
  const { opened, pane, say } = me;
  const ribbon = (label: string): Promise<void> => opened.page.locator('.ribbon button', { hasText: label }).click();
  await ribbon('下一条');
  await me.told('pane.check-first');
  await ribbon('检查');
  await pane.locator('#findings-heading').waitFor({ timeout: 120_000 });
  await me.settled();
  await ribbon('下一条');
  await pane.locator('[aria-current=true]').waitFor();
  await becomes(async () => plain(await pane.locator('#findings-heading + span').innerText()), say('pane.place', { place: 1, total: parted(report.findings).month.length }));
  await me.setMarks(true);
  await ribbon('清除标记');
  await becomes(async () => (await conditionalFormats(pane)).filter(({ formula }) => isMark(formula)).length, 0);
});

test("a workbook's own rules beat those of Guiju; damaged ones are refused in words, and nothing is checked by others unasked", async () => {
  const me = await open();
  const { opened, say } = me;
  const whole = ownRules();
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
    return (await me.reloaded()).pane;
  };
  const own = await withPart(whole);
  await own.getByText(`制度：${OWN_COMPANY['zh-CN']}`).waitFor();
  const refused = await withPart(whole.replace(/sha256="[0-9a-f]{8}/, 'sha256="00000000'));
  await refused.locator('.fui-MessageBar', { hasText: '本工作簿自带的制度不能用' }).waitFor();
  await becomes(() => refused.getByRole('button', { name: say('pane.check'), exact: true }).getAttribute('aria-disabled'), 'true');
  await opened.picture('pane-rules-refused');
  await refused.getByRole('button', { name: say('pane.use-bundled'), exact: true }).click();
  await refused.getByText(`制度：${COMPANY['zh-CN']}`).waitFor();
  expect(await (await Hands.on(opened, 'zh-CN')).check()).toBe(report.findings.length);
});
