import type { Translator } from '../i18n/translator';
import { aboutColumn } from '../rules/ledgers';
import type { InForce } from '../rules/model';
import { textAt } from './columns';
import { noInputs } from './inputs';
import type { LedgerCoverage } from './report';
import { attributesIn } from './in-force';
import { rowsOfMonth, type Scene } from './scene';

type CellNote = LedgerCoverage['cellNotes'][number];
type NotJudgedRule = LedgerCoverage['notJudgedRules'][number];

/** The ledger that lists those whom the rows of a rule file's ledger are about; null: they are about nobody who is listed. */
function listOf({ set }: Scene, { file }: InForce): string | null {
  const definition = set.ledgers.get(file.ledger);
  return (definition && aboutColumn(definition.columns.values())?.references.ledger) ?? null;
}

/** Values of the profile's `for` and `except` that nobody in this ledger has: a name that was changed or misspelt, so that rules speak for nobody. */
export function unknownAudiences(scene: Scene, key: string, translate: Translator): CellNote[] {
  const ledger = scene.ledgers.get(key)!;
  const columns = scene.set.ledgers.get(key)!.columns;
  const notes = new Map<string, CellNote>();
  for (const entry of scene.set.profile.inForce) {
    if (listOf(scene, entry) !== key) continue;
    for (const [name, values] of [...entry.appliesTo, ...entry.except]) {
      const column = ledger.columns.get(name);
      if (!columns.has(name) || !column) continue;
      const there = new Set(Array.from({ length: ledger.rows }, (_, row) => textAt(column, row)));
      for (const value of values.filter((one) => !there.has(one))) {
        const message = translate('checking.nobody-is', { file: entry.file.path, column: name, value });
        notes.set(message, { cell: name, severity: 'info', code: 'nobody-is', message });
      }
    }
  }
  return [...notes.values()];
}

/** Rows named in one note; how many there are it says in full. */
const ROWS_NAMED = 5;

/** Rows of people of whom nobody knows whether a rule file in force is for them: it was not asked about them. */
export function rowsOfStrangers(scene: Scene, key: string, translate: Translator): CellNote[] {
  const entries = scene.set.profile.inForce.filter((entry) => entry.file.ledger === key && entry.appliesTo.size + entry.except.size > 0 && scene.ledgers.has(listOf(scene, entry) ?? ''));
  // Most companies have one policy for all: then nobody's attributes are looked up.
  if (entries.length === 0) return [];
  const ledger = scene.ledgers.get(key)!;
  const attributesOf = attributesIn(ledger, scene.set.ledgers.get(key)!, scene.ledgers);
  const month = rowsOfMonth(scene, ledger);
  const notes = new Map<string, CellNote>();
  for (const entry of entries) {
    for (const name of [...entry.appliesTo.keys(), ...entry.except.keys()]) {
      const rows = Array.from({ length: ledger.rows }, (_, row) => row).filter((row) => (month === null || month[row] === 1) && attributesOf(row, name) === null);
      // A column that is not there at all is waited for.
      if (rows.length === 0 || rows.length === ledger.rows) continue;
      const named = rows.slice(0, ROWS_NAMED).map((row) => ledger.sheetRow[row]!).join(', ');
      const message = translate('checking.stranger-rows', { file: entry.file.path, column: name, count: rows.length, rows: named, more: Math.max(0, rows.length - ROWS_NAMED) });
      notes.set(message, { cell: name, severity: 'info', code: 'stranger-rows', message });
    }
  }
  return [...notes.values()];
}

/** Rules for some people, where the ledger that says who they are was not given, or lacks the column that says it: they spoke for nobody. */
export function rulesForStrangers(scene: Scene, key: string): NotJudgedRule[] {
  const rules = new Map<string, NotJudgedRule>();
  for (const entry of scene.set.profile.inForce) {
    const list = listOf(scene, entry);
    if (entry.file.ledger !== key || list === null) continue;
    const there = scene.ledgers.get(list);
    const own = scene.ledgers.get(key)!.columns;
    const lacking = [...entry.appliesTo.keys(), ...entry.except.keys()].filter((name) => !own.has(name) && !there?.columns.has(name));
    if (lacking.length === 0) continue;
    const missing = there ? { missingColumns: lacking.map((name) => `${list}.${name}`) } : { missingLedgers: [list] };
    for (const { id } of entry.file.rules) rules.set(id, { ...noInputs, rule: id, ...missing });
  }
  return [...rules.values()];
}
