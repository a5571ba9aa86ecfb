import { headerIn } from '../i18n/header';
import { wordsIn } from '../i18n/language';
import type { RuleFile } from '../rules/model';
import { MONTH } from '../rules/names';
import { State } from '../values/column';
import { cellAddress } from './addresses';
import type { RuleOutcome } from './judge';
import type { Words } from './reasons';
import type { LedgerCoverage } from './report';
import { rowsOfMonth, type Scene } from './scene';

type CellNote = LedgerCoverage['cellNotes'][number];

/** Rows named in one note; how many there are it says in full. */
const ROWS_NAMED = 5;

/** What a key of a rule file's groups is called: a column, a row fact, or the month. */
function keyName({ set }: Scene, { ledger, facts }: RuleFile, name: string, { translate, lang }: Words): string {
  const column = set.ledgers.get(ledger)?.columns.get(name);
  if (column) return headerIn(column.headers, lang) ?? name;
  const fact = facts.get(name);
  return fact ? wordsIn(fact.title, lang) : name === MONTH ? translate('report.head-month') : name;
}

/** Rows that are in no group, for a key of theirs is blank or unknown: group rules judged the groups without them. A note for all rules by the same keys. */
export function ungroupedRows(scene: Scene, key: string, outcomes: readonly RuleOutcome[], words: Words): CellNote[] {
  const ledger = scene.ledgers.get(key)!;
  const month = rowsOfMonth(scene, ledger);
  const byKeys = new Map<string, { readonly rows: Set<number>; readonly rules: Set<string>; readonly first: RuleOutcome }>();
  for (const outcome of outcomes) {
    const rows = (outcome.ungrouped ?? []).filter((row) => month === null || month[row] === 1);
    if (rows.length === 0) continue;
    const keys = (outcome.rule.per ?? []).join(' ');
    const same = byKeys.get(keys) ?? { rows: new Set(), rules: new Set(), first: outcome };
    byKeys.set(keys, same);
    rows.forEach((row) => same.rows.add(row));
    same.rules.add(outcome.rule.id);
  }
  return [...byKeys.values()].map(({ rows, rules, first: { file, rule } }) => {
    const per = rule.per ?? [];
    const inOrder = [...rows].sort((a, b) => a - b);
    const [row = 0] = inOrder;
    // A month is its date's.
    const read = per.map((name) => (name === MONTH ? (scene.set.ledgers.get(key)!.dateColumn ?? name) : name));
    const address = read.filter((name) => ledger.columns.get(name)?.state[row] !== State.Known).map((name) => cellAddress(ledger, row, name)).find((one) => one !== null);
    const message = words.translate('checking.ungrouped-rows', {
      keys: per.map((name) => keyName(scene, file, name, words)).join(words.translate('report.list-separator')),
      rules: rules.size,
      count: rows.size,
      rows: inOrder.slice(0, ROWS_NAMED).map((one) => ledger.sheetRow[one]!).join(', '),
      more: Math.max(0, rows.size - ROWS_NAMED),
    });
    return { cell: address ?? `A${ledger.sheetRow[row]!}`, severity: 'info', code: 'ungrouped-rows', message };
  });
}
