import { groupThousands } from '../i18n/format';
import { amountOf, fenOf } from '../values/amount';

/** "-1,234.50" of fen. */
export const yuan = (amount: bigint): string => groupThousands(amountOf(amount));

/** "-1,234.50" of a decimal text. */
export const amountText = (amount: string): string => yuan(fenOf(amount));

/** Decimal text of what an amount is more than another; no amount is nothing. */
export const moreThan = (amount: string | null, other: string | null): string => amountOf(fenOf(amount ?? '0.00') - fenOf(other ?? '0.00'));

/** Decimal text of the sum of decimal texts. */
export const sumOf = (amounts: readonly string[]): string => amountOf(amounts.reduce((sum, amount) => sum + fenOf(amount), 0n));
