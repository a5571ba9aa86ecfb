import type { Report } from '../checking/report';

/** Fields in the order in which checking/report.ts declares them. Names from the data (a key's columns, facts, items) follow in code order. */
const FIELDS: readonly string[] = [
  'schemaVersion', 'run', 'notRead', 'coverage', 'findings', 'lines', 'waivedLines', 'totals', 'reconciliation', 'waivers', 'ruleErrors', 'difference', 'against',
  'engine', 'id', 'employee_id', 'employee_name', 'month', 'asOf', 'files', 'rules',
  'finding', 'item', 'amount', 'rule', 'version', 'severity', 'verdict', 'ledger', 'file', 'line', 'column', 'pointer', 'name', 'sha256', 'sheet', 'format', 'range',
  'rows', 'judged', 'notJudged', 'notData', 'notDataReasons', 'notJudgedRules', 'missingColumns', 'missingLedgers', 'missingParameters',
  'defaultsUsed', 'absentColumn', 'blankCells', 'cellNotes',
  'row', 'cells', 'key', 'person', 'root', 'facts', 'code', 'message', 'document', 'clause', 'source', 'requiredRole', 'waived',
  'formula', 'unit', 'value', 'reason', 'cell', 'taken', 'inputs', 'explain', 'carried', 'category', 'by', 'at', 'expires', 'values', 'state', 'money', 'items', 'net', 'due', 'paid',
  'new', 'newlyJudged', 'fixed', 'still', 'changed', 'gone', 'from', 'to', 'sum',
];
const PLACE = new Map(FIELDS.map((field, index) => [field, index]));
const placeOf = (field: string): number => PLACE.get(field) ?? FIELDS.length;

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
      .map(([field, part]) => [field, canonical(part)]),
  );
}

/** JSON text of a report (or of anything made of the same fields): one order of fields, so that equal reports are equal bytes. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(canonical(report), null, 2)}\n`;
}
