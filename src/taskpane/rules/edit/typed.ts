import { useState } from 'react';
import { literalOf } from '../../../rules/figures';
import type { Json } from '../../../rules/parts';
import type { Unit } from '../../../values/kind';

/** A literal of a rule file as one types it. */
export function typedOf(json: Json | undefined): string {
  if (json === undefined || json === null) return '';
  if (typeof json === 'boolean') return json ? '是' : '否';
  if (Array.isArray(json)) return json.map((one: Json) => typedOf(one)).join('、');
  return typeof json === 'object' ? '' : String(json);
}

/** What was typed as the file has it. */
export const jsonOf = (typed: string, unit: Unit): Json => {
  if (unit === 'yes/no' && (typed === '是' || typed === '否')) return typed === '是';
  return literalOf(typed, unit) as Json;
};

/** Several things that were typed in one line. */
export const parted = (text: string): readonly string[] => text.split(/[、,，;；\n]/).map((one) => one.trim()).filter(Boolean);

const isSame = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * What a field shows: the letters as they were typed, for as long as they mean what the file says; what was undone or changed elsewhere takes their place.
 * "1." is on its way to 1.5, and says 1 until then.
 */
export function useTyped(json: Json | undefined, unit: Unit): readonly [typed: string, type: (text: string) => void] {
  const [typed, setTyped] = useState<string | null>(null);
  const isTheirs = typed !== null && isSame(jsonOf(typed, unit), json);
  return [isTheirs ? typed : typedOf(json), setTyped];
}
