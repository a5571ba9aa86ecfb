import { join } from 'node:path';
import axe from 'axe-core';
import { PANELS, type PanelName } from '../../src/addin/session-state';
import { becomes } from './becomes';
import type { Hands } from './hands';
import { MONTH, SAMPLE } from './preview';
import { setStage } from './stage';

jest.setTimeout(240_000);

const stage = setStage('accessibility', () => [join(SAMPLE, MONTH)]);
/** One page for all: what is looked at here changes nothing. */
let me: Hands;

beforeAll(async () => {
  me = await stage.shared();
  await me.check();
  await me.pane.evaluate(axe.source);
});

/** What WCAG 2.2 AA forbids in the pane, as axe finds it: rule, element, and what is said of it. */
async function violations(): Promise<string[]> {
  // So tall that nothing is half behind the line at the bottom: by scrolling a person sees all of it.
  await me.opened.page.setViewportSize({ width: 1440, height: 2600 });
  // A button that is on its way from grey to blue has colours that nobody reads.
  await me.pane.evaluate(() => Promise.allSettled(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity).map(({ finished }) => finished)));
  const { violations: found, passes } = await me.pane.evaluate(() =>
    // Fluent UI puts empty elements around a list of tabs that hand the focus on; nobody ever stays on one.
    (window as Window & { readonly axe?: typeof axe }).axe!.run({ exclude: [['[data-tabster-dummy]']] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations', 'passes'] }),
  );
  await me.opened.page.setViewportSize({ width: 1440, height: 900 });
  // One that looked at nothing would find nothing.
  expect(passes.length).toBeGreaterThan(10);
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${String(target)}: ${failureSummary ?? ''}`));
}

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

  test('the pane follows the system', async () => {
    const brightness = (): Promise<string> =>
      me.pane.evaluate(() => {
        const [red = 0, green = 0, blue = 0] = (/(\d+), (\d+), (\d+)/.exec(getComputedStyle(document.querySelector('.fui-FluentProvider')!).backgroundColor) ?? []).slice(1).map(Number);
        return red + green + blue < 384 ? 'dark' : 'light';
      });
    await becomes(brightness, scheme);
  });

  test.each(PANELS)('%s: nothing that WCAG 2.2 AA forbids', async (panel) => {
    await openAll(panel);
    expect(await violations()).toEqual([]);
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
      expect(await me.overflow()).toEqual([]);
      expect(await violations()).toEqual([]);
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
    expect(await violations()).toEqual([]);
    await me.opened.picture(`visit-${name.replace(' ', '-')}-${panel}`);
  });
});

test('by keyboard alone: to the tabs, to a finding, to its explanation, and back', async () => {
  const { pane, opened } = me;
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
