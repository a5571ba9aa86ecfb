import { HostError } from './errors';
import type { Json } from './wire';

/** Readers of values that a client sets; each refuses what is not of its kind with InvalidArgument. */
export function textOf(value: Json): string {
  if (typeof value !== 'string') throw new HostError('InvalidArgument', `Text expected: ${said(value)}.`);
  return value;
}

export function numberOf(value: Json): number {
  if (typeof value !== 'number') throw new HostError('InvalidArgument', `Number expected: ${said(value)}.`);
  return value;
}

export function booleanOf(value: Json): boolean {
  if (typeof value !== 'boolean') throw new HostError('InvalidArgument', `True or false expected: ${said(value)}.`);
  return value;
}

/** One of the words that Excel knows. */
export function wordOf<T extends string>(words: readonly T[], value: Json): T {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new HostError('InvalidArgument', `None of ${words.join(', ')}: ${said(value)}.`);
  return found;
}

/** A value as a message says it. */
export const said = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
