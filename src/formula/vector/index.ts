import type { Engine, World } from '../world';
import { LedgerEngine, type ExactInterpreter } from './ledger-engine';

/**
 * Conditions and formulas, a column at a time. Equal to the exact interpreter by proof (proof.ts) or by asking it; docs/engine.md explains.
 * A ledger that is not there has no rows.
 */
export function createVectorEngine(world: World, exact: ExactInterpreter): Pick<Engine, 'scanner' | 'column' | 'groups'> {
  const ledgers = new Map<string, LedgerEngine>();
  const engine = (key: string): LedgerEngine => {
    let known = ledgers.get(key);
    if (!known) {
      const table = world.table(key) ?? { key, rows: 0, columns: new Map(), dateColumn: null };
      ledgers.set(key, (known = new LedgerEngine(table, exact)));
    }
    return known;
  };
  return {
    scanner: (ledger, rules) => engine(ledger).scanner(rules),
    column: (expression, ledger, rows) => engine(ledger).column(expression, rows ?? null),
    groups: (ledger, per) => engine(ledger).groups(per),
  };
}
