import type { Finding, Report } from '../checking/report';
import { wordsIn, type Language } from '../i18n/language';
import type { ColumnDefinition, LedgerDefinition, Rule, RuleSet } from '../rules/model';
import { printable } from './layout';

export interface Person {
  /** What orders and tells apart people: the id, else the name. */
  readonly key: string;
  readonly label: string;
}

/** What a report's keys are called by people. A key that the rules folder does not name is its own name. */
export interface Names {
  readonly company: string;
  readonly ledger: (key: string) => string;
  readonly format: (ledger: string, format: string) => string | null;
  readonly column: (ledger: string, key: string) => string;
  /** A parameter of a rule's file, or a tier table of it that lacks figures. */
  readonly parameter: (name: string, ruleId: string) => string;
  readonly item: (key: string) => string;
  /** Place of a money item in the order in which HR lists them. */
  readonly itemOrder: (key: string) => number;
  readonly legalNote: (key: string) => string | null;
  readonly rule: (id: string, version: string) => string;
  /** "迟到扣款 attendance/late": title and id of a rule, whatever its version. */
  readonly ruleWithId: (id: string) => string;
  /** Place of a rule among all rules, in the order in which HR wrote them. */
  readonly ruleOrder: (id: string) => number;
  /** How many rules the report's rule files hold, and how many of them have their ledger. */
  readonly rulesInForce: number;
  readonly rulesWithLedger: number;
  readonly personOf: (finding: Finding) => Person | null;
  readonly person: (employeeId: string) => Person;
}

const HAN = /\p{Script=Han}/u;

/** A column's header in a language: English has no Chinese characters. */
function headerIn(column: ColumnDefinition, lang: Language): string {
  const fitting = column.headers.find((header) => HAN.test(header) === (lang !== 'en'));
  return fitting ?? column.headers[0] ?? column.key;
}

/** Columns of a ledger that name a person, with the column beside them that holds the name. */
function personColumns(definition: LedgerDefinition | undefined): { id: string; name: string | null }[] {
  const found: { id: string; name: string | null }[] = [];
  for (const column of definition?.columns.values() ?? []) {
    if (column.references?.ledger === 'employees') found.push({ id: column.key, name: column.references.nameHere });
  }
  return found.length > 0 ? found : [{ id: 'employee_id', name: 'employee_name' }];
}

const textOf = (value: unknown): string | null => ((typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : null);

/** Name and id of whom a finding is about, as far as its key and facts say. */
function identify(finding: Finding, set: RuleSet): { id: string | null; name: string | null } | null {
  if (finding.person) return { id: finding.person.employee_id, name: finding.person.employee_name };
  for (const column of personColumns(set.ledgers.get(finding.ledger))) {
    const id = textOf(finding.key[column.id] ?? finding.facts[column.id]);
    const name = column.name === null ? null : textOf(finding.facts[column.name] ?? finding.key[column.name]);
    if (id !== null || name !== null) return { id, name };
  }
  return null;
}

/** The names that a report needs, out of the rules that made it and of its own findings. */
export function namesOf(report: Report, set: RuleSet, lang: Language): Names {
  const rules = new Map<string, Rule>();
  const order = new Map<string, number>();
  const inForce = new Set(report.run.rules.map((file) => `${file.id} ${file.version}`));
  const present = new Set(report.coverage.filter((ledger) => ledger.file !== '').map((ledger) => ledger.ledger));
  let rulesInForce = 0;
  let rulesWithLedger = 0;
  for (const file of set.files) {
    for (const rule of file.rules) {
      rules.set(`${rule.id} ${file.version}`, rule);
      if (!order.has(rule.id)) order.set(rule.id, order.size);
    }
    if (!inForce.has(`${file.id} ${file.version}`)) continue;
    rulesInForce += file.rules.length;
    if (present.has(file.ledger)) rulesWithLedger += file.rules.length;
  }
  const items = [...set.items.keys()];
  const nameOf = new Map<string, string>();
  for (const total of report.totals) if (total.employee_name) nameOf.set(total.employee_id, total.employee_name);
  for (const finding of report.findings) {
    const person = identify(finding, set);
    if (person?.id && person.name && !nameOf.has(person.id)) nameOf.set(person.id, person.name);
  }
  const person = (id: string | null, name: string | null): Person => {
    const known = (id === null ? null : nameOf.get(id)) ?? name;
    return { key: id ?? known ?? '', label: printable([known, id].filter((part) => part !== null && part !== '').join(' ')) };
  };
  const parameter = (name: string, ruleId: string): string => {
    const file = set.files.find((candidate) => candidate.rules.some((rule) => rule.id === ruleId));
    const title = (file?.parameters.get(name) ?? file?.tables.get(name))?.title;
    return title ? `${wordsIn(title, lang)} (${name})` : name;
  };
  return {
    company: printable(wordsIn(set.profile.company, lang)),
    ledger: (key) => {
      const definition = set.ledgers.get(key);
      return definition ? wordsIn(definition.title, lang) : key;
    },
    format: (ledger, name) => {
      const format = set.ledgers.get(ledger)?.formats.find((candidate) => candidate.name === name);
      return format ? wordsIn(format.title, lang) : null;
    },
    column: (ledger, key) => {
      const column = set.ledgers.get(ledger)?.columns.get(key);
      return column ? headerIn(column, lang) : key;
    },
    parameter,
    item: (key) => {
      const item = set.items.get(key);
      return item ? wordsIn(item.title, lang) : key;
    },
    itemOrder: (key) => (items.includes(key) ? items.indexOf(key) : items.length),
    legalNote: (key) => {
      const note = set.items.get(key)?.legalNote;
      return note ? wordsIn(note, lang) : null;
    },
    rule: (id, version) => {
      const title = rules.get(`${id} ${version}`)?.title;
      return title ? wordsIn(title, lang) : id;
    },
    ruleWithId: (id) => {
      const title = set.files.flatMap((file) => file.rules).find((rule) => rule.id === id)?.title;
      return title ? `${wordsIn(title, lang)} ${id}` : id;
    },
    ruleOrder: (id) => order.get(id) ?? order.size,
    rulesInForce,
    rulesWithLedger,
    personOf: (finding) => {
      const found = identify(finding, set);
      return found && person(found.id, found.name);
    },
    person: (employeeId) => person(employeeId, null),
  };
}
