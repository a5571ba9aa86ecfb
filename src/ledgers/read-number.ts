import type { Cells, Context, Sink, Steps } from './cells';
import { decimalOf, scaleDecimal, type Decimal } from './decimal';
import { eachCell } from './each-cell';
import { parseQuantity } from './quantity';
import { BASE, factorOf, type Factor } from './units';

export interface NumberOptions {
  /** Takes a number in the kind's base unit; `odd` is true where its own text named a unit. */
  accept(value: Decimal, i: number): void;
  /** What bare numbers mean where neither the row nor the header says. */
  readonly usual: Factor;
  /** Sees a stored number first: true where it was dealt with (a duration formatted as a time). */
  special?(value: number, i: number): boolean;
  /** Sees a text first. */
  specialText?(text: string, i: number): boolean;
}

/** Numbers with units, for all types that are amounts. */
export function readNumbers(cells: Cells, context: Context, sink: Sink, options: NumberOptions): Steps {
  const { kind } = context.definition;
  const finish = (value: Decimal | null, i: number, factor: Factor): void => {
    const scaled = value && scaleDecimal(value, factor.times, factor.shift);
    if (scaled) options.accept(scaled, i);
    else sink.unreadable(i, 'too-large');
  };
  const bareFactor = (i: number): Factor | null => {
    const own = context.rowFactor(i);
    if (own === 'unknown') return null;
    return own ?? cells.factor ?? options.usual;
  };
  const bare = (value: Decimal | null, i: number): void => {
    const factor = bareFactor(i);
    if (factor) finish(value, i, factor);
    else sink.unreadable(i, 'unknown-unit');
  };
  return eachCell(cells, sink, {
    number(value, i) {
      if (options.special?.(value, i) !== true) bare(decimalOf(value), i);
    },
    text(text, i) {
      if (options.specialText?.(text, i) === true) return;
      const quantity = parseQuantity(text);
      if (!quantity || (quantity.currency && kind !== 'money')) return sink.unreadable(i, 'not-a-number');
      if (quantity.unit === null) {
        if (cells.typed) sink.remark(i, 'number-as-text');
        if (quantity.currency && cells.factor === null && context.rowFactor(i) === null) return finish(quantity.value, i, BASE);
        return bare(quantity.value, i);
      }
      const factor = factorOf(quantity.unit, kind);
      if (!factor) return sink.unreadable(i, 'unit-does-not-fit', { unit: quantity.unit });
      if (cells.typed) sink.remark(i, 'number-as-text');
      finish(quantity.value, i, factor);
    },
  });
}
