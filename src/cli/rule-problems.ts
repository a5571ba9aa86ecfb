import type { Translator } from '../i18n/translator';
import { messageKey, type RuleProblem } from '../rules/model';
import { printable } from '../report/layout';

/** A mistake in a rule file with its words, for programs. */
export const problemRecord = (problem: RuleProblem, say: Translator): Readonly<Record<string, string | number>> => ({
  severity: problem.severity,
  file: problem.file,
  line: problem.line,
  column: problem.column,
  pointer: problem.pointer,
  code: problem.code,
  message: say(messageKey(problem), problem.params),
});

const FOLLOWS = 'depends-on-broken';

/** Is it no mistake of its own, but that its file needs a broken one? */
export const isWaiting = ({ code }: RuleProblem): boolean => code === FOLLOWS;

/**
 * Problems as lines to read: each mistake by itself, and then, once for each broken file, which files wait for it. A broken file that everything
 * stands on would else bury its own mistake.
 */
export function problemTexts(problems: readonly RuleProblem[], say: Translator): string[] {
  const waiting = new Map<string, Set<string>>();
  for (const { file, params } of problems.filter(isWaiting)) {
    const cause = params['file'];
    if (cause !== undefined) waiting.set(cause, (waiting.get(cause) ?? new Set()).add(file));
  }
  return [
    ...problems.filter((problem) => !isWaiting(problem)).map((problem) => problemText(problem, say)),
    ...[...waiting].map(([file, files]) => printable(say('cli.waits-for', { file, count: files.size, files: [...files].join(say('report.list-separator')) }))),
  ];
}

/** A mistake in a rule file: place (as editors take it), then what is wrong and what to do. */
export const problemText = (problem: RuleProblem, say: Translator): string =>
  printable(
    say('cli.problem', {
      place: `${problem.file}:${problem.line}:${problem.column}`,
      severity: problem.severity,
      message: say(messageKey(problem), problem.params),
      pointer: problem.pointer === '' ? '/' : problem.pointer,
    }),
  );
