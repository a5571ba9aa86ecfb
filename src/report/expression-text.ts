import type { Cell, Constant, Edge, Expression } from '../formula/expression';
import { formulaText } from '../formula/formula-text';
import { formatValue } from '../i18n/format';
import type { Language } from '../i18n/language';
import { USUAL_UNIT, type Kind, type Unit } from '../values/kind';
import { compare } from '../values/rational';

const constant = (value: Constant, kind: Kind, lang: Language): string => {
  const text = formatValue(value, USUAL_UNIT[kind], lang);
  return kind === 'text' || kind === 'role' ? `"${text}"` : text;
};

/** A checked formula or condition as an Excel formula without its `=`: what rule files say in JSON, on one line. */
export const expressionText = (expression: Expression, lang: Language): string => formulaText(expression, (value, kind) => constant(value, kind, lang));

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
