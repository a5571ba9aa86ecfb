import { runCases } from '../checking/cases';
import type { Translator } from '../i18n/translator';
import { printable } from '../report/layout';
import { loadRules } from '../rules/load';
import { writeStdout } from './output';
import type { RulesArguments } from './program';
import { problemRecord, problemText } from './rule-problems';
import { BUNDLED_RULES, readRulesFolder } from './rules-folder';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** `guiju rules lint`: every mistake in the rules folder. Exit code 2 where a file cannot be used; warnings alone are 0. */
export async function lintCommand(options: RulesArguments, say: Translator): Promise<number> {
  const folder = readRulesFolder(options.rules ?? BUNDLED_RULES);
  const set = loadRules(folder.files);
  const errors = set.problems.filter((problem) => problem.severity === 'error').length;
  const warnings = set.problems.length - errors;
  const rules = set.files.reduce((sum, file) => sum + file.rules.length, 0);
  const counts = { files: folder.files.length, rules, errors, warnings };
  await writeStdout(
    options.format === 'json'
      ? json({ ...counts, problems: set.problems.map((problem) => problemRecord(problem, say)) })
      : [...set.problems.map((problem) => problemText(problem, say)), say('cli.lint-summary', counts), ''].join('\n'),
  );
  return errors > 0 ? 2 : 0;
}

/** `guiju rules test`: runs every case of the folder. Exit code 1 where one fails, 2 where a rule file cannot be used. */
export async function testCommand(options: RulesArguments, say: Translator): Promise<number> {
  const folder = readRulesFolder(options.rules ?? BUNDLED_RULES);
  const set = loadRules(folder.files);
  const errors = set.problems.filter((problem) => problem.severity === 'error');
  for (const error of errors) console.error(problemText(error, say));
  const { visited, failures, casesOf } = await runCases(folder.files);
  const untested = set.files.flatMap((file) => file.rules.map((rule) => rule.id)).filter((id) => !casesOf.has(id));
  const lines = failures.map((failure) =>
    printable(
      say('cli.case-failed', {
        place: `${failure.file}:${failure.line}`,
        rule: failure.rule,
        title: failure.title ?? '',
        expected: failure.expected,
        got: failure.got,
      }),
    ),
  );
  if (untested.length > 0) lines.push(say('cli.cases-untested', { count: untested.length, rules: untested.join(', ') }));
  lines.push(say('cli.cases-summary', { visited, rules: casesOf.size, failed: failures.length }), '');
  await writeStdout(options.format === 'json' ? json({ visited, rules: casesOf.size, untested, failures }) : lines.join('\n'));
  if (errors.length > 0) return 2;
  return failures.length > 0 ? 1 : 0;
}
