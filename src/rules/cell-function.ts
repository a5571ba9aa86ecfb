import type { Constant, Expression } from '../formula/expression';
import type { Kind, Unit } from '../values/kind';
import type { ColumnDefinition } from './ledger-definition';
import type { Described } from './model';
import type { Shown } from './shown';
import type { Words } from './words';

/** Functions that a cell may call and that the company's rule files give their meaning, with their arguments. `asOf` follows them all. */
export const CELL_FUNCTIONS = {
  APPROVER: ['price', 'cost'],
  LATENESS: ['minutes'],
  LEAVEPAY: ['type', 'base', 'workdays', 'days', 'years'],
  COMMISSION: ['line', 'amount'],
  PERDIEM: ['depart', 'return'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type CellFunctionName = keyof typeof CELL_FUNCTIONS;

export const isCellFunction = (name: string): name is CellFunctionName => Object.hasOwn(CELL_FUNCTIONS, name);

/** What a cell's function works out, by one version of one rule file. */
export interface CellFunction extends Described {
  readonly name: string;
  /** Id and version of the rule file. */
  readonly file: string;
  readonly ledger: string;
  /** How each argument is read, in order; null: this company's rule does not ask for it. Amounts are in yuan, percentages as Excel stores them. */
  readonly inputs: readonly (ColumnDefinition | null)[];
  /** What is taken for granted, by name of column or fact. */
  readonly given: ReadonlyMap<string, { readonly unit: Unit; readonly kind: Kind; readonly value: Constant }>;
  readonly unit: Unit;
  readonly kind: Kind;
  readonly formula: string;
  /** Over inputs and what is given alone: they are columns by their name. */
  readonly expression: Expression;
  /** Where one of these holds there is no answer, and these words say why. */
  readonly unless: readonly Unless[];
}

export interface Unless {
  readonly when: Expression;
  readonly message: Words;
  /** What the message shows. */
  readonly shown: Shown;
}
