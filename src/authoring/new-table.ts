import type { TableShape } from '../rules/shapes';
import type { Json, JsonObject } from '../rules/parts';
import type { Words } from '../rules/words';
import type { Unit } from '../values/kind';

/** What a tier table begins as. */
export interface NewTable {
  readonly title: Words;
  readonly kind: TableShape['kind'];
  readonly inputs: readonly string[];
  readonly unit: Unit;
  /** Of one input with an order: where its first two rows meet, in its unit; null: that is not known yet. */
  readonly bound: Json;
  /** Has the one input an order? Of texts and of several inputs a row says which they are. */
  readonly isOrdered: boolean;
}

/** A tier table whose figures wait: two rows that meet at a bound, or one row for everything. */
export function newTable({ title, kind, inputs, unit, bound, isOrdered }: NewTable): JsonObject {
  const words = title as unknown as Json;
  const [input = ''] = inputs;
  if (kind !== 'decision' && isOrdered && inputs.length === 1) return { title: words, kind, input, unit, rows: [{ below: bound, value: null }, { from: bound, value: null }] };
  return { title: words, kind: 'decision', hitPolicy: 'unique', inputs, unit, rows: [{ value: null }] };
}
