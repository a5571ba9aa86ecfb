import type { Kind } from '../values/kind';
import { AS_OF, type Constant, type Expression } from './expression';

/** A checked formula or condition as an Excel formula without its `=`: what rule files say in JSON, on one line. `constant` writes a fixed value. */
export function formulaText(expression: Expression, constant: (value: Constant, kind: Kind) => string): string {
  const text = (one: Expression): string => formulaText(one, constant);
  const list = (all: readonly Expression[]): string => all.map(text).join(', ');
  const operand = (one: Expression): string => (one.op === 'binary' ? `(${text(one)})` : text(one));
  switch (expression.op) {
    case 'constant':
      return constant(expression.value, expression.kind);
    case 'column':
      return expression.column;
    case 'fact':
      return expression.fact.name;
    case 'range':
      return `${expression.ledger}.${expression.column}`;
    case 'as-of':
      return AS_OF;
    case 'parameter':
      return expression.parameter.name;
    case 'negate':
      return `-${operand(expression.of)}`;
    case 'binary':
      return `${operand(expression.left)} ${expression.operator} ${operand(expression.right)}`;
    case 'call':
      return `${expression.name}(${list(expression.args)})`;
    case 'tier':
      return `TIER(${expression.table.name}, ${list(expression.inputs)}, ${expression.output})`;
    case 'and':
    case 'or':
      return expression.of.length === 1 && expression.of[0] ? text(expression.of[0]) : `${expression.op.toUpperCase()}(${list(expression.of)})`;
    case 'not':
      return `NOT(${text(expression.of)})`;
    case 'blank':
      return `ISBLANK(${text(expression.of)})`;
    case 'member':
      return `${operand(expression.item)} IN (${text(expression.list)})`;
    case 'some':
    case 'every':
      return `${expression.op.toUpperCase()}(${text(expression.of)}, ${text(expression.test)})`;
    case 'item':
      return 'item';
    case 'rank':
      return `RANK(${text(expression.of)})`;
  }
}
