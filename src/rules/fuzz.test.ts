import { createScanner } from 'jsonc-parser';
import { files, FIXTURE } from './testing/fixture';
import { loadRules } from './load';
import type { RuleFileText } from './model';

/** Places of all tokens of a JSON text, white space left out. */
function tokens(text: string): readonly (readonly [start: number, end: number])[] {
  const scanner = createScanner(text, true);
  const found: [number, number][] = [];
  for (;;) {
    scanner.scan();
    const start = scanner.getTokenOffset();
    if (start >= text.length) return found;
    found.push([start, start + scanner.getTokenLength()]);
  }
}

/** Without the calendar, which takes longer than all the rest and has nothing to do with it. */
const base = files({ 'calendar.json': null });

/** Loads the fixture with one file's text replaced; every problem must have a place in its file. */
function loadWith(path: string, text: string): { readonly loads: boolean; readonly errors: number } {
  const folder: RuleFileText[] = base.map((file) => (file.path === path ? { path, text } : file));
  const set = loadRules(folder);
  const errors = set.problems.filter(({ severity }) => severity === 'error');
  for (const { file, line, column, pointer } of set.problems) {
    const lines = folder.find((one) => one.path === file)!.text.split('\n');
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1);
    expect(pointer === '' || pointer.startsWith('/')).toBe(true);
  }
  return { loads: set.files.some((file) => file.path === path) || !FIXTURE[path]!.includes('"rules"'), errors: errors.filter(({ file }) => file === path).length };
}

test.each(['attendance.json', 'profile.json', 'ledgers/attendance.json'])('every token of %s taken away: it loads, or a place is named', (path) => {
  const text = FIXTURE[path]!;
  const places = tokens(text);
  let named = 0;
  for (const [start, end] of places) {
    const { loads, errors } = loadWith(path, text.slice(0, start) + text.slice(end));
    if (errors > 0) named += 1;
    else expect(loads).toBe(true);
  }
  expect(places.length).toBeGreaterThan(50);
  // A bracket, comma or colon less is no JSON any more, and most values can't be spared either.
  expect(named).toBeGreaterThan(places.length * 0.9);
});

const ODDS = ['null', '{}', '[]', '-0', '1e999', '"__proto__"', '"="', '"\\ud800"', '[[]]', '{ "fact": {} }', '"constructor"'];

/** Each says what stands in the place of one token; `next` is the one behind it. */
const MUTATIONS: Readonly<Record<string, (token: string, next: string, index: number) => string>> = {
  'replaced by something odd': (_, __, index) => ODDS[index % ODDS.length]!,
  doubled: (token) => `${token} ${token}`,
  'replaced by the next one': (_, next) => next,
};

const REPRESENTATIVE = ['attendance.json', 'profile.json', 'ledgers/attendance.json'];

test.each(REPRESENTATIVE.flatMap((path) => Object.keys(MUTATIONS).map((how) => [path, how] as const)))('every token of %s %s: it loads, or a place is named', (path, how) => {
  const text = FIXTURE[path]!;
  const places = tokens(text);
  places.forEach(([start, end], index) => {
    const [from, to] = places[index + 1] ?? [start, end];
    const { loads, errors } = loadWith(path, text.slice(0, start) + MUTATIONS[how]!(text.slice(start, end), text.slice(from, to), index) + text.slice(end));
    if (errors === 0) expect([index, loads]).toEqual([index, true]);
  });
});

test('2,000 changes of one token in the other files: each loads, or a place is named', () => {
  const others = Object.keys(FIXTURE).filter((path) => path !== 'calendar.json' && !REPRESENTATIVE.includes(path));
  const ways = Object.values(MUTATIONS);
  let state = 20261009;
  const below = (limit: number): number => (state = (state * 48271) % 2147483647) % limit;
  for (let i = 0; i < 2000; i++) {
    const path = others[below(others.length)]!;
    const text = FIXTURE[path]!;
    const places = tokens(text);
    const [start, end] = places[below(places.length)]!;
    const [from, to] = places[below(places.length)]!;
    loadWith(path, text.slice(0, start) + ways[below(ways.length)]!(text.slice(start, end), text.slice(from, to), below(ODDS.length)) + text.slice(end));
  }
});
