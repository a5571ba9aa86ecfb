import fc from 'fast-check';
import { groupsOf, inParts, type Block, type Extent } from './blocks';

const extent = fc.record({ top: fc.nat(20), rows: fc.integer({ min: 1, max: 200 }), width: fc.integer({ min: 1, max: 60 }) }).map(({ top, rows, width }): { readonly extent: Extent } => ({
  extent: { top, bottom: top + rows - 1, width },
}));
const sheets = fc.array(extent, { maxLength: 8 });

const rowsOf = (blocks: readonly Block<unknown>[]): readonly [unknown, number][] =>
  blocks.flatMap(({ sheet, top, rows }) => Array.from({ length: rows }, (_, i): [unknown, number] => [sheet, top + i]));
const allRows = (of: readonly { readonly extent: Extent }[]): readonly [unknown, number][] =>
  of.flatMap((sheet) => Array.from({ length: sheet.extent.bottom - sheet.extent.top + 1 }, (_, i): [unknown, number] => [sheet, sheet.extent.top + i]));
const cellsOf = (blocks: readonly Block<{ readonly extent: Extent }>[]): number => blocks.reduce((sum, { sheet, rows }) => sum + sheet.extent.width * rows, 0);

test('each row is in exactly one group, in order; no group is larger than asked by more than a row, and there is none too many', () => {
  fc.assert(
    fc.property(sheets, fc.integer({ min: 1, max: 500 }), (of, cells) => {
      const groups = groupsOf(of, cells);
      expect(rowsOf(groups.flat())).toEqual(allRows(of));
      for (const group of groups) expect(cellsOf(group)).toBeLessThan(cells + group.at(-1)!.sheet.extent.width);
      expect(groups.length).toBeLessThanOrEqual(Math.ceil(cellsOf(groups.flat()) / cells));
    }),
  );
});

test.each([
  [99, [1, 1, 1]],
  [100, [1, 1, 1]],
  [149, [1, 1, 1]],
  [150, [2, 1]],
  [299, [2, 1]],
  [300, [3]],
])('three rows of a hundred cells, %d at once', (cells, rows) => {
  expect(groupsOf([{ extent: { top: 0, bottom: 2, width: 100 } }], cells).map((group) => group[0]!.rows)).toEqual(rows);
});

class TooMuch extends Error {}
const tooMuch = (error: unknown): boolean => error instanceof TooMuch;

test('what is too much at once is done in halves, each row once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(extent, { minLength: 1, maxLength: 5 }), fc.integer({ min: 60, max: 2000 }), async (of, most) => {
      const done: Block<{ readonly extent: Extent }>[] = [];
      const work = (blocks: readonly Block<{ readonly extent: Extent }>[]): Promise<void> => {
        if (cellsOf(blocks) > most) return Promise.reject(new TooMuch());
        done.push(...blocks);
        return Promise.resolve();
      };
      for (const group of groupsOf(of, 1_000_000)) await inParts(group, work, tooMuch);
      expect(rowsOf(done)).toEqual(allRows(of));
    }),
  );
});

test('a single row that is too much, and any other failure, is told', async () => {
  const blocks = groupsOf([{ extent: { top: 0, bottom: 9, width: 2 } }], 100)[0]!;
  await expect(inParts(blocks, () => Promise.reject(new TooMuch()), tooMuch)).rejects.toBeInstanceOf(TooMuch);
  let tries = 0;
  const failing = (): Promise<void> => {
    tries += 1;
    return Promise.reject(new Error('lost'));
  };
  await expect(inParts(blocks, failing, tooMuch)).rejects.toThrow('lost');
  expect(tries).toBe(1);
});
