import { wordsIn, type Language } from '../i18n/language';
import { regionName } from '../i18n/region';
import type { Translator } from '../i18n/translator';
import type { LedgerProblem, LedgersRead, UnrecognisedSheet } from '../ledgers/read';
import { regionKey } from '../ledgers/regions';
import type { RuleSet } from '../rules/model';
import type { Report } from './report';

type NotRead = Report['notRead'][number];

const CODE_OF_REASON: Readonly<Record<UnrecognisedSheet['reason'], string>> = { blank: 'blank', 'known-format': 'known-format', 'no-ledger': 'not-recognised', 'left-alone': 'left-alone' };

/** What was not read of the files and why, in words: sheets that are no ledger, columns that can't be told. Blank sheets are not worth a word. */
export function notReadOf({ unrecognised, problems }: Pick<LedgersRead, 'unrecognised' | 'problems'>, set: RuleSet, translate: Translator, lang: Language): NotRead[] {
  const titleOf = (ledger: string): string => {
    const title = set.ledgers.get(ledger)?.title;
    return title ? wordsIn(title, lang) : ledger;
  };
  const formatTitle = (ledger: string | null, name: string | null): string => {
    const format = set.ledgers.get(ledger ?? '')?.formats.find((one) => one.name === name);
    return format ? wordsIn(format.title, lang) : (name ?? '');
  };
  const ofSheet = ({ file, sheet, table, reason, closest, matched, format }: UnrecognisedSheet): NotRead => {
    const code = reason !== 'no-ledger' ? CODE_OF_REASON[reason] : table === null ? 'outside' : closest !== null ? 'closest' : 'not-recognised';
    const named = table === null && code === 'outside' ? sheet : regionName(translate, { sheet, table });
    const params = { file, sheet: named, name: regionKey(sheet, table), ledger: closest === null ? '' : titleOf(closest), matched, format: formatTitle(closest, format) };
    return { file, sheet, ...(table === undefined ? {} : { table }), ledger: closest, code, message: translate(`ledger.${code}`, params) };
  };
  const ofProblem = ({ code, file, sheet, table, ledger, params }: LedgerProblem): NotRead => ({
    file,
    sheet,
    ...(table === undefined ? {} : { table }),
    ledger: ledger === '' ? null : ledger,
    code,
    message: translate(`ledger.${code}`, { file, ...params, sheet: regionName(translate, { sheet, table }), ledger: titleOf(ledger) }),
  });
  return [...problems.map(ofProblem), ...unrecognised.filter(({ reason }) => reason !== 'blank').map(ofSheet)];
}
