import { USUAL_UNIT, type Kind, type Unit } from '../values/kind';
import { divide, negate, parseDecimal, rational } from '../values/rational';
import { CallInFormula, type FormulaChecker, type Over } from './call';
import type { BinaryOperator, Expression, Span } from './expression';
import { isRational } from './exactly';
import type { Checked } from './functions/definition';
import { FUNCTIONS } from './functions/index';
import { BARE_NUMBER, BARE_TEXT, comparable, isBareNumber, productOf, sumOf, type Kinds } from './kinds';
import { parseFormula, type Syntax } from './parse';
import type { FormulaProblem, Scope } from './scope';
import { origin, settle } from './settle';
import { suggest } from './suggest';

export type CheckedFormula =
  | { readonly expression: Expression; readonly warnings: readonly FormulaProblem[] }
  /** Errors first among them, warnings as well. */
  | { readonly problems: readonly FormulaProblem[] };

/**
 * Checks a formula as written: every name resolved, every kind inferred, all mistakes in one pass.
 * @param text the formula, `=` included.
 * @param scope what its names stand for, and whether it gives one value a row or a group.
 * @param expected the unit that its value must have; absent: any.
 */
export function checkFormula(text: string, scope: Scope, expected?: { readonly kind: Kind; readonly unit: Unit }): CheckedFormula {
  const parsed = parseFormula(text);
  if ('problems' in parsed) return { problems: parsed.problems };
  const checker = new Checker(scope);
  const checked = checker.check(parsed.syntax, scope.per === null ? 'row' : 'group');
  const expression = checked && (expected ? checker.expect(checked, expected, parsed.syntax.at) : checked.expression);
  const errors = checker.problems.filter((problem) => problem.severity === 'error');
  const warnings = checker.problems.filter((problem) => problem.severity === 'warning');
  return expression && errors.length === 0 ? { expression, warnings } : { problems: [...errors, ...warnings] };
}

const one = (expression: Expression): Checked => ({ expression, kinds: [expression.kind] });

class Checker implements FormulaChecker {
  readonly problems: FormulaProblem[] = [];

  constructor(readonly scope: Scope) {}

  problem(code: string, at: Span, params: Readonly<Record<string, string>> = {}): null {
    this.problems.push({ severity: 'error', code, params, at });
    return null;
  }

  /** A figure is policy, and belongs into a parameter or a tier table. */
  figure(text: string, at: Span): void {
    this.problems.push({ severity: 'warning', code: 'figure-in-formula', params: { figure: text }, at });
  }

  check(syntax: Syntax, over: Over, technical = false): Checked | null {
    const { at } = syntax;
    switch (syntax.is) {
      case 'number':
        return this.number(syntax.text, at, technical);
      case 'text':
        return { expression: { op: 'constant', kind: 'text', value: syntax.text, at }, kinds: BARE_TEXT };
      case 'truth':
        return one({ op: 'constant', kind: 'yesno', value: syntax.truth, at });
      case 'name':
        return this.name(syntax.name, at, over);
      case 'member':
        return this.range(syntax.ledger, syntax.name, at) && this.problem('range-outside-lookup', at, { name: `${syntax.ledger}.${syntax.name}` });
      case 'negate':
        return this.negated(syntax.of, at, over, technical);
      case 'percent':
        return this.percent(syntax.of, at);
      case 'binary':
        return this.binary(syntax.operator, syntax.left, syntax.right, at, over);
      case 'call':
        return this.call(syntax, over);
    }
  }

  private number(text: string, at: Span, technical: boolean): Checked | null {
    const value = parseDecimal(text.startsWith('.') ? `0${text}` : text);
    if (!value) return this.problem('number-not-plain', at, { number: text });
    if (!technical && text !== '0' && text !== '1') this.figure(text, at);
    return { expression: { op: 'constant', kind: 'number', value, at }, kinds: BARE_NUMBER };
  }

  private negated(of: Syntax, at: Span, over: Over, technical: boolean): Checked | null {
    const checked = this.check(of, over, technical);
    if (!checked) return null;
    const { expression, kinds } = checked;
    const amounts = kinds.filter((kind) => BARE_NUMBER.includes(kind));
    const [kind] = amounts;
    if (!kind) return this.problem('negate-kind', at, { kind: expression.kind });
    if (expression.op === 'constant' && isRational(expression.value)) return { expression: { ...expression, value: negate(expression.value), at }, kinds: amounts };
    return { expression: { op: 'negate', kind, of: expression, at }, kinds: amounts };
  }

  private percent(of: Syntax, at: Span): Checked | null {
    const value = of.is === 'number' ? parseDecimal(of.text) : null;
    if (!value || of.is !== 'number') return this.problem('percent-of-figure-only', at);
    this.figure(`${of.text}%`, at);
    return one({ op: 'constant', kind: 'number', value: divide(value, rational(100n)), at });
  }

  private name(name: string, at: Span, over: Over): Checked | null {
    const { scope } = this;
    const named = scope.resolve(name);
    if (!named) {
      if (scope.table(name)) return this.problem('table-outside-tier', at, { name });
      return this.problem('unknown-name', at, { name, suggestion: suggest(name, scope.names()) ?? 'none' });
    }
    if (named.is === 'as-of') return one({ op: 'as-of', kind: 'date', at });
    if (named.is === 'parameter') return one({ op: 'parameter', kind: named.parameter.kind, parameter: named.parameter, at });
    const per = scope.per ?? [];
    if (named.is === 'column') {
      if (over === 'group' && !per.includes(name)) return this.problem('column-outside-aggregate', at, { name });
      return one({ op: 'column', kind: named.kind, ledger: scope.ledger, column: name, at });
    }
    const { fact } = named;
    if (over === 'group' && fact.per === null && per.includes(name)) return one({ op: 'fact', kind: fact.kind, fact, at });
    if (over === 'group' && fact.per === null) return this.problem('column-outside-aggregate', at, { name });
    if (over === 'group' && !fact.per?.every((key) => per.includes(key))) return this.problem('finer-group-fact', at, { name, per: fact.per?.join(', ') ?? '' });
    return one({ op: 'fact', kind: fact.kind, fact, at });
  }

  /** `ledger.name`, as an argument of a lookup or aggregate. */
  range(ledger: string, name: string, at: Span): Checked | null {
    const kind = this.scope.range(ledger, name);
    const first = this.scope.first?.(ledger, name) ?? [];
    if (kind !== null) return one({ op: 'range', kind, ledger, column: name, ...(first.length > 0 ? { first } : {}), at });
    const full = `${ledger}.${name}`;
    return this.problem('unknown-name', at, { name: full, suggestion: suggest(full, this.scope.names()) ?? 'none' });
  }

  private binary(operator: BinaryOperator, leftSyntax: Syntax, rightSyntax: Syntax, at: Span, over: Over): Checked | null {
    const left = this.check(leftSyntax, over);
    const right = this.check(rightSyntax, over);
    if (!left || !right) return null;
    const fit = fitOf(operator, left.kinds, right.kinds);
    const [kind] = fit?.kinds ?? [];
    if (!fit || !kind) return this.problem('kinds-differ', at, { operator, left: left.expression.kind, right: right.expression.kind });
    const a = this.as(left, fit.left, leftSyntax.at, fit.alike ? right.expression : undefined);
    const b = this.as(right, fit.right, rightSyntax.at, fit.alike ? left.expression : undefined);
    return a && b && { expression: { op: 'binary', operator, kind, left: a, right: b, at }, kinds: fit.kinds };
  }

  private call(syntax: Extract<Syntax, { is: 'call' }>, over: Over): Checked | null {
    const { name, args, at } = syntax;
    const definition = FUNCTIONS.get(name);
    if (!definition) return this.problem('unknown-function', at, { name, suggestion: suggest(name, FUNCTIONS.keys()) ?? 'none' });
    const [least, most] = definition.arity;
    // `F()` is read as a call with nothing in it.
    if (args.length < least || args.length > most) return this.problem('argument-count', at, { name, usage: definition.usage, given: String(args.length) });
    return definition.check(new CallInFormula(this, syntax, definition, over));
  }

  as(value: Checked, kind: Kind, at: Span, beside?: Expression): Expression | null {
    if (!value.kinds.includes(kind)) return this.problem('wrong-kind', at, { wanted: kind, given: value.expression.kind });
    const { expression } = value;
    return settle(expression, kind, {
      unit: this.unitBeside(beside, kind),
      canonical: (text) => (text === '' || !this.scope.canonical ? text : this.scope.canonical(text, (beside && origin(beside)) ?? { op: 'constant', kind, value: text })),
      problem: (code, params) => this.problem(code, at, params),
      figure: (text) => this.figure(text, at),
    });
  }

  private unitBeside(beside: Expression | undefined, kind: Kind): Unit {
    const of = beside && origin(beside);
    const unit = of?.op === 'parameter' ? of.parameter.unit : of?.op === 'fact' ? of.fact.unit : of && this.scope.unit?.(of);
    return of?.kind === kind && unit ? unit : USUAL_UNIT[kind];
  }

  /** The whole formula in the unit that its fact declares. */
  expect(value: Checked, expected: { readonly kind: Kind; readonly unit: Unit }, at: Span): Expression | null {
    const { kind, unit } = expected;
    if (!value.kinds.includes(kind)) return this.problem('wrong-unit', at, { wanted: unit, given: value.expression.kind });
    // A figure alone would be minutes or hours, yuan or wan yuan: nobody can tell.
    const figure = isBareNumber(value.kinds) && !(value.expression.op === 'constant' && isRational(value.expression.value) && value.expression.value.n === 0n);
    if (figure && unit !== USUAL_UNIT[kind] && unit !== 'percent') return this.problem('bare-number-unit', at, { unit, own: USUAL_UNIT[kind] });
    return this.as(value, kind, at);
  }
}

interface Fit {
  readonly left: Kind;
  readonly right: Kind;
  readonly kinds: Kinds;
  /** Are both sides of one kind, so that a literal is meant in the other's unit? */
  readonly alike: boolean;
}

function fitOf(operator: BinaryOperator, a: Kinds, b: Kinds): Fit | null {
  switch (operator) {
    case '+':
    case '-': {
      const sides = sumOf(operator, a, b);
      return sides && { ...sides, alike: sides.left === sides.right };
    }
    case '*':
    case '/': {
      const sides = productOf(operator, a, b);
      return sides && { ...sides, alike: false };
    }
    case '&': {
      const [left, right] = [a, b].map((kinds) => kinds.find((kind) => kind === 'text' || kind === 'role'));
      return left && right ? { left, right, kinds: ['text'], alike: false } : null;
    }
    default: {
      const [kind] = comparable(operator, a, b);
      return kind ? { left: kind, right: kind, kinds: ['yesno'], alike: true } : null;
    }
  }
}
