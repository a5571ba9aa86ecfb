import type { Kind } from '../values/kind';
import type { Expression, Span } from './expression';
import type { Syntax } from './parse';

type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';
const OPERATORS: readonly Comparison[] = ['<>', '<=', '>=', '=', '<', '>'];

/** A criterion as Excel writes it: what a cell is compared with, or whether it is blank. */
export type Criterion =
  | { readonly is: 'blank' }
  | { readonly is: 'filled' }
  /** `text` stands in the criterion itself (">30"), `value` beside it (">" & limit, or a plain value). */
  | { readonly is: 'text'; readonly operator: Comparison; readonly text: string }
  | { readonly is: 'value'; readonly operator: Comparison; readonly value: Syntax };

const split = (text: string): { readonly operator: Comparison | null; readonly rest: string } => {
  const operator = OPERATORS.find((one) => text.startsWith(one)) ?? null;
  return { operator, rest: text.slice(operator?.length ?? 0) };
};

/** Reads how a criterion is written. Null: an operator alone (">") that compares with nothing. */
export function readCriterion(syntax: Syntax): Criterion | null {
  if (syntax.is === 'text') {
    const { operator, rest } = split(syntax.text);
    if (rest !== '') return { is: 'text', operator: operator ?? '=', text: rest };
    if (operator === '<>') return { is: 'filled' };
    return operator === '=' || operator === null ? { is: 'blank' } : null;
  }
  if (syntax.is === 'binary' && syntax.operator === '&' && syntax.left.is === 'text') {
    const { operator, rest } = split(syntax.left.text);
    if (operator && rest === '') return { is: 'value', operator, value: syntax.right };
  }
  return { is: 'value', operator: '=', value: syntax };
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/** A text inside a criterion, as the literal that it would be alone; numbers and percentages without quotes. */
export function literalOf(text: string, kind: Kind, at: Span): Syntax {
  const written = text.trim();
  if (kind === 'text' || kind === 'role') return { is: 'text', text, at };
  const bare = written.endsWith('%') ? written.slice(0, -1) : written;
  if (!NUMBER.test(bare)) return { is: 'text', text: written, at };
  const size: Syntax = { is: 'number', text: bare.replace('-', ''), at };
  const percent: Syntax = written === bare ? size : { is: 'percent', of: size, at };
  return bare.startsWith('-') ? { is: 'negate', of: percent, at } : percent;
}

const itemOf = (kind: Kind): Expression => ({ op: 'item', kind });

export const blankTest = (kind: Kind, wanted: boolean): Expression => {
  const blank: Expression = { op: 'blank', kind: 'yesno', of: itemOf(kind) };
  return wanted ? blank : { op: 'not', kind: 'yesno', of: blank };
};

/** A test of a cell as an expression over `item`. */
export const comparisonTest = (operator: Comparison, kind: Kind, value: Expression, at: Span): Expression => ({
  op: 'binary',
  operator,
  kind: 'yesno',
  left: itemOf(kind),
  right: value,
  at,
});
