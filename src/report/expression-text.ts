import { AS_OF, type Cell, type Constant, type Edge, type Expression } from '../formula/expression';
import { formatValue } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { Kind, Unit } from '../values/kind';
import { compare } from '../values/rational';

/** The unit in which a constant of a kind is written in a formula. */
const WRITTEN: Readonly<Record<Kind, Unit>> = {
  money: 'yuan',
  number: 'number',
  count: 'count',
  days: 'day',
  duration: 'minute',
  date: 'date',
  time: 'time',
  datetime: 'datetime',
  period: 'month',
  text: 'text',
  role: 'role',
  yesno: 'yes/no',
  list: 'list',
};

const constant = (value: Constant, kind: Kind, lang: Language): string => {
  const text = formatValue(value, WRITTEN[kind], lang);
  return kind === 'text' || kind === 'role' ? `"${text}"` : text;
};

/** A checked formula or condition as an Excel formula without its `=`: what rule files say in JSON, on one line. */
export function expressionText(expression: Expression, lang: Language): string {
  const text = (one: Expression): string => expressionText(one, lang);
  const list = (all: readonly Expression[]): string => all.map(text).join(', ');
  const operand = (one: Expression): string => (one.op === 'binary' ? `(${text(one)})` : text(one));
  switch (expression.op) {
    case 'constant':
      return constant(expression.value, expression.kind, lang);
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

const edgeText = (edge: Edge | null, unit: Unit, lang: Language): string => (edge === null ? '' : formatValue(edge.value, unit, lang));

/** One tier's side as an interval in the usual notation: "0 < x ≤ 5". */
export function cellText(cell: Cell, input: { readonly name: string; readonly unit: Unit }, lang: Language): string {
  if (cell.is === 'any') return input.name;
  if (cell.is === 'values') return `${input.name} = ${cell.values.join(' / ')}`;
  const { low: from, high: to } = cell;
  if (from?.inclusive && to?.inclusive && from.value !== null && to.value !== null && compare(from.value, to.value) === 0) return `${input.name} = ${edgeText(from, input.unit, lang)}`;
  const low = cell.low === null ? '' : `${edgeText(cell.low, input.unit, lang)} ${cell.low.inclusive ? '≤' : '<'} `;
  const high = cell.high === null ? '' : ` ${cell.high.inclusive ? '≤' : '<'} ${edgeText(cell.high, input.unit, lang)}`;
  return `${low}${input.name}${high}`;
}
