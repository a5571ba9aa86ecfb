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

/** What WCAG 2.2 AA forbids in the pane, as axe finds it: rule, element, and what is said of it. */
export async function violations(me: Hands): Promise<string[]> {
  // So tall that nothing is half behind the line at the bottom: by scrolling a person sees all of it.
  await me.opened.page.setViewportSize({ width: 1440, height: 2600 });
  // A button that is on its way from grey to blue has colours that nobody reads.
  await me.pane.evaluate(() => Promise.allSettled(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity).map(({ finished }) => finished)));
  if (!(await me.pane.evaluate(() => 'axe' in window))) await me.pane.evaluate(axe.source);
  const { violations: found, passes } = await me.pane.evaluate(() =>
    // Fluent UI puts empty elements around a list of tabs that hand the focus on; nobody ever stays on one.
    (window as Window & { readonly axe?: typeof axe }).axe!.run({ exclude: [['[data-tabster-dummy]']] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations', 'passes'] }),
  );
  await me.opened.page.setViewportSize({ width: 1440, height: 900 });
  // One that looked at nothing would find nothing.
  expect(passes.length).toBeGreaterThan(10);
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${String(target)}: ${failureSummary ?? ''}`));
}
