import type { Finding } from '../../checking/report';
import { SEVERITIES } from '../../rules/model';
import { compareText } from '../../values/compare-text';
import { finished, sorted } from '../../values/steps';
import { countHygiene, hygieneRank } from '../hygiene';
import type { RowLink } from './table';
import type { View } from './view';

/** The findings of a report in the order of its tables. */
export interface Ordered {
  readonly findings: readonly Finding[];
  /** By id, where a finding stands: those of record-keeping have a table of their own. */
  readonly linkOf: ReadonlyMap<string, RowLink>;
}

/** Several tables ask. */
const made = new WeakMap<View, Ordered>();

/** Findings as a list is read: graver ones first, then in the order in which HR wrote the rules, then by place; record-keeping behind all others. */
export const ordered = (view: View): Ordered => finished(ordering(view));

/** The same in steps. */
export function* ordering(view: View): Generator<void, Ordered> {
  const known = made.get(view);
  if (known) return known;
  const { report, names } = view;
  const findings = yield* sorted(
    report.findings,
    (a, b) =>
      hygieneRank(a) - hygieneRank(b) ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      names.ruleOrder(a.rule) - names.ruleOrder(b.rule) ||
      compareText(a.file, b.file) ||
      compareText(a.sheet, b.sheet) ||
      a.row - b.row ||
      compareText(a.id, b.id),
  );
  const month = findings.length - countHygiene(findings);
  const linkAt = (at: number): RowLink => (at < month ? { to: 'row', table: 'findings', row: at } : { to: 'row', table: 'hygiene', row: at - month });
  const result: Ordered = { findings, linkOf: new Map(findings.map(({ id }, at) => [id, linkAt(at)])) };
  made.set(view, result);
  return result;
}
