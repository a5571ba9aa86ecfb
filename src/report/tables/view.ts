import type { Report } from '../../checking/report';
import type { Language } from '../../i18n/language';
import type { Translator } from '../../i18n/translator';
import type { RuleSet } from '../../rules/model';
import { finished } from '../../values/steps';
import { naming, type Names } from '../names';

/** A report with the words that views write it with. */
export interface View {
  readonly report: Report;
  readonly set: RuleSet;
  readonly lang: Language;
  readonly say: Translator;
  readonly names: Names;
  /** Who made it and when, where that was said. */
  readonly made?: Made;
  /** What the check took from what its workbooks carry (rules, maps, waivers, carried amounts), and what of it could not be read: a sentence each. */
  readonly taken?: readonly string[];
  /** The department or person whose report it is: it holds nobody else's amounts, and tells of what was summed up the number of values alone. Left out: everybody's. */
  readonly of?: string;
}

/** Name as it was typed, null where none was; nobody proved it. `at` is "2026-11-22 09:30" by the clock of the person's machine. */
export interface Made {
  readonly by: string | null;
  readonly at: string;
}

export const viewOf = (report: Report, set: RuleSet, lang: Language, say: Translator): View => finished(viewing(report, set, lang, say));

/** The same in steps. */
export function* viewing(report: Report, set: RuleSet, lang: Language, say: Translator): Generator<void, View> {
  return { report, set, lang, say, names: yield* naming(report, set, lang) };
}
