import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Hands, type Setting } from './hands';
import { openPreview, type Preview } from './preview';
import { visit, type Visit } from './visit';

/** Where a file of browser tests plays: a preview, a browser, a folder, and an eye on every page that is opened. */
export interface Stage {
  /** For files that tests write; gone in the end. */
  readonly folder: string;
  /** Opens the preview's page and waits for its pane; closed after the test. */
  readonly open: (setting?: Setting) => Promise<Hands>;
  /** Opens a file of the person's own in a page that shows no other; closed after the test. */
  readonly openFile: (name: string, bytes: Uint8Array) => Promise<Hands>;
  /** The one page that tests of the file share, each leaving it as it was; opened when it is first wanted. */
  readonly shared: () => Promise<Hands>;
  /** Opens any address, by default the preview's; closed after the test. */
  readonly visit: (url?: string, language?: string, prepare?: (page: Page) => Promise<void>) => Promise<Visit>;
}

/**
 * Sets the stage for the tests of a file, and clears it. What should not happen has not, on any page: held after each test, which leaves a
 * picture of how each page looked last.
 * @param name of the pictures.
 * @param workbooks that the page opens with; `folder` is there to write them into.
 */
export function setStage(name: string, workbooks: (folder: string) => readonly string[] | Promise<readonly string[]>): Stage {
  const folder = mkdtempSync(join(tmpdir(), `guiju-${name}-`));
  let preview: Preview | null = null;
  let visits: Visit[] = [];
  let shared: Hands | null = null;
  let pictures = 0;

  const there = (): Preview => {
    if (preview === null) throw new Error('The stage is not set yet.');
    return preview;
  };
  const opened: Stage['visit'] = async (url = there().url, language, prepare) => {
    const one = await visit(there().browser, url, language, prepare);
    visits.push(one);
    return one;
  };
  const open: Stage['open'] = async ({ language = 'zh-CN', scheme = 'light' } = {}) =>
    Hands.on(await opened(`${there().url}?lang=${language}`, language, (page) => page.emulateMedia({ colorScheme: scheme })), language);

  const openFile: Stage['openFile'] = async (file, bytes) => Hands.onFile(await opened(`${there().url}?lang=zh-CN`), file, bytes);

  beforeAll(async () => {
    preview = await openPreview(await workbooks(folder));
  }, 600_000);

  afterAll(async () => {
    await preview?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    const wrongs = visits.flatMap((each) => each.wrongs.splice(0));
    const going = visits.filter((each) => each !== shared?.opened);
    visits = visits.filter((each) => !going.includes(each));
    for (const each of going) {
      await each.lastPicture(`${name}-last-${(pictures += 1)}`);
      await each.close();
    }
    expect(wrongs).toEqual([]);
  });

  return { folder, open, openFile, visit: opened, shared: async () => (shared ??= await open()) };
}
