import type { ReadCells } from '../cells';
import { parseChineseAmount } from '../chinese-amount';
import { wholeAt, type Decimal } from '../decimal';
import { foreignCurrency } from '../foreign-currency';
import { readNumbers } from '../read-number';
import { BASE } from '../units';

const FEN = 2;

/** Money, as whole fen. More than two decimals are the nearest fen of the 15-digit decimal, and a remark. What another currency is worth nobody knows here. */
export const readMoney: ReadCells = (cells, context, sink) => {
  const accept = (value: Decimal, i: number): void => {
    const fen = wholeAt(value, FEN);
    if (!fen || !Number.isSafeInteger(fen.whole)) return sink.unreadable(i, 'too-large');
    if (!fen.exact) sink.remark(i, 'rounded-to-fen');
    sink.known(i, fen.whole, FEN);
  };
  const plain = cells.factor === null && context.definition.unit === 'yuan';
  // Cells of a column are mostly formatted alike.
  let [format, foreign]: [string, string | null] = ['General', null];
  const currencyAt = (i: number): string | null => {
    const own = cells.format(i);
    if (own !== format) [format, foreign] = [own, foreignCurrency(own)];
    return foreign;
  };
  return readNumbers(cells, context, sink, {
    accept,
    usual: context.definition.unit === 'wan yuan' ? { times: 10_000, shift: 0 } : BASE,
    specialText(text, i) {
      const fen = /[元圆圓块塊角毛分]/.test(text) && !/\d/.test(text) ? parseChineseAmount(text) : null;
      if (fen === null) return false;
      if (cells.typed) sink.remark(i, 'number-as-text');
      sink.known(i, fen, FEN);
      return true;
    },
    // The common cell, without a detour over texts: a double is the nearest one to fen / 100 exactly where it was written with two decimals.
    special(value, i) {
      const currency = currencyAt(i);
      if (currency !== null) {
        sink.unreadable(i, 'foreign-currency', { currency });
        return true;
      }
      const fen = Math.round(value * 100);
      if (!plain || fen / 100 !== value || !Number.isSafeInteger(fen) || context.rowFactor(i) !== null) return false;
      sink.known(i, fen, FEN);
      return true;
    },
  });
};
