import { readLiteral } from '../formula/literal';
import { literalOf } from '../rules/figures';
import type { Json } from '../rules/parts';
import { UNITS, type Unit } from '../values/kind';

/** A literal as one would have written it in another unit: 30 is "30%" where percentages are asked for, and "30%" is 30 where they are not. What is none there stays as it is. */
export function inUnit(json: Json, unit: Unit): Json {
  const reads = (one: Json): boolean => 'constant' in readLiteral(one, UNITS[unit], unit);
  if ((typeof json !== 'string' && typeof json !== 'number') || reads(json)) return json;
  const written = literalOf(String(json).replace(/%$/, ''), unit) as Json;
  return reads(written) ? written : json;
}
