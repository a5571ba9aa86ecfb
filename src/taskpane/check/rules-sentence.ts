import type { RulesInForce } from '../../addin/rules-in-force';
import { wordsIn, type Language } from '../../i18n/language';
import type { Translator } from '../../i18n/translator';
import { printable } from '../../report/layout';

/** "Sample Company: version 2026-01-01, 42 rules, come with Guiju"; the version is the newest of its files. */
export function rulesInOneSentence({ set, from }: RulesInForce, lang: Language, say: Translator): string {
  const files = new Map(set.profile.inForce.map(({ file }) => [`${file.id} ${file.version}`, file]));
  const rules = [...files.values()].reduce((sum, file) => sum + file.rules.length, 0);
  const newest = [...files.values()].reduce((latest, { version }) => (version > latest ? version : latest), '');
  return say('pane.rules-line', { company: printable(wordsIn(set.profile.company, lang)), rules, version: newest, from });
}
