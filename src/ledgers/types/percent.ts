import type { ReadCells } from '../cells';
import { decimalOf, POWERS_OF_TEN, scaleDecimal, type Decimal } from '../decimal';
import { eachCell } from '../each-cell';
import { parseQuantity } from '../quantity';

/** Where no bounds are declared, a share is at most all of it. */
const USUAL_BOUNDS: readonly [number, number] = [-1, 1];

interface Bare {
  readonly i: number;
  readonly value: Decimal;
  readonly size: number;
}

/**
 * Percentages as numbers (35 % is 0.35). A % sign, a % format or a header with % decides. Bare numbers are decided by the column:
 * - what could be no share (beyond the bounds, usually 1) is in percent: 35 is 35 %;
 * - where nothing is, and some lie strictly between 0 and 1, they are shares: 0.35 is 35 %, and 1 beside it 100 %;
 * - 0 is 0 either way. All else (0.35 beside 35, or nothing but ones) could be both and stays unknown.
 */
export const readPercent: ReadCells = function* (cells, context, sink) {
  const { bounds } = context.definition;
  const [low, high] = bounds ? [bounds[0] / 100, bounds[1] / 100] : USUAL_BOUNDS;
  const bare: Bare[] = [];
  const share = (value: Decimal | null, i: number, shift: number): void => {
    const scaled = value && scaleDecimal(value, 1, shift);
    if (scaled) sink.known(i, scaled.digits, scaled.places);
    else sink.unreadable(i, 'too-large');
  };
  const decide = (value: Decimal | null, i: number): void => {
    if (!value) return sink.unreadable(i, 'too-large');
    if (value.digits === 0) return sink.known(i, 0);
    if (cells.factor) return share(value, i, cells.factor.shift);
    bare.push({ i, value, size: value.digits / POWERS_OF_TEN[value.places]! });
  };
  yield* eachCell(cells, sink, {
    number(value, i) {
      if (cells.format(i).includes('%')) share(decimalOf(value), i, 0);
      else decide(decimalOf(value), i);
    },
    text(text, i) {
      const quantity = parseQuantity(text);
      if (!quantity || quantity.currency) return sink.unreadable(i, 'not-a-number');
      if (quantity.unit === '%') return share(quantity.value, i, 2);
      if (quantity.unit !== null) return sink.unreadable(i, 'unit-does-not-fit', { unit: quantity.unit });
      if (cells.typed) sink.remark(i, 'number-as-text');
      decide(quantity.value, i);
    },
  });
  const isNoShare = ({ size }: Bare): boolean => size < low || size > high;
  const isBetween = ({ size }: Bare): boolean => size > -1 && size < 1;
  const inPercent = bare.some(isNoShare);
  const shares = !inPercent && bare.some(isBetween) && bare.every(({ size }) => size >= -1 && size <= 1);
  for (const one of bare) {
    if (isNoShare(one)) share(one.value, one.i, 2);
    else if (shares) share(one.value, one.i, 0);
    else sink.unreadable(one.i, 'ambiguous-percent');
  }
};
