import type { Json } from '../../../rules/parts';
import type { Unit } from '../../../values/kind';

const FIRST: Readonly<Partial<Record<Unit, Json>>> = { percent: '0%', 'yes/no': true, text: '', role: '', list: '', date: '2026-01-01', time: '09:00', datetime: '2026-01-01 09:00', month: '2026-01' };

/** What one begins with where a value is to be written: one of those that it may be, else the least that can be read in its unit. */
export const firstValue = (unit: Unit, values: readonly string[] | null): Json => values?.[0] ?? FIRST[unit] ?? 0;
