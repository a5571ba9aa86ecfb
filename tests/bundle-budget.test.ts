import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { JSDOM } from 'jsdom';
import { filesOf, installable, removeFolders } from './deployed/folders';

/*
 * What a person waits for. The numbers are a little above what it is, so that what makes it much larger is seen, and decided on: a budget that is
 * raised says in its commit what for.
 */
const KILO = 1000;
const BUDGET = {
  /** JavaScript that the page asks for before the pane's own first frame: that frame, and the names of functions and buttons. The engine is on its way beside it. */
  initial: { bytes: 620 * KILO, gzip: 190 * KILO },
  /** All of it: every language, the engine, and the panels that are loaded when somebody opens them. */
  all: { bytes: 2900 * KILO, gzip: 930 * KILO },
} as const;

const folder = installable({ url: 'https://addins.example.com/guiju/' });
afterAll(removeFolders);

const { document } = new JSDOM(readFileSync(join(folder, 'taskpane.html'), 'utf8')).window;
const initial = [...document.querySelectorAll('script[src]')].map((script) => script.getAttribute('src')!.split('?')[0]!).filter((src) => !src.startsWith('https:'));
const all = filesOf(folder).filter((name) => name.endsWith('.js'));

const sizeOf = (names: readonly string[]): { readonly bytes: number; readonly gzip: number } => {
  const contents = names.map((name) => readFileSync(join(folder, name)));
  const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
  return { bytes: sum(contents.map(({ length }) => length)), gzip: sum(contents.map((content) => gzipSync(content).length)) };
};

test.each([
  ['what is loaded before the pane is painted', initial, BUDGET.initial],
  ['all of it', all, BUDGET.all],
] as const)('%s keeps to its budget, minified and packed', (_, names, { bytes, gzip }) => {
  expect(names.length).toBeGreaterThan(3);
  const size = sizeOf(names);
  expect({ ...size, isWithin: size.bytes <= bytes && size.gzip <= gzip, isFarBelow: size.bytes < bytes * 0.85 }).toEqual({ ...size, isWithin: true, isFarBelow: false });
});

test('the engine, panels, other languages and what reads sheets are loaded when they are wanted', () => {
  const text = initial.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
  const everything = all.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
  // Words that stand in the sources of each, and survive being made smaller.
  const signs = [
    ['what shows numbers as Excel does', 'unrecognized character'],
    ['long lists', 'getVirtualItems'],
    ['the engine', 'WORKDAY'],
    ['another language', 'Look at the sheets'],
  ] as const;
  for (const [what, sign] of signs) {
    expect([what, everything.includes(sign), text.includes(sign)]).toEqual([what, true, false]);
  }
});

test('the page has a first frame of its own, without any script', () => {
  expect(document.querySelector('#root:empty + .opening')?.textContent).toBe('规矩 Guiju');
});
