import type { Ledger } from '../ledgers/ledger';
import type { LedgerDefinition } from '../rules/ledger-definition';
import type { InForce, RuleFile } from '../rules/model';
import { MONTH } from '../rules/names';
import { coversDay, versionOn } from '../rules/versions';
import { dayAt } from './months';
import { State } from '../values/column';
import { personColumn } from './people';
import { textAt } from './columns';

/** Which rows of its ledger a version of a rule file speaks for. */
export interface FileInForce {
  readonly file: RuleFile;
  /** 1 at row i: in force on that row's date, for that row's person; null: everywhere. */
  readonly rows: Uint8Array | null;
  /** The same for the group that row i is the last of, whose period ends on `day`. */
  speaksFor(row: number, day: number): boolean;
}

/** Finds a person's attributes (`department`, `role`, `employee_id` …): null where the person or the attribute is unknown. */
export type AttributesOf = (row: number, attribute: string) => string | null;

/**
 * The rule files in force on a ledger, with their rows. A row without a known date is judged by the version of `undated`, the day that the whole
 * run looks from.
 */
export function filesInForce(inForce: readonly InForce[], ledger: Ledger, definition: LedgerDefinition, attributesOf: AttributesOf, undated: number, periodEnd: (period: number) => number): FileInForce[] {
  const byId = new Map<string, InForce[]>();
  for (const entry of inForce) {
    if (entry.file.ledger === ledger.key) byId.set(entry.file.id, [...(byId.get(entry.file.id) ?? []), entry]);
  }
  const days = daysOf(ledger, definition, undated, periodEnd);
  const earliest = days.reduce((least, day) => Math.min(least, day), Number.MAX_SAFE_INTEGER);
  return [...byId.values()].flatMap((versions): FileInForce[] => {
    const id = versions[0]?.file.id ?? '';
    const chosenOn = (row: number, day: number): InForce | null => versionOn(versions, id, day, (attribute) => attributesOf(row, attribute));
    const speaksFor = (version: InForce) => (row: number, day: number) => chosenOn(row, day) === version;
    const [only] = versions;
    if (only && versions.length === 1 && only.appliesTo.size === 0 && only.except.size === 0 && only.to === null && coversDay(only, earliest)) {
      return [{ file: only.file, rows: null, speaksFor: speaksFor(only) }];
    }
    const chosen = Array.from(days, (day, row) => chosenOn(row, day));
    return versions.map((version) => ({ file: version.file, rows: Uint8Array.from(chosen, (one) => (one === version ? 1 : 0)), speaksFor: speaksFor(version) }));
  });
}

/** The day that decides each row's version: its own date, its period's last day, else `undated`. */
function daysOf(ledger: Ledger, definition: LedgerDefinition, undated: number, periodEnd: (period: number) => number): Int32Array {
  const dates = definition.dateColumn === null ? undefined : ledger.columns.get(definition.dateColumn);
  const months = ledger.columns.get(MONTH);
  return Int32Array.from({ length: ledger.rows }, (_, row) => {
    const day = dayAt(dates, row);
    if (day !== null) return day;
    return months?.state[row] === State.Known ? periodEnd(months.values[row]!) : undated;
  });
}

/**
 * Attributes of the person that a row names, from the ledger that its first reference column points to; a row of that ledger is its own person. A row
 * that names nobody known (a department's target) says itself what it can: its own columns of those names.
 */
export function attributesIn(ledger: Ledger, definition: LedgerDefinition, ledgers: ReadonlyMap<string, Ledger>): AttributesOf {
  const person = personColumn(ledger, definition);
  const target = person && ledgers.get(person.reference.ledger);
  if (!person || !target) return (row, attribute) => textAt(ledger.columns.get(attribute), row);
  const ids = target.columns.get(person.reference.column);
  const rowOf = new Map<string, number>();
  for (let row = 0; row < target.rows; row += 1) {
    const id = textAt(ids, row);
    if (id !== null) rowOf.set(id, row);
  }
  const own = ledger.columns.get(person.key);
  return (row, attribute) => {
    if (attribute === person.reference.column) return textAt(own, row);
    const there = rowOf.get(textAt(own, row) ?? '');
    return there !== undefined && target.columns.has(attribute) ? textAt(target.columns.get(attribute), there) : textAt(ledger.columns.get(attribute), row);
  };
}
