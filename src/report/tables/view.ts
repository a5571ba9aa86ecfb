import type { Report } from '../../checking/report';
import type { Language } from '../../i18n/language';
import type { Translator } from '../../i18n/translator';
import type { RuleSet } from '../../rules/model';
import { namesOf, type Names } from '../names';

/** A report with the words that views write it with. */
export interface View {
  readonly report: Report;
  readonly set: RuleSet;
  readonly lang: Language;
  readonly say: Translator;
  readonly names: Names;
}

export const viewOf = (report: Report, set: RuleSet, lang: Language, say: Translator): View => ({ report, set, lang, say, names: namesOf(report, set, lang) });
