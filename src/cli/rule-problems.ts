import type { Translator } from '../i18n/translator';
import { messageKey, type RuleProblem } from '../rules/model';
import { printable } from '../report/layout';

const FOLLOWS = 'depends-on-broken';

/** Is it no mistake of its own, but that its file needs a broken one? */
export const isWaiting = ({ code }: Pick<RuleProblem, 'code'>): boolean => code === FOLLOWS;

/**
 * Problems as lines to read: each mistake by itself, and then the files that have none and wait for a broken one, in one line for each of those. A broken file that
 * much stands on would else bury its own mistake.
 */
export function problemTexts(problems: readonly RuleProblem[], say: Translator): string[] {
  const own = problems.filter((problem) => !isWaiting(problem));
  const broken = new Set(own.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  const waiting = new Map<string, string>();
  for (const { severity, file, params } of problems.filter(isWaiting)) {
    // The profile lists the broken files, and test rows are theirs: nothing that anybody has to be told.
    if (severity === 'error' && file !== 'profile.json' && !broken.has(file)) waiting.set(file, params['file'] ?? '');
  }
  const texts = own.map((problem) => problemText(problem, say));
  if (waiting.size === 0) return texts;
  const lines = [...new Set(waiting.values())].map((cause) => {
    const files = [...waiting].filter(([, one]) => one === cause).map(([file]) => file);
    return say('cli.waiting-for', { cause, files: files.join(say('report.list-separator')) });
  });
  return [...texts, ...[say('cli.waiting', { count: waiting.size }), ...lines].map(printable)];
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
