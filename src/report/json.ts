import type { Report } from '../checking/report';
import { finished, mapped } from '../values/steps';

/** Fields in the order in which checking/report.ts declares them. Names from the data (a key's columns, facts, items) follow in code order. */
const FIELDS: readonly string[] = [
  'schemaVersion', 'run', 'notRead', 'coverage', 'findings', 'lines', 'waivedLines', 'totals', 'reconciliation', 'waivers', 'ruleErrors', 'difference', 'against',
  'engine', 'id', 'employee_id', 'employee_name', 'month', 'asOf', 'files', 'rules',
  'finding', 'item', 'amount', 'rule', 'version', 'severity', 'hygiene', 'verdict', 'ledger', 'file', 'line', 'column', 'pointer', 'name', 'sha256', 'sheet', 'format', 'range',
  'rows', 'judged', 'notJudged', 'notData', 'notDataReasons', 'notJudgedRules', 'missingColumns', 'missingLedgers', 'missingParameters',
  'defaultsUsed', 'absentColumn', 'blankCells', 'cellNotes',
  'row', 'cells', 'key', 'person', 'root', 'facts', 'code', 'message', 'document', 'clause', 'source', 'requiredRole', 'waived',
  'formula', 'unit', 'value', 'reason', 'cell', 'taken', 'inputs', 'explain', 'carried', 'category', 'by', 'at', 'expires', 'values', 'state', 'money', 'items', 'net', 'due', 'paid',
  'new', 'newlyJudged', 'fixed', 'still', 'changed', 'gone', 'from', 'to', 'sum',
];
const PLACE = new Map(FIELDS.map((field, index) => [field, index]));
const placeOf = (field: string): number => PLACE.get(field) ?? FIELDS.length;

const inOrder = (value: object): [string, unknown][] => Object.entries(value).sort(([a], [b]) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(inOrder(value).map(([field, part]) => [field, canonical(part)]));
}

/** JSON text of a report (or of anything made of the same fields): one order of fields, so that equal reports are equal bytes. */
export const renderJson = (report: Report): string => finished(jsonInSteps(report));

/** Behind the amount of one entry may stand a month's rows. */
const ENTRIES_A_STEP = 1;

/** The same in steps, for its lists grow with the company. */
export function* jsonInSteps(report: Report): Generator<void, string> {
  let text = '{';
  for (const [field, part] of inOrder(report).filter(([, one]) => one !== undefined)) {
    text += `${text === '{' ? '' : ','}\n  ${JSON.stringify(field)}: `;
    if (!Array.isArray(part) || part.length === 0) text += written(part, '\n  ');
    else {
      yield* mapped(part, (entry, index) => (text += `${index === 0 ? '[' : ','}\n    ${written(entry, '\n    ')}`), ENTRIES_A_STEP);
      text += '\n  ]';
    }
  }
  return `${text}\n}\n`;
}

/** `newLine`: with what stands before each line. */
const written = (value: unknown, newLine: string): string => JSON.stringify(canonical(value), null, 2).replaceAll('\n', newLine);
