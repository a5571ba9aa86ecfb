import type { Expression, Fact, Parameter } from '../formula/expression';
import { operands, partsOfFact } from '../formula/operands';
import type { Citation, Described, Rule, RuleFile, RuleSet } from './model';
import { decidingIn } from './rule-expressions';

/** One version of a rule with the file that it stands in. */
export interface Found {
  readonly file: RuleFile;
  readonly rule: Rule;
}

export type Table = RuleFile['tables'] extends ReadonlyMap<string, infer T> ? T : never;

/** What a rule file declares besides rules. */
export type Part =
  | { readonly is: 'fact'; readonly file: RuleFile; readonly part: Fact & Described }
  | { readonly is: 'table'; readonly file: RuleFile; readonly part: Table }
  | { readonly is: 'parameter'; readonly file: RuleFile; readonly part: Parameter & Described };

export const partsOf = (file: RuleFile): Part[] => [
  ...[...file.parameters.values()].map((part): Part => ({ is: 'parameter', file, part })),
  ...[...file.tables.values()].map((part): Part => ({ is: 'table', file, part })),
  ...[...file.facts.values()].map((part): Part => ({ is: 'fact', file, part })),
];

/** What a part cites, a tier table's rows included. */
export const citationsOf = (one: Part): readonly Citation[] => (one.is === 'table' ? [...one.part.source, ...one.part.rowSources.flat()] : one.part.source);

/** One name in one version of one file. */
const idOf = ({ file, name }: { readonly file: string; readonly name: string }): string => `${file} ${name}`;

const cites = (source: readonly Citation[], id: string): boolean => source.some((one) => one.id === id);

/** What stands on what: rules on facts, tables and figures, also those of other files; all of them on clauses. Made once a rule set. */
export class Standing {
  readonly rules: readonly Found[];
  readonly parts: readonly Part[];
  private readonly factsOf = new Map<string, Fact[]>();
  private readonly figuresOf = new Map<string, readonly string[]>();
  private readonly used = new Map<Rule, ReadonlySet<string>>();

  constructor(set: RuleSet) {
    this.rules = set.files.flatMap((file) => file.rules.map((rule) => ({ file, rule })));
    this.parts = set.files.flatMap(partsOf);
    for (const one of this.parts) {
      if (one.is === 'fact' && one.part.per === null) {
        const range = `${one.part.ledger}.${one.part.name}`;
        this.factsOf.set(range, [...(this.factsOf.get(range) ?? []), one.part]);
      }
      if (one.is === 'table') this.figuresOf.set(idOf(one.part), one.part.figures);
    }
  }

  /** Facts, tables and figures that cite a clause. */
  partsOn(clause: string): Part[] {
    return this.parts.filter((one) => cites(citationsOf(one), clause));
  }

  /** Rules that cite a clause or use what cites it. */
  rulesOn(clause: string): Found[] {
    const parts = this.partsOn(clause);
    return this.rules.filter((found) => cites(found.rule.source, clause) || this.usesAny(found.rule, parts));
  }

  rulesUsing(parts: readonly Part[]): Found[] {
    return this.rules.filter(({ rule }) => this.usesAny(rule, parts));
  }

  private usesAny(rule: Rule, parts: readonly Part[]): boolean {
    if (parts.length === 0) return false;
    let used = this.used.get(rule);
    if (!used) {
      used = this.usedBy(rule);
      this.used.set(rule, used);
    }
    return parts.some(({ part }) => used.has(idOf(part)));
  }

  /** The facts that `ledger.name` stands for: of several files' those that come first. */
  private meantBy({ ledger, column, first }: Extract<Expression, { op: 'range' }>): readonly Fact[] {
    const declared = this.factsOf.get(`${ledger}.${column}`) ?? [];
    return first ? declared.filter(({ file }) => first.includes(file.slice(0, file.lastIndexOf('@')))) : declared;
  }

  private usedBy(rule: Rule): ReadonlySet<string> {
    const used = new Set<string>();
    const fact = (one: Fact): void => {
      if (used.has(idOf(one))) return;
      used.add(idOf(one));
      partsOfFact(one).forEach(visit);
    };
    const visit = (expression: Expression): void => {
      if (expression.op === 'fact') return fact(expression.fact);
      if (expression.op === 'range') return this.meantBy(expression).forEach(fact);
      if (expression.op === 'parameter') used.add(idOf(expression.parameter));
      if (expression.op === 'tier') {
        const { table } = expression;
        used.add(idOf(table));
        for (const name of this.figuresOf.get(idOf(table)) ?? []) used.add(idOf({ file: table.file, name }));
      }
      operands(expression).forEach(visit);
    };
    for (const root of decidingIn(rule)) if (root) visit(root);
    return used;
  }
}
