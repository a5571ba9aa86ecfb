import { finished, ROWS_A_STEP } from '../values/steps';
import type { Column } from '../values/column';
import { createEngine } from './engine';
import { makeRules, type TestFile } from './testing/formulas';
import type { Table, World } from './world';
import { Workshop } from './workshop';

const ROWS = 12_000;
const person = (row: number): string => `E${row}`;

/** Rows that have nothing in common: nothing is answered once for many of them. */
const FILE: TestFile = {
  ledgers: {
    asking: {
      columns: { who: 'text', day: 'date', from: 'datetime', to: 'datetime', size: 'money', late: 'yesno' },
      rows: Array.from({ length: ROWS }, (_, row) => ({ who: person(row % 3000), day: `2026-10-0${(row % 5) + 1}`, from: row, to: row + 60, size: `${row}.50`, late: row % 3 === 0 })),
    },
    listed: {
      columns: { who: 'text', start: 'datetime', end: 'datetime', size: 'money' },
      rows: Array.from({ length: ROWS }, (_, row) => ({ who: person(row), start: row, end: row + 30, size: `${row}.25` })),
    },
  },
  facts: { shifted: { unit: 'yuan', formula: '=SUMIFS(listed.size,listed.who,who)+size' } },
};

/** A world that counts how often a cell of it is looked at by itself. */
function counting(world: World): { readonly world: World; readonly looks: () => number } {
  let looks = 0;
  const watched = (column: Column): Column => ({ ...column, get values() { return (looks += 1), column.values; } });
  const tables = new Map<string, Table | null>();
  const table = (key: string): Table | null => {
    const there = world.table(key);
    const known = tables.get(key) ?? (there && { ...there, columns: new Map([...there.columns].map(([name, column]) => [name, watched(column)])) });
    tables.set(key, known);
    return known;
  };
  return { world: { ...world, table }, looks: () => looks };
}

const rules = makeRules(FILE);

test.each([
  ['=COUNTIFS(listed.who,who)=1', ROWS],
  ['=SUMIFS(listed.size,listed.who,who,listed.size,">10")>1', 2 * ROWS],
  ['=XLOOKUP(who,listed.who,listed.size)>1', ROWS],
  ['=COUNTIFS(listed.size,">"&size)>1', ROWS],
  ['=COUNTIFS(asking.who,who,asking.day,day)>1', 3000],
  ['=COUNTIFS(asking.shifted,shifted)>1', ROWS],
  ['=COVERED(from,to,who,listed.who,listed.start,listed.end)>1', ROWS],
])('%s: one question about one row, over ledgers of many rows: what is large of the answer is made in steps, and the answer is the same', (text, least) => {
  const condition = rules.formula(text);
  const { world, looks } = counting(rules.world);
  const { inSteps, evaluate } = createEngine(world);
  const steps = inSteps(() => evaluate(condition, { ledger: 'asking', row: 7 }));
  let most = 0;
  for (;;) {
    const before = looks();
    const step = steps.next();
    most = Math.max(most, looks() - before);
    if (step.done) {
      expect(step.value).toEqual(createEngine(rules.world).evaluate(condition, { ledger: 'asking', row: 7 }));
      break;
    }
  }
  expect(most).toBeLessThanOrEqual(2 * ROWS_A_STEP);
  // There was something to be parted.
  expect(looks()).toBeGreaterThanOrEqual(least);
});

test('work that is given up for something large is begun again, and only that', () => {
  const workshop = new Workshop();
  const began: number[] = [];
  const large = new Map<number, string>();
  const get = (i: number): string =>
    large.get(i) ??
    workshop.made(function* () {
      yield;
      large.set(i, `large ${i}`);
      return `large ${i}`;
    });
  const answers: string[] = [];
  const steps = workshop.each(20, (i) => {
    began.push(i);
    answers[i] = i % 5 === 0 ? get(i) : 'small';
  });
  finished(steps);
  expect(answers).toEqual(Array.from({ length: 20 }, (_, i) => (i % 5 === 0 ? `large ${i}` : 'small')));
  expect(began).toEqual(Array.from({ length: 20 }, (_, i) => (i % 5 === 0 ? [i, i] : [i])).flat());
  // Whoever asks outside of such work has it at once.
  large.clear();
  expect(get(3)).toBe('large 3');
});

test('an error of the work is the caller’s, and leaves nothing behind', () => {
  const workshop = new Workshop();
  expect(() => finished(workshop.inSteps(() => { throw new RangeError('too large'); }))).toThrow(RangeError);
  expect(workshop.made(function* () { yield; return 'at once'; })).toBe('at once');
});
