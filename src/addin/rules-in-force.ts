import type { RuleFileText, RuleSet } from '../rules/model';

/** The rules that the functions, the pane and the ribbon go by, and where they are from: the workbook's own beat those that come with Guiju. */
export interface RulesInForce {
  readonly set: RuleSet;
  /** What `set` was read from, without `cases/` and `schema/`. */
  readonly files: readonly RuleFileText[];
  readonly from: 'workbook' | 'bundled';
  /** Their case files, loaded when somebody asks first. Rejects with RulesError. */
  readonly cases: () => Promise<readonly RuleFileText[]>;
}

let current: RulesInForce | null = null;
const listeners = new Set<(rules: RulesInForce) => void>();

/** Null until they are loaded: nothing is ever judged by rules that may not be this workbook's. */
export const rulesInForce = (): RulesInForce | null => current;

/** Puts rules in force for everything in this runtime, and tells those who listen. */
export function putInForce(rules: RulesInForce): void {
  current = rules;
  for (const listener of listeners) listener(rules);
}

/** Returns how to stop listening. */
export function onRulesInForce(listener: (rules: RulesInForce) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
