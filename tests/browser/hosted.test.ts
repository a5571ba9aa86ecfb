import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { installable, removeFolders, ROOT, type Installation } from '../deployed/folders';
import { openBrowser, PATIENCE } from './browser';

const URL_OF_PANE = 'https://addins.example.com/guiju/';
const CLOUDS = { world: 'https://appsforoffice.microsoft.com/lib/1/hosted/', china: 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/' } as const;
const OFFICE = join(ROOT, 'node_modules', '@microsoft', 'office-js', 'dist');

jest.setTimeout(400_000);

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  removeFolders();
});

interface Visit {
  readonly asked: readonly string[];
  readonly complaints: readonly string[];
  readonly shown: string;
}

/** The hosted pane in a browser without Excel: our folder at our address, office.js from node_modules at Microsoft's, nothing else in the world. */
async function visit(office: NonNullable<Installation['office']>): Promise<Visit> {
  const folder = installable({ url: URL_OF_PANE, office });
  const roots: readonly (readonly [string, string])[] = [[URL_OF_PANE, folder], [CLOUDS[office], OFFICE]];
  const asked: string[] = [];
  const complaints: string[] = [];
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.route('**/*', async (route) => {
    const url = route.request().url().split('?')[0]!;
    asked.push(url);
    const [start, root] = roots.find(([address]) => url.startsWith(address)) ?? ['', ''];
    const file = join(root, url.slice(start.length));
    return root !== '' && existsSync(file) ? route.fulfill({ path: file }) : route.abort();
  });
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${URL_OF_PANE}taskpane.html`);
  await page.waitForFunction(() => (document.getElementById('root')?.textContent ?? '').trim() !== '');
  const refused = await page.evaluate(async () => {
    const said = new Promise<string>((resolve) => document.addEventListener('securitypolicyviolation', (event) => resolve(`${event.violatedDirective} ${event.blockedURI}`), { once: true }));
    const script = document.createElement('script');
    script.src = 'https://elsewhere.example.com/a.js';
    document.head.append(script);
    return said;
  });
  expect(refused).toBe('script-src-elem https://elsewhere.example.com/a.js');
  complaints.splice(complaints.findIndex((one) => one.includes('elsewhere.example.com')), 1);
  const shown = (await page.textContent('#root')) ?? '';
  await page.close();
  return { asked, complaints, shown };
}

test.each(['world', 'china'] as const)('the hosted pane starts under its own policy, with office.js of %s', async (office) => {
  const { asked, complaints, shown } = await visit(office);
  expect(complaints).toEqual([]);
  expect(asked).toContain(`${CLOUDS[office]}office.js`);
  expect(asked.filter((url) => !url.startsWith(URL_OF_PANE) && !url.startsWith(CLOUDS[office]))).toEqual([]);
  expect(shown).toMatch(/Excel/);
});
