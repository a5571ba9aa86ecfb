import type { JSONPath } from 'jsonc-parser';
import type { Expression, Fact } from '../formula/expression';
import type { ConditionReader } from './conditions';
import { checkKeys, keyFacts } from './group-keys';
import type { MoneyItem, Rule } from './model';
import type { Reporter } from './reporter';
import type { Operand, RuleScope } from './scope';
import type { RuleShape } from './shapes';
import { readShown } from './shown';
import { suggestionFor } from './suggestion';

/** What the rules of one file have in common. */
export interface RuleContext {
  readonly report: Reporter;
  readonly fileId: string;
  readonly items: ReadonlyMap<string, MoneyItem>;
  /** True where the items' own file is broken, which has been told. */
  readonly itemsLost: boolean;
  readonly columns: ReadonlySet<string>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly ledgers: ReadonlySet<string>;
  /** Path of the broken file that a ledger was to come from; null: there is none. */
  lostLedger(key: string): string | null;
  readonly ruleNames: ReadonlyMap<string, RuleShape>;
  scope(per: readonly string[] | null): { readonly scope: RuleScope; readonly conditions: ConditionReader };
  /** Reads a formula of a kind; null: it was reported. */
  formula(text: string, path: JSONPath, scope: RuleScope): Expression | null;
  /** Was this name declared, though it can't be used? Then what it breaks has been told. */
  unusable(name: string): boolean;
}

const DEFAULT_PERSON = 'employee_id';

/** Reads one rule; every mistake in it is reported. Null: it can't be used. */
export function readRule(context: RuleContext, shape: RuleShape, index: number): Rule | null {
  return new RuleReader(context, shape, index).read();
}

const keysIn = (keys: Rule['keys']): Pick<Rule, 'keys'> => (keys ? { keys } : {});

class RuleReader {
  private readonly path: JSONPath;
  private readonly per: readonly string[] | null;
  private readonly scope: RuleScope;
  private readonly conditions: ConditionReader;

  constructor(
    private readonly context: RuleContext,
    private readonly shape: RuleShape,
    index: number,
  ) {
    this.path = ['rules', index];
    this.per = shape.per ?? null;
    const { scope, conditions } = context.scope(this.per);
    this.scope = scope;
    this.conditions = conditions;
  }

  private error(path: JSONPath, code: string, params: Readonly<Record<string, string>> = {}, where: { key?: boolean; index?: number } = {}): null {
    this.context.report.error([...this.path, ...path], code, params, where);
    return null;
  }

  read(): Rule | null {
    const { shape, context } = this;
    const keys = checkKeys(context.report, this.per, [...this.path, 'per'], { ledger: this.scope.ledger, columns: context.columns, facts: context.facts, unusable: (name) => context.unusable(name) });
    const condition = this.condition(shape.conditions, 'conditions');
    const appliesWhen = shape.appliesWhen === undefined ? null : this.condition(shape.appliesWhen, 'appliesWhen');
    const shown = this.shown();
    const line = this.line();
    const requiredRole = shape.requiredRole === undefined ? null : this.requiredRole(shape.requiredRole);
    const consequence = this.consequence();
    const needs = this.needs();
    const complete = keys && condition && (appliesWhen || shape.appliesWhen === undefined) && shown && line !== undefined;
    if (!complete || !consequence || !needs || (shape.requiredRole !== undefined && !requiredRole)) return null;
    return {
      id: `${context.fileId}/${shape.name}`,
      name: shape.name,
      title: shape.title ?? null,
      per: this.per,
      ...keysIn(keyFacts(this.per, context.facts)),
      appliesWhen,
      condition,
      eventType: shape.event.type,
      severity: shape.event.params.severity,
      hygiene: shape.event.params.hygiene ?? false,
      finding: shape.finding ?? true,
      message: shape.message,
      shown,
      line,
      requiredRole,
      needs: shape.needs ?? [],
      consequenceOf: [shape.consequenceOf ?? []].flat(),
      source: shape.source ?? [],
      reading: shape.reading ?? null,
      pointer: `/rules/${this.path[1]}`,
    };
  }

  private condition(json: unknown, section: 'conditions' | 'appliesWhen'): Expression | null {
    const lowered = this.conditions.read(json, [...this.path, section], section === 'conditions' ? 'group' : 'any');
    for (const { severity, path, code, params, where } of 'problems' in lowered ? lowered.problems : lowered.warnings) {
      if (code === 'unknown-fact' && this.context.unusable(params['name'] ?? '')) continue;
      if (severity === 'error') this.context.report.error(path, code, params, where);
      else this.context.report.warning(path, code, params, where);
    }
    return 'problems' in lowered ? null : lowered.expression;
  }

  private operand(name: string, path: JSONPath, where: { index?: number } = {}): Operand | null {
    const operand = this.scope.operand(name);
    if (operand || this.context.unusable(name)) return operand;
    const known = [...this.scope.names()].filter((other) => this.scope.operand(other) !== null);
    return this.error(path, 'unknown-fact', { name, suggestion: suggestionFor(name, known) }, where);
  }

  private shown(): Rule['shown'] | null {
    return readShown(this.shape.message, ['message'], {
      operand: (name, path, where) => this.operand(name, path, where),
      error: (path, code, params, where) => this.error(path, code, params, where),
    });
  }

  /** Null: no line. Undefined: a mistake. */
  private line(): Rule['line'] | undefined {
    const { line } = this.shape;
    if (!line) return null;
    const { items, itemsLost } = this.context;
    if (!items.has(line.item) && !itemsLost) this.error(['line', 'item'], 'unknown-item', { name: line.item, suggestion: suggestionFor(line.item, items.keys()) });
    const amount = this.context.formula(line.amount, [...this.path, 'line', 'amount'], this.scope);
    const forWhom = this.person(line.for ?? DEFAULT_PERSON, line.for === undefined ? ['line'] : ['line', 'for']);
    return amount && forWhom && items.has(line.item) ? { item: line.item, formula: line.amount, amount, forWhom } : undefined;
  }

  private person(name: string, path: JSONPath): Expression | null {
    const operand = this.scope.operand(name);
    if (!operand && this.shape.line?.for === undefined) return this.error(path, 'line-for-nobody', { name, ledger: this.scope.ledger });
    const known = operand ?? this.operand(name, path);
    if (!known) return null;
    if (known.kind !== 'text') return this.error(path, 'kind-wanted', { name, wanted: 'text', kind: known.kind });
    if (this.per !== null && known.extent === 'row') return this.error(path, 'row-value-in-group', { name, per: this.per.join(', ') });
    return known.expression;
  }

  private requiredRole(name: string): Expression | null {
    const operand = this.operand(name, ['requiredRole']);
    if (!operand) return null;
    if (operand.kind !== 'role') return this.error(['requiredRole'], 'kind-wanted', { name, wanted: 'role', kind: operand.kind });
    if (this.per !== null && operand.extent === 'row') return this.error(['requiredRole'], 'row-value-in-group', { name, per: this.per.join(', ') });
    return operand.expression;
  }

  private consequence(): boolean {
    const { consequenceOf: causes = [], name } = this.shape;
    if (typeof causes === 'string') return this.cause(causes, name, ['consequenceOf']);
    return causes.map((cause, index) => this.cause(cause, name, ['consequenceOf', index])).every((right) => right);
  }

  private cause(cause: string, name: string, path: JSONPath): boolean {
    const { ruleNames } = this.context;
    const other = ruleNames.get(cause);
    if (!other || cause === name) {
      this.error(path, 'unknown-rule', { name: cause, suggestion: suggestionFor(cause, [...ruleNames.keys()].filter((one) => one !== name)) });
      return false;
    }
    const same = JSON.stringify(other.per ?? null) === JSON.stringify(this.per);
    if (!same) this.error(path, 'cause-elsewhere', { name: cause });
    return same;
  }

  private needs(): boolean {
    const { ledgers } = this.context;
    const found = (this.shape.needs ?? []).map((name, index) => ledgers.has(name) || this.noLedger(name, ['needs', index]));
    return found.every((right) => right);
  }

  private noLedger(name: string, path: JSONPath): false {
    const lost = this.context.lostLedger(name);
    if (lost) this.error(path, 'depends-on-broken', { file: lost });
    else this.error(path, 'unknown-ledger', { name, suggestion: suggestionFor(name, this.context.ledgers) });
    return false;
  }
}
