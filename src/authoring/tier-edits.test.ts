import fc from 'fast-check';
import { known } from '../formula/exactly';
import { tierRow } from '../formula/tiers';
import type { Json } from '../rules/parts';
import { rational } from '../values/rational';
import { withEdits, type Edit } from './edit';
import { partAt, pictureOf } from './picture';
import { FILE, SET, TABLE, textWith, type AnyTable } from './testing/tables';
import { TierEdits } from './tier-edits';

const edits = (text: string): TierEdits => TierEdits.in(SET, FILE, text, TABLE)!;
const rowsIn = (text: string): Record<string, Json>[] => (JSON.parse(text) as { tables: Record<string, { rows: Record<string, Json>[] }> }).tables[TABLE]!.rows;
const single = (...rows: AnyTable['rows']): string => textWith({ kind: 'single amount', input: 'late_minutes', unit: 'yuan', rows });
/** The rows after a change of a table with these rows. */
const after = (rows: AnyTable['rows'], change: (of: TierEdits) => readonly Edit[] | null): Record<string, Json>[] | null => {
  const text = single(...rows);
  const made = change(edits(text));
  return made && rowsIn(withEdits(text, made));
};

const LADDER: AnyTable['rows'] = [{ upTo: 0, value: 0 }, { above: 0, upTo: 5, value: 30 }, { above: 5, value: 50 }];

test('a bound moves in both rows that it parts, and keeps its side', () => {
  expect(after(LADDER, (of) => of.move({ row: 1, input: 0, side: 'high' }, 7))).toEqual([LADDER[0], { above: 0, upTo: 7, value: 30 }, { above: 7, value: 50 }]);
  expect(after(LADDER, (of) => of.move({ row: 2, input: 0, side: 'low' }, { parameter: 'grace' }))).toEqual([LADDER[0], { above: 0, upTo: { parameter: 'grace' }, value: 30 }, { above: { parameter: 'grace' }, value: 50 }]);
  // Whole minutes 5 and 6 are neighbours.
  const whole = [{ upTo: 5, value: 1 }, { from: 6, value: 2 }];
  expect(after(whole, (of) => of.move({ row: 0, input: 0, side: 'high' }, 9))).toEqual([{ upTo: 9, value: 1 }, { from: 10, value: 2 }]);
  expect(after(whole, (of) => of.move({ row: 1, input: 0, side: 'low' }, { parameter: 'grace' }))).toEqual([{ below: { parameter: 'grace' }, value: 1 }, { from: { parameter: 'grace' }, value: 2 }]);
  // Two rows that wait for the same figure.
  const waiting = [{ below: { parameter: 'grace' }, value: 1 }, { from: { parameter: 'grace' }, value: 2 }];
  expect(after(waiting, (of) => of.move({ row: 0, input: 0, side: 'high' }, 3))).toEqual([{ below: 3, value: 1 }, { from: 3, value: 2 }]);
  expect(after(LADDER, (of) => of.move({ row: 2, input: 0, side: 'high' }, 9))).toEqual(LADDER);
});

test('a bound belongs to the other row', () => {
  expect(after(LADDER, (of) => of.take({ row: 1, input: 0, side: 'high' }, false))).toEqual([LADDER[0], { above: 0, below: 5, value: 30 }, { from: 5, value: 50 }]);
  expect(after([{ upTo: 5, value: 1 }, { from: 6, value: 2 }], (of) => of.take({ row: 0, input: 0, side: 'high' }, false))).toEqual([{ below: 5, value: 1 }, { from: 5, value: 2 }]);
  expect(after(LADDER, (of) => of.take({ row: 1, input: 0, side: 'high' }, true))).toEqual(LADDER);
});

test('a row is parted as the table has its edges, up or down', () => {
  expect(after(LADDER, (of) => of.split(2, 0, 15))).toEqual([LADDER[0], LADDER[1], { above: 5, upTo: 15, value: 50 }, { above: 15, value: 50 }]);
  expect(after([{ from: 10, value: 1 }, { below: 10, value: 2 }], (of) => of.split(0, 0, 20))).toEqual([{ from: 20, value: 1 }, { from: 10, below: 20, value: 1 }, { below: 10, value: 2 }]);
  expect(after([{ value: 1 }], (of) => of.split(0, 0, 20))!.map((row) => Object.keys(row))).toEqual([['below', 'value'], ['from', 'value']]);
  for (const outside of [0, 5, 6, '五']) expect(after(LADDER, (of) => of.split(1, 0, outside))).toBeNull();
});

test('rows become one, or go, and their values go to a neighbour', () => {
  expect(after(LADDER, (of) => of.merge(1))).toEqual([LADDER[0], { above: 0, value: 30 }]);
  expect(after(LADDER, (of) => of.merge(2))).toBeNull();
  expect(after(LADDER, (of) => of.remove(1))).toEqual([{ upTo: 5, value: 0 }, LADDER[2]]);
  expect(after(LADDER, (of) => of.remove(0))).toEqual([{ upTo: 5, value: 30 }, LADDER[2]]);
  expect(after([{ value: 1 }], (of) => of.remove(0))).toBeNull();
});

test('a hole gets a row that waits for its figure, or the row before it reaches over it', () => {
  const holed = [{ upTo: 5, value: 1 }, { from: 10, value: 2 }];
  const text = single(...holed);
  const hole = pictureOf(SET, FILE, text, TABLE)!.parts.find(({ says }) => says === 'gap')!;
  expect(rowsIn(withEdits(text, edits(text).fill(hole.cells)))).toEqual([holed[0], { above: 5, below: 10, value: null }, holed[1]]);
  expect(rowsIn(withEdits(text, edits(text).stretch(hole.cells[0]!)!))).toEqual([{ below: 10, value: 1 }, holed[1]]);
});

test('with several inputs bounds move as far as the rows meet, and a hole is filled at the end', () => {
  const row = (when: Json, value: number): AnyTable['rows'][number] => ({ when, value });
  const text = textWith({
    kind: 'decision', hitPolicy: 'unique', inputs: ['late_minutes', 'result'], unit: 'yuan',
    rows: [row({ late_minutes: { upTo: 5 } }, 1), row({ late_minutes: { above: 5 }, result: ['normal'] }, 2), row({ late_minutes: { above: 5, upTo: 9 }, result: ['late'] }, 3)],
  });
  const moved = rowsIn(withEdits(text, edits(text).move({ row: 1, input: 0, side: 'low' }, 6)));
  expect(moved.map(({ when }) => when)).toEqual([{ late_minutes: { upTo: 6 } }, { late_minutes: { above: 6 }, result: ['normal'] }, { late_minutes: { above: 6, upTo: 9 }, result: ['late'] }]);
  const hole = pictureOf(SET, FILE, text, TABLE)!.parts.find(({ says }) => says === 'gap')!;
  expect(rowsIn(withEdits(text, edits(text).fill(hole.cells))).at(-1)).toEqual({ when: { late_minutes: { above: 9 }, result: ['late'] }, value: null });
  expect(rowsIn(withEdits(text, edits(text).split(0, 0, 3)!)).slice(0, 2)).toEqual([row({ late_minutes: { upTo: 3 } }, 1), row({ late_minutes: { above: 3, upTo: 5 } }, 1)]);
});

/** A table without holes: bounds from 1 on, each belonging to one of its rows or between two whole minutes, up or down. */
const sound = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }), fc.array(fc.constantFrom('below', 'upTo', 'whole'), { minLength: 4, maxLength: 4 }), fc.boolean())
  .map(([figures, styles, falls]) => {
    const bounds = [...figures].sort((a, b) => a - b).map((at, index) => ({ at, style: styles[index]! }));
    const rows = Array.from({ length: bounds.length + 1 }, (_, index): Record<string, Json> => {
      const [low, high] = [bounds[index - 1], bounds[index]];
      return {
        ...(low && (low.style === 'below' ? { from: low.at } : low.style === 'upTo' ? { above: low.at } : { from: low.at + 1 })),
        ...(high && (high.style === 'below' ? { below: high.at } : { upTo: high.at })),
        value: index * 10,
        source: [{ id: `ATT-${index}` }],
      };
    });
    return falls ? rows.reverse() : rows;
  })
  // Closed whole bounds side by side leave no room for the row between them.
  .filter((rows) => rows.every((row) => !emptyRow(row)));
const emptyRow = ({ from, above, below, upTo }: Record<string, Json>): boolean => {
  const low = typeof from === 'number' ? from : typeof above === 'number' ? above + 1 : -1;
  const high = typeof upTo === 'number' ? upTo : typeof below === 'number' ? below - 1 : 99;
  return low > high;
};

test('whatever is done with the rows, a table without holes stays one, and only what was meant gives something else', () => {
  const pick = fc.nat({ max: 20 });
  fc.assert(
    fc.property(sound, fc.array(fc.tuple(fc.constantFrom('move', 'take', 'split', 'merge', 'remove'), pick, pick, fc.boolean()), { minLength: 1, maxLength: 4 }), (rows, changes) => {
      let text = single(...rows);
      for (const [change, a, b, isLow] of changes) {
        const before = rowsIn(text);
        const row = a % before.length;
        const bound = { row, input: 0, side: isLow ? ('low' as const) : ('high' as const) };
        const of = edits(text);
        const made = change === 'move' ? of.move(bound, b % 14) : change === 'take' ? of.take(bound, b % 2 === 0) : change === 'split' ? of.split(row, 0, b % 14) : change === 'merge' ? of.merge(row) : of.remove(row);
        if (!made) continue;
        const next = withEdits(text, made);
        // A bound that passes another leaves a row without values, and the loader says so: whoever typed it has it before him.
        if (rowsIn(next).some(emptyRow)) continue;
        const [was, is] = [given(text), given(next)];
        expect(is).not.toContain('?');
        const differ = is.flatMap((value, minute) => (value === was[minute] ? [] : [minute]));
        const own = was.flatMap((value, minute) => (value === JSON.stringify(before[row]!['value']) ? [minute] : []));
        if (change === 'split') expect(differ).toEqual([]);
        if (change === 'remove') expect(differ.every((minute) => own.includes(minute))).toBe(true);
        if (change === 'take') expect(differ.length).toBeLessThanOrEqual(1);
        if (change === 'merge') expect(new Set(differ.map((minute) => was[minute])).size).toBeLessThanOrEqual(1);
        // All else in the file is as it was.
        expect([next.slice(0, next.indexOf('"rows"')), next.slice(next.indexOf('"rules"'))]).toEqual([text.slice(0, text.indexOf('"rows"')), text.slice(text.indexOf('"rules"'))]);
        text = next;
      }
    }),
    { numRuns: 60 },
  );
});

/** What the table gives at 0 to 16 minutes, by the engine and by the picture: "?" where nobody can say. */
function given(text: string): string[] {
  const picture = pictureOf(SET, FILE, text, TABLE)!;
  const rows = rowsIn(text);
  return Array.from({ length: 17 }, (_, minute) => {
    const { row } = tierRow(picture.table, [known(rational(BigInt(minute)))]);
    return row === null || partAt(picture, [rational(BigInt(minute))])!.row !== row ? '?' : JSON.stringify(rows[row]!['value']);
  });
}
