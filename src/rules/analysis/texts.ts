import type { Constant, Expression } from '../../formula/expression';
import { DAY_KINDS } from '../../values/calendar';
import type { RuleSet } from '../model';

/**
 * All texts (of yes/no: "true" and "false") that an expression of a row of `ledger` can give, or an expression that a tier table's input comes from;
 * null where nobody lists them.
 */
export function textsOf(set: RuleSet, e: Expression | null, ledger: string): readonly string[] | null {
  if (!e) return null;
  if (e.kind === 'yesno') return ['true', 'false'];
  const union = (parts: readonly (Expression | undefined)[]): readonly string[] | null => {
    const listed = parts.map((part) => textsOf(set, part ?? null, ledger));
    const known = listed.filter((texts) => texts !== null);
    return known.length < listed.length ? null : [...new Set(known.flat())];
  };
  switch (e.op) {
    case 'constant':
      return typeof e.value === 'string' ? [e.value] : null;
    case 'column':
    case 'range': {
      const column = set.ledgers.get(e.ledger)?.columns.get(e.column);
      if (e.kind === 'role') return set.roles.map(({ key }) => key);
      return column?.type === 'enum' && column.values ? [...column.values.keys()] : null;
    }
    case 'fact':
      return textsOf(set, e.fact.expression, e.fact.ledger);
    case 'parameter':
      return typeof e.parameter.value === 'string' ? [e.parameter.value] : null;
    case 'tier': {
      const outputs = e.table.rows.map((row) => row.outputs[e.output]);
      return outputs.every(isText) ? [...new Set(outputs)] : e.kind === 'role' ? set.roles.map(({ key }) => key) : null;
    }
    case 'call':
      if (e.name === 'IF') return union(e.args.slice(1));
      if (e.name === 'IFNA') return union(e.args);
      if (e.name === 'XLOOKUP') return union([e.args[2]]);
      if (e.name === 'LOOKUPS') return union([e.args[0]]);
      if (e.name === 'DAYKIND') return DAY_KINDS;
      return e.kind === 'role' ? set.roles.map(({ key }) => key) : null;
    default:
      return e.kind === 'role' ? set.roles.map(({ key }) => key) : null;
  }
}

const isText = (value: Constant | null | undefined): value is string => typeof value === 'string';
