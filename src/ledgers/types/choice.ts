import { sameText } from '../../values/same-text';
import { CellError, type CellValue } from '../../workbook/port';
import type { Cells, ReadCells, Sink, Steps } from '../cells';
import { inPieces, isErrorText, refuseError, saysNothing, trimmed } from '../each-cell';

/** Yes and no as people write them; a ledger may add its own words. */
const YES = ['是', '有', '对', '真', '√', '✓', '✔', '☑', 'y', 'yes', 'true', 't', '1'];
const NO = ['否', '没有', '没', '不是', '无', '假', '×', '✗', '✘', '✕', '☒', 'n', 'no', 'false', 'f', '0'];

/** Folded writings → canonical value. A canonical value stands for itself. */
export function writings(values: Iterable<readonly [string, readonly string[]]>): Map<string, string> {
  const map = new Map<string, string>();
  for (const [canonical, aliases] of values) {
    for (const text of [canonical, ...aliases]) if (!map.has(sameText(text))) map.set(sameText(text), canonical);
  }
  return map;
}

/** Writings of a list that stays the same, folded once. */
const folded = new WeakMap<object, ReadonlyMap<string, string>>();

/** What is made of a list, made once for as long as the list is there. */
export function kept(list: object, make: () => ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  let known = folded.get(list);
  if (!known) folded.set(list, (known = make()));
  return known;
}

const shown = (value: CellValue): string | null =>
  typeof value === 'string' ? trimmed(value) : typeof value === 'number' ? String(value) : typeof value === 'boolean' ? (value ? 'true' : 'false') : null;

/** Looks each cell up; its own words come before what means nothing, so that 无 can be an answer. Each writing is folded once. */
function lookUp(cells: Cells, sink: Sink, known: ReadonlyMap<string, string>, refuse: (i: number) => void, found: (i: number, canonical: string) => void): Steps {
  const seen = new Map<string, string | null>();
  return inPieces(cells.count, (i) => {
    const value = cells.value(i);
    const text = shown(value);
    if (text === null) {
      if (value instanceof CellError) refuseError(sink, i, value);
      else sink.blank(i);
      return;
    }
    let canonical = seen.get(text);
    if (canonical === undefined) {
      canonical = known.get(sameText(text)) ?? null;
      seen.set(text, canonical);
    }
    if (canonical !== null) found(i, canonical);
    else if (saysNothing(text)) sink.blank(i);
    else if (isErrorText(text)) sink.unreadable(i, 'error-value', { error: text });
    else refuse(i);
  });
}

/** One of a list of values; every other writing is unreadable, by name. */
export const readEnum: ReadCells = (cells, { definition }, sink) => {
  const values = definition.values ?? new Map<string, readonly string[]>();
  const choices = { choices: [...values.keys()].join(' / ') };
  return lookUp(cells, sink, kept(definition, () => writings(values)), (i) => sink.unreadable(i, 'unknown-value', choices), (i, canonical) => sink.knownText(i, canonical));
};

/** A title of rules/roles.json. */
export const readRole: ReadCells = (cells, { roles }, sink) =>
  lookUp(cells, sink, kept(roles, () => writings(roles.map(({ key, aliases }) => [key, aliases]))), (i) => sink.unreadable(i, 'unknown-role'), (i, canonical) => sink.knownText(i, canonical));

/** Yes is 1, no is 0. */
export const readYesNo: ReadCells = (cells, { definition }, sink) => {
  const known = kept(definition, () => {
    const own = definition.values ?? new Map<string, readonly string[]>();
    return writings([['yes', own.get('yes') ?? []], ['no', own.get('no') ?? []], ['yes', YES], ['no', NO]]);
  });
  return lookUp(cells, sink, known, (i) => sink.unreadable(i, 'not-yes-or-no'), (i, canonical) => sink.known(i, canonical === 'yes' ? 1 : 0));
};
