import { suggest } from '../formula/suggest';
import type { Described, RuleFile } from '../rules/model';
import { sameText } from '../values/same-text';

/** A part of a rule file by its name. */
export interface Found<T> {
  readonly file: RuleFile;
  readonly part: T;
}

/** Exactly one, or none (with what was most likely meant), or several that have to be told apart by their file. */
export type Finding<T> = { readonly only: Found<T> } | { readonly none: string | null } | { readonly several: readonly string[] };

const titles = ({ title }: { readonly title: Described['title'] }): string[] => [title['zh-CN'], title['zh-TW'] ?? '', title.en].filter((text) => text !== '');

/** The name to write for a part where its own is not enough. */
export const fullName = <T extends { readonly name: string }>({ file, part }: Found<T>): string => `${file.id}/${part.name}`;

/** A single letter is in too many names to mean one of them. */
const SHORTEST_PART = 2;

/** Who knows a part of the name has written that: 迟到 for 迟到扣款. */
const shortestWith = (wanted: string, names: readonly string[]): string | null =>
  wanted.length < SHORTEST_PART ? null : names.filter((name) => sameText(name).includes(wanted)).reduce<string | null>((best, name) => (best === null || name.length < best.length ? name : best), null);

/**
 * A part by its name or one of its titles, with or without the file's id or title before it: `lateness`, `attendance/lateness`, 迟到扣款. Case, width and
 * 简体 or 繁體 make no difference. A name goes before titles, and what is written with its file before what is not.
 */
export function findNamed<T extends Described & { readonly name: string }>(files: readonly RuleFile[], partsOf: (file: RuleFile) => Iterable<T>, text: string): Finding<T> {
  const wanted = sameText(text);
  const all = files.flatMap((file) => [...partsOf(file)].map((part): Found<T> => ({ file, part })));
  const is = (written: string): boolean => sameText(written) === wanted;
  const inFile = ({ file }: Found<T>, written: string): boolean => [file.id, ...titles(file)].some((name) => is(`${name}/${written}`));
  const readings: readonly ((one: Found<T>) => boolean)[] = [
    (one) => inFile(one, one.part.name),
    (one) => titles(one.part).some((title) => inFile(one, title)),
    (one) => is(one.part.name),
    (one) => titles(one.part).some(is),
  ];
  for (const reading of readings) {
    const found = all.filter(reading);
    const [only] = found;
    if (only && found.length === 1) return { only };
    if (only) return { several: found.map(fullName) };
  }
  const names = all.flatMap((one) => [one.part.name, fullName(one), ...titles(one.part)]);
  return { none: suggest(text, names) ?? shortestWith(wanted, names) };
}
