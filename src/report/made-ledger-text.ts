import { headerIn } from '../i18n/header';
import { wordsIn, type Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import type { RuleSet } from '../rules/model';

/** What a ledger that nobody hands in is made of, in a sentence; null: it is read from sheets. */
export function madeLedgerText(set: RuleSet, key: string, lang: Language, say: Translator): string | null {
  const definition = set.ledgers.get(key);
  if (!definition) return null;
  const titleOf = (ledger: string): string => wordsIn(set.ledgers.get(ledger)?.title ?? { 'zh-CN': ledger, en: ledger }, lang);
  const { byDay, roster, ofLines } = definition;
  if (byDay) return say('report.made-by-day', { ledger: titleOf(byDay.ledger), every: byDay.everyDay ? 'everyDay' : 'day' });
  if (ofLines) return say('report.made-of-lines');
  if (!roster) return null;
  const of = roster.of.map((name) => headerIn(definition.columns.get(name)?.headers ?? [], lang) ?? name).join(say('report.list-separator'));
  return say('report.made-roster', {
    subject: roster.ledger === null ? 'company' : roster.of.length === 0 ? 'rows' : 'values',
    ledger: roster.ledger === null ? '' : titleOf(roster.ledger),
    of,
    every: roster.every === 'day' && roster.everyDay ? 'everyDay' : roster.every,
  });
}
