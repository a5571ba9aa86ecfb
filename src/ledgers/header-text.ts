import { sameText } from '../values/same-text';
import { isUnit } from './units';

/** A header without what does not matter, and the unit that stood in its brackets. */
export interface HeaderText {
  readonly bare: string;
  /** Folded, as units.ts knows it. */
  readonly unit: string | null;
}

const BRACKETED = /^(.+?)\s*[([{【〔「]\s*([^()[\]{}【】〔〕「」]+?)\s*[)\]}】〕」]$/s;
const SEPARATED = /^(.+?)\s*[:/,]\s*(\S+)$/s;

const bare = (folded: string): string => folded.replace(/[\s\p{P}]/gu, '');

/** `业务量（万元）` is 业务量 in 万元; `席别/舱位` has no unit. White space, width, case, punctuation, 繁體 do not matter. */
export function headerText(text: string): HeaderText {
  const folded = sameText(text);
  if (folded.endsWith('%') && folded.length > 1) return { bare: bare(folded.slice(0, -1)), unit: '%' };
  const match = BRACKETED.exec(folded) ?? SEPARATED.exec(folded);
  const unit = match?.[2];
  if (match?.[1] !== undefined && unit !== undefined && isUnit(unit)) return { bare: bare(match[1]), unit };
  return { bare: bare(folded), unit: null };
}
