import type { Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import { collectUsed, expressionText, type Used } from '../report/expression-text';
import { findRules, ruleSheet, type Found } from '../report/rule-sheet';
import { loadRules } from '../rules/load';
import { Failure } from './failure';
import { writeStdout } from './output';
import type { RulesArguments } from './program';
import { problemText } from './rule-problems';
import { BUNDLED_RULES, readRulesFolder } from './rules-folder';
import { reportWidth } from './terminal';

const MOST_SUGGESTIONS = 12;

function record({ file, rule }: Found, lang: Language): unknown {
  const used: Used = { facts: new Set(), tables: new Set(), parameters: new Set() };
  collectUsed(rule.condition, used);
  if (rule.line) collectUsed(rule.line.amount, used);
  return {
    id: rule.id,
    title: rule.title,
    file: file.path,
    version: file.version,
    ledger: file.ledger,
    per: rule.per,
    severity: rule.severity,
    appliesWhen: rule.appliesWhen && expressionText(rule.appliesWhen, lang),
    condition: expressionText(rule.condition, lang),
    line: rule.line && { item: rule.line.item, amount: expressionText(rule.line.amount, lang) },
    message: rule.message,
    source: rule.source,
    reading: rule.reading,
    facts: [...used.facts].map(({ name, unit, per, formula }) => ({ name, unit, per, formula })),
    tables: [...used.tables].map(({ name }) => name),
    parameters: [...used.parameters].map(({ name }) => name),
  };
}

/** `guiju rules show ID`: a rule, a file's rules, or all rules behind a fact, table, parameter or clause. */
export async function showCommand(id: string, options: RulesArguments, lang: Language, say: Translator): Promise<number> {
  const set = loadRules(readRulesFolder(options.rules ?? BUNDLED_RULES).files);
  const errors = set.problems.filter((problem) => problem.severity === 'error');
  for (const error of errors) console.error(problemText(error, say));
  const found = findRules(set, id);
  if (found.length === 0) {
    const ids = set.files.flatMap((file) => file.rules.map((rule) => rule.id));
    const near = ids.filter((one) => one.toLowerCase().includes(id.toLowerCase()));
    const suggestions = (near.length > 0 ? near : set.files.map((file) => file.id)).slice(0, MOST_SUGGESTIONS).join(', ');
    throw new Failure('cli.unknown-id', { id, suggestions });
  }
  const width = reportWidth(process.stdout, process.env);
  await writeStdout(
    options.format === 'json'
      ? `${JSON.stringify(found.map((one) => record(one, lang)), null, 2)}\n`
      : `${found.map((one) => ruleSheet(one, set, { lang, say, width }).join('\n')).join('\n\n')}\n`,
  );
  return errors.length > 0 ? 2 : 0;
}
