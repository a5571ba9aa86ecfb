import { IntlMessageFormat } from 'intl-messageformat';
import { roomsOf } from './catalogue';
import type { Language, Rooms } from './language';

export type MessageParams = Readonly<Record<string, string | number>>;

/**
 * Gives the words of a message. `key` is `<room>.<code>`, as in `cell.not-a-date`; a key without words comes back as it is, so that a reader
 * still sees which message was meant. Throws where a placeholder of the message has no parameter.
 */
export type Translator = (key: string, params?: MessageParams) => string;

/** The text of a key. A code may bring its own room: `rules.formula.unknown-name` is `formula.unknown-name`, a formula's problem in a rule file. */
function textOf(rooms: Rooms, key: string): string | undefined {
  const dot = key.indexOf('.');
  if (dot < 0) return undefined;
  const code = key.slice(dot + 1);
  return rooms[key.slice(0, dot)]?.[code] ?? textOf(rooms, code);
}

/** What makes a text more than its own characters. Most are not: the parser, and the tables behind it, are slow to wake. */
const SYNTAX = /[{}']/;

/** A translator over the catalogue, whose language has to be known when the first word is asked for. Parsed messages are kept, so that a message said a thousand times is parsed once. */
export function createTranslator(lang: Language): Translator {
  const parsed = new Map<string, IntlMessageFormat | string>();
  return (key, params) => {
    let message = parsed.get(key);
    if (message === undefined) {
      const text = textOf(roomsOf(lang), key);
      if (text === undefined) return key;
      message = SYNTAX.test(text) ? new IntlMessageFormat(text, lang, undefined, { ignoreTag: true }) : text;
      parsed.set(key, message);
    }
    return typeof message === 'string' ? message : String(message.format(params));
  };
}
