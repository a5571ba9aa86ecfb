import { join } from 'node:path';
import { PANELS, type PanelName } from '../../src/addin/session-state';
import { asUsual, follows, violations } from './axe';
import { becomes } from './becomes';
import type { Hands } from './hands';
import { MONTH, SAMPLE } from './preview';
import { setStage } from './stage';

jest.setTimeout(600_000);

const stage = setStage('accessibility', () => [join(SAMPLE, MONTH)]);
/** One page for all: what is looked at here changes nothing. */
let me: Hands;

beforeAll(async () => {
  me = await stage.shared();
  await me.check();
});

/** Opens a panel with what it keeps closed, so that it is seen, too. */
async function openAll(panel: PanelName): Promise<void> {
  await me.turnTo(panel);
  if (panel === 'findings') {
    await me.press('pane.next');
    await me.pane.locator('[aria-current=true]').waitFor();
    const why = me.button('walk.why');
    if ((await why.getAttribute('aria-expanded')) === 'false') await why.click();
    return;
  }
  const closed = me.pane.locator(`#panel-${panel} button[aria-expanded=false]`);
  for (let opened = 0; opened < 6 && (await closed.count()) > 0; opened += 1) await closed.first().click();
}

describe.each([
  ['light', 'en'],
  ['dark', 'zh-CN'],
] as const)('%s', (scheme, narrow) => {
  beforeAll(() => me.opened.page.emulateMedia({ colorScheme: scheme }));

  test('the pane follows the system', () => follows(me, scheme));

  test.each(PANELS)('%s: nothing that WCAG 2.2 AA forbids', async (panel) => {
    await openAll(panel);
    expect(await violations(me)).toEqual([]);
  });

  describe(`at 320 px, in ${narrow}`, () => {
    beforeAll(async () => {
      await me.makeWide(320);
      await me.speak(narrow);
    });
    afterAll(async () => {
      await me.makeWide(350);
      await me.speak('zh-CN');
    });

    test.each(PANELS)('%s: nothing stands out, and nothing that WCAG 2.2 AA forbids', async (panel) => {
      await openAll(panel);
      await becomes(() => me.overflow(), []);
      expect(await violations(me)).toEqual([]);
      await me.opened.picture(`panel-${panel}-${scheme}-${narrow}`);
    });
  });
});

describe.each([
  ['forced colours', { forcedColors: 'active' as const, colorScheme: 'dark' as const }, 'zh-CN'],
  ['traditional letters', { forcedColors: 'none' as const, colorScheme: 'light' as const }, 'zh-TW'],
] as const)('in %s', (name, media, language) => {
  beforeAll(async () => {
    await me.opened.page.emulateMedia(media);
    await me.speak(language);
  });
  afterAll(async () => {
    await me.opened.page.emulateMedia({ forcedColors: 'none' });
    await me.speak('zh-CN');
  });

  test.each(['findings', 'closing'] as const)('%s: nothing that WCAG 2.2 AA forbids', async (panel) => {
    await openAll(panel);
    expect(await violations(me)).toEqual([]);
    await me.opened.picture(`visit-${name.replace(' ', '-')}-${panel}`);
  });
});

test('by keyboard alone: to the tabs, to a finding, to its explanation, and back', async () => {
  const { pane, opened } = me;
  await asUsual(me);
  const focused = (): Promise<string> => pane.evaluate(() => document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName ?? '');
  await me.turnTo('findings');
  await me.showAll();
  await pane.locator('#tab-findings').focus();
  await opened.page.keyboard.press('ArrowRight');
  await becomes(focused, 'tab');
  await opened.page.keyboard.press('Enter');
  await pane.locator('#panel-waive').waitFor();
  await opened.page.keyboard.press('ArrowLeft');
  await opened.page.keyboard.press('Enter');
  await pane.locator('#panel-findings [role=tree]').waitFor();
  // To the tree by Tab, to its first finding by the keys of a tree.
  for (let presses = 0; presses < 25 && (await focused()) !== 'treeitem'; presses += 1) await opened.page.keyboard.press('Tab');
  expect(await focused()).toBe('treeitem');
  await opened.page.keyboard.press('Home');
  const level = (): Promise<string | null> => pane.evaluate(() => document.activeElement?.getAttribute('data-finding') ?? null);
  for (let presses = 0; presses < 6 && (await level()) === null; presses += 1) {
    if ((await pane.evaluate(() => document.activeElement?.getAttribute('aria-expanded'))) === 'false') await opened.page.keyboard.press('ArrowRight');
    await opened.page.keyboard.press('ArrowDown');
  }
  const finding = await level();
  expect(finding).not.toBeNull();
  await opened.page.keyboard.press('Enter');
  await becomes(() => pane.locator('[aria-current=true]').getAttribute('data-finding'), finding);
  for (let presses = 0; presses < 8 && !(await pane.evaluate((name) => document.activeElement?.textContent === name, me.say('walk.why'))); presses += 1) await opened.page.keyboard.press('Tab');
  const why = me.button('walk.why');
  await why.waitFor();
  const was = await why.getAttribute('aria-expanded');
  await opened.page.keyboard.press('Enter');
  await becomes(() => why.getAttribute('aria-expanded'), was === 'true' ? 'false' : 'true');
});
