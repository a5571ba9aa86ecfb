import { NUMERIC_KINDS, type Kind } from '../values/kind';
import { blankTest, comparisonTest, literalOf, readCriterion } from './criteria';
import type { Expression, Span, TierTable } from './expression';
import type { CallChecker, Checked, FunctionDefinition } from './functions/definition';
import { common, productOf, type Kinds } from './kinds';
import type { Syntax } from './parse';
import type { Scope } from './scope';
import { suggest } from './suggest';

/** Of text criteria, Excel's * and ? stand for any letters; here they stand for themselves, so nobody may rely on them. */
const WILDCARD = /[*?]/;

/** Where a piece of a formula stands: bare names are the row's, or, in a group's formula outside of aggregates, the group's. */
export type Over = 'row' | 'group';

/** The checker of the whole formula, as one call in it needs it. Methods that give null have reported the problem. */
export interface FormulaChecker {
  readonly scope: Scope;
  /** `technical`: a figure here is no policy's. */
  check(syntax: Syntax, over: Over, technical?: boolean): Checked | null;
  range(ledger: string, name: string, at: Span): Checked | null;
  /** `value` as a certain kind; a literal is then read in the unit of what stands beside it. */
  as(value: Checked, kind: Kind, at: Span, beside?: Expression): Expression | null;
  problem(code: string, at: Span, params?: Readonly<Record<string, string>>): null;
}

/** One call in a formula, as its function's definition sees it. */
export class CallInFormula implements CallChecker {
  readonly name: string;
  readonly at: Span;
  readonly args: readonly (Syntax | null)[];
  readonly overGroup: boolean;

  constructor(
    private readonly checker: FormulaChecker,
    syntax: Extract<Syntax, { is: 'call' }>,
    private readonly definition: FunctionDefinition,
    private readonly over: Over,
  ) {
    this.name = syntax.name;
    this.at = syntax.at;
    this.args = syntax.args;
    this.overGroup = over === 'group';
  }

  problem(code: string, at: Span, params?: Readonly<Record<string, string>>): null {
    return this.checker.problem(code, at, params);
  }

  private arg(index: number): Syntax | null {
    return this.args[index] ?? this.problem('empty-argument', this.at, { name: this.name, position: String(index + 1), usage: this.definition.usage });
  }

  private checked(index: number, over: Over): Checked | null {
    const arg = this.arg(index);
    return arg && this.checker.check(arg, over, this.definition.technical?.includes(index) ?? false);
  }

  private atOf(index: number): Span {
    return this.args[index]?.at ?? this.at;
  }

  /** `value` as one of `kinds`, the first of its own that is among them. */
  private fitted(index: number, value: Checked | null, kinds: readonly Kind[] | undefined): Checked | null {
    if (!value || !kinds) return value;
    const fit = value.kinds.filter((kind) => kinds.includes(kind));
    const [kind] = fit;
    if (!kind) return this.wrongKind(index, kinds, value.expression.kind);
    const expression = this.checker.as(value, kind, this.atOf(index));
    return expression && { expression, kinds: fit };
  }

  private wrongKind(index: number, wanted: readonly Kind[], given: Kind): null {
    return this.problem('argument-kind', this.atOf(index), { name: this.name, position: String(index + 1), wanted: wanted.join(', '), given });
  }

  value(index: number, kinds?: readonly Kind[]): Checked | null {
    return this.fitted(index, this.checked(index, this.over), kinds);
  }

  alike(indices: readonly number[], kinds?: readonly Kind[]): { readonly values: readonly Expression[]; readonly kinds: readonly Kind[] } | null {
    const found = indices.map((index) => ({ index, value: this.checked(index, this.over) }));
    let shared: Kinds | null = kinds ?? null;
    for (const { index, value } of found) {
      if (!value) continue;
      const both: Kinds = shared ? common(value.kinds, shared) : value.kinds;
      if (both.length === 0) return this.wrongKind(index, shared ?? [], value.expression.kind);
      shared = both;
    }
    const [kind] = shared ?? [];
    const checked = found.flatMap(({ index, value }) => (value ? [{ index, value }] : []));
    if (!shared || !kind || checked.length < found.length) return null;
    // Literals are read as the first value beside them that is none.
    const beside = checked.find(({ value }) => value.expression.op !== 'constant')?.value.expression;
    const values = checked.map(({ index, value }) => this.checker.as(value, kind, this.atOf(index), beside)).filter((value) => value !== null);
    return values.length === checked.length ? { values, kinds: shared } : null;
  }

  rows(index: number, kinds?: readonly Kind[]): Checked | null {
    const arg = this.arg(index);
    if (!arg) return null;
    if (arg.is === 'member') return this.fitted(index, this.checker.range(arg.ledger, arg.name, arg.at), kinds);
    if (this.overGroup) return this.each(index, kinds);
    return this.problem('range-wanted', arg.at, { name: this.name, position: String(index + 1), usage: this.definition.usage });
  }

  each(index: number, kinds?: readonly Kind[]): Checked | null {
    return this.fitted(index, this.checked(index, 'row'), kinds);
  }

  oneLedger(rows: readonly Checked[]): boolean {
    const ledgers = new Set(rows.map(({ expression }) => (expression.op === 'range' ? expression.ledger : '')));
    if (ledgers.size > 1) this.problem('ranges-of-two-ledgers', this.at, { name: this.name, ledgers: [...ledgers].filter((ledger) => ledger !== '').join(', ') });
    return ledgers.size <= 1;
  }

  criterion(index: number, item: Kind, column: Expression): Expression | null {
    const arg = this.arg(index);
    const criterion = arg && readCriterion(arg);
    if (!arg) return null;
    if (!criterion) return this.problem('criterion-incomplete', arg.at);
    if (criterion.is === 'blank' || criterion.is === 'filled') return blankTest(item, criterion.is === 'blank');
    const { operator } = criterion;
    if (item === 'list') return this.problem('criterion-on-list', arg.at);
    if (operator !== '=' && operator !== '<>' && !NUMERIC_KINDS.has(item)) return this.problem('criterion-order', arg.at, { operator, kind: item });
    if (criterion.is === 'text' && (item === 'text' || item === 'role') && WILDCARD.test(criterion.text)) return this.problem('criterion-wildcard', arg.at, { text: criterion.text });
    const value = this.checker.check(criterion.is === 'text' ? literalOf(criterion.text, item, arg.at) : criterion.value, this.over);
    if (!value) return null;
    if (!value.kinds.includes(item)) return this.wrongKind(index, [item], value.expression.kind);
    const right = this.checker.as(value, item, arg.at, column);
    return right && comparisonTest(operator, item, right, arg.at);
  }

  as(value: Checked, kind: Kind, at: Span): Expression | null {
    return this.checker.as(value, kind, at);
  }

  word(index: number): string | null {
    const arg = this.args[index];
    if (arg?.is === 'name') return arg.name;
    return arg?.is === 'text' || arg?.is === 'number' ? arg.text : null;
  }

  productKinds(a: readonly Kind[], b: readonly Kind[]): readonly Kind[] | null {
    return productOf('*', a, b)?.kinds ?? null;
  }

  tierTable(index: number): TierTable | null {
    const arg = this.arg(index);
    if (!arg) return null;
    const table = arg.is === 'name' ? this.checker.scope.table(arg.name) : null;
    if (table) return table;
    const name = arg.is === 'name' ? arg.name : '';
    return this.problem('unknown-table', arg.at, { name, suggestion: suggest(name, this.checker.scope.names()) ?? 'none' });
  }
}
