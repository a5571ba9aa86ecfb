import type { Finding, MoneyLine } from '../../checking/report';

/** What a finding and the money of the same rule and row or group have in common. Keys are numbered where they repeat, so a key tells apart. */
export const placeKey = ({ rule, version, key }: Pick<Finding, 'rule' | 'version' | 'key'>): string =>
  JSON.stringify([rule, version, ...Object.keys(key).sort().map((column) => [column, key[column]])]);

export function linesByPlace(lines: readonly MoneyLine[]): ReadonlyMap<string, readonly MoneyLine[]> {
  const places = new Map<string, MoneyLine[]>();
  for (const line of lines) {
    const place = placeKey(line);
    const same = places.get(place);
    if (same) same.push(line);
    else places.set(place, [line]);
  }
  return places;
}
