import type { JSONPath } from 'jsonc-parser';
import type { Expression, Parameter, TierTable } from '../formula/expression';
import type { Kind, Unit } from '../values/kind';
import { parseIsoDate } from '../values/serial-day';
import { isCellFunction } from './cell-function';
import { ConditionReader } from './conditions';
import { describedBy, readParameters, type Declared, type SetFigure } from './declare';
import { readFormula } from './formulas';
import { readCellFunction, type FunctionContext } from './function-reader';
import { checkKeys } from './group-keys';
import type { LedgerDefinition } from './ledger-definition';
import type { CellFunction, Described, MoneyItem, Rule, RuleFile } from './model';
import type { Ranges } from './names';
import { readRule, type RuleContext } from './rule-reader';
import { createScope, type ColumnWritings, type Names, type RuleScope } from './scope';
import { sha256 } from '../values/sha256';
import type { RuleShape } from './shapes';
import type { Table } from './standing';
import { readTable } from './tiers';
import type { Vocabulary } from './vocabulary';
import { suggestionFor } from './suggestion';

/** All that a rule file may refer to outside of itself. */
export interface Surroundings {
  readonly ledgers: ReadonlyMap<string, LedgerDefinition>;
  columns(ledger: string): ColumnWritings;
  readonly ranges: Ranges;
  /** Null where roles.json is broken: which roles there are, nobody knows. */
  readonly roles: Vocabulary | null;
  readonly items: ReadonlyMap<string, MoneyItem>;
  /** Figures that the company sets for a version of a file, by its label. */
  figures(label: string): ReadonlyMap<string, SetFigure>;
  readonly lost: Lost;
}

/** What is not there because its file is broken; each gives the path of that file, or null. */
export interface Lost {
  ledger(key: string): string | null;
  fact(ledger: string, name: string): string | null;
  roles(): string | null;
  items(): string | null;
}

/** A rule file as far as it could be read, with the `ledger.name`s that it reads. Whether it may be used its report says. */
export interface Compiled {
  readonly declared: Declared;
  readonly file: RuleFile;
  readonly reads: ReadonlyMap<string, JSONPath>;
}

/** Reads everything in a rule file that its schema can't check, and reports every mistake. Null: there is nothing to read it against. */
export function compileFile(declared: Declared, around: Surroundings): Compiled | null {
  const { report, shape } = declared;
  const effectiveFrom = parseIsoDate(shape.effectiveFrom);
  if (effectiveFrom === null) report.error(['effectiveFrom'], 'no-such-date', { value: shape.effectiveFrom });
  const ledger = around.ledgers.get(shape.ledger);
  if (!ledger) {
    const lost = around.lost.ledger(shape.ledger);
    if (lost) report.error(['ledger'], 'depends-on-broken', { file: lost });
    else report.error(['ledger'], 'unknown-ledger', { name: shape.ledger, suggestion: suggestionFor(shape.ledger, around.ledgers.keys()) });
    return null;
  }
  return new FileCompiler(declared, around, effectiveFrom ?? 0).compile();
}

class FileCompiler {
  private readonly reads = new Map<string, JSONPath>();
  private readonly tables = new Map<string, TierTable>();
  private readonly parameters: ReadonlyMap<string, Parameter & Described>;
  private readonly names: Names;
  private readonly scopes = new Map<string, { readonly scope: RuleScope; readonly conditions: ConditionReader }>();
  private readonly toldBroken = new Set<string>();
  private readonly toldDoubtful = new Set<string>();
  /** The formula that is being read, for what it refers to. */
  private reading: JSONPath = [];
  private brokenHere = false;

  constructor(
    private readonly declared: Declared,
    private readonly around: Surroundings,
    private readonly effectiveFrom: number,
  ) {
    const { shape } = declared;
    this.parameters = readParameters(declared, around.figures(declared.label), around.roles);
    this.names = {
      ledger: shape.ledger,
      columns: around.columns(shape.ledger),
      facts: declared.facts,
      parameters: this.parameters,
      tables: this.tables,
      conditions: declared.conditions,
      roles: around.roles,
      range: (ledger, name) => this.range(ledger, name),
      first: (ledger, name) => this.first(ledger, name),
      rangeNames: () => around.ranges.names(),
      missed: (name) => {
        if (declared.unusable.has(name)) this.brokenHere = true;
      },
    };
  }

  compile(): Compiled {
    const { declared } = this;
    const { report, shape } = declared;
    this.needCompany();
    this.readTables();
    for (const fact of declared.facts.values()) {
      const path = ['facts', fact.name, 'formula'];
      if (!declared.readable('facts', fact.name)) continue;
      checkKeys(report, fact.per, ['facts', fact.name, 'per'], { ...this.names, columns: this.names.columns.keys(), unusable: (name) => declared.unusable.has(name) });
      const expression = this.formula(fact.formula, path, this.scope(fact.per).scope, fact);
      if (expression) fact.expression = expression;
    }
    const rules = this.readRules();
    const file: RuleFile = {
      id: shape.id,
      path: report.file.path,
      title: shape.title,
      ledger: shape.ledger,
      version: shape.effectiveFrom,
      effectiveFrom: this.effectiveFrom,
      sha256: sha256(report.file.text),
      published: shape.published ?? null,
      switches: new Map(Object.entries(shape.switches ?? {}).filter(([name]) => declared.readable('switches', name)).map(([name, value]) => [name, [value].flat()])),
      parameters: this.parameters,
      facts: declared.facts,
      tables: new Map([...this.tables].map(([name, table]) => [name, this.described(name, table)])),
      rules,
      functions: this.readFunctions(),
    };
    return { declared, file, reads: this.reads };
  }

  private readFunctions(): RuleFile['functions'] {
    const { declared, around } = this;
    const { report, shape, label } = declared;
    const ledger = around.ledgers.get(shape.ledger);
    const { scope } = this.scope(null);
    const functions = new Map<string, CellFunction>();
    if (!ledger) return functions;
    const context: FunctionContext = {
      report,
      label,
      ledger,
      scope,
      formula: (text, path, wanted) => this.formula(text, path, scope, wanted),
      titleOf: (name) => declared.facts.get(name)?.title ?? null,
      unusable: (name) => declared.unusable.has(name),
    };
    for (const [name, one] of Object.entries(shape.functions ?? {})) {
      if (!isCellFunction(name) || !declared.readable('functions', name)) continue;
      const read = readCellFunction(context, name, one);
      if (read) functions.set(name, read);
    }
    return functions;
  }

  private described(name: string, table: TierTable): Table {
    const shape = this.declared.shape.tables![name]!;
    return { ...table, ...describedBy(shape), rowSources: shape.rows.map(({ source = [] }) => source), figures: [...new Set(shape.rows.flatMap(namedFigures))] };
  }

  /** A broken roles.json or items.json is told once, and not at each role and line. */
  private needCompany(): void {
    const { declared } = this;
    const { shape, report } = declared;
    const tables = Object.entries(shape.tables ?? {}).filter(([name]) => declared.readable('tables', name));
    const kinds = [...this.names.columns.values(), ...this.parameters.values(), ...declared.facts.values()].map(({ kind }) => kind);
    const units = tables.flatMap(([, { unit, outputs = {} }]) => [unit, ...Object.values(outputs).map((output) => output.unit)]);
    const roles = kinds.includes('role') || units.includes('role') ? this.around.lost.roles() : null;
    if (roles) report.error([], 'depends-on-broken', { file: roles });
    const items = shape.rules.some((rule, index) => declared.readable('rules', index) && rule.line) ? this.around.lost.items() : null;
    if (items) report.error([], 'depends-on-broken', { file: items });
  }

  private range(ledger: string, name: string): ReturnType<Names['range']> {
    const { ranges, lost } = this.around;
    const writing = ranges.writing(ledger, name);
    if (writing) {
      if (!this.reads.has(`${ledger}.${name}`)) this.reads.set(`${ledger}.${name}`, this.reading);
      return writing;
    }
    const broken = lost.ledger(ledger) ?? lost.fact(ledger, name);
    if (broken === null) return null;
    this.brokenHere = true;
    if (!this.toldBroken.has(broken)) this.declared.report.error(this.reading, 'depends-on-broken', { file: broken });
    this.toldBroken.add(broken);
    return null;
  }

  private first(ledger: string, name: string): readonly string[] {
    const { first, doubt } = this.around.ranges.choice(ledger, name, this.declared);
    const full = `${ledger}.${name}`;
    if (doubt.length > 0 && !this.toldDoubtful.has(full)) this.declared.report.warning(this.reading, 'fact-of-several', { name: full, files: doubt.join(', ') });
    this.toldDoubtful.add(full);
    return first;
  }

  private scope(per: readonly string[] | null): { readonly scope: RuleScope; readonly conditions: ConditionReader } {
    const key = JSON.stringify(per);
    let known = this.scopes.get(key);
    if (!known) {
      const scope = createScope(this.names, per);
      known = { scope, conditions: new ConditionReader(scope) };
      this.scopes.set(key, known);
    }
    return known;
  }

  private formula(text: string, path: JSONPath, scope: RuleScope, wanted: { readonly kind: Kind; readonly unit: Unit }): Expression | null {
    this.reading = path;
    this.brokenHere = false;
    const read = readFormula(text, scope, wanted);
    // What refers to something broken has been told so; the rest of what the formula seems to lack follows from it.
    if (this.refersToBroken()) return null;
    for (const { severity, code, params, at } of read.problems) {
      if (severity === 'error') this.declared.report.error(path, code, params, { index: at[0] });
      else this.declared.report.warning(path, code, params, { index: at[0] });
    }
    return read.expression;
  }

  private refersToBroken(): boolean {
    return this.brokenHere;
  }

  private readTables(): void {
    const { declared } = this;
    const { scope } = this.scope(null);
    for (const [name, shape] of Object.entries(declared.shape.tables ?? {})) {
      if (!declared.readable('tables', name)) continue;
      const table = readTable(declared.report, ['tables', name], name, shape, declared.label, {
        writing: (input) => scope.operand(input),
        names: [...this.names.columns.keys(), ...this.names.facts.keys(), ...this.names.parameters.keys()],
        parameters: this.parameters,
        roles: this.names.roles,
        unusable: (one) => declared.unusable.has(one),
      });
      if (table) this.tables.set(name, table);
      else declared.unusable.add(name);
    }
  }

  private readRules(): Rule[] {
    const { declared, names, around } = this;
    const { report, shape } = declared;
    const ruleNames = new Map<string, RuleShape>();
    shape.rules.forEach((rule, index) => {
      if (!declared.readable('rules', index)) return;
      if (ruleNames.has(rule.name)) report.error(['rules', index, 'name'], 'rule-twice', { name: rule.name });
      else ruleNames.set(rule.name, rule);
    });
    const context: RuleContext = {
      report,
      fileId: shape.id,
      items: around.items,
      columns: new Set(names.columns.keys()),
      facts: declared.facts,
      ledgers: new Set(around.ledgers.keys()),
      lostLedger: (key) => around.lost.ledger(key),
      ruleNames,
      scope: (per) => this.scope(per),
      formula: (text, path, scope) => this.formula(text, path, scope, { kind: 'money', unit: 'yuan' }),
      unusable: (name) => declared.unusable.has(name),
      itemsLost: around.lost.items() !== null,
    };
    const rules = shape.rules.map((rule, index) => (declared.readable('rules', index) ? readRule(context, rule, index) : null));
    return rules.filter((rule) => rule !== null);
  }
}

/** Parameters that an edge or output of a tier row names. */
function namedFigures(node: object): string[] {
  return Object.values(node as Readonly<Record<string, unknown>>).flatMap((part) => {
    if (typeof part !== 'object' || part === null) return [];
    return 'parameter' in part && typeof part.parameter === 'string' ? [part.parameter] : namedFigures(part);
  });
}
