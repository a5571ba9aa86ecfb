import { missingBoundaries } from '../checking/boundaries';
import type { Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import { printable } from '../report/layout';
import { remarkText } from '../report/remark-text';
import { lintRules, type Remark } from '../rules/analysis';
import { loadRules } from '../rules/load';
import { byPlace } from '../rules/reporter';
import { writeStdout } from './output';
import type { LintArguments } from './program';
import { isWaiting, problemTexts } from './rule-problems';
import { readRules } from './rules-at';
import { BUNDLED_RULES } from './rules-folder';

const isError = ({ severity }: Remark): boolean => severity === 'error';

/**
 * `guiju rules lint`: every mistake in the rules folder, and what is right and still looks wrong. Exit code 2 where a file cannot be used, 1 where
 * the rules contradict themselves; warnings and hints alone are 0.
 */
export async function lintCommand(options: LintArguments, lang: Language, say: Translator): Promise<number> {
  const folder = readRules(options.rules ?? BUNDLED_RULES, { cases: true }, say);
  const set = loadRules(folder.files);
  const broken = set.problems.filter((problem) => problem.severity === 'error');
  const missing = options.boundaries === true && broken.length === 0 ? missingBoundaries(folder.files) : [];
  const found = [...lintRules(set, folder.files), ...missing].filter(({ severity }) => broken.length === 0 || severity !== 'hint');
  const remarks: Remark[] = [...set.problems.filter((problem) => problem.severity !== 'error'), ...found].sort(byPlace);
  const rules = set.files.reduce((sum, file) => sum + file.rules.length, 0);
  const count = (of: readonly Remark[], severity: Remark['severity']): number => of.filter((one) => one.severity === severity).length;
  const countsOf = (counted: readonly Remark[]): Readonly<Record<string, number>> => ({
    files: folder.files.length, rules, errors: count(counted, 'error'), warnings: count(counted, 'warning'), hints: count(counted, 'hint'),
  });
  const all: readonly Remark[] = [...broken, ...remarks];
  if (options.format === 'json') {
    const problems = [...all].sort(byPlace).map((remark) => remarkRecord(remark, lang, say));
    await writeStdout(`${JSON.stringify({ ...countsOf(all), problems }, null, 2)}\n`);
  } else {
    // A file that only waits for a broken one has no mistake of its own for a person to mend.
    const own = all.filter((remark) => !isWaiting(remark));
    const told = remarks.filter((remark) => !isWaiting(remark) && (options.hints === true || remark.severity !== 'hint' || missing.includes(remark)));
    const lines = [...problemTexts(set.problems.filter((problem) => problem.severity === 'error' || isWaiting(problem)), say), ...remarkLines(told, lang, say)];
    await writeStdout([...lines, say('cli.lint-summary', countsOf(own)), ...(told.length < own.length - broken.length ? [say('cli.lint-hints-left', { count: own.length - broken.length - told.length })] : []), ''].join('\n'));
  }
  return broken.length > 0 ? 2 : found.some(isError) ? 1 : 0;
}

/** A remark with its words, for programs. */
const remarkRecord = (remark: Remark, lang: Language, say: Translator): Readonly<Record<string, string | number>> => ({
  severity: remark.severity,
  file: remark.file,
  line: remark.line,
  column: remark.column,
  pointer: remark.pointer,
  code: remark.code,
  message: remarkText(remark, lang, say),
});

/** Remarks below the file that they are about, each with its line and column. */
function remarkLines(remarks: readonly Remark[], lang: Language, say: Translator): string[] {
  return remarks.flatMap((remark, index) => {
    const { file, line, column, severity, pointer } = remark;
    const place = { place: `  ${line}:${column}`, severity, message: remarkText(remark, lang, say), pointer: pointer === '' ? '/' : pointer };
    const text = printable(say('cli.problem', place));
    return remarks[index - 1]?.file === file ? [text] : [printable(file), text];
  });
}
