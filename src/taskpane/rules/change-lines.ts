import type { Language } from '../../i18n/language';
import type { Translator } from '../../i18n/translator';
import { printable } from '../../report/layout';
import { policyWords } from '../../report/policy';
import { rulesDifferenceText } from '../../report/rules-difference';
import type { FileChange } from '../../rules/difference';
import type { RuleSet } from '../../rules/model';

/** Wide enough that no line is broken: the pane breaks them itself. */
const WIDTH = 2000;

/** What differs between two rule sets, a line each, behind the lines that name a file and its versions. */
export const changeLines = (changes: readonly FileChange[], before: RuleSet, set: RuleSet, { lang, say }: { readonly lang: Language; readonly say: Translator }): readonly string[] =>
  rulesDifferenceText(changes, { before, after: set }, { lang, say: policyWords(set, lang, say).say, width: WIDTH }).map(printable);
