import type { Expression } from './expression';
import { operands, partsOfFact } from './operands';
import type { World } from './world';

/** Which ledgers' cells expressions can be read from, through all facts behind them. Worked out once for each expression of a world. */
export class LedgersRead {
  private readonly known = new Map<Expression, ReadonlySet<string>>();

  constructor(private readonly world: Pick<World, 'factVersions'>) {}

  of(e: Expression): ReadonlySet<string> {
    let ledgers = this.known.get(e);
    if (!ledgers) this.known.set(e, (ledgers = new Set([...own(e), ...this.behind(e).flatMap((part) => [...this.of(part)])])));
    return ledgers;
  }

  /** Facts refer to each other without circles. */
  private behind(e: Expression): readonly Expression[] {
    if (e.op === 'fact') return partsOfFact(e.fact);
    return e.op === 'range' ? this.world.factVersions(e.ledger, e.column, e.first).map(({ fact }) => fact.expression) : operands(e);
  }
}

const own = (e: Expression): readonly string[] => (e.op === 'column' || e.op === 'range' ? [e.ledger] : e.op === 'fact' ? [e.fact.ledger] : []);
