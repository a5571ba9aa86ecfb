import type { Finding } from '../../checking/report';
import type { Translator } from '../../i18n/translator';
import { mapped } from '../../values/steps';
import { firstPlace } from '../finding-text';
import { behindFirst } from '../further-cells';
import { countHygiene, isHygiene } from '../hygiene';
import { printable } from '../layout';
import { sumOf } from '../money';
import { ordering } from './ordered';
import { linesByPlace, placeKey } from './same-place';
import { sourceText, type Table, type TableCell } from './table';
import type { View } from './view';

/** The day of a finding's row, where its ledger has one and it stands in the key. */
export function dayOf({ set }: View, finding: Finding): string {
  const column = set.ledgers.get(finding.ledger)?.dateColumn;
  const day = column ? finding.key[column] : undefined;
  return day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day) ? day : '';
}

/** What a finding is: let pass, a violation, or what can't be judged. */
export const verdictText = ({ waived, verdict }: Finding, say: Translator): string =>
  say(waived ? 'report.word-waived' : verdict === 'violation' ? 'report.word-violation' : 'report.word-cannot-judge');

/** Each is put in words, and its cells are looked for. */
const FINDINGS_A_STEP = 4;

/** The month's findings, one a row. In steps. */
export function* findingsTable(view: View): Generator<void, Table> {
  const count = countHygiene(view.report.findings);
  const notes = count === 0 ? [] : [view.say('report.hygiene-apart', { count, table: view.say('report.table-hygiene') })];
  return yield* tableOfFindings(view, 'findings', notes);
}

/** Those of record-keeping. In steps. */
export const hygieneTable = (view: View): Generator<void, Table> => tableOfFindings(view, 'hygiene', [view.say('report.hygiene-about')]);

function* tableOfFindings(view: View, name: 'findings' | 'hygiene', notes: readonly string[]): Generator<void, Table> {
  const { report, names, say } = view;
  const { findings: all, linkOf } = yield* ordering(view);
  const ofId = new Map(all.map((finding) => [finding.id, finding]));
  const findings = all.filter((finding) => isHygiene(finding) === (name === 'hygiene'));
  const lines = linesByPlace(report.lines);
  const list = say('report.list-separator');
  const cause = ({ root }: Finding): TableCell => {
    const first = root === null ? undefined : ofId.get(root);
    return first ? { text: printable(names.rule(first.rule, first.version)), leadsTo: linkOf.get(first.id)! } : '';
  };
  const rows = yield* mapped(findings, (finding): TableCell[] => {
    const place = firstPlace(finding);
    const money = lines.get(placeKey(finding)) ?? [];
    const key = Object.entries(finding.key).map(([column, value]) => `${names.column(finding.ledger, column)} ${value}`);
    return [
      say(`report.word-${finding.severity}`),
      verdictText(finding, say),
      printable(names.rule(finding.rule, finding.version)),
      printable(finding.person?.employee_id ?? ''),
      printable(finding.person?.employee_name ?? ''),
      dayOf(view, finding),
      printable(finding.message),
      place === null ? '' : { text: printable(`${place.sheet}!${place.cell}${behindFirst(finding, say)}`), leadsTo: { to: 'source', file: finding.file, ...place } },
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
    name,
    title: say(`report.table-${name}`),
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
    notes,
  };
}
