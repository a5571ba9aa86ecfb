import type { CellNote, Ledger } from '../ledgers/ledger';
import type { LedgerDefinition, Reference } from '../rules/model';
import { State } from '../values/column';
import { textAt, textColumn } from './texts';

/** The people (or whatever a reference column names) that a company has, with the ways to find one. A null entry has several meanings. */
interface Roster {
  readonly ids: ReadonlySet<string>;
  /** Id without its leading zeros → id. */
  readonly byDigits: ReadonlyMap<string, string | null>;
  readonly byName: ReadonlyMap<string, string | null>;
  readonly nameOf: ReadonlyMap<string, string>;
}

const withoutZeros = (id: string): string => id.replace(/^0+(?=.)/, '');

/** Enters `value` under `key`; a second, different value makes the key ambiguous. */
function enter(map: Map<string, string | null>, key: string, value: string): void {
  const before = map.get(key);
  map.set(key, before === undefined || before === value ? value : null);
}

function rosterOf(target: Ledger, reference: Reference): Roster {
  const ids = new Set<string>();
  const byDigits = new Map<string, string | null>();
  const byName = new Map<string, string | null>();
  const nameOf = new Map<string, string>();
  const idColumn = target.columns.get(reference.column);
  const nameColumn = reference.nameThere === null ? undefined : target.columns.get(reference.nameThere);
  for (let row = 0; row < target.rows; row += 1) {
    const id = textAt(idColumn, row);
    if (id === null) continue;
    ids.add(id);
    enter(byDigits, withoutZeros(id), id);
    const name = textAt(nameColumn, row);
    if (name === null) continue;
    enter(byName, name, id);
    nameOf.set(id, name);
  }
  return { ids, byDigits, byName, nameOf };
}

/** Without the ledger of people, the ids of all other ledgers stand in: the longest writing of an id, where no sheet tells two of them apart. */
function rosterFromUse(columns: readonly ReadonlySet<string>[]): Roster {
  const byDigits = new Map<string, string | null>();
  const longest = new Map<string, string>();
  const ids = new Set<string>();
  for (const column of columns) {
    const here = new Map<string, string | null>();
    for (const id of column) enter(here, withoutZeros(id), id);
    for (const [digits, id] of here) {
      if (id === null) byDigits.set(digits, null);
      else if (id.length > (longest.get(digits)?.length ?? 0)) longest.set(digits, id);
    }
  }
  for (const [digits, id] of longest) {
    if (byDigits.get(digits) === null) continue;
    byDigits.set(digits, id);
    ids.add(id);
  }
  return { ids, byDigits, byName: new Map(), nameOf: new Map() };
}

type Found = { readonly id: string; readonly how: 'exact' | 'zeros' | 'name' | 'stranger' } | { readonly id: null; readonly why: 'ambiguous-id' | 'ambiguous-name' | 'unknown-name' | 'blank' };

function find(roster: Roster, id: string | null, name: string | null): Found {
  if (id !== null) {
    if (roster.ids.has(id)) return { id, how: 'exact' };
    const digits = roster.byDigits.get(withoutZeros(id));
    if (digits) return { id: digits, how: 'zeros' };
    const named = name === null ? undefined : roster.byName.get(name);
    if (named) return { id: named, how: 'name' };
    return digits === null ? { id: null, why: 'ambiguous-id' } : { id, how: 'stranger' };
  }
  if (name === null) return { id: null, why: 'blank' };
  const named = roster.byName.get(name);
  if (named) return { id: named, how: 'name' };
  return { id: null, why: named === null ? 'ambiguous-name' : 'unknown-name' };
}

function joinColumn(ledger: Ledger, key: string, reference: Reference, roster: Roster): Ledger {
  const before = ledger.columns.get(key);
  const names = reference.nameHere === null ? undefined : ledger.columns.get(reference.nameHere);
  const ids: (string | null)[] = [];
  const shownNames: (string | null)[] = [];
  const notes: CellNote[] = [];
  const states = new Uint8Array(ledger.rows);
  const counts = { zeros: 0, name: 0 };
  for (let row = 0; row < ledger.rows; row += 1) {
    const name = textAt(names, row);
    const unreadable = before !== undefined && before.state[row] === State.Unreadable;
    const found: Found = unreadable && name === null ? { id: null, why: 'blank' } : find(roster, textAt(before, row), name);
    ids.push(found.id);
    shownNames.push(name ?? (found.id === null ? null : (roster.nameOf.get(found.id) ?? null)));
    if (found.id !== null) {
      if (found.how === 'zeros' || found.how === 'name') counts[found.how] += 1;
      continue;
    }
    states[row] = unreadable || found.why !== 'blank' ? State.Unreadable : State.Blank;
    if (found.why !== 'blank') notes.push({ severity: 'unreadable', code: found.why, column: key, row, text: textAt(before, row) ?? name ?? '' });
  }
  for (const how of ['zeros', 'name'] as const) {
    if (counts[how] > 0) notes.push({ severity: 'info', code: `joined-by-${how}`, column: key, row: 0, text: '', params: { count: String(counts[how]) } });
  }
  const columns = new Map(ledger.columns);
  columns.set(key, textColumn(ids, (row) => states[row] as State));
  if (reference.nameHere !== null && !columns.has(reference.nameHere) && roster.nameOf.size > 0) {
    columns.set(reference.nameHere, textColumn(shownNames, () => State.Blank));
  }
  return { ...ledger, columns, notes: [...ledger.notes, ...notes] };
}

/**
 * Writes one and the same id for one person into every ledger: by 工号, also where a sheet lost its leading zeros (if that stays unique), else by
 * the name beside it (if unique), else unknown with the reason. A ledger that has names but no ids gets the ids.
 */
export function joinPeople(ledgers: ReadonlyMap<string, Ledger>, definitions: ReadonlyMap<string, LedgerDefinition>): Map<string, Ledger> {
  const joined = new Map(ledgers);
  const rosters = new Map<string, Roster>();
  const rosterFor = (reference: Reference): Roster => {
    const name = `${reference.ledger}.${reference.column}`;
    let roster = rosters.get(name);
    if (!roster) {
      const target = ledgers.get(reference.ledger);
      roster = target ? rosterOf(target, reference) : rosterFromUse(idsInUse(ledgers, definitions, name));
      rosters.set(name, roster);
    }
    return roster;
  };
  for (const [key, ledger] of ledgers) {
    for (const column of definitions.get(key)?.columns.values() ?? []) {
      const reference = column.references;
      if (!reference) continue;
      const nameThere = reference.nameHere !== null && ledger.columns.has(reference.nameHere) && ledgers.has(reference.ledger);
      if (!ledger.columns.has(column.key) && !nameThere) continue;
      joined.set(key, joinColumn(joined.get(key)!, column.key, reference, rosterFor(reference)));
    }
  }
  return joined;
}

function idsInUse(ledgers: ReadonlyMap<string, Ledger>, definitions: ReadonlyMap<string, LedgerDefinition>, target: string): ReadonlySet<string>[] {
  const columns: ReadonlySet<string>[] = [];
  for (const [key, ledger] of ledgers) {
    for (const definition of definitions.get(key)?.columns.values() ?? []) {
      const reference = definition.references;
      const column = ledger.columns.get(definition.key);
      if (!reference || !column || `${reference.ledger}.${reference.column}` !== target) continue;
      const ids = new Set<string>();
      for (let row = 0; row < ledger.rows; row += 1) {
        const id = textAt(column, row);
        if (id !== null) ids.add(id);
      }
      columns.push(ids);
    }
  }
  return columns;
}
