import type { Kind, Unit } from '../values/kind';
import type { Expression, Fact, Parameter, Span, TierTable } from './expression';

/** What a bare name stands for. */
export type Named =
  | { readonly is: 'as-of' }
  | { readonly is: 'column'; readonly kind: Kind }
  | { readonly is: 'fact'; readonly fact: Fact }
  | { readonly is: 'parameter'; readonly parameter: Parameter };

/** The names that a formula may use; supplied by the rule file's loader. */
export interface Scope {
  /** Ledger of the bare column names. */
  readonly ledger: string;
  /** Null: the formula gives one value a row. Otherwise one value a group of rows with these keys. */
  readonly per: readonly string[] | null;
  /** A bare name: column of the own ledger (`month` among them where it has dates), fact or parameter. */
  resolve(name: string): Named | null;
  /** Kind of `ledger.name`, a column or row fact of any ledger, the own one included. */
  range(ledger: string, name: string): Kind | null;
  /** Ids of the rule files whose fact `ledger.name` means first, where several declare it. Absent, or none: there is nothing to choose. */
  first?(ledger: string, name: string): readonly string[];
  table(name: string): TierTable | null;
  /** All names that could have been meant: bare ones, `ledger.name`s, tables. */
  names(): Iterable<string>;
  /**
   * Canonical writing of a text literal that stands beside a column with a value list, or beside a role. Null: it is none of the values.
   * Absent: texts stand as written.
   */
  canonical?(text: string, beside: Expression): string | null;
  /** Unit of a column or range, in which a bare number beside it is meant (hours, wan yuan). Absent: the kind's own (minutes, yuan). */
  unit?(of: Expression): Unit | null;
}

/** A mistake in a formula. `code` is a key of the message catalogue (`formula.<code>`), `at` its place in the formula's text. */
export interface FormulaProblem {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  readonly at: Span;
}
