import type { Constant, Expression } from '../expression';
import { operands } from '../operands';

const isRational = (value: Constant): value is Extract<Constant, { n: bigint }> => typeof value === 'object' && 'n' in value;
const written = (value: Constant): string => (isRational(value) ? `${value.n}/${value.d}` : JSON.stringify(value));

/**
 * Numbers expressions so that two have the same number exactly when they are written alike: what several rules read is then computed once.
 * A row fact is its formula.
 */
export class Identities {
  private readonly numbers = new Map<string, number>();
  private readonly seen = new WeakMap<Expression, number>();
  private readonly objects = new WeakMap<object, number>();
  private objectCount = 0;

  of(e: Expression): number {
    if (e.op === 'fact' && e.fact.per === null) return this.of(e.fact.expression);
    let number = this.seen.get(e);
    if (number === undefined) {
      const key = [e.op, e.kind, this.label(e), ...operands(e).map((operand) => this.of(operand))].join('\u0000');
      number = this.numbers.get(key) ?? this.numbers.size;
      this.numbers.set(key, number);
      this.seen.set(e, number);
    }
    return number;
  }

  private label(e: Expression): string {
    switch (e.op) {
      case 'constant': return written(e.value);
      case 'column': return `${e.ledger}\u0001${e.column}`;
      case 'range': return `${e.ledger}\u0001${e.column}\u0001${e.first?.join() ?? ''}`;
      case 'fact': return String(this.object(e.fact));
      case 'parameter': return String(this.object(e.parameter));
      case 'binary': return e.operator;
      case 'call': return e.name;
      case 'tier': return `${this.object(e.table)}\u0001${e.output}`;
      default: return '';
    }
  }

  private object(thing: object): number {
    const number = this.objects.get(thing) ?? this.objectCount++;
    this.objects.set(thing, number);
    return number;
  }
}
