import type { Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import { expressionText } from '../report/expression-text';
import { sentenceLines } from '../report/sentence-text';
import { findSubject, subjectLines } from '../report/subject';
import { describe } from '../rules/describe';
import { loadRules } from '../rules/load';
import type { RuleSet } from '../rules/model';
import type { Found } from '../rules/standing';
import { Failure } from './failure';
import { writeStdout } from './output';
import type { RulesArguments } from './program';
import { problemTexts } from './rule-problems';
import { readRules } from './rules-at';
import { BUNDLED_RULES } from './rules-folder';
import { reportWidth } from './terminal';

const MOST_SUGGESTIONS = 12;

function record(set: RuleSet, { file, rule }: Found, lang: Language, say: Translator): unknown {
  const one = describe(set, file, rule);
  return {
    id: rule.id,
    title: rule.title,
    file: file.path,
    version: file.version,
    published: file.published,
    ledger: file.ledger,
    per: rule.per,
    severity: rule.severity,
    appliesWhen: rule.appliesWhen && expressionText(rule.appliesWhen, lang),
    condition: expressionText(rule.condition, lang),
    sentences: sentenceLines(one.condition, lang, say),
    line: rule.line && { item: rule.line.item, amount: expressionText(rule.line.amount, lang) },
    message: rule.message,
    source: rule.source,
    reading: rule.reading,
    facts: one.facts.map(({ name, unit, per, formula }) => ({ name, unit, per, formula })),
    tables: one.tables.map(({ name }) => name),
    parameters: one.parameters.map(({ name }) => name),
    cases: one.cases,
    switches: Object.fromEntries(file.switches),
  };
}

/** `guiju rules show ID`: a rule, a file, a fact, table or parameter, or a clause, with the rules behind it. As JSON: those rules. */
export async function showCommand(id: string, options: RulesArguments, lang: Language, say: Translator): Promise<number> {
  const set = loadRules(readRules(options.rules ?? BUNDLED_RULES, { cases: true }, say).files);
  const errors = set.problems.filter((problem) => problem.severity === 'error');
  for (const line of problemTexts(errors, say)) console.error(line);
  const subject = findSubject(set, id);
  if (!subject) {
    const ids = set.files.flatMap((file) => file.rules.map((rule) => rule.id));
    const paths = set.files.map((file) => file.path).filter((path) => path.includes(id));
    const near = [...new Set([...paths, ...ids.filter((one) => one.toLowerCase().includes(id.toLowerCase()))])];
    const suggestions = (near.length > 0 ? near : set.files.map((file) => file.id)).slice(0, MOST_SUGGESTIONS).join(', ');
    throw new Failure('cli.unknown-id', { id, suggestions });
  }
  const width = reportWidth(process.stdout, process.env);
  await writeStdout(
    options.format === 'json'
      ? `${JSON.stringify(subject.rules.map((one) => record(set, one, lang, say)), null, 2)}\n`
      : `${subjectLines(set, id, subject, { lang, say, width }).join('\n')}\n`,
  );
  return errors.length > 0 ? 2 : 0;
}
