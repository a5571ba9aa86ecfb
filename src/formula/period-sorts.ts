import { periodSort } from '../values/period';
import type { Exact } from './world';
import { wholeOf } from './functions/whole';

/** Are there, among these periods, known ones of different sorts (a month and a quarter)? Which of two such comes first, nobody can say. */
export function sortsDiffer(periods: readonly Pick<Exact, 'value' | 'low' | 'high'>[]): boolean {
  const codes = periods.flatMap(({ value, low, high }) => [value, low, high]).map((code) => wholeOf(code ?? undefined));
  const sorts = new Set(codes.filter((code) => code !== null).map(periodSort));
  return sorts.size > 1;
}
