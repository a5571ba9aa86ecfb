import type { Finding } from '../checking/report';

type Marked = Pick<Finding, 'hygiene'>;

/** The month's own findings come first, mere record-keeping after them: 0 or 1, to sort by. */
export const hygieneRank = ({ hygiene }: Marked): number => (hygiene ? 1 : 0);

/** Is a finding one of mere record-keeping? */
export const isHygiene = ({ hygiene }: Marked): boolean => hygiene === true;

/** How many of them are. */
export const countHygiene = (findings: readonly Marked[]): number => findings.filter(isHygiene).length;

/** Findings in two parts, each in the order that it had. */
export const parted = <T extends Marked>(findings: readonly T[]): { readonly month: readonly T[]; readonly hygiene: readonly T[] } => ({
  month: findings.filter((finding) => !isHygiene(finding)),
  hygiene: findings.filter(isHygiene),
});
