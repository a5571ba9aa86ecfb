import type { RuleFile, RuleSet } from './model';
import { columnWritings } from './names';
import { checkSchema } from './schema-check';
import { createScope } from './scope';
import type { RuleFileShape, TableShape } from './shapes';
import { parseJson } from './syntax';
import { readRows, type TierNames, type WrittenTable } from './tiers';
import { rolesAsVocabulary, type Writing } from './vocabulary';

/** A table of a text with what it says as JSON. */
export interface TableInText extends WrittenTable {
  readonly shape: TableShape;
}

/**
 * A tier table as a text has it, be the text sound or not: while somebody changes it, rows may overlap. What it names is looked up in a version of the
 * file that loads. Null: the text has no such table, or nothing of it can be read.
 */
export function tableInText(set: RuleSet, file: RuleFile, text: string, name: string): TableInText | null {
  const { readable, report } = parseJson({ path: file.path, text });
  if (!readable || report.broken) return null;
  const refused = checkSchema(report, 'rule-file');
  const ofTable = refused.filter(([section, table]) => section === 'tables' && table === name);
  const rows = ofTable.map(([, , part, index]) => (part === 'rows' && typeof index === 'number' ? index : null));
  if (refused.some((path) => path.length < 2) || rows.includes(null)) return null;
  const shape = (report.file.value as RuleFileShape).tables?.[name];
  if (!shape) return null;
  const read = readRows(report, ['tables', name], name, shape, `${file.id}@${file.version}`, tierNames(set, file), new Set(rows.filter((row) => row !== null)));
  return read && { ...read, shape };
}

/** What tables of a file that loads may refer to. */
export function tierNames(set: RuleSet, { ledger: key, facts, parameters, tables }: RuleFile): TierNames {
  const ledger = set.ledgers.get(key);
  const roles = rolesAsVocabulary(set.roles);
  const columns = ledger ? columnWritings(ledger, roles) : new Map<string, Writing>();
  const scope = createScope({ ledger: key, columns, facts, parameters, tables, conditions: new Map(), roles, range: () => null, rangeNames: () => [] }, null);
  return { writing: (input) => scope.operand(input), names: [...columns.keys(), ...facts.keys(), ...parameters.keys()], parameters, roles, unusable: () => false };
}
