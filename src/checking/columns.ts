import { State, type Column } from '../values/column';

/** The text of row i of a dictionary column; null where it is not known. */
export function textAt(column: Column | undefined, row: number): string | null {
  if (!column || column.state[row] !== State.Known) return null;
  return column.dictionary?.[column.values[row]!] ?? null;
}

/** A text column out of one text a row; rows without a text have the state given for them. */
export function textColumn(texts: readonly (string | null)[], stateOf: (row: number) => State): Column {
  const values = new Float64Array(texts.length);
  const state = new Uint8Array(texts.length);
  const codes = new Map<string, number>();
  const dictionary: string[] = [];
  texts.forEach((text, row) => {
    if (text === null) {
      state[row] = stateOf(row);
      return;
    }
    let code = codes.get(text);
    if (code === undefined) {
      code = dictionary.push(text) - 1;
      codes.set(text, code);
    }
    values[row] = code;
  });
  return { kind: 'text', scale: 0, values, state, dictionary };
}

/** The rows `rows` of a column, in that order. */
export function takeRows(column: Column, rows: Int32Array): Column {
  const pick = <T extends Float64Array | Uint8Array>(from: T, to: T): T => {
    for (let i = 0; i < rows.length; i += 1) to[i] = from[rows[i]!]!;
    return to;
  };
  return {
    ...column,
    values: pick(column.values, new Float64Array(rows.length)),
    state: pick(column.state, new Uint8Array(rows.length)),
    ...(column.candidates ? { candidates: takeCandidates(column.candidates, rows) } : {}),
    ...(column.denominators ? { denominators: pick(column.denominators, new Float64Array(rows.length)) } : {}),
  };
}

function takeCandidates(candidates: NonNullable<Column['candidates']>, rows: Int32Array): Map<number, readonly string[]> {
  const taken = new Map<number, readonly string[]>();
  rows.forEach((from, to) => {
    const texts = candidates.get(from);
    if (texts) taken.set(to, texts);
  });
  return taken;
}
