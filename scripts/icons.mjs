// Draws the icons: assets/1/<name>-<size>.png. Run after a change of the drawings (Linux), with a new folder: Excel keeps icons by their address.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as browserType } from 'playwright-core';
import { ROOT } from './setup.mjs';

const FOLDER = join(ROOT, 'assets', '1');
const SIZES = [16, 20, 24, 32, 40, 48, 64, 80, 96, 128];
/** All are seen on Excel's white, grey and black ribbons. */
const LINE = '#7a7977';
const ACCENT = '#1b8a8f';
const MARK = '#e39a2f';

/**
 * A pencil for one size. Drawings are in a field of 32 × 32; what runs along a side of it is moved to whole pixels, so that it is sharp at any size.
 * Lines are a pixel wide at 16 to 32, and grow from there.
 */
function pencil(size) {
  const unit = Math.max(1, Math.round(size / 26));
  const wide = (times) => Math.max(1, Math.round(unit * times));
  const snap = (at) => Math.round((at * size) / 32);
  /** The middle of a line whose edges are on whole pixels. */
  const middle = (at, width = unit) => snap(at) + (width % 2) / 2;
  const scale = (at) => (at * size) / 32;
  const line = (d, colour, width) => `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"/>`;
  const along = (points) => `M${points.map(([x, y]) => `${scale(x)} ${scale(y)}`).join('L')}`;
  return {
    small: size < 32,
    shape: (points, colour) => `<path d="M${points.map(([x, y]) => `${snap(x)} ${snap(y)}`).join('L')}Z" fill="${colour}"/>`,
    frame: (left, top, right, bottom, colour) => line(`M${middle(left)} ${middle(top)}H${middle(right)}V${middle(bottom)}H${middle(left)}Z`, colour, unit),
    across: (left, right, y, colour) => line(`M${middle(left)} ${middle(y)}H${middle(right)}`, colour, unit),
    down: (x, top, bottom, colour, times = 1) => line(`M${middle(x, wide(times))} ${middle(top)}V${middle(bottom)}`, colour, wide(times)),
    /** Slanted lines; `over` leaves a gap between them and what lies below. */
    lines: (points, colour, times) => line(along(points), colour, unit * times),
    over: (below, points, colour, times) =>
      `<mask id="gap"><rect width="${size}" height="${size}" fill="#fff"/>${points.map((stroke) => line(along(stroke), '#000', unit * times + Math.max(2, size / 10))).join('')}</mask>
      <g mask="url(#gap)">${below}</g>${points.map((stroke) => line(along(stroke), colour, unit * times)).join('')}`,
    arc: ([x1, y1], radius, [x2, y2], colour, times) => line(`M${scale(x1)} ${scale(y1)}A${scale(radius)} ${scale(radius)} 0 0 0 ${scale(x2)} ${scale(y2)}`, colour, unit * times),
    dot: (x, y, radius, colour) => `<circle cx="${scale(x)}" cy="${scale(y)}" r="${scale(radius)}" fill="${colour}"/>`,
  };
}

/** The square (矩) lies, the pair of compasses (规) stands on it. */
function guiju(pen) {
  const thick = pen.small ? 7 : 8;
  return [
    pen.shape([[2, 2], [thick, 2], [thick, 24], [30, 24], [30, 30], [2, 30]], ACCENT),
    pen.small ? '' : [13, 18, 23].map((x) => pen.down(x, 25, 26.5, '#fff')).join(''),
    pen.down(20, 2, 6, MARK, 1.4),
    pen.lines([[13, 21], [20, 6.5], [27, 21]], MARK, 1.6),
    pen.small ? '' : pen.arc([16.1, 14.6], 8, [23.9, 14.6], MARK, 1.2),
    pen.dot(20, 6.5, 2.4, MARK),
  ].join('');
}

/** A sheet with a tick. */
function check(pen) {
  const sheet = [pen.frame(2, 3, 26, 26, LINE), pen.across(2, 26, 10, LINE), pen.down(10, 3, 26, LINE), pen.across(2, 26, 18, LINE)].join('');
  return pen.over(sheet, [[[14, 23], [19, 28.5], [30, 15.5]]], ACCENT, 2);
}

/** From one marked cell down to the next. */
function next(pen) {
  const cell = (top) => pen.shape([[2, top], [18, top], [18, top + 7], [2, top + 7]], MARK) + pen.frame(2, top, 18, top + 7, LINE);
  return [cell(3), cell(21), pen.across(2, 11, 15.5, LINE), pen.down(25, 4, 26, ACCENT, 2), pen.lines([[20.5, 21.5], [25.3, 27], [30, 21.5]], ACCENT, 2)].join('');
}

/** A marked cell, crossed out. */
function clear(pen) {
  const cell = pen.shape([[2, 6], [25, 6], [25, 20], [2, 20]], MARK) + pen.frame(2, 6, 25, 20, LINE);
  return pen.over(cell, [[[17, 16], [29, 28]], [[29, 16], [17, 28]]], ACCENT, 2);
}

const browser = await browserType.launch({ args: chromium.args, executablePath: await chromium.executablePath(), headless: true });
const page = await browser.newPage();
mkdirSync(FOLDER, { recursive: true });
for (const [name, draw] of Object.entries({ guiju, check, next, clear })) {
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block}</style><svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${draw(pencil(size))}</svg>`);
    writeFileSync(join(FOLDER, `${name}-${size}.png`), await page.screenshot({ omitBackground: true }));
  }
}
// All of them at once, to look at: on white, grey and black, and the small ones enlarged.
if (process.argv[2]) {
  const { readFileSync } = await import('node:fs');
  const image = (name, size, wide) => `<img src="data:image/png;base64,${readFileSync(join(FOLDER, `${name}-${size}.png`)).toString('base64')}" width="${wide}" style="image-rendering:pixelated;margin:6px">`;
  const row = (name) => [16, 20, 24, 32, 40, 48, 64, 80].map((size) => image(name, size, size)).join('') + [16, 20, 32].map((size) => image(name, size, size * 5)).join('');
  const names = ['guiju', 'check', 'next', 'clear'];
  await page.setViewportSize({ width: 1000, height: 1300 });
  await page.setContent(['#fff', '#262626'].map((colour) => `<div style="background:${colour}">${names.map((name) => `<div>${row(name)}</div>`).join('')}</div>`).join(''));
  writeFileSync(process.argv[2], await page.screenshot({ fullPage: true }));
}
await browser.close();
