import type { Expression } from '../formula/expression';
import { FUNCTIONS } from '../formula/functions';
import { operands, partsOfFact } from '../formula/operands';
import type { World } from '../formula/world';
import { WORKING_HOURS } from '../values/calendar';
import { State, type Column } from '../values/column';

/** What an expression needs and the workbook or the rule files do not have. Sorted, each once. */
export interface MissingInputs {
  readonly missingColumns: readonly string[];
  readonly missingLedgers: readonly string[];
  readonly missingParameters: readonly string[];
}

const partial = new WeakMap<Column, boolean>();

/** Of several sheets of one ledger, does one lack the column? */
function isPartial(column: Column): boolean {
  let found = partial.get(column);
  if (found === undefined) {
    found = column.state.includes(State.Missing);
    partial.set(column, found);
  }
  return found;
}

class Search {
  readonly columns = new Set<string>();
  readonly ledgers = new Set<string>();
  readonly parameters = new Set<string>();
  private readonly seen = new Set<Expression>();

  constructor(
    private readonly world: World,
    private readonly ownLedger: string,
    /** Look at what would stand in for something that is there, too? */
    private readonly fallbacks: boolean,
  ) {}

  get found(): boolean {
    return this.columns.size + this.ledgers.size + this.parameters.size > 0;
  }

  visit(expression: Expression): void {
    if (this.seen.has(expression)) return;
    this.seen.add(expression);
    switch (expression.op) {
      case 'column':
        this.column(expression.ledger, expression.column);
        return;
      case 'range':
        this.range(expression);
        return;
      case 'fact':
        partsOfFact(expression.fact).forEach((part) => this.visit(part));
        return;
      case 'parameter':
        if (expression.parameter.value === null) this.parameters.add(expression.parameter.name);
        return;
      case 'tier':
        expression.inputs.forEach((input) => this.visit(input));
        this.tierFigures(expression);
        return;
      case 'call':
        this.call(expression);
        return;
      default:
        operands(expression).forEach((part) => this.visit(part));
    }
  }

  private call(expression: Expression & { op: 'call' }): void {
    const [first, ...fallbacks] = expression.args;
    if (expression.name === 'IFNA' && first) {
      const before = new Search(this.world, this.ownLedger, this.fallbacks);
      before.visit(first);
      if (!before.found && !this.fallbacks) return;
      const instead = new Search(this.world, this.ownLedger, this.fallbacks);
      fallbacks.forEach((part) => instead.visit(part));
      // What stands in for a column may ask for it again, where it is there.
      if (first.op === 'column') before.columns.forEach((name) => instead.columns.delete(name));
      for (const sort of ['columns', 'ledgers', 'parameters'] as const) instead[sort].forEach((name) => this[sort].add(name));
      return;
    }
    const { readsHours = false, optionalFrom } = FUNCTIONS.get(expression.name)!;
    if (readsHours && !this.world.calendar.hours) this.parameters.add(WORKING_HOURS);
    expression.args.slice(0, optionalFrom).forEach((part) => this.visit(part));
  }

  private tierFigures({ table, output }: Expression & { op: 'tier' }): void {
    for (const row of table.rows) {
      if (row.outputs[output] === null) this.parameters.add(table.name);
      for (const cell of row.cells) {
        if (cell.is !== 'interval') continue;
        for (const edge of [cell.low, cell.high]) {
          if (edge && edge.value === null) this.parameters.add(edge.parameter?.name ?? table.name);
        }
      }
    }
  }

  private column(ledger: string, column: string): void {
    const table = this.world.table(ledger);
    const there = table?.columns.get(column);
    if (!table) this.ledgers.add(ledger);
    else if (!there || (this.fallbacks && isPartial(there))) this.columns.add(ledger === this.ownLedger ? column : `${ledger}.${column}`);
  }

  private range({ ledger, column, first }: Extract<Expression, { op: 'range' }>): void {
    const versions = this.world.factVersions(ledger, column, first);
    if (versions.length === 0 || !this.world.table(ledger)) this.column(ledger, column);
    else versions.forEach((version) => this.visit(version.fact.expression));
  }
}

/**
 * Columns, ledgers and parameters that the expressions of a rule need and that are not there at all. What stands in for something (IFNA) is missed
 * only where that is missing, too, and a column that only one of several sheets lacks is not, unless `fallbacks` asks for all that some row may miss.
 */
export function missingInputs(expressions: readonly Expression[], ownLedger: string, world: World, fallbacks = false): MissingInputs {
  const search = new Search(world, ownLedger, fallbacks);
  expressions.forEach((expression) => search.visit(expression));
  const sorted = (set: ReadonlySet<string>): string[] => [...set].sort();
  return { missingColumns: sorted(search.columns), missingLedgers: sorted(search.ledgers), missingParameters: sorted(search.parameters) };
}

export const noInputs: MissingInputs = { missingColumns: [], missingLedgers: [], missingParameters: [] };

/** All that is missing of several; sorted, each once. */
export function unionOfInputs(several: readonly MissingInputs[]): MissingInputs {
  const union = (names: (one: MissingInputs) => readonly string[]): string[] => [...new Set(several.flatMap(names))].sort();
  return { missingColumns: union((one) => one.missingColumns), missingLedgers: union((one) => one.missingLedgers), missingParameters: union((one) => one.missingParameters) };
}

export const isMissing = (inputs: MissingInputs): boolean => inputs.missingColumns.length + inputs.missingLedgers.length + inputs.missingParameters.length > 0;
