/** `[$€-407]`, `[$USD]`: what Excel writes where somebody chose a currency; `[$-804]` only chooses a language. */
const CHOSEN = /\[\$([^\]-]+)(?:-[^\]]*)?\]/;
/** Written out. A bare dollar sign says nothing: built-in formats show it in one country and ￥ in another. */
const WRITTEN = /(?:US|HK|NT|S|A)\$|[€£₩฿₽₹]|\b(?:USD|HKD|TWD|EUR|GBP|JPY|KRW|SGD|AUD|CAD)\b/i;
const OWN = /^(?:[¥￥元圆圓]|rmb|cny|人民币|人民幣)$/i;

/** The other currency that a number format shows an amount in; null where it shows none. */
export function foreignCurrency(format: string): string | null {
  const chosen = CHOSEN.exec(format)?.[1]?.trim();
  if (chosen !== undefined && chosen !== '') return OWN.test(chosen) ? null : chosen;
  return WRITTEN.exec(format)?.[0] ?? null;
}
