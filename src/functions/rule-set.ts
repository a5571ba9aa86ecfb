import { hostLanguage } from '../addin/host-language';
import { rulesInForce } from '../addin/rules-in-force';
import { wordsIn } from '../i18n/language';
import type { RuleSet } from '../rules/model';
import { filesOn } from '../rules/on-day';
import { formatDate } from '../values/serial-day';
import { sha256 } from '../values/sha256';
import { daysOf, rulesNow } from './answers';
import { broadcast, type Argument } from './broadcast';
import type { CellResult } from './excel-values';
import { notAvailable, words } from './failures';
import { createMemo } from './memo';

/** So much of a hash tells rule sets apart. */
const SHOWN_DIGITS = 8;

const memo = createMemo<string>();

/** What the rules in force are called: whose they are, how many files, since when, and a hash that every change of a file or figure changes. */
function nameOf(set: RuleSet, day: number | null): string {
  return memo(set, String(day), () => {
    const files = filesOn(set, day, 'anybody');
    const latest = files.reduce((newest, { version }) => (version > newest ? version : newest), '');
    const figures = files.map((file) => `${file.id} ${file.sha256} ${[...file.parameters.values()].map(({ name, value }) => `${name} ${JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part))}`).join(' ')}`);
    return words('rule-set', {
      company: wordsIn(set.profile.company, hostLanguage()),
      from: rulesInForce()?.from ?? 'bundled',
      files: files.length,
      latest,
      hash: sha256(figures.join('\n')).slice(0, SHOWN_DIGITS),
    });
  });
}

/** Names the rules in force, for each date. */
export function askRuleSet(asOf: Argument): CellResult[][] {
  const set = rulesNow();
  const { cells, shaped } = broadcast([asOf]);
  const days = daysOf(cells[0]!, set);
  return shaped((i) => {
    const day = days(i);
    if (day instanceof CustomFunctions.Error) return day;
    const none = day !== null && filesOn(set, day, 'anybody').length === 0;
    return none ? notAvailable(words('no-rules-on-day', { date: formatDate(day) })) : nameOf(set, day);
  });
}
