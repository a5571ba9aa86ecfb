import type { RuleFile, RuleSet } from '../../../rules/model';
import { MONTH } from '../../../rules/names';
import { UNITS, type Kind, type Unit } from '../../../values/kind';

/** How a column, fact or parameter is written. */
export interface NameWriting {
  readonly is: 'column' | 'fact' | 'parameter' | 'always';
  readonly unit: Unit;
  readonly kind: Kind;
  /** The texts that it may be, best known writing first; null: any. */
  readonly values: readonly string[] | null;
}

/** Names that are there on every ledger. */
const ALWAYS: Readonly<Record<string, Unit>> = { [MONTH]: 'month', as_of: 'date' };

/** Null where the file knows no such name. */
export function writingOf(set: RuleSet, file: RuleFile, name: string): NameWriting | null {
  const named = file.facts.get(name) ?? file.parameters.get(name);
  if (named) return { is: file.facts.has(name) ? 'fact' : 'parameter', unit: named.unit, kind: named.kind, values: named.kind === 'role' ? rolesOf(set) : null };
  const column = set.ledgers.get(file.ledger)?.columns.get(name);
  if (column) return { is: 'column', unit: column.unit, kind: column.kind, values: column.kind === 'role' ? rolesOf(set) : column.kind === 'yesno' || !column.values ? null : [...column.values.keys()] };
  const unit = ALWAYS[name];
  return unit === undefined ? null : { is: 'always', unit, kind: UNITS[unit], values: null };
}

const rolesOf = ({ roles }: RuleSet): readonly string[] => roles.map(({ key }) => key);

export const ALWAYS_THERE = Object.keys(ALWAYS);
