import { canBeName } from '../formula/parse';

export interface Placeholder {
  readonly name: string;
  /** Where the name stands in the text. */
  readonly index: number;
  /** False: a brace without its partner, a full-width one, or what can be no name. */
  readonly wellFormed: boolean;
}

/** The `{name}`s of a message, in order. */
export function placeholdersOf(text: string): Placeholder[] {
  const found: Placeholder[] = [];
  for (const match of text.matchAll(/\{([^{}]*)\}|[{}｛｝]/g)) {
    const name = match[1] ?? match[0];
    found.push({ name, index: match.index + (match[1] === undefined ? 0 : 1), wellFormed: match[1] !== undefined && canBeName(name) });
  }
  return found;
}
