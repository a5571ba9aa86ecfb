import type { Expression } from '../formula/expression';
import { namesColumns } from '../formula/functions/presence';
import type { Exact } from '../formula/world';
import { formatValue } from '../i18n/format';
import { wordsIn } from '../i18n/language';
import type { Words as MessageWords } from '../rules/words';
import { State } from '../values/column';
import type { Unit } from '../values/kind';
import type { Words } from './reasons';

/** What a message shows of a place, evaluated there. */
export interface ShownValue {
  readonly name: string;
  readonly unit: Unit;
  readonly expression: Expression;
  readonly is: Exact;
}

/** A rule file's message with the values in it. `headerOf`: what a column of the ledger is called. */
export function messageText(message: MessageWords, shown: readonly ShownValue[], { lang, translate }: Words, headerOf: (column: string) => string = (column) => column): string {
  return wordsIn(message, lang).replace(/\{([^{}]+)\}/gu, (whole, wanted: string) => {
    const one = shown.find(({ name }) => name === wanted);
    if (!one) return whole;
    const { state } = one.is;
    const value = Array.isArray(one.is.value) && namesColumns(one.expression) ? one.is.value.map((column) => headerOf(String(column))) : one.is.value;
    // What nobody wrote down is no riddle.
    return state === State.Blank || state === State.Missing ? translate('checking.nothing') : formatValue(value, one.unit, lang);
  });
}
