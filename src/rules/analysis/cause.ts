import type { Constant, Expression } from '../../formula/expression';
import { operands } from '../../formula/operands';
import type { Kind } from '../../values/kind';
import { ZERO } from '../../values/rational';
import type { RuleSet } from '../model';
import { AMOUNTS } from './domain';
import type { Example } from './example';
import { filesFirst, judged, type Placed, type Witness } from './pairs';

/**
 * The cell that two rules both charge for: the one that, taken away from the example (minutes 0, a flag no, a time blank), takes away both charges.
 * What only lets rules apply (a department, a shift, a day of rest) is none: it says no where it stands, or both conditions do not ask for it by name.
 * In steps of a cell each.
 */
export function* causeOf(set: RuleSet, first: Placed, second: Placed, { example }: Witness): Generator<void, string | null> {
  const columns = set.ledgers.get(example.ledger)?.columns;
  const own = example.cells.get(example.ledger);
  if (!columns || !own) return null;
  const files = filesFirst(set, first.file, second.file);
  const asked = [first, second].map(({ rule }) => new Set(columnsOf(rule.condition)));
  for (const [column, value] of own) {
    const kind = columns.get(column)?.kind;
    const without = kind && taken(kind, value, asked.every((names) => names.has(column)));
    if (without === undefined) continue;
    const changed: Example = { ...example, cells: new Map(example.cells).set(example.ledger, new Map(own).set(column, without)) };
    const { first: one, second: other } = judged(set, files, changed, first.rule, second.rule);
    if (!charges(one.holds, one.fen) && !charges(other.holds, other.fen)) return column;
    yield;
  }
  return null;
}

const charges = (holds: boolean, fen: bigint | null): boolean => holds && fen !== null && fen < 0n;

/** What a cell says where the thing that it tells of has not happened; undefined where it tells of none. */
function taken(kind: Kind, value: Constant | null, isAskedByBoth: boolean): Constant | null | undefined {
  if (value === null) return undefined;
  if (AMOUNTS.has(kind)) return ZERO;
  if (kind === 'yesno') return value === true ? false : undefined;
  return kind === 'text' && isAskedByBoth ? null : undefined;
}

/** Columns that a condition itself compares, not through facts. */
const columnsOf = (e: Expression): readonly string[] => (e.op === 'column' ? [e.column] : e.op === 'fact' ? [] : operands(e).flatMap(columnsOf));
