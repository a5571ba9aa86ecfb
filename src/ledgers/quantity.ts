import { sameText } from '../values/same-text';
import { decimalFromDigits, type Decimal } from './decimal';

/** A number as text: 1,234.50 · ￥１２３４ · (3.5) · 1.2万元 · 35%. */
export interface Quantity {
  readonly value: Decimal;
  /** Folded unit behind the number, or null. */
  readonly unit: string | null;
  readonly currency: boolean;
}

const QUANTITY = /^(rmb|cny|人民币|¥)?([+-]?)(rmb|cny|人民币|¥)?(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?:\.(\d*))?([^\d.,()+-]*)$/;
const PLAIN = /^(-?)(\d{1,12})(?:\.(\d{1,3}))?$/;
const MAX_LENGTH = 60;

/** Null where the text is no plain number with an optional unit; nothing is guessed. */
export function parseQuantity(text: string): Quantity | null {
  if (text.length > MAX_LENGTH) return null;
  const plain = PLAIN.exec(text);
  if (plain) {
    const value = decimalFromDigits(plain[2] ?? '', plain[3] ?? '', plain[1] === '-');
    return value && { value, unit: null, currency: false };
  }
  let folded = sameText(text).replace(/ /g, '').replaceAll('−', '-');
  const bracketed = /^\(([^()]*)\)$/.exec(folded);
  if (bracketed?.[1] !== undefined) folded = bracketed[1];
  const match = QUANTITY.exec(folded);
  if (!match) return null;
  const [, before, sign, after, whole = '', fraction = '', unit = ''] = match;
  if (bracketed && sign !== '') return null;
  const value = decimalFromDigits(whole.replaceAll(',', ''), fraction, bracketed !== null || sign === '-');
  return value && { value, unit: unit === '' ? null : unit, currency: before !== undefined || after !== undefined };
}
