import type { Expression } from '../formula/expression';
import { keyExpressions } from '../formula/operands';
import type { Rule } from './model';

/** What a rule is judged by and what comes of it: its conditions, its money, who must decide, what its rows are grouped by. */
export const decidingIn = ({ appliesWhen, condition, line, requiredRole, keys }: Rule): readonly (Expression | null | undefined)[] => [
  appliesWhen, condition, line?.amount, line?.forWhom, requiredRole, ...keyExpressions(keys),
];

/** All expressions of a rule, what its message shows among them. */
export const expressionsOf = (rule: Rule): readonly (Expression | null | undefined)[] => [...decidingIn(rule), ...rule.shown.map(({ expression }) => expression)];
