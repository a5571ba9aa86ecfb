import { createExact, type Columns } from './exact';
import { createVectorEngine } from './vector/index';
import { Workshop } from './workshop';
import type { Engine, World } from './world';

/**
 * The engine of one run: kernels for whole ledgers, the exact interpreter for single values. They lean on each other: the kernels ask the
 * interpreter about what they can't prove, the interpreter asks the kernels for the columns that its aggregates and lookups run over.
 */
export function createEngine(world: World): Engine {
  const workshop = new Workshop();
  const columns: Columns = {
    column: (expression, ledger) => vector.column(expression, ledger),
    made: (expression, ledger) => vector.made(expression, ledger),
    groups: (ledger, per, keys) => vector.groups(ledger, per, keys),
  };
  const exact = createExact(world, columns, workshop);
  const vector = createVectorEngine(world, exact, workshop);
  const { scan, column, groups } = vector;
  const { evaluate, truth, explain, fen } = exact;
  return { scan, column, groups, evaluate, truth, explain, fen, inSteps: (question) => workshop.inSteps(question), each: (count, question) => workshop.each(count, question), made: (make) => workshop.made(make) };
}
