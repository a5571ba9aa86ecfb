import { classesBy } from '../formula/vector/classes';
import type { Place } from '../formula/world';
import type { Ledger } from '../ledgers/ledger';
import { personColumn } from './people';
import { ledgerOf, shownRow } from './places';
import type { Finding } from './report';
import type { Scene } from './scene';
import { textAt } from './columns';

/** Texts of two columns that stand in one row, each pair once. */
function* pairs(ledger: Ledger, one: string, other: string | null): Generator<void, readonly (readonly [string, string])[]> {
  const columns = [ledger.columns.get(one), other === null ? undefined : ledger.columns.get(other)].filter((column) => column !== undefined);
  if (columns.length < 2) return [];
  const { first } = yield* classesBy(columns, ledger.rows);
  return Array.from(first, (row) => columns.map((column) => textAt(column, row))).flatMap(([a, b]) => (a == null || b == null ? [] : [[a, b] as const]));
}

function* enterNames(names: Map<string, string>, ledger: Ledger, idKey: string, nameKey: string | null): Generator<void, void> {
  for (const [id, name] of yield* pairs(ledger, idKey, nameKey)) {
    const before = names.get(id);
    // Of several writings the same one in every run, whatever the order of the rows.
    if (before === undefined || name < before) names.set(id, name);
  }
}

/** Departments by the ledger of people; null where its rows disagree. */
function* enterDepartments(departments: Map<string, string | null>, people: Ledger, idKey: string, departmentKey: string): Generator<void, void> {
  for (const [id, department] of yield* pairs(people, idKey, departmentKey)) {
    const before = departments.get(id);
    departments.set(id, before === undefined || before === department ? department : null);
  }
}

/** Who the rows of a check are about. */
export class Persons {
  private readonly about = new Map<Ledger, ReturnType<typeof personColumn>>();

  private constructor(
    private readonly scene: Scene,
    private readonly names: ReadonlyMap<string, string>,
    private readonly departments: ReadonlyMap<string, string | null>,
  ) {}

  static *of(scene: Scene): Generator<void, Persons> {
    const departments = new Map<string, string | null>();
    const listed = new Map<string, string>();
    const met = new Map<string, string>();
    for (const [key, ledger] of scene.ledgers) {
      const person = personColumn(ledger, scene.set.ledgers.get(key)!);
      if (!person) continue;
      yield* enterNames(met, ledger, person.key, person.reference.nameHere);
      const { ledger: peopleKey, column, nameThere } = person.reference;
      const people = scene.ledgers.get(peopleKey);
      if (!people) continue;
      yield* enterNames(listed, people, column, nameThere);
      const { departmentColumn } = scene.set.ledgers.get(peopleKey)!;
      if (departmentColumn !== null) yield* enterDepartments(departments, people, column, departmentColumn);
    }
    return new Persons(scene, new Map([...met, ...listed]), departments);
  }

  nameOf(id: string): string | null {
    return this.names.get(id) ?? null;
  }

  departmentOf(id: string): string | null {
    return this.departments.get(id) ?? null;
  }

  /** Whom a row or group is about; undefined where its ledger names nobody there. */
  of(place: Place): NonNullable<Finding['person']> | undefined {
    const ledger = this.scene.ledgers.get(ledgerOf(place))!;
    const person = this.personColumn(ledger);
    if (!person || ('groups' in place && !place.groups.per.includes(person.key))) return undefined;
    const id = textAt(ledger.columns.get(person.key), shownRow(place));
    return id === null ? undefined : { employee_id: id, employee_name: this.nameOf(id) };
  }

  private personColumn(ledger: Ledger): ReturnType<typeof personColumn> {
    let column = this.about.get(ledger);
    if (column === undefined) this.about.set(ledger, (column = personColumn(ledger, this.scene.set.ledgers.get(ledger.key)!)));
    return column;
  }
}
