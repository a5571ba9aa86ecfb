import type { Nullable } from '@univerjs/core';
import { ArrayValueObject, type BaseValueObject } from '@univerjs/engine-formula';
import type { FunctionMetadata, ParameterMetadata } from './metadata';
import { BUSY } from './results';

/** What Excel puts into the message of a call. */
export type Passed = number | string | boolean | null | PassedError | readonly (readonly (number | string | boolean | null | PassedError)[])[];

export interface PassedError {
  readonly type: 'CustomFunctionError';
  readonly code: string;
}

/**
 * How a blank cell reaches a parameter of type any. Excel on the web passes null (OfficeDev/office-js issue 4702), Excel on the desktop 0 (issues
 * 1951 and 5262); neither an empty string, which is what a formula `=""` gives.
 */
export type Blanks = 'null' | 'zero';

export interface ArgumentRules {
  readonly blanks: Blanks;
  /** Errors are passed as values. */
  readonly errors: boolean;
}

/** The call is not made; the cell shows this error. */
export class NotCalled extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'NotCalled';
  }
}

/** The arguments of a formula's function as Excel passes them: matrices by rows, null for what is omitted. Throws NotCalled where Excel makes no call. */
export function toArguments(metadata: FunctionMetadata, given: readonly BaseValueObject[], rules: ArgumentRules): Passed[] {
  const { parameters } = metadata;
  const repeating = parameters.at(-1)?.repeating === true;
  if (!repeating && given.length > parameters.length) throw new NotCalled('#VALUE!');
  const passed = parameters.slice(0, repeating ? -1 : undefined).map((parameter, index) => toArgument(parameter, given[index], rules));
  const last = parameters.at(-1);
  if (!repeating || last === undefined) return passed;
  const rest = given.slice(parameters.length - 1).map((value) => toArgument({ ...last, optional: true }, value, rules));
  // A repeating parameter arrives as one array; its ranges as an array of matrices.
  return [...passed, rest as unknown as Passed];
}

function toArgument(parameter: ParameterMetadata, given: BaseValueObject | undefined, rules: ArgumentRules): Passed {
  if (given === undefined) {
    if (parameter.optional !== true) throw new NotCalled('#VALUE!');
    return null;
  }
  // Nothing between two commas.
  if (given.isNull()) return null;
  if (!(given instanceof ArrayValueObject)) {
    const value = cell(given, rules);
    return parameter.dimensionality === 'matrix' ? [[value]] : value;
  }
  const rows = given.getArrayValue();
  if (parameter.dimensionality !== 'matrix') {
    if (given.getRowCount() !== 1 || given.getColumnCount() !== 1) throw new NotCalled('#VALUE!');
    return cell(rows[0]?.[0], rules);
  }
  const width = given.getColumnCount();
  return Array.from({ length: given.getRowCount() }, (_, row) => Array.from({ length: width }, (__, column) => cell(rows[row]?.[column], rules)));
}

function cell(value: Nullable<BaseValueObject>, rules: ArgumentRules): number | string | boolean | null | PassedError {
  if (!value || value.isNull()) return rules.blanks === 'zero' ? 0 : null;
  if (value.isError()) {
    const code = String(value.getValue());
    if (code === BUSY || !rules.errors) throw new NotCalled(code);
    return { type: 'CustomFunctionError', code };
  }
  const plain = value.getValue();
  return typeof plain === 'bigint' ? Number(plain) : plain;
}
