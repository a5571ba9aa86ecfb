import path from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { MONTH, openPreview, SAMPLE, type Preview } from '../tests/browser/preview';
import { addInOf, visit } from '../tests/browser/visit';
import { median } from './median';

/** How many times slower than this machine: what developers' tools call a mid-range device. */
const SLOWER = 4;
const ROUNDS = 3;

/** What each frame of the page notes of itself, in milliseconds since it was asked for. `drawn`: React has put the pane's own first frame there. */
interface Noted extends Window {
  guijuBench: { drawn: number | null; ready: number | null; early: number | null; done: number | null; readonly long: number[] };
}

function note(): void {
  const noted: Noted['guijuBench'] = { drawn: null, ready: null, early: null, done: null, long: [] };
  (window as unknown as Noted).guijuBench = noted;
  const look = (): void => {
    if (document.querySelector('#root > *')) noted.drawn ??= performance.now();
    const button = document.querySelector('button[aria-keyshortcuts]');
    if (button && button.getAttribute('aria-disabled') !== 'true') noted.ready ??= performance.now();
    if (document.querySelector('#early-heading, #findings-heading')) noted.early ??= performance.now();
    if (document.querySelector('#findings-heading')) noted.done ??= performance.now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  new PerformanceObserver((list) => noted.long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
}

async function slowDown(page: Page, rate: number): Promise<void> {
  const developer = await page.context().newCDPSession(page);
  await developer.send('Emulation.setCPUThrottlingRate', { rate });
}

const firstPaint = async (frame: Frame): Promise<number> => {
  const painted = await frame.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  return (await painted.jsonValue())!;
};

const noted = (frame: Frame): Promise<Noted['guijuBench']> => frame.evaluate(() => (window as unknown as Noted).guijuBench);
const until = (frame: Frame, what: 'drawn' | 'ready' | 'done'): Promise<unknown> => frame.waitForFunction((key) => (window as unknown as Noted).guijuBench[key] !== null, what, { timeout: 120_000 });

interface Painted {
  readonly painted: number;
  readonly drawn: number;
}

/** The pane's page by itself in a browser that has not seen it, as a host loads it: Microsoft's library, our scripts, the first frame. No host answers. */
async function paintedAlone(browser: Browser, url: string, rate: number): Promise<Painted> {
  const context = await browser.newContext({ viewport: { width: 350, height: 800 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    await page.addInitScript(note);
    await slowDown(page, rate);
    await page.goto(`${url}addin/taskpane.html`, { waitUntil: 'commit' });
    const frame = page.mainFrame();
    await until(frame, 'drawn');
    return { painted: await firstPaint(frame), drawn: (await noted(frame)).drawn! };
  } finally {
    await context.close();
  }
}

interface Beside extends Painted {
  readonly ready: number;
  readonly firstFinding: number;
  readonly whole: number;
  readonly long: readonly number[];
}

/** The page in its frame beside the spreadsheet: loaded once more when the host is at rest, as it is when a person opens the pane; then a check at full speed. */
async function besideSheet({ browser, url }: Preview, rate: number): Promise<Beside> {
  const visited = await visit(browser, url, 'zh-CN', async (page) => {
    await page.addInitScript(note);
  });
  try {
    const frame = await addInOf(visited.page);
    await until(frame, 'ready');
    await visited.page.waitForTimeout(2000);
    await slowDown(visited.page, rate);
    await frame.goto(frame.url(), { waitUntil: 'commit' });
    await until(frame, 'ready');
    const [painted, { drawn, ready }] = [await firstPaint(frame), await noted(frame)];
    await slowDown(visited.page, 1);
    await visited.page.waitForTimeout(2000);
    const began = await frame.evaluate(() => {
      (window as unknown as Noted).guijuBench.long.length = 0;
      const now = performance.now();
      document.querySelector<HTMLButtonElement>('button[aria-keyshortcuts]')!.click();
      return now;
    });
    await until(frame, 'done');
    const { early, done, long } = await noted(frame);
    return { painted, drawn: drawn!, ready: ready!, firstFinding: early! - began, whole: done! - began, long };
  } finally {
    await visited.close();
  }
}

/** How soon the pane's page is there and can be used on a slow machine, and a check of the sample month in it. Builds the preview where it is not up to date. */
export async function pageTable(): Promise<void> {
  const preview = await openPreview([path.join(SAMPLE, MONTH)]);
  const ms = (values: readonly number[]): string => `${median(values).toFixed(0)} ms (${values.map((value) => value.toFixed(0)).join(', ')})`;
  try {
    for (const rate of [1, SLOWER]) {
      const alone: Painted[] = [];
      for (let round = 0; round < ROUNDS; round++) alone.push(await paintedAlone(preview.browser, preview.url, rate));
      console.log(`the pane's page by itself, opened for the first time, CPU × ${rate} slower: first paint ${ms(alone.map(({ painted }) => painted))}, drawn by React ${ms(alone.map(({ drawn }) => drawn))}`);
    }
    const beside: Beside[] = [];
    for (let round = 0; round < ROUNDS; round++) beside.push(await besideSheet(preview, SLOWER));
    console.log(`opened again beside the sheet, the host sharing its thread, CPU × ${SLOWER} slower: first paint ${ms(beside.map(({ painted }) => painted))}, drawn by React ${ms(beside.map(({ drawn }) => drawn))}, can be used ${ms(beside.map(({ ready }) => ready))}`);
    console.log(`a check of the sample month in it, × 1: first finding in sight ${ms(beside.map(({ firstFinding }) => firstFinding))}, whole ${ms(beside.map(({ whole }) => whole))}`);
    for (const { long } of beside) console.log(`  long tasks, the host's included: ${long.length}, longest ${Math.max(0, ...long).toFixed(0)} ms`);
    console.log();
  } finally {
    await preview.close();
  }
}
