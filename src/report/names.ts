import type { Finding, Report } from '../checking/report';
import { headerIn } from '../i18n/header';
import { wordsIn, type Language } from '../i18n/language';
import type { Rule, RuleSet } from '../rules/model';
import { finished, mapped } from '../values/steps';
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
  /** What a rule's message shows under a name: a fact or figure of its file, else a column. */
  readonly value: (ledger: string, ruleId: string, name: string) => string;
  /** A parameter of a rule's file, or a tier table of it that lacks figures. */
  readonly parameter: (name: string, ruleId: string) => string;
  readonly item: (key: string) => string;
  /** Place of a money item in the order in which HR lists them. */
  readonly itemOrder: (key: string) => number;
  readonly legalNote: (key: string) => string | null;
  readonly waiverCategory: (key: string) => string;
  readonly rule: (id: string, version: string) => string;
  /** Title of a rule, whatever its version; its id where it has none. */
  readonly ruleTitle: (id: string) => string;
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

/** Whom a finding is about. */
const identify = ({ person }: Finding): { id: string | null; name: string | null } | null => (person ? { id: person.employee_id, name: person.employee_name } : null);

/** The names that a report needs, out of the rules that made it and of its own findings. */
export const namesOf = (report: Report, set: RuleSet, lang: Language): Names => finished(naming(report, set, lang));

/** The same in steps. */
export function* naming(report: Report, set: RuleSet, lang: Language): Generator<void, Names> {
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
  yield* mapped(report.findings, (finding) => {
    const person = identify(finding);
    if (person?.id && person.name && !nameOf.has(person.id)) nameOf.set(person.id, person.name);
  });
  const person = (id: string | null, name: string | null): Person => {
    const known = (id === null ? null : nameOf.get(id)) ?? name;
    return { key: id ?? known ?? '', label: printable([known, id].filter((part) => part !== null && part !== '').join(' ')) };
  };
  const parameter = (name: string, ruleId: string): string => {
    const file = set.files.find((candidate) => candidate.rules.some((rule) => rule.id === ruleId));
    // A rule that compares with another file's figures waits for those.
    const owner = [file, ...set.files].find((one) => one?.parameters.has(name) || one?.tables.has(name));
    const title = (owner?.parameters.get(name) ?? owner?.tables.get(name))?.title;
    return title ? `${wordsIn(title, lang)} (${name})` : name;
  };
  const firstOf = new Map(set.files.flatMap((file) => file.rules).reverse().map((rule) => [rule.id, rule]));
  const titleOf = (id: string): string | null => {
    const title = firstOf.get(id)?.title;
    return title ? wordsIn(title, lang) : null;
  };
  const column = (ledger: string, key: string): string => {
    const column = set.ledgers.get(ledger)?.columns.get(key);
    return headerIn(column?.headers ?? [], lang) ?? key;
  };
  const value = (ledger: string, ruleId: string, name: string): string => {
    const file = set.files.find((candidate) => candidate.rules.some((rule) => rule.id === ruleId));
    const title = (file?.facts.get(name) ?? file?.parameters.get(name))?.title;
    return title ? wordsIn(title, lang) : column(ledger, name);
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
    column,
    value,
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
    waiverCategory: (key) => {
      const category = set.waiverCategories.get(key);
      return category ? wordsIn(category.title, lang) : key;
    },
    rule: (id, version) => {
      const title = rules.get(`${id} ${version}`)?.title;
      return title ? wordsIn(title, lang) : id;
    },
    ruleTitle: (id) => titleOf(id) ?? id,
    ruleWithId: (id) => {
      const title = titleOf(id);
      return title === null ? id : `${title} ${id}`;
    },
    ruleOrder: (id) => order.get(id) ?? order.size,
    rulesInForce,
    rulesWithLedger,
    personOf: (finding) => {
      const found = identify(finding);
      return found && person(found.id, found.name);
    },
    person: (employeeId) => person(employeeId, null),
  };
}
