import fc from 'fast-check';
import { keyOf, known } from '../formula/exactly';
import { lookUpTier, tierRow } from '../formula/tiers';
import { State } from '../values/column';
import { rational } from '../values/rational';
import { partAt, pictureOf, type Picture } from './picture';
import { FILE, SET, TABLE, anyTable, textWith, type AnyTable } from './testing/tables';

const picture = (table: AnyTable): Picture => pictureOf(SET, FILE, textWith(table), TABLE)!;
const single = (...rows: AnyTable['rows']): AnyTable => ({ kind: 'single amount', input: 'late_minutes', unit: 'yuan', rows });
const says = ({ parts }: Picture): string[] => parts.map(({ says: what, row, rows }) => (what === 'row' ? `row ${row}` : what === 'overlap' || what === 'collected' ? `${what} ${rows.join('+')}` : what));
const ticks = ({ axes }: Picture, axis = 0): string[] => axes[axis]!.ticks.map(({ value, segment }) => `${keyOf(value)} in ${segment}`);

test('a sound table: a row for each part, its bounds where they belong', () => {
  const drawn = pictureOf(SET, FILE, textWith(single({ upTo: 0, value: 0 }, { above: 0, upTo: 5, value: 30 }, { from: 6, below: 15, value: 50 }, { from: 15, value: 80 })), TABLE)!;
  expect([drawn.layout, says(drawn), drawn.rows.map(({ is }) => is)]).toEqual(['line', ['row 0', 'row 1', 'row 2', 'row 3'], ['used', 'used', 'used', 'used']]);
  // 5 and 6 minutes are neighbours: nothing lies between them.
  expect(ticks(drawn)).toEqual(['0 in 0', '5 in 1', '6 in 2', '15 in 3']);
});

test('a gap, an overlap at one value, and a row that nothing can be in', () => {
  const drawn = picture(single({ upTo: 5, value: 1 }, { from: 5, below: 10, value: 2 }, { above: 10, value: 3 }));
  expect(says(drawn)).toEqual(['row 0', 'overlap 0+1', 'row 1', 'gap', 'row 2']);
  expect(drawn.rows).toMatchObject([{ is: 'overlaps', by: [1] }, { is: 'overlaps', by: [0] }, { is: 'used' }]);
  expect(drawn.parts[3]).toMatchObject({ matters: true, example: [rational(10n)], cells: [{ is: 'interval', low: { value: rational(10n), inclusive: true }, high: { value: rational(10n), inclusive: true } }] });
  const without = picture(single({ below: 0, value: 1 }, { from: 0, value: 2 }, { from: 9, upTo: 3, value: 3 }));
  expect(without.rows.map(({ is }) => is)).toEqual(['impossible', 'used', 'unread']);
});

test.each([['work_date', 46023n], ['month', 2026001n], ['in_time', 0n]])('of %s, of which nothing is said, the example is one that there is', (input, example) => {
  expect(picture({ kind: 'decision', hitPolicy: 'unique', inputs: [input], unit: 'yuan', rows: [{ value: 1 }] }).parts.map((part) => part.example)).toEqual([[rational(example)]]);
});

test('rows that others come before, on a grid', () => {
  const row = (when: Readonly<Record<string, unknown>>, value: number) => ({ when, value }) as AnyTable['rows'][number];
  const drawn = picture({
    kind: 'decision', hitPolicy: 'first', inputs: ['late_minutes', 'result'], unit: 'yuan',
    rows: [row({ late_minutes: { upTo: 5 } }, 1), row({ result: ['late'] }, 2), row({ late_minutes: { upTo: 3 }, result: ['normal'] }, 3), row({ late_minutes: { from: 9 } }, 4)],
  });
  expect([drawn.layout, drawn.axes.map(({ segments }) => segments.length)]).toEqual(['grid', [4, 2]]);
  expect(drawn.axes[1]!.segments).toEqual([{ is: 'values', values: ['normal'] }, { is: 'values', values: ['late'] }]);
  expect(says(drawn)).toEqual(['row 0', 'row 0', 'row 0', 'row 0', 'gap', 'row 1', 'row 3', 'row 1']);
  expect(drawn.rows).toEqual([
    { row: 0, is: 'used', by: [] },
    { row: 1, is: 'partly-hidden', by: [0] },
    { row: 2, is: 'hidden', by: [0] },
    { row: 3, is: 'partly-hidden', by: [1] },
  ]);
});

test('a figure that is not set, one that a parameter gives, gaps that are meant', () => {
  const drawn = picture({ ...single({ upTo: { parameter: 'grace' }, value: 0 }, { above: { parameter: 'grace' }, value: 1 }), gaps: 'meant' } as AnyTable);
  expect([says(drawn), drawn.gapsMeant, drawn.rows.map(({ is }) => is)]).toEqual([['waits'], true, ['waits', 'waits']]);
});

test('no table, no picture', () => {
  expect(pictureOf(SET, FILE, textWith(single({ value: 1 })), 'none')).toBeNull();
  expect(pictureOf(SET, FILE, '{', TABLE)).toBeNull();
  expect(picture(single({ upTo: 5, value: 1 }, { above: '五', value: 2 })).rows.map(({ is }) => is)).toEqual(['used', 'unread']);
});

test('at every bound and one beside it the picture says what the engine takes', () => {
  fc.assert(
    fc.property(anyTable, (made) => {
      const drawn = picture(made);
      const { table, rows } = drawn;
      const places = rows.filter(({ is }) => is !== 'unread').map(({ row }) => row);
      const results = table.inputs.length > 1 ? ['normal', 'late'] : [null];
      const [drawnSays, engineSays]: [string[], string[]] = [[], []];
      for (let minute = 0n; minute <= 14n; minute += 1n) {
        for (const result of results) {
          const inputs = [rational(minute), ...(result === null ? [] : [result])];
          const part = partAt(drawn, inputs)!;
          const { result: found, row } = lookUpTier(table, inputs.map(known), 'value');
          const at = `${minute} ${result ?? ''}`;
          if (table.hitPolicy.startsWith('collect')) {
            const sum = part.rows.reduce((total, one) => total + one * 10, 0);
            drawnSays.push(`${at} ${part.says === 'gap' ? State.Unreadable : part.says === 'waits' ? State.Missing : sum}`);
            engineSays.push(`${at} ${found.value === null ? found.state : keyOf(found.value)}`);
          } else {
            drawnSays.push(`${at} ${part.row ?? (part.says === 'waits' ? 'waits' : 'nobody knows')}`);
            engineSays.push(`${at} ${row === null ? (tierRow(table, inputs.map(known)).state === State.Missing ? 'waits' : 'nobody knows') : places[row]!}`);
          }
        }
      }
      expect(drawnSays).toEqual(engineSays);
      expect(rows.map(({ row }) => row)).toEqual(made.rows.map((_, index) => index));
    }),
    { numRuns: 150 },
  );
});
