import type { JSONPath } from 'jsonc-parser';
import type { Constant, Expression } from '../formula/expression';
import { FUNCTIONS } from '../formula/functions/index';
import { operands } from '../formula/operands';
import { replaceNamed } from '../formula/replace';
import { UNITS, type Kind, type Unit } from '../values/kind';
import { argumentOf } from './argument';
import { CELL_FUNCTIONS, type CellFunctionName } from './cell-function';
import { describedBy } from './declare';
import type { LedgerDefinition } from './ledger-definition';
import type { CellFunction, Unless } from './model';
import type { Reporter, Where } from './reporter';
import type { Operand, RuleScope } from './scope';
import type { FunctionShape } from './shapes';
import { readShown } from './shown';
import { suggestionFor } from './suggestion';
import { readBeside } from './vocabulary';
import type { Words } from './words';

/** What the functions of one file have in common. */
export interface FunctionContext {
  readonly report: Reporter;
  /** Id and version of the file. */
  readonly label: string;
  readonly ledger: LedgerDefinition;
  /** Names as a row's formula sees them. */
  readonly scope: RuleScope;
  /** Reads a formula; null: it was reported. */
  formula(text: string, path: JSONPath, wanted: { readonly kind: Kind; readonly unit: Unit }): Expression | null;
  /** What the file calls one of its facts; null where it is none. */
  titleOf(name: string): Words | null;
  /** Was this name declared, though it can't be used? Then what it breaks has been told. */
  unusable(name: string): boolean;
}

/** Reads what one function means; every mistake is reported. Null: it can't be used. */
export const readCellFunction = (context: FunctionContext, name: CellFunctionName, shape: FunctionShape): CellFunction | null => new FunctionReader(context, name, shape).read();

class FunctionReader {
  private readonly instead = new Map<string, Expression>();
  private right = true;

  constructor(
    private readonly context: FunctionContext,
    private readonly name: CellFunctionName,
    private readonly shape: FunctionShape,
  ) {}

  read(): CellFunction | null {
    const { context, name, shape } = this;
    const { label, ledger } = context;
    const inputs = this.inputs();
    const given = this.given();
    const { unit, formula } = shape;
    const kind = UNITS[unit];
    const expression = this.expression(formula, ['formula'], { kind, unit });
    const unless = (shape.unless ?? []).map((one, index) => this.unless(one, index));
    if (!this.right || !expression) return null;
    return { name, file: label, ledger: ledger.key, inputs, given, unit, kind, formula, expression, unless: unless.filter((one) => one !== null), ...describedBy(shape) };
  }

  private error(path: JSONPath, code: string, params: Readonly<Record<string, string>>, where: Where = {}): null {
    this.right = false;
    this.context.report.error(['functions', this.name, ...path], code, params, where);
    return null;
  }

  private inputs(): CellFunction['inputs'] {
    const { name, shape, context } = this;
    const known: readonly string[] = CELL_FUNCTIONS[name];
    for (const argument of Object.keys(shape.inputs)) {
      if (!known.includes(argument)) this.error(['inputs', argument], 'unknown-argument', { name: argument, function: name, known: known.join(', '), suggestion: suggestionFor(argument, known) }, { key: true });
    }
    return known.map((argument) => {
      const target = shape.inputs[argument];
      const operand = target === undefined ? null : this.target(target, ['inputs', argument]);
      if (target === undefined || !operand) return null;
      this.instead.set(target, { op: 'column', kind: operand.kind, ledger: context.ledger.key, column: target });
      return argumentOf(target, operand, context.ledger.columns.get(target), context.titleOf(target));
    });
  }

  private given(): CellFunction['given'] {
    const given = new Map<string, { readonly unit: Unit; readonly kind: Kind; readonly value: Constant }>();
    for (const [name, json] of Object.entries(this.shape.given ?? {})) {
      const path = ['given', name];
      const operand = this.target(name, path, { key: true });
      if (!operand) continue;
      const read = readBeside(json, operand);
      if (!('constant' in read)) this.error(path, read.code, read.params);
      else {
        const { unit, kind } = operand;
        given.set(name, { unit, kind, value: read.constant });
        this.instead.set(name, { op: 'column', kind, ledger: this.context.ledger.key, column: name });
      }
    }
    return given;
  }

  /** A column or fact that nothing stands for yet. */
  private target(name: string, path: JSONPath, where: Where = {}): Operand | null {
    const { scope } = this.context;
    const operand = this.operand(name, path, where);
    if (!operand) return null;
    if (operand.expression.op !== 'column' && operand.expression.op !== 'fact') return this.error(path, 'no-input', { name, suggestion: suggestionFor(name, scope.names()) }, where);
    if (this.instead.has(name)) return this.error(path, 'input-twice', { name }, where);
    return operand;
  }

  private operand(name: string, path: JSONPath, where: Where): Operand | null {
    const { scope } = this.context;
    const operand = scope.operand(name);
    if (operand) return operand;
    this.right = false;
    if (this.context.unusable(name)) return null;
    const known = [...scope.names()].filter((other) => scope.operand(other) !== null);
    return this.error(path, 'unknown-fact', { name, suggestion: suggestionFor(name, known) }, where);
  }

  private expression(formula: string, path: JSONPath, wanted: { readonly kind: Kind; readonly unit: Unit }): Expression | null {
    const read = this.context.formula(formula, ['functions', this.name, ...path], wanted);
    if (!read) this.right = false;
    return read && this.inTermsOfInputs(read, path);
  }

  /** A cell sees no ledger: what reads one has to be an input. */
  private inTermsOfInputs(e: Expression, path: JSONPath): Expression | null {
    const replaced = replaceNamed(e, this.context.ledger.key, this.instead);
    const rows = readsRows(replaced, '');
    return rows === null ? replaced : this.error(path, 'reads-rows', { name: rows === '' ? this.name : rows, function: this.name });
  }

  private unless({ when, message }: NonNullable<FunctionShape['unless']>[number], index: number): Unless | null {
    const path = ['unless', index];
    const test = this.expression(when, [...path, 'when'], { kind: 'yesno', unit: 'yes/no' });
    const shown = readShown(message, [...path, 'message'], {
      operand: (name, at, where) => this.operand(name, at, where),
      error: (at, code, params, where) => this.error(at, code, params, where),
    });
    const inTerms = shown?.map((one) => ({ ...one, expression: this.inTermsOfInputs(one.expression, [...path, 'message']) }));
    if (!test || !inTerms) return null;
    return { when: test, message, shown: inTerms.flatMap(({ expression, ...one }) => (expression ? [{ ...one, expression }] : [])) };
  }
}

/** The fact in which an expression runs over rows of a ledger ('' for itself); null: it does not. */
function readsRows(e: Expression, within: string): string | null {
  if (e.op === 'range' || (e.op === 'call' && FUNCTIONS.get(e.name)?.counted)) return within;
  const inside = e.op === 'fact' ? e.fact.name : within;
  for (const part of operands(e)) {
    const found = readsRows(part, inside);
    if (found !== null) return found;
  }
  return null;
}
