import type { JSONPath } from 'jsonc-parser';
import { placeholdersOf } from './message';
import type { Shown } from './model';
import type { Where } from './reporter';
import type { Operand } from './scope';
import { LANGUAGES_OF_WORDS, type Words } from './words';

export interface ShownContext {
  /** Null: there is no such name, and it was reported. */
  operand(name: string, path: JSONPath, where: Where): Operand | null;
  error(path: JSONPath, code: string, params: Readonly<Record<string, string>>, where: Where): null;
}

/** What a message shows, each name once, in the order of the Chinese text. Null: something in it was reported. */
export function readShown(message: Words, at: JSONPath, context: ShownContext): Shown | null {
  const shown = new Map<string, Shown[number]>();
  let right = true;
  for (const language of LANGUAGES_OF_WORDS) {
    const text = message[language];
    if (text === undefined) continue;
    for (const { name, index, wellFormed } of placeholdersOf(text)) {
      const path = [...at, language];
      const operand = wellFormed ? context.operand(name, path, { index }) : badPlaceholder(context, name, path, index);
      if (operand) shown.set(name, { name, unit: operand.unit, expression: operand.expression });
      else right = false;
    }
  }
  return right ? [...shown.values()] : null;
}

function badPlaceholder(context: ShownContext, name: string, path: JSONPath, index: number): null {
  const instead = name === '｛' ? '{' : name === '｝' ? '}' : null;
  return instead ? context.error(path, 'full-width', { found: name, instead }, { index }) : context.error(path, 'bad-placeholder', { name }, { index });
}
