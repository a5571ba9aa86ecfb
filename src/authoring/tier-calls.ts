import type { JSONPath } from 'jsonc-parser';
import type { Span } from '../formula/expression';
import { parseFormula, type Syntax } from '../formula/parse';
import type { RuleFileShape } from '../rules/shapes';
import type { Edit } from './edit';

/** A lookup in a tier table as a formula has it. */
export interface TierCall {
  /** What stands behind the table's name: inputs, and maybe an output. `name` null: it is no bare name. */
  readonly args: readonly { readonly name: string | null; readonly at: Span }[];
  /** Where the table's name stands. */
  readonly table: Span;
}

/** A piece of a formula, and what stands in its place. */
interface Splice {
  readonly at: Span;
  readonly text: string;
}

function* formulasIn({ facts = {}, rules, functions = {} }: RuleFileShape): Generator<{ readonly at: JSONPath; readonly formula: string }> {
  for (const [name, { formula }] of Object.entries(facts)) yield { at: ['facts', name, 'formula'], formula };
  for (const [index, { line }] of rules.entries()) if (line) yield { at: ['rules', index, 'line', 'amount'], formula: line.amount };
  for (const [name, { formula, unless = [] }] of Object.entries(functions)) {
    yield { at: ['functions', name, 'formula'], formula };
    for (const [index, { when }] of unless.entries()) yield { at: ['functions', name, 'unless', index, 'when'], formula: when };
  }
}

function* callsIn(syntax: Syntax | null, table: string): Generator<TierCall> {
  if (syntax === null) return;
  if (syntax.is === 'negate' || syntax.is === 'percent') yield* callsIn(syntax.of, table);
  if (syntax.is === 'binary') for (const side of [syntax.left, syntax.right]) yield* callsIn(side, table);
  if (syntax.is !== 'call') return;
  const [first, ...args] = syntax.args;
  const given = args.filter((arg) => arg !== null);
  if (syntax.name === 'TIER' && first?.is === 'name' && first.name === table && given.length === args.length) {
    yield { table: first.at, args: given.map((arg) => ({ name: arg.is === 'name' ? arg.name : null, at: arg.at })) };
  }
  for (const arg of syntax.args) yield* callsIn(arg, table);
}

/**
 * Edits with which the formulas of a rule file look a table up otherwise. A formula that is half typed stays as it is.
 * @param change what is written in the place of which pieces of the formula
 */
export function rewrittenCalls(shape: RuleFileShape, table: string, change: (call: TierCall) => readonly Splice[]): readonly Edit[] {
  return [...formulasIn(shape)].flatMap(({ at, formula }): Edit[] => {
    const parsed = parseFormula(formula);
    const splices = 'syntax' in parsed ? [...callsIn(parsed.syntax, table)].flatMap(change) : [];
    return splices.length === 0 ? [] : [{ at, json: spliced(formula, splices) }];
  });
}

/** How many lookups of a table name this output. */
export const callsForOutput = (shape: RuleFileShape, table: string, inputs: number, output: string): number => {
  let count = 0;
  rewrittenCalls(shape, table, ({ args }) => {
    if (args[inputs]?.name === output) count += 1;
    return [];
  });
  return count;
};

/** From behind; what lies within a piece that is replaced goes with it. */
function spliced(formula: string, splices: readonly Splice[]): string {
  const outer = splices.filter(({ at }) => !splices.some(({ at: other }) => other !== at && other[1] > other[0] && other[0] <= at[0] && at[1] <= other[1]));
  return [...outer].sort((a, b) => b.at[0] - a.at[0]).reduce((text, { at: [from, to], text: put }) => text.slice(0, from) + put + text.slice(to), formula);
}

/** An argument more, behind the first `index` ones. */
export const withArgument = (index: number, text: string) => ({ args, table }: TierCall): readonly Splice[] => {
  const before = index === 0 ? table : args[index - 1]?.at;
  return before ? [{ at: [before[1], before[1]], text: `, ${text}` }] : [];
};

export const withoutArgument = (index: number) => ({ args, table }: TierCall): readonly Splice[] => {
  const [before, own] = [index === 0 ? table : args[index - 1]?.at, args[index]?.at];
  return before && own ? [{ at: [before[1], own[1]], text: '' }] : [];
};

/** Another name in the place of one that stands there alone; what is worked out there stays. */
export const withNameInstead = (index: number, from: string, to: string) => ({ args }: TierCall): readonly Splice[] => {
  const arg = args[index];
  return arg?.name === from ? [{ at: arg.at, text: to }] : [];
};
