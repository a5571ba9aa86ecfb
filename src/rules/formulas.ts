import { checkFormula } from '../formula/check';
import type { Expression } from '../formula/expression';
import type { FormulaProblem, Scope } from '../formula/scope';
import type { Kind, Unit } from '../values/kind';

/** A formula as a rule file has it. Null: it can't be used. Codes are keys of the catalogue with their room: `formula.unknown-name`. */
export interface ReadFormula {
  readonly expression: Expression | null;
  readonly problems: readonly FormulaProblem[];
}

export function readFormula(text: string, scope: Scope, wanted: { readonly kind: Kind; readonly unit: Unit }): ReadFormula {
  const checked = checkFormula(text, scope, wanted);
  const problems = 'problems' in checked ? checked.problems : checked.warnings;
  return {
    expression: 'expression' in checked ? checked.expression : null,
    problems: problems.map((problem) => ({ ...problem, code: `formula.${problem.code}` })),
  };
}
