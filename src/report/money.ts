import { groupThousands } from '../i18n/format';
import { formatScaled, parseDecimal, round } from '../values/rational';

/** Fen of a report's amount. Amounts are decimal texts with two places; another text is a mistake of ours. */
export function fen(amount: string): bigint {
  const exact = parseDecimal(amount);
  if (exact === null) throw new Error(`not an amount: ${amount}`);
  return round(exact, 2);
}

/** "-1,234.50" of fen. */
export const yuan = (amount: bigint): string => groupThousands(formatScaled(amount, 2));

/** Decimal text of what an amount is more than another; no amount is nothing. */
export const moreThan = (amount: string | null, other: string | null): string => formatScaled(fen(amount ?? '0.00') - fen(other ?? '0.00'), 2);

/** Decimal text of the sum of decimal texts. */
export const sumOf = (amounts: readonly string[]): string => formatScaled(amounts.reduce((sum, amount) => sum + fen(amount), 0n), 2);
