import { runCases } from '../checking/cases';
import type { Translator } from '../i18n/translator';
import { printable } from '../report/layout';
import { loadRules } from '../rules/load';
import { writeStdout } from './output';
import type { RulesArguments } from './program';
import { problemTexts } from './rule-problems';
import { readRules } from './rules-at';
import { BUNDLED_RULES } from './rules-folder';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** `guiju rules test`: runs every case of the folder. Exit code 1 where one fails, 2 where a rule file cannot be used. */
export async function testCommand(options: RulesArguments, say: Translator): Promise<number> {
  const folder = readRules(options.rules ?? BUNDLED_RULES, { cases: true }, say);
  const set = loadRules(folder.files);
  const errors = set.problems.filter((problem) => problem.severity === 'error');
  for (const line of problemTexts(errors, say)) console.error(line);
  const { visited, failures, casesOf } = runCases(folder.files);
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
