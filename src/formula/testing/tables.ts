import { UNITS, type Unit } from '../../values/kind';
import { divide, parseDecimal, rational, type Rational } from '../../values/rational';
import type { Cell, Constant, Edge, TierRow, TierTable } from '../expression';

/** "12.5" or "30%"; null is an edge or output that waits for a figure. */
type Figure = string | null;

export interface TestRow {
  readonly from?: Figure;
  readonly above?: Figure;
  readonly upTo?: Figure;
  readonly below?: Figure;
  readonly value: Figure | { readonly text: string };
}

const figure = (text: string): Rational => {
  const percent = text.endsWith('%');
  const value = parseDecimal(percent ? text.slice(0, -1) : text);
  if (!value) throw new Error(`no figure: ${text}`);
  return percent ? divide(value, rational(100n)) : value;
};
const edge = (value: Figure | undefined, inclusive: boolean): Edge | null => (value === undefined ? null : { value: value === null ? null : figure(value), inclusive });

export const interval = (row: Omit<TestRow, 'value'>): Cell => ({
  is: 'interval',
  low: edge(row.from, true) ?? edge(row.above, false),
  high: edge(row.upTo, true) ?? edge(row.below, false),
});

const outputOf = (value: TestRow['value']): Constant | null => (value === null ? null : typeof value === 'string' ? figure(value) : value.text);

/** A table of one input and one output. */
export function makeTable(name: string, kind: TierTable['kind'], input: Unit, output: Unit, rows: readonly TestRow[]): TierTable {
  return {
    name,
    file: 'test',
    kind,
    hitPolicy: 'unique',
    inputs: [{ name: 'input', kind: UNITS[input], unit: input }],
    outputs: [{ name: 'value', kind: UNITS[output], unit: output }],
    rows: rows.map((row) => ({ cells: [interval(row)], outputs: { value: outputOf(row.value) } })),
  };
}

/** A decision table of a text and a number. */
export function makeDecision(name: string, hitPolicy: TierTable['hitPolicy'], rows: readonly { readonly texts?: readonly string[]; readonly span?: Omit<TestRow, 'value'>; readonly value: Figure }[]): TierTable {
  return {
    name,
    file: 'test',
    kind: 'decision',
    hitPolicy,
    inputs: [{ name: 'text', kind: 'text', unit: 'text' }, { name: 'number', kind: 'number', unit: 'number' }],
    outputs: [{ name: 'value', kind: 'money', unit: 'yuan' }],
    rows: rows.map(
      ({ texts, span, value }): TierRow => ({
        cells: [texts ? { is: 'values', values: texts } : { is: 'any' }, span ? interval(span) : { is: 'any' }],
        outputs: { value: value === null ? null : figure(value) },
      }),
    ),
  };
}
