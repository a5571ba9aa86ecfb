import fc from 'fast-check';
import { State, Truth, type Column } from '../../values/column';
import { compare } from '../../values/rational';
import { cellOf, isRational } from '../exactly';
import { createEngine } from '../engine';
import type { Expression } from '../expression';
import { makeWorld } from '../testing/world';
import type { Engine, Exact, World } from '../world';
import { expressions, worlds } from './testing/random';
import { BLOCK } from './vector';

const RUNS = 600;

const show = ({ state, value }: Exact): string => `${state} ${isRational(value) ? `${value.n}/${value.d}` : JSON.stringify(value)}`;
const alike = (a: Exact, b: Exact): boolean =>
  a.state === b.state && (isRational(a.value) && isRational(b.value) ? compare(a.value, b.value) === 0 : JSON.stringify(a.value) === JSON.stringify(b.value));

/** Verdicts of all rows by the scanner, in blocks of a size that divides nothing. */
function scanned(engine: Engine, world: World, condition: Expression): { readonly truths: Truth[]; readonly vectorised: number } {
  const { rows } = world.table('own')!;
  const scanner = engine.scanner('own', [{ condition, appliesWhen: null, rows: null }]);
  for (let start = 0; start < rows; start += 7) scanner.run(start, Math.min(start + 7, rows));
  const truths = new Array<Truth>(rows).fill(Truth.False);
  const [hits] = scanner.hits;
  for (let i = 0; i < hits!.length; i++) truths[hits!.row[i]!] = hits!.truth[i] as Truth;
  return { truths, vectorised: scanner.vectorised };
}

describe('kernels against the exact interpreter, on random worlds', () => {
  test('conditions have the same verdict on every row', () => {
    let rows = 0;
    let vectorised = 0;
    fc.assert(
      fc.property(worlds, expressions.yesno, (world, condition) => {
        const engine = createEngine(world);
        const result = scanned(engine, world, condition);
        const exact = createEngine(world);
        result.truths.forEach((truth, row) => expect([row, truth]).toEqual([row, exact.truth(condition, { ledger: 'own', row })]));
        rows += result.truths.length;
        vectorised += result.vectorised;
      }),
      { numRuns: RUNS },
    );
    expect(rows).toBeGreaterThan(RUNS * 5);
    // Random expressions hold many a thing that has no kernel; the fast path must still be the usual one.
    expect(vectorised).toBeGreaterThan(RUNS / 2);
  });

  const kinds = ['money', 'number', 'count', 'days', 'date', 'datetime', 'time', 'text', 'role', 'yesno'] as const;
  test.each(kinds)('%s columns have the same value and state in every row', (kind) => {
    fc.assert(
      fc.property(worlds, expressions[kind], (world, expression) => {
        const { rows } = world.table('own')!;
        let column: Column;
        try {
          column = createEngine(world).column(expression, 'own');
        } catch (cause) {
          if (cause instanceof RangeError) return;
          throw cause;
        }
        const exact = createEngine(world);
        for (let row = 0; row < rows; row++) {
          const wanted = exact.evaluate(expression, { ledger: 'own', row });
          const found = cellOf(column, row);
          if (!alike(found, wanted)) throw new Error(`row ${row}: ${show(found)}, expected ${show(wanted)}`);
          if (found.state !== State.Known && column.values[row] !== 0) throw new Error(`row ${row} is unknown but ${column.values[row]}`);
        }
      }),
      { numRuns: RUNS / 3 },
    );
  });
});
