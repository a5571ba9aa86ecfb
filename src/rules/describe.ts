import { AS_OF, type Cell, type Constant, type Expression, type Fact, type Parameter, type TierTable } from '../formula/expression';
import { USUAL_UNIT, type Unit } from '../values/kind';
import type { Citation, Described, Rule, RuleFile, RuleSet } from './model';
import type { Words } from './words';
import { decidingIn } from './rule-expressions';
import type { Table } from './standing';
import { usedFrom, type Used } from './used';

/** One side of a comparison: something with a name, or a value in its unit. */
export type Term =
  | { readonly is: 'name'; readonly name: string; readonly title: Words | null; readonly unit: Unit }
  | { readonly is: 'value'; readonly value: Constant; readonly unit: Unit }
  /** The item of a list that a comparison runs over. */
  | { readonly is: 'item' };

/**
 * A condition as sentences: `code` is a key of the catalogue (`rules.<code>`), whose words take the terms as {fact} and {value}, or the sentences in
 * it as {sentence}; a group's sentences stand below it.
 */
export interface Sentence {
  readonly code: string;
  readonly fact?: Term;
  readonly value?: Term;
  readonly parts: readonly Sentence[];
}

export interface TableDescription {
  readonly name: string;
  readonly described: Described;
  readonly kind: TierTable['kind'];
  readonly hitPolicy: TierTable['hitPolicy'];
  readonly inputs: TierTable['inputs'];
  readonly outputs: TierTable['outputs'];
  readonly rows: readonly { readonly cells: readonly Cell[]; readonly outputs: Readonly<Record<string, Constant | null>>; readonly source: readonly Citation[] }[];
}

/** A rule in parts that a reader can be shown. */
export interface RuleDescription {
  readonly rule: Rule;
  readonly file: { readonly id: string; readonly path: string; readonly version: string; readonly title: Words; readonly ledger: string; readonly ledgerTitle: Words | null };
  readonly inForce: boolean;
  readonly appliesWhen: Sentence | null;
  readonly condition: Sentence;
  /** Facts that it stands on, in the order of the file. */
  readonly facts: readonly (Fact & Described)[];
  readonly tables: readonly TableDescription[];
  readonly parameters: readonly (Parameter & Described)[];
  readonly cases: number;
}

const COMPARISON: Readonly<Partial<Record<string, string>>> = {
  '=': 'operator-equal',
  '<>': 'operator-notEqual',
  '<': 'operator-lessThan',
  '<=': 'operator-lessThanInclusive',
  '>': 'operator-greaterThan',
  '>=': 'operator-greaterThanInclusive',
};
const RANKS: Readonly<Partial<Record<string, string>>> = { '<': 'operator-ranksBelow', '>=': 'operator-ranksAtLeast' };

const HAN = /\p{Script=Han}/u;

/** All that there is to say about one version of a rule. */
export function describe(set: RuleSet, file: RuleFile, rule: Rule): RuleDescription {
  const ledger = set.ledgers.get(file.ledger) ?? null;
  const titles = (name: string): Words | null => {
    const headers = ledger?.columns.get(name)?.headers ?? [];
    // In English by the header that a sheet in English has.
    const latin = headers.find((header) => !HAN.test(header)) ?? name;
    return file.facts.get(name)?.title ?? file.parameters.get(name)?.title ?? (headers[0] === undefined ? null : { 'zh-CN': headers[0], en: latin });
  };
  const unitOf = (expression: Expression): Unit => {
    if (expression.op === 'fact') return expression.fact.unit;
    if (expression.op === 'parameter') return expression.parameter.unit;
    return (expression.op === 'column' ? ledger?.columns.get(expression.column)?.unit : undefined) ?? USUAL_UNIT[expression.kind];
  };
  const words = new Sentences(titles, unitOf);
  const used = usedBy(rule);
  return {
    rule,
    file: { id: file.id, path: file.path, version: file.version, title: file.title, ledger: file.ledger, ledgerTitle: ledger?.title ?? null },
    inForce: set.profile.inForce.some((entry) => entry.file === file),
    appliesWhen: rule.appliesWhen && words.of(rule.appliesWhen),
    condition: words.of(rule.condition),
    facts: [...file.facts.values()].filter(({ name }) => used.facts.has(name)),
    tables: [...file.tables.values()].filter(({ name }) => used.tables.has(name)).map(describeTable),
    parameters: [...file.parameters.values()].filter(({ name }) => used.parameters.has(name)),
    cases: set.casesOf?.get(rule.id) ?? 0,
  };
}

function describeTable(table: Table): TableDescription {
  const { name, kind, hitPolicy, inputs, outputs, rows, rowSources, title, source, reading } = table;
  return {
    name, kind, hitPolicy, inputs, outputs,
    described: { title, source, reading },
    rows: rows.map((row, index) => ({ cells: row.cells, outputs: row.outputs, source: rowSources[index] ?? [] })),
  };
}

function usedBy(rule: Rule): Used {
  const used = usedFrom(decidingIn(rule));
  for (const { rows } of used.tables.values()) {
    const edges = rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell.is === 'interval' ? [cell.low, cell.high] : [])));
    for (const edge of edges) if (edge?.parameter) used.parameters.add(edge.parameter.name);
  }
  return used;
}

class Sentences {
  constructor(
    private readonly titleOf: (name: string) => Words | null,
    private readonly unitOf: (expression: Expression) => Unit,
  ) {}

  of(expression: Expression): Sentence {
    switch (expression.op) {
      case 'and':
      case 'or':
        return { code: expression.op === 'and' ? 'sentence-all' : 'sentence-any', parts: expression.of.map((part) => this.of(part)) };
      case 'not':
        return this.negated(expression.of);
      case 'blank':
        return { code: 'operator-isBlank', fact: this.term(expression.of), value: { is: 'value', value: true, unit: 'yes/no' }, parts: [] };
      case 'member':
        return this.member(expression, 'in', 'contains');
      case 'some':
      case 'every':
        return { code: expression.op === 'some' ? 'decorator-someFact' : 'decorator-everyFact', fact: this.term(expression.of), parts: [this.of(expression.test)] };
      case 'binary':
        return this.comparison(expression);
      default:
        return { code: 'operator-equal', fact: this.term(expression), value: { is: 'value', value: true, unit: 'yes/no' }, parts: [] };
    }
  }

  private negated(of: Expression): Sentence {
    if (of.op === 'blank') return { code: 'operator-isBlank', fact: this.term(of.of), value: { is: 'value', value: false, unit: 'yes/no' }, parts: [] };
    if (of.op === 'member') return this.member(of, 'notIn', 'doesNotContain');
    return { code: 'sentence-not', parts: [this.of(of)] };
  }

  private member({ item, list }: Extract<Expression, { op: 'member' }>, ofItem: string, ofList: string): Sentence {
    if (item.op === 'constant') return { code: `operator-${ofList}`, fact: this.term(list), value: this.term(item, list), parts: [] };
    return { code: `operator-${ofItem}`, fact: this.term(item), value: this.term(list, item), parts: [] };
  }

  private comparison({ operator, left, right }: Extract<Expression, { op: 'binary' }>): Sentence {
    if (left.op === 'rank' && right.op === 'rank') return { code: RANKS[operator] ?? 'operator-equal', fact: this.term(left.of), value: this.term(right.of), parts: [] };
    return { code: COMPARISON[operator] ?? 'operator-equal', fact: this.term(left, right), value: this.term(right, left), parts: [] };
  }

  private term(expression: Expression, beside: Expression = expression): Term {
    switch (expression.op) {
      case 'item':
        return { is: 'item' };
      case 'constant':
        return { is: 'value', value: expression.value, unit: expression.kind === beside.kind ? this.unitOf(beside) : USUAL_UNIT[expression.kind] };
      case 'column':
        return { is: 'name', name: expression.column, title: this.titleOf(expression.column), unit: this.unitOf(expression) };
      case 'fact':
        return { is: 'name', name: expression.fact.name, title: this.titleOf(expression.fact.name), unit: expression.fact.unit };
      case 'as-of':
        return { is: 'name', name: AS_OF, title: null, unit: 'date' };
      case 'parameter':
        return { is: 'name', name: expression.parameter.name, title: this.titleOf(expression.parameter.name), unit: expression.parameter.unit };
      default:
        return { is: 'name', name: expression.op, title: null, unit: USUAL_UNIT[expression.kind] };
    }
  }
}
