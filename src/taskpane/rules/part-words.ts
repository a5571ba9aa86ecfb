import { wordsIn, type Language } from '../../i18n/language';
import type { RuleSet } from '../../rules/model';

export function titleOfLedger(set: RuleSet, key: string, lang: Language): string {
  const { title } = set.ledgers.get(key) ?? {};
  return title ? wordsIn(title, lang) : key;
}
