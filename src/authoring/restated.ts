import { parse } from 'jsonc-parser';
import type { Json } from '../rules/parts';
import type { RuleFileShape, TableShape } from '../rules/shapes';
import { withEdits, type Edit } from './edit';

/** How the tables of a file say what a switch of it states; null: nothing is said of it. */
const SAID: Readonly<Record<string, (tables: readonly TableShape[]) => readonly string[]>> = {
  TIER_MODE: (tables) => tables.flatMap(({ kind }) => (kind === 'whole rate' ? ['whole'] : kind === 'marginal rate' ? ['marginal'] : [])),
  TIER_EDGE: (tables) => tables.flatMap(({ input, rows }) => (input === undefined ? [] : rows.flatMap((row) => Object.keys(row).flatMap((key) => (key === 'from' || key === 'below' ? ['from'] : key === 'above' || key === 'upTo' ? ['above'] : []))))),
};

/** What the tables of a file come to, by switch: its values in the schema's words. Of a switch that tables say nothing of, none. */
export const saidByTables = (name: string, { tables = {} }: Pick<RuleFileShape, 'tables'>): readonly string[] => [...new Set(SAID[name]?.(Object.values(tables)) ?? [])];

/** Edits of a rule file, and with them those of the switches that state what they change, so that none says what is not so. */
export function restated(text: string, edits: readonly Edit[]): readonly Edit[] {
  const [before, after] = [shapeOf(text), shapeOf(withEdits(text, edits))];
  return [
    ...edits,
    ...Object.keys(SAID).flatMap((name): Edit[] => {
      const stated = before.switches?.[name];
      if (stated === undefined) return [];
      const [was, is] = [saidByTables(name, before), saidByTables(name, after)];
      const now = [stated].flat();
      // What is stated beside what tables say (a base and a rate) stays stated.
      const kept = now.filter((value) => is.includes(value) || !was.includes(value));
      const next = [...kept, ...is.filter((value) => !now.includes(value))];
      if (next.length === 0 || (next.length === now.length && next.every((value) => now.includes(value)))) return [];
      const json: Json = next.length === 1 ? next[0]! : next;
      return [{ at: ['switches', name], json }];
    }),
  ];
}

const shapeOf = (text: string): RuleFileShape => parse(text) as RuleFileShape;
