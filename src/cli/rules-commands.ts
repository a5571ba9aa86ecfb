import { runCases } from '../checking/cases';
import type { Translator } from '../i18n/translator';
import { printable } from '../report/layout';
import { lintRules } from '../rules/lint';
import { loadRules } from '../rules/load';
import type { RuleProblem } from '../rules/model';
import { byPlace } from '../rules/reporter';
import { writeStdout } from './output';
import type { RulesArguments } from './program';
import { isWaiting, problemRecord, problemTexts } from './rule-problems';
import { BUNDLED_RULES, readRulesFolder } from './rules-folder';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** `guiju rules lint`: every mistake in the rules folder, and what is right and still looks wrong. Exit code 2 where a file cannot be used; warnings alone are 0. */
export async function lintCommand(options: RulesArguments, say: Translator): Promise<number> {
  const folder = readRulesFolder(options.rules ?? BUNDLED_RULES, { cases: true });
  const set = loadRules(folder.files);
  const problems = [...set.problems, ...lintRules(set, folder.files)].sort(byPlace);
  const rules = set.files.reduce((sum, file) => sum + file.rules.length, 0);
  const countsOf = (counted: readonly RuleProblem[]): Readonly<Record<string, number>> => {
    const errors = counted.filter((problem) => problem.severity === 'error').length;
    return { files: folder.files.length, rules, errors, warnings: counted.length - errors };
  };
  // A file that only waits for a broken one has no mistake of its own for a person to mend.
  const own = problems.filter((problem) => !isWaiting(problem));
  await writeStdout(
    options.format === 'json'
      ? json({ ...countsOf(problems), problems: problems.map((problem) => problemRecord(problem, say)) })
      : [...problemTexts(problems, say), say('cli.lint-summary', countsOf(own)), ''].join('\n'),
  );
  return problems.some((problem) => problem.severity === 'error') ? 2 : 0;
}

/** `guiju rules test`: runs every case of the folder. Exit code 1 where one fails, 2 where a rule file cannot be used. */
export async function testCommand(options: RulesArguments, say: Translator): Promise<number> {
  const folder = readRulesFolder(options.rules ?? BUNDLED_RULES, { cases: true });
  const set = loadRules(folder.files);
  const errors = set.problems.filter((problem) => problem.severity === 'error');
  for (const line of problemTexts(errors, say)) console.error(line);
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
