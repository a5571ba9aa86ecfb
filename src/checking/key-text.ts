/** Names what a row or group is, the same in every run: `{ "employee_id": "000102", "work_date": "2026-10-21" }`. */
export type Key = Readonly<Record<string, string>>;

/** One text for a key; what parts its parts is escaped, so that no two keys read alike. */
export const textOfKey = (key: Key): string => Object.entries(key).map(([name, value]) => `${name}=${value.replace(/[\\|]/g, '\\$&')}`).join('|');

/** The key that `textOfKey` wrote. */
export function keyOfText(text: string): Key {
  const parts = text.match(/(?:\\.|[^|\\])+/gs) ?? [];
  return Object.fromEntries(parts.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1).replace(/\\(.)/gs, '$1')]));
}

/** The key in a finding's id. */
export const keyOfFinding = (id: string): Key => keyOfText(id.slice(id.indexOf('|') + 1));
