import type { Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import { formatsLines, ledgerRecord } from '../report/formats-text';
import { madeLedgerText } from '../report/made-ledger-text';
import { COLOURED, PLAIN } from '../report/paint';
import { loadRules } from '../rules/load';
import { Failure } from './failure';
import { isCalled } from './ledger-name';
import { writeStdout } from './output';
import type { RulesArguments } from './program';
import { problemTexts } from './rule-problems';
import { readRules } from './rules-at';
import { BUNDLED_RULES } from './rules-folder';
import { reportWidth, wantsColour } from './terminal';

/** `guiju formats [LEDGER]`: the ledgers and export formats that can be read, with their headers. Ledgers that are made from others have no sheet: they are told of by name. */
export async function formatsCommand(wanted: string | undefined, options: RulesArguments, lang: Language, say: Translator): Promise<number> {
  const set = loadRules(readRules(options.rules ?? BUNDLED_RULES, { cases: false }, say).files);
  const errors = set.problems.filter((problem) => problem.severity === 'error');
  for (const line of problemTexts(errors, say)) console.error(line);
  const readable = [...set.ledgers.values()].filter(({ byDay, roster, ofLines }) => !byDay && !roster && !ofLines);
  const ledgers = wanted === undefined ? readable : [...set.ledgers.values()].filter((ledger) => isCalled(ledger, wanted));
  if (ledgers.length === 0) throw new Failure('cli.unknown-ledger-name', { ledger: wanted ?? '', ledgers: readable.map(({ key }) => key).join(', ') });
  const paint = wantsColour(process.stdout, process.env) ? COLOURED : PLAIN;
  await writeStdout(
    options.format === 'json'
      ? `${JSON.stringify(ledgers.map(ledgerRecord), null, 2)}\n`
      : `${formatsLines(ledgers, wanted !== undefined, { lang, say, width: reportWidth(process.stdout, process.env), paint, made: (key) => madeLedgerText(set, key, lang, say) }).join('\n').trimEnd()}\n`,
  );
  return errors.length > 0 ? 2 : 0;
}
