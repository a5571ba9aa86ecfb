import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { PATIENCE, PICTURES } from './browser';

/** A page of the preview under watch: everything that should not happen is written down, in its frames too. */
export interface Visit {
  readonly page: Page;
  /** Errors on the console, uncaught ones, breaches of the content policy, requests off this machine. Empty it where one is meant to happen. */
  readonly wrongs: string[];
  /** Takes a picture where pictures were asked for: they are looked at, not compared, and each costs half a second. */
  picture(name: string): Promise<void>;
  /** Takes one in any case. */
  lastPicture(name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * What the spreadsheet's engine says where its index still names a formula that is gone; it passes it over, and one that was entered anew has another name.
 * So it was after a sheet went whose formulas read other sheets, until the host saw to that (host/grid/calculation.ts). Whether a formula that is entered
 * while the engine calculates leaves such a name, too, is not known: it has not been seen since, and it harms nothing.
 */
const ENGINE_AMID = /^Dependency tree not found for treeId/;

/** Opens an address in a browser profile of its own. @param language of the browser: the page speaks it unless the reader chose another. @param prepare before anything is loaded */
export async function visit(browser: Browser, url: string, language = 'zh-CN', prepare: (page: Page) => Promise<void> = () => Promise.resolve()): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: language, reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE);
  const wrongs: string[] = [];
  await context.addInitScript(() => {
    window.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => console.error(`policy: ${violatedDirective} ${blockedURI} ${sourceFile}`));
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (ENGINE_AMID.test(message.text())) return;
    if (message.type() === 'error' || message.type() === 'warning') wrongs.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrongs.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && hostname !== '127.0.0.1') wrongs.push(`request: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) wrongs.push(`${response.status()}: ${response.url()}`);
  });
  const take = async (name: string): Promise<void> => {
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  };
  await prepare(page);
  await page.goto(url);
  return {
    page,
    wrongs,
    picture: process.env.GUIJU_PICTURES ? take : () => Promise.resolve(),
    lastPicture: take,
    close: () => context.close(),
  };
}

/** The add-in's own page in its frame, when Microsoft's client in it is ready to be asked. */
export async function addInOf(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('.pane iframe', { state: 'attached' });
  const frame = (await element.contentFrame())!;
  await frame.waitForFunction(() => typeof Office !== 'undefined' && 'Excel' in window && document.querySelector('#root > *') !== null);
  await frame.evaluate(() => Office.onReady());
  return frame;
}

/** Loads the add-in's page anew, over the same workbook; gives the page that comes. */
export async function reloaded(page: Page): Promise<Frame> {
  const before = await addInOf(page);
  await before.evaluate(() => {
    document.documentElement.dataset['old'] = '';
    // Not before this has been answered.
    setTimeout(() => location.reload());
  });
  await before.waitForFunction(() => document.documentElement.dataset['old'] === undefined);
  return addInOf(page);
}

/** Does what puts another page of the add-in in the place of the one that is there, if there is one, and waits until that is gone. */
export async function replacing(page: Page, act: () => Promise<unknown>): Promise<void> {
  const frames = page.locator('.pane iframe');
  const before = (await frames.count()) === 0 ? null : await frames.elementHandle();
  await act();
  if (before) await page.waitForFunction((element) => !element.isConnected, before);
}
