import type { Report } from '../checking/report';
import type { Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import type { RuleSet } from '../rules/model';
import { namesOf } from './names';
import { COLOURED, PLAIN } from './paint';
import { coverage } from './text/coverage';
import { difference, impact } from './text/difference';
import { findings } from './text/findings';
import type { Page } from './text/page';
import { pay } from './text/pay';
import { closing, ruleErrors, summary } from './text/summary';
import { waivers } from './text/waivers';

export interface TextOptions {
  readonly lang: Language;
  readonly say: Translator;
  /** Terminal columns, 60 at least. */
  readonly width: number;
  readonly colour: boolean;
  readonly verbose: boolean;
  /** Each finding of record-keeping, too; `verbose` has them all the same. */
  readonly hygiene?: boolean;
  /** What to know beforehand of what was checked, a sentence each. */
  readonly notes?: readonly string[];
}

const pageOf = (report: Report, set: RuleSet, options: TextOptions): Page => ({
  report,
  names: namesOf(report, set, options.lang),
  say: options.say,
  paint: options.colour ? COLOURED : PLAIN,
  width: Math.max(60, options.width),
  verbose: options.verbose,
  hygiene: options.verbose || (options.hygiene ?? false),
  notes: options.notes ?? [],
});

/** What another rule set would change on these files: findings by rule (each of them where all is asked for), and who gets or loses what. */
export function renderImpact(report: Report, set: RuleSet, options: TextOptions): string {
  return impact(pageOf(report, set, options)).join('\n');
}

/** A report as an HR officer reads it in a terminal: what was checked, what is wrong, what it does to pay, what could not be judged. */
export function renderText(report: Report, set: RuleSet, options: TextOptions): string {
  const page = pageOf(report, set, options);
  return [...ruleErrors(page), ...summary(page), ...findings(page), ...pay(page), ...waivers(page), ...coverage(page), ...difference(page), ...closing(page), ''].join('\n');
}
