import axe from 'axe-core';
import { becomes } from './becomes';
import type { Hands } from './hands';

/** Waits until the pane is as light or dark as the system. */
export async function follows(me: Hands, scheme: 'light' | 'dark'): Promise<void> {
  const brightness = (): Promise<string> =>
    me.pane.evaluate(() => {
      const [red = 0, green = 0, blue = 0] = (/(\d+), (\d+), (\d+)/.exec(getComputedStyle(document.querySelector('.fui-FluentProvider')!).backgroundColor) ?? []).slice(1).map(Number);
      return red + green + blue < 384 ? 'dark' : 'light';
    });
  await becomes(brightness, scheme);
}

/** The page as high as it was before somebody looked for violations in it. */
export const asUsual = (me: Hands): Promise<void> => me.opened.page.setViewportSize({ width: 1440, height: 900 });

/** What WCAG 2.2 AA forbids in the pane, as axe finds it: rule, element, and what is said of it. The page stays high, since each change of its size has the sheet drawn anew; see `asUsual`. */
export async function violations(me: Hands): Promise<string[]> {
  // So tall that nothing is half behind the line at the bottom, but for a list without an end: by scrolling a person sees all of it.
  const { page } = me.opened;
  const hidden = (): Promise<number> => me.pane.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
  if (page.viewportSize()!.height < 2600) await page.setViewportSize({ width: 1440, height: 2600 });
  const height = page.viewportSize()!.height + (await hidden());
  if (height <= 6000 && height > page.viewportSize()!.height) await page.setViewportSize({ width: 1440, height });
  // A button that is on its way from grey to blue has colours that nobody reads.
  await me.pane.evaluate(async () => {
    const passing = (): Animation[] => document.getAnimations().filter(({ effect, playState }) => playState !== 'finished' && effect?.getComputedTiming().iterations !== Infinity);
    const drawn = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
    // The change of size may begin some in the next picture.
    await drawn();
    while (passing().length > 0) {
      await Promise.allSettled(passing().map(({ finished }) => finished));
      await drawn();
    }
  });
  if (!(await me.pane.evaluate(() => 'axe' in window))) await me.pane.evaluate(axe.source);
  const { violations: found, passes } = await me.pane.evaluate(() =>
    // Fluent UI puts empty elements around a list of tabs that hand the focus on; nobody ever stays on one.
    (window as Window & { readonly axe?: typeof axe }).axe!.run({ exclude: [['[data-tabster-dummy]']] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations', 'passes'] }),
  );
  // One that looked at nothing would find nothing.
  expect(passes.length).toBeGreaterThan(10);
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${String(target)}: ${failureSummary ?? ''}`));
}
