import { classesBy } from '../formula/vector/classes';
import type { CellNote, Ledger } from '../ledgers/ledger';
import { aboutColumn } from '../rules/ledgers';
import type { LedgerDefinition, Reference } from '../rules/ledger-definition';
import { State } from '../values/column';
import { sameText } from '../values/same-text';
import { mapped, spans } from '../values/steps';
import { textAt, textColumn } from './columns';

/** Looking for somebody by name folds the name. */
const PEOPLE_A_STEP = 512;

/** The people (or whatever a reference column names) that a company has, with the ways to find one. */
interface Roster {
  readonly ids: ReadonlySet<string>;
  /** Id without its leading zeros → ids. */
  readonly byDigits: ReadonlyMap<string, readonly string[]>;
  /** Name, in the form in which two writings of it are equal → ids. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly nameOf: ReadonlyMap<string, string>;
}

/** The form in which two writings of a name are equal: 繁體 and 简体, width, and the space inside 张 伟 make no difference. */
export const nameKey = (name: string): string => sameText(name).replaceAll(' ', '');

export const withoutZeros = (id: string): string => id.replace(/^0+(?=.)/, '');

function enter(map: Map<string, string[]>, key: string, id: string): void {
  const ids = map.get(key);
  if (!ids) map.set(key, [id]);
  else if (!ids.includes(id)) ids.push(id);
}

function* rosterOf(target: Ledger, reference: Reference): Generator<void, Roster> {
  const ids = new Set<string>();
  const byDigits = new Map<string, string[]>();
  const byName = new Map<string, string[]>();
  const nameOf = new Map<string, string>();
  const idColumn = target.columns.get(reference.column);
  const nameColumn = reference.nameThere === null ? undefined : target.columns.get(reference.nameThere);
  const list = (row: number): void => {
    const id = textAt(idColumn, row);
    if (id === null) return;
    ids.add(id);
    enter(byDigits, withoutZeros(id), id);
    const name = textAt(nameColumn, row);
    if (name === null) return;
    enter(byName, nameKey(name), id);
    nameOf.set(id, name);
  };
  for (const { from, to } of spans(target.rows, PEOPLE_A_STEP)) {
    for (let row = from; row < to; row += 1) list(row);
    yield;
  }
  return { ids, byDigits, byName, nameOf };
}

/** Without the ledger of people, the ids of all other ledgers stand in: the longest writing of an id, where no sheet tells two of them apart. */
function rosterFromUse(columns: readonly ReadonlySet<string>[]): Roster {
  const told = new Set<string>();
  const longest = new Map<string, string>();
  for (const column of columns) {
    const here = new Map<string, string[]>();
    for (const id of column) enter(here, withoutZeros(id), id);
    for (const [digits, ids] of here) {
      if (ids.length > 1) told.add(digits);
      const [id = ''] = ids;
      if (id.length > (longest.get(digits)?.length ?? 0)) longest.set(digits, id);
    }
  }
  const sure = [...longest].filter(([digits]) => !told.has(digits));
  return { ids: new Set(sure.map(([, id]) => id)), byDigits: new Map(sure.map(([digits, id]) => [digits, [id]])), byName: new Map(), nameOf: new Map() };
}

type Found = { readonly id: string; readonly how: 'exact' | 'zeros' | 'name' | 'stranger' } | { readonly id: null; readonly candidates: readonly string[] };

/** Whom an id and a name mean. Somebody who is not among the company's people is a stranger, called by id or name: nobody else's rows are in doubt. */
function find(roster: Roster, id: string | null, name: string | null): Found {
  const named = name === null ? [] : (roster.byName.get(nameKey(name)) ?? []);
  if (id === null) {
    if (named.length > 1 || name === null) return { id: null, candidates: named };
    return named[0] === undefined ? { id: name, how: 'stranger' } : { id: named[0], how: 'name' };
  }
  const numbered = roster.ids.has(id) ? [id] : (roster.byDigits.get(withoutZeros(id)) ?? []);
  if (numbered.length === 1) {
    const [meant = id] = numbered;
    // An id beside somebody else's name: one of the two is a slip of the pen.
    if (named.length > 0 && !named.includes(meant)) return { id: null, candidates: [meant, ...named] };
    return { id: meant, how: meant === id ? 'exact' : 'zeros' };
  }
  if (named.length === 1) return { id: named[0]!, how: 'name' };
  const both = numbered.filter((one) => named.includes(one));
  const candidates = both.length > 0 ? both : [...numbered, ...named];
  return candidates.length === 0 ? { id, how: 'stranger' } : { id: null, candidates };
}

const ambiguity = (id: string | null, name: string | null, candidates: readonly string[]): string => {
  if (id === null) return 'ambiguous-name';
  return name !== null && candidates.some((one) => withoutZeros(one) !== withoutZeros(id)) ? 'id-beside-other-name' : 'ambiguous-id';
};

function* joinColumn(ledger: Ledger, key: string, reference: Reference, roster: Roster): Generator<void, Ledger> {
  const before = ledger.columns.get(key);
  const names = reference.nameHere === null ? undefined : ledger.columns.get(reference.nameHere);
  const ids: (string | null)[] = [];
  const shownNames: (string | null)[] = [];
  const notes: CellNote[] = [];
  const states = new Uint8Array(ledger.rows);
  const candidates = new Map<number, readonly string[]>();
  const counts = { zeros: 0, name: 0 };
  const strangers = new Map<string, { readonly first: number; count: number }>();
  // One person's rows mean the same: whom is found out once.
  const { of, first } = yield* classesBy([before, names].filter((column) => column !== undefined), ledger.rows);
  const meant = yield* mapped([...first], (row) => find(roster, textAt(before, row), textAt(names, row)), PEOPLE_A_STEP);
  const join = (row: number): void => {
    const name = textAt(names, row);
    const id = textAt(before, row);
    const found = meant[of[row]!]!;
    ids.push(found.id);
    shownNames.push(name ?? (found.id === null ? null : (roster.nameOf.get(found.id) ?? null)));
    if (found.id === null) {
      states[row] = found.candidates.length > 0 || before?.state[row] === State.Unreadable ? State.Unreadable : State.Blank;
      if (found.candidates.length === 0) return;
      candidates.set(row, found.candidates);
      notes.push({ severity: 'unreadable', code: ambiguity(id, name, found.candidates), column: key, row, text: id ?? name ?? '', params: { name: name ?? '' } });
    } else if (found.how === 'stranger') {
      if (id !== null) return;
      const stranger = strangers.get(found.id);
      if (stranger) stranger.count += 1;
      else strangers.set(found.id, { first: row, count: 1 });
    } else if (found.how !== 'exact') {
      counts[found.how] += 1;
    }
  };
  for (const { from, to } of spans(ledger.rows)) {
    for (let row = from; row < to; row += 1) join(row);
    yield;
  }
  for (const how of ['zeros', 'name'] as const) {
    if (counts[how] > 0) notes.push({ severity: 'info', code: `joined-by-${how}`, column: key, row: 0, text: '', params: { count: String(counts[how]) } });
  }
  for (const [name, { first, count }] of strangers) notes.push({ severity: 'info', code: 'unknown-name', column: key, row: first, text: name, params: { count: String(count) } });
  const columns = new Map(ledger.columns);
  columns.set(key, { ...textColumn(ids, (row) => states[row] as State), ...(candidates.size > 0 ? { candidates } : {}) });
  if (reference.nameHere !== null && !columns.has(reference.nameHere) && roster.nameOf.size > 0) {
    columns.set(reference.nameHere, textColumn(shownNames, () => State.Blank));
  }
  return { ...ledger, columns, notes: [...ledger.notes, ...notes] };
}

/**
 * Writes one and the same id for one person into every ledger: by 工号, also where a sheet lost its leading zeros (if that stays unique), else by
 * the name beside it (if unique), else unknown with the reason. A ledger that has names but no ids gets the ids. In steps.
 */
export function* joinPeople(ledgers: ReadonlyMap<string, Ledger>, definitions: ReadonlyMap<string, LedgerDefinition>): Generator<void, Map<string, Ledger>> {
  const joined = new Map(ledgers);
  const rosters = new Map<string, Roster>();
  const rosterFor = function* (reference: Reference): Generator<void, Roster> {
    const name = `${reference.ledger}.${reference.column} ${reference.nameThere ?? ''}`;
    let roster = rosters.get(name);
    if (!roster) {
      const target = ledgers.get(reference.ledger);
      roster = target ? yield* rosterOf(target, reference) : rosterFromUse(idsInUse(ledgers, definitions, `${reference.ledger}.${reference.column}`));
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
      joined.set(key, yield* joinColumn(joined.get(key)!, column.key, reference, yield* rosterFor(reference)));
      yield;
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

/** The column of a ledger that says whose row it is: the first that names a person. */
export function personColumn(ledger: Ledger, definition: LedgerDefinition): { readonly key: string; readonly reference: Reference } | null {
  const about = aboutColumn([...definition.columns.values()].filter(({ key }) => ledger.columns.has(key)));
  return about && { key: about.key, reference: about.references };
}
