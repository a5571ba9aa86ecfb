import { formatScaled, parseDecimal, round } from './rational';

/** Decimal places of a yuan that are whole fen. */
export const FEN_PLACES = 2;

/** As `amountOf` writes it: a company's reports have very many. */
const USUAL = /^-?\d+\.\d\d$/;

/** Fen of an amount as reports write it, a decimal text of yuan. Throws where the text is none: a mistake of ours. */
export function fenOf(amount: string): bigint {
  if (USUAL.test(amount)) return BigInt(amount.slice(0, -FEN_PLACES - 1) + amount.slice(-FEN_PLACES));
  const exact = parseDecimal(amount);
  if (exact === null) throw new Error(`not an amount: ${amount}`);
  return round(exact, FEN_PLACES);
}

/** An amount as reports write it: "-1234.50". */
export const amountOf = (fen: bigint): string => formatScaled(fen, FEN_PLACES);
