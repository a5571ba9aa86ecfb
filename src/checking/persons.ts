import type { Place } from '../formula/world';
import type { Ledger } from '../ledgers/ledger';
import { personColumn } from './people';
import { ledgerOf, shownRow } from './places';
import type { Finding } from './report';
import type { Scene } from './scene';
import { textAt } from './columns';

function enterNames(names: Map<string, string>, ledger: Ledger, idKey: string, nameKey: string | null): void {
  const [ids, texts] = [ledger.columns.get(idKey), nameKey === null ? undefined : ledger.columns.get(nameKey)];
  for (let row = 0; row < ledger.rows; row += 1) {
    const [id, name] = [textAt(ids, row), textAt(texts, row)];
    if (id === null || name === null) continue;
    const before = names.get(id);
    // Of several writings the same one in every run, whatever the order of the rows.
    if (before === undefined || name < before) names.set(id, name);
  }
}

/** Departments by the ledger of people; null where its rows disagree. */
function enterDepartments(departments: Map<string, string | null>, people: Ledger, idKey: string, departmentKey: string): void {
  const [ids, texts] = [people.columns.get(idKey), people.columns.get(departmentKey)];
  for (let row = 0; row < people.rows; row += 1) {
    const [id, department] = [textAt(ids, row), textAt(texts, row)];
    if (id === null || department === null) continue;
    const before = departments.get(id);
    departments.set(id, before === undefined || before === department ? department : null);
  }
}

/** Who the rows of a check are about. */
export class Persons {
  private readonly names: ReadonlyMap<string, string>;
  private readonly departments = new Map<string, string | null>();

  constructor(private readonly scene: Scene) {
    const listed = new Map<string, string>();
    const met = new Map<string, string>();
    for (const [key, ledger] of scene.ledgers) {
      const person = personColumn(ledger, scene.set.ledgers.get(key)!);
      if (!person) continue;
      enterNames(met, ledger, person.key, person.reference.nameHere);
      const { ledger: peopleKey, column, nameThere } = person.reference;
      const people = scene.ledgers.get(peopleKey);
      if (!people) continue;
      enterNames(listed, people, column, nameThere);
      const { departmentColumn } = scene.set.ledgers.get(peopleKey)!;
      if (departmentColumn !== null) enterDepartments(this.departments, people, column, departmentColumn);
    }
    this.names = new Map([...met, ...listed]);
  }

  nameOf(id: string): string | null {
    return this.names.get(id) ?? null;
  }

  departmentOf(id: string): string | null {
    return this.departments.get(id) ?? null;
  }

  /** Whom a row or group is about; undefined where its ledger names nobody there. */
  of(place: Place): NonNullable<Finding['person']> | undefined {
    const key = ledgerOf(place);
    const ledger = this.scene.ledgers.get(key)!;
    const person = personColumn(ledger, this.scene.set.ledgers.get(key)!);
    if (!person || ('groups' in place && !place.groups.per.includes(person.key))) return undefined;
    const id = textAt(ledger.columns.get(person.key), shownRow(place));
    return id === null ? undefined : { employee_id: id, employee_name: this.nameOf(id) };
  }
}
