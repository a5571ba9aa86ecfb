import type { Column } from '../../values/column';
import type { Expression } from '../expression';
import type { Workshop } from '../workshop';
import type { Engine, World } from '../world';
import { LedgerEngine, type ExactInterpreter } from './ledger-engine';

export interface VectorEngine extends Pick<Engine, 'scan' | 'column' | 'groups'> {
  /** The column of all rows of an expression, where one has been made already. */
  made(expression: Expression, ledger: string): Column | undefined;
}

/**
 * Conditions and formulas, a column at a time. Equal to the exact interpreter by proof (proof.ts) or by asking it; docs/engine.md explains.
 * A ledger that is not there has no rows.
 */
export function createVectorEngine(world: World, exact: ExactInterpreter, workshop: Workshop): VectorEngine {
  const ledgers = new Map<string, LedgerEngine>();
  const engine = (key: string): LedgerEngine => {
    let known = ledgers.get(key);
    if (!known) {
      const table = world.table(key) ?? { key, rows: 0, columns: new Map(), dateColumn: null };
      ledgers.set(key, (known = new LedgerEngine(table, world.calendar, exact, workshop)));
    }
    return known;
  };
  return {
    scan: (ledger, rules) => engine(ledger).scan(rules),
    column: (expression, ledger, rows) => engine(ledger).column(expression, rows ?? null),
    made: (expression, ledger) => ledgers.get(ledger)?.made(expression),
    groups: (ledger, per, keys) => engine(ledger).groups(per, keys),
  };
}
