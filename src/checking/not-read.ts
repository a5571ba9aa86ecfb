import { wordsIn, type Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import type { LedgerProblem, LedgersRead, UnrecognisedSheet } from '../ledgers/read';
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
  const ofSheet = ({ file, sheet, reason, closest, matched, format }: UnrecognisedSheet): NotRead => {
    const code = reason === 'no-ledger' && closest !== null ? 'closest' : CODE_OF_REASON[reason];
    return { file, sheet, ledger: closest, code, message: translate(`ledger.${code}`, { file, sheet, ledger: closest === null ? '' : titleOf(closest), matched, format: formatTitle(closest, format) }) };
  };
  const ofProblem = ({ code, file, sheet, ledger, params }: LedgerProblem): NotRead => ({
    file,
    sheet,
    ledger: ledger === '' ? null : ledger,
    code,
    message: translate(`ledger.${code}`, { file, sheet, ...params, ledger: titleOf(ledger) }),
  });
  return [...problems.map(ofProblem), ...unrecognised.filter(({ reason }) => reason !== 'blank').map(ofSheet)];
}
