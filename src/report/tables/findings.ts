import type { Finding } from '../../checking/report';
import { SEVERITIES } from '../../rules/model';
import { finished, mapped, sorted } from '../../values/steps';
import { printable } from '../layout';
import { sumOf } from '../money';
import { linesByPlace, placeKey } from './same-place';
import { sourceText, type Table, type TableCell } from './table';
import type { View } from './view';

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Findings as a list is read: graver ones first, then in the order in which HR wrote the rules, then by place. */
export const inOrder = (view: View): Finding[] => finished(ordering(view));

/** The same in steps. */
export const ordering = ({ report, names }: View): Generator<void, Finding[]> =>
  sorted(
    report.findings,
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      names.ruleOrder(a.rule) - names.ruleOrder(b.rule) ||
      compareText(a.file, b.file) ||
      compareText(a.sheet, b.sheet) ||
      a.row - b.row ||
      compareText(a.id, b.id),
  );

/** The day of a finding's row, where its ledger has one and it stands in the key. */
export function dayOf({ set }: View, finding: Finding): string {
  const column = set.ledgers.get(finding.ledger)?.dateColumn;
  const day = column ? finding.key[column] : undefined;
  return day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day) ? day : '';
}

/** Each is put in words, and its cells are looked for. */
const FINDINGS_A_STEP = 4;

/** All findings, one a row. In steps. */
export function* findingsTable(view: View): Generator<void, Table> {
  const { report, names, say } = view;
  const findings = yield* ordering(view);
  const rowOf = new Map(findings.map((finding, row) => [finding.id, row]));
  const lines = linesByPlace(report.lines);
  const list = say('report.list-separator');
  const verdict = (finding: Finding): string => say(finding.waived ? 'report.word-waived' : finding.verdict === 'violation' ? 'report.word-violation' : 'report.word-cannot-judge');
  const cause = ({ root }: Finding): TableCell => {
    const row = root === null ? undefined : rowOf.get(root);
    const found = row === undefined ? undefined : findings[row];
    if (row === undefined || !found) return '';
    return { text: printable(names.rule(found.rule, found.version)), leadsTo: { to: 'row', table: 'findings', row } };
  };
  const rows = yield* mapped(findings, (finding): TableCell[] => {
    const [first = `A${finding.row}`] = finding.cells;
    const money = lines.get(placeKey(finding)) ?? [];
    const key = Object.entries(finding.key).map(([column, value]) => `${names.column(finding.ledger, column)} ${value}`);
    return [
      say(`report.word-${finding.severity}`),
      verdict(finding),
      printable(names.rule(finding.rule, finding.version)),
      printable(finding.person?.employee_id ?? ''),
      printable(finding.person?.employee_name ?? ''),
      dayOf(view, finding),
      printable(finding.message),
      finding.sheet === '' ? '' : { text: printable(`${finding.sheet}!${first}`), leadsTo: { to: 'source', file: finding.file, sheet: finding.sheet, cell: first } },
      money.length === 0 ? '' : sumOf(money.map(({ amount }) => amount)),
      finding.requiredRole === undefined ? '' : printable(finding.requiredRole),
      sourceText(finding.source, say('report.source-separator')),
      cause(finding),
      printable(finding.waived?.reason ?? ''),
      printable(names.ledger(finding.ledger)),
      printable(finding.file),
      finding.cells.join(' '),
      printable(key.join(list)),
      finding.rule,
      finding.version,
      printable(finding.id),
    ];
  }, FINDINGS_A_STEP);
  return {
    name: 'findings',
    title: say('report.table-findings'),
    columns: [
      { header: say('report.head-severity'), kind: 'text' },
      { header: say('report.head-verdict'), kind: 'text' },
      { header: say('report.head-rule'), kind: 'text' },
      { header: say('report.head-employee-id'), kind: 'text' },
      { header: say('report.head-employee-name'), kind: 'text' },
      { header: say('report.head-date'), kind: 'date' },
      { header: say('report.head-message'), kind: 'prose' },
      { header: say('report.head-cell'), kind: 'text' },
      { header: say('report.amount'), kind: 'money' },
      { header: say('report.head-role'), kind: 'text' },
      { header: say('report.head-source'), kind: 'text' },
      { header: say('report.head-cause'), kind: 'text' },
      { header: say('report.head-waived'), kind: 'text' },
      { header: say('report.ledger'), kind: 'text' },
      { header: say('report.head-file'), kind: 'text' },
      { header: say('report.head-cells'), kind: 'prose' },
      { header: say('report.head-key'), kind: 'prose' },
      { header: say('report.head-rule-id'), kind: 'text' },
      { header: say('report.head-version'), kind: 'text' },
      { header: say('report.head-id'), kind: 'text' },
    ],
    rows,
    printed: 11,
    sums: [],
    notes: [],
  };
}
