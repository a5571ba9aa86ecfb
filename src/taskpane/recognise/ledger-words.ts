import { headerIn } from '../../i18n/header';
import { wordsIn, type Language } from '../../i18n/language';
import type { Translator } from '../../i18n/translator';
import { printable } from '../../report/layout';
import type { RuleSet } from '../../rules/model';

/** What the rules' ledgers, formats, columns and rules are called. What they do not name is its own name. */
export interface LedgerWords {
  readonly ledger: (key: string) => string;
  readonly format: (ledger: string, name: string) => string;
  readonly column: (ledger: string, key: string) => string;
  readonly rule: (id: string) => string;
}

export function ledgerWords(set: RuleSet, lang: Language): LedgerWords {
  const titles = new Map(set.files.flatMap(({ rules }) => rules.flatMap(({ id, title }) => (title ? [[id, title] as const] : []))));
  return {
    ledger: (key) => {
      const definition = set.ledgers.get(key);
      return printable(definition ? wordsIn(definition.title, lang) : key);
    },
    format: (ledger, name) => {
      const format = set.ledgers.get(ledger)?.formats.find((one) => one.name === name);
      return printable(format ? wordsIn(format.title, lang) : name);
    },
    column: (ledger, key) => printable(headerIn(set.ledgers.get(ledger)?.columns.get(key)?.headers ?? [], lang) ?? key),
    rule: (id) => {
      const title = titles.get(id);
      return printable(title ? wordsIn(title, lang) : id);
    },
  };
}

/** Rules that are named; of more there is the number. */
const NAMED_RULES = 4;

/** How many rules that is, and what the first of them are called. */
export function rulesInWords(rules: readonly string[], words: LedgerWords, say: Translator): string {
  const titles = [...new Set(rules.map(words.rule))];
  return say('recognise.readers', { count: rules.length, rules: titles.slice(0, NAMED_RULES).join(say('report.list-separator')), more: Math.max(0, titles.length - NAMED_RULES) });
}
