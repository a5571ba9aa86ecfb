import { readFileSync } from 'node:fs';
import type { Download, Frame, Locator } from 'playwright-core';
import type { PanelName, Progress } from '../../src/addin/session-state';
import type { Report } from '../../src/checking/report';
import type { Language } from '../../src/i18n/language';
import { createTranslator, type MessageParams, type Translator } from '../../src/i18n/translator';
import { becomes } from './becomes';
import { PATIENCE } from './browser';
import { addInOf, reloaded, replacing, type Visit } from './visit';

export interface Setting {
  readonly language?: Language;
  readonly scheme?: 'light' | 'dark';
}

/** What a person does in the preview and its pane, by the names that things have there: a name that changes is changed here alone. */
export class Hands {
  /** The words of the language that the pane speaks. */
  say: Translator;

  private constructor(
    readonly opened: Visit,
    readonly pane: Frame,
    private language: Language,
  ) {
    this.say = createTranslator(language);
  }

  /** Takes a page of the preview in hand as soon as its pane can be used. */
  static async on(opened: Visit, language: Language): Promise<Hands> {
    return new Hands(opened, await paneOf(opened), language);
  }

  /** Opens a file in a page of the preview that shows no workbook, and takes it in hand. */
  static async onFile(opened: Visit, name: string, bytes: Uint8Array): Promise<Hands> {
    await opened.page.locator('.opening.idle').waitFor();
    await putFile(opened, name, bytes);
    return Hands.on(opened, 'zh-CN');
  }

  /** The pane's page loaded anew, over the same workbook. */
  async reloaded(): Promise<Hands> {
    await reloaded(this.opened.page);
    return Hands.on(this.opened, this.language);
  }

  /** Opens a file of the person's own in the page. */
  async openFile(name: string, bytes: Uint8Array): Promise<Hands> {
    await putFile(this.opened, name, bytes);
    return Hands.on(this.opened, this.language);
  }

  // In the pane

  button(key: string, params?: MessageParams, within: Locator | Frame = this.pane): Locator {
    return within.getByRole('button', { name: this.say(key, params), exact: true });
  }

  async press(key: string, params?: MessageParams, within?: Locator): Promise<void> {
    await this.button(key, params, within).click();
  }

  field(key: string, params?: MessageParams): Locator {
    return this.pane.getByLabel(this.say(key, params), { exact: true });
  }

  /** Opens a closed part by its title. */
  async unfold(title: string | RegExp, within: Locator | Frame = this.pane): Promise<Locator> {
    const button = within.getByRole('button', { name: title, expanded: false }).first();
    await button.click();
    return button;
  }

  /** Has the pane speak another language. */
  async speak(language: Language): Promise<void> {
    await this.pane.locator('footer select').selectOption(language);
    [this.language, this.say] = [language, createTranslator(language)];
    // Its words may have to come first; the result is put into them at once then.
    await this.pane.getByRole('tablist', { name: this.say('pane.panels'), exact: true }).waitFor();
    await this.settled();
  }

  async turnTo(panel: PanelName): Promise<void> {
    const tab = this.pane.locator(`#tab-${panel}`);
    await tab.click();
    // A panel that is seen for the first time is loaded first.
    await this.pane.locator(`#panel-${panel} > :not(.fui-Spinner)`).first().waitFor();
  }

  /** Waits until nothing is being worked on. */
  async settled(timeout = PATIENCE): Promise<void> {
    await this.pane.locator('#progress-text').waitFor({ state: 'detached', timeout });
    await this.pane.locator('section > h1').waitFor({ timeout });
  }

  /** Checks, for the first time or again, and gives how many findings there are. */
  async check(timeout = PATIENCE): Promise<number> {
    const [first, again] = [this.button('pane.check'), this.button('pane.check-again')];
    await first.or(again).click();
    await again.waitFor({ timeout });
    await this.settled(timeout);
    return this.total();
  }

  /** How many findings there are, as the heading of the list says. */
  async total(): Promise<number> {
    await this.turnTo('findings');
    const heading = await this.pane.locator('#findings-heading').innerText();
    return Math.max(...[...heading.replace(/[,.\s](?=\d{3})/g, '').matchAll(/\d+/g)].map(Number));
  }

  /** Begins something and cancels it as soon as that is offered: by hand one would be too late now and then. */
  async cancelAtOnce(begin: () => Promise<unknown>): Promise<void> {
    await this.cancelWhere('', begin);
  }

  /** Begins something and cancels it in the middle of one of its steps: some of the step is done, and some is not. */
  async cancelAmid(phase: Progress['phase'], begin: () => Promise<unknown>): Promise<void> {
    const [before = '', between = '', after = ''] = this.say(`pane.phase-${phase}-of`, { done: 1, total: 2 }).split(/[12]/);
    await this.cancelWhere(`${escaped(before)}[1-9][\\d,]*${escaped(between)}[\\d,]+${escaped(after)}`, begin);
  }

  /** @param text pattern of what the pane says of its progress */
  private async cancelWhere(text: string, begin: () => Promise<unknown>): Promise<void> {
    await this.pane.evaluate(
      ([name, pattern]) => {
        const observer = new MutationObserver(() => {
          const progress = document.querySelector('#progress-text');
          const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
          if (!progress || !button || !new RegExp(pattern).test(progress.textContent)) return;
          observer.disconnect();
          button.click();
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      },
      [this.say('pane.cancel'), text] as const,
    );
    await begin();
    await this.told('pane.cancelled');
    await this.settled();
  }

  /** Waits until the pane says so. */
  async told(key: string, params?: MessageParams): Promise<void> {
    await this.pane.locator('.fui-MessageBar', { hasText: this.say(key, params) }).first().waitFor();
  }

  // Ledgers

  /** Says that a header of a sheet is the column that the sheet lacks. */
  async sayColumn(sheet: string, header: string): Promise<void> {
    await this.turnTo('ledgers');
    const card = this.pane.locator(`[data-sheet="${sheet}"]`);
    const head = card.locator('h4 button');
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
    await card.getByRole('button', { name: new RegExp(`^${escaped(this.say('recognise.choose-header'))}`) }).first().click();
    await this.field('recognise.their-header').selectOption(header);
    await this.press('recognise.take');
    await this.pane.getByText(this.say('recognise.remembered', { sheet }), { exact: true }).waitFor();
  }

  // Findings

  /** Lists only what has these words in it, opens it to the first finding and makes that the current one. */
  async find(words: string): Promise<Locator> {
    await this.turnTo('findings');
    await this.field('walk.search').fill(words);
    const line = this.pane.locator('[data-finding][aria-current=true]', { hasText: words });
    // The list follows a moment after the last letter, and the keys go by the list.
    for (let tries = 0; tries < 20 && (await line.count()) === 0; tries += 1) {
      await this.press('pane.next');
      await line.waitFor({ timeout: 1000 }).catch(() => undefined);
    }
    await line.waitFor();
    return line;
  }

  async showAll(): Promise<void> {
    await this.turnTo('findings');
    await this.field('walk.search').fill('');
  }

  /** Turns the marks on the cells on or off. */
  async setMarks(isOn: boolean): Promise<void> {
    await this.turnTo('findings');
    await this.settled();
    if ((await this.marks().isChecked()) !== isOn) await this.marks().click();
    // The switch says what is in the workbook, not what somebody wants.
    await becomes(() => this.marks().isChecked(), isOn);
    await this.settled();
  }

  /** The switch of the marks, in the tab that it stands in. */
  marks(): Locator {
    return this.pane.getByRole('switch', { name: this.say('walk.marks'), exact: true });
  }

  // Waiving

  async waive(reason: string, by: string): Promise<void> {
    await this.press('walk.waive');
    await this.pane.locator('#panel-waive select').first().selectOption({ index: 1 });
    await this.pane.locator('#panel-waive textarea').fill(reason);
    await this.pane.locator('#panel-waive input[autocomplete=name]').fill(by);
    await this.press('waive.submit', { count: 1 });
    await this.told('waive.done', { count: 1 });
    await this.settled();
  }

  // Handing over

  /** The report as the pane hands it over. */
  async report(): Promise<Report> {
    await this.turnTo('handover');
    const name = this.say('handover.document', { name: this.say('report.document-report-json'), ending: 'JSON' });
    const download = this.button('handover.download-named', { name });
    if ((await download.count()) === 0) await this.unfold(this.say('handover.documents'));
    const [file] = await Promise.all([this.opened.page.waitForEvent('download'), download.click()]);
    return JSON.parse(readFileSync(await file.path(), 'utf8')) as Report;
  }

  // What if

  /** Tries another figure in place of the first one that these words find. */
  async tryFigure(words: string, value: string): Promise<void> {
    await this.turnTo('whatif');
    await this.field('whatif.search').fill(words);
    await this.pane.getByRole('region', { name: this.say('whatif.figures'), exact: true }).locator('li button').first().click();
    await this.pane.locator('#panel-whatif input:not([type=search])').first().fill(value);
    await this.press('whatif.run');
    await this.pane.locator('#whatif-outcome').waitFor();
    await this.settled();
  }

  // Closing

  async close(note: string, by: string): Promise<void> {
    await this.turnTo('closing');
    await this.pane.locator('#panel-closing textarea').first().fill(note);
    await this.pane.locator('#panel-closing input[autocomplete=name]').fill(by);
    await this.press('closing.close-all-the-same');
    await this.pane.getByText(this.say('closing.is-closed', { month: this.say('pane.month', { year: 2026, month: 10 }) }), { exact: true }).waitFor();
    await this.settled();
  }

  // In the sheet

  /** The cell's address in the name box, entered. */
  async goTo(cell: string): Promise<void> {
    const box = this.opened.page.locator('[data-u-comp="defined-name"] input');
    await box.fill(cell);
    await box.press('Enter');
  }

  /** Types into a cell of the sheet in front, as one does. */
  async type(cell: string, text: string): Promise<void> {
    await this.goTo(cell);
    await this.opened.page.keyboard.type(text);
    await this.opened.page.keyboard.press('Enter');
  }

  async showSheet(name: string): Promise<void> {
    await this.pane.evaluate(
      (sheet) =>
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem(sheet).activate();
          await context.sync();
        }),
      name,
    );
  }

  async valueAt(sheet: string, cell: string): Promise<unknown> {
    return this.pane.evaluate(
      ([of, address]) =>
        Excel.run(async (context) => {
          const range = context.workbook.worksheets.getItem(of).getRange(address).load('values');
          await context.sync();
          return range.values[0]?.[0] as unknown;
        }),
      [sheet, cell] as const,
    );
  }

  async selected(): Promise<string> {
    return this.pane.evaluate(() =>
      Excel.run(async (context) => {
        const range = context.workbook.getSelectedRange().load('address');
        await context.sync();
        return range.address.replace(/'/g, '');
      }),
    );
  }

  /** Everything that the workbook holds: sheets and what is on them, settings, parts. */
  async whole(): Promise<unknown> {
    await this.pane.evaluate(() => Excel.run((context) => context.sync()));
    return JSON.parse((await this.opened.page.evaluate(() => (window as Window & { guijuWhole?: () => string }).guijuWhole?.())) ?? 'null');
  }

  /** Saves as one does: by the button, into the folder of downloads. */
  async save(): Promise<Download> {
    const { page } = this.opened;
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: this.say('preview.save'), exact: true }).click()]);
    return download;
  }

  /** Sentences of the page itself, under its ribbon. */
  async noticesAre(...expected: readonly string[]): Promise<void> {
    await becomes<readonly string[]>(() => this.opened.page.locator('.notice span').allInnerTexts(), expected);
  }

  // How it looks

  /** Gives the pane so many pixels. */
  async makeWide(pixels: number): Promise<void> {
    await this.opened.page.locator('.pane iframe').evaluate((element, px) => {
      (element as HTMLElement).style.width = `${px}px`;
    }, pixels);
  }

  /** What stands out to the right of the pane. */
  overflow(): Promise<string[]> {
    return this.pane.evaluate(() => {
      const isCut = (element: Element): boolean => {
        for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) if (getComputedStyle(around).overflowX !== 'visible') return true;
        return false;
      };
      const wide = document.documentElement.clientWidth + 1;
      const out = [...document.querySelectorAll<HTMLElement>('main *, footer *')].filter((element) => element.getBoundingClientRect().right > wide && !isCut(element)).map(({ className, innerText }) => `${className}: ${innerText.slice(0, 40)}`);
      return document.documentElement.scrollWidth > wide ? [`page ${document.documentElement.scrollWidth}`, ...out] : out;
    });
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

async function putFile({ page }: Visit, name: string, bytes: Uint8Array): Promise<void> {
  // The pane of the workbook before goes first; the new one may have the same name.
  await replacing(page, () => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }));
  await page.locator('h1', { hasText: name }).waitFor();
  await page.locator('.opening').waitFor({ state: 'detached' });
}

async function paneOf({ page }: Visit): Promise<Frame> {
  const pane = await addInOf(page);
  await pane.waitForFunction(() => document.querySelector('section > h1') !== null, undefined);
  return pane;
}
