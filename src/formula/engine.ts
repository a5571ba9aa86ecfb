import { createExact, type Columns } from './exact';
import { createVectorEngine } from './vector/index';
import type { Engine, World } from './world';

/**
 * The engine of one run: kernels for whole ledgers, the exact interpreter for single values. They lean on each other: the kernels ask the
 * interpreter about what they can't prove, the interpreter asks the kernels for the columns that its aggregates and lookups run over.
 */
export function createEngine(world: World): Engine {
  const columns: Columns = {
    column: (expression, ledger) => vector.column(expression, ledger),
    made: (expression, ledger) => vector.made(expression, ledger),
    groups: (ledger, per) => vector.groups(ledger, per),
  };
  const exact = createExact(world, columns);
  const vector = createVectorEngine(world, exact);
  const { prepare, scanner, column, groups } = vector;
  const { evaluate, truth, explain, fen } = exact;
  return { prepare, scanner, column, groups, evaluate, truth, explain, fen };
}
