import type { Translator } from '../i18n/translator';
import type { RuleProblem } from '../rules/model';
import { printable } from '../report/layout';

/** A mistake in a rule file with its words, for programs. */
export const problemRecord = (problem: RuleProblem, say: Translator): Readonly<Record<string, string | number>> => ({
  severity: problem.severity,
  file: problem.file,
  line: problem.line,
  column: problem.column,
  pointer: problem.pointer,
  code: problem.code,
  message: say(`rules.${problem.code}`, problem.params),
});

/** A mistake in a rule file: place (as editors take it), then what is wrong and what to do. */
export const problemText = (problem: RuleProblem, say: Translator): string =>
  printable(
    say('cli.problem', {
      place: `${problem.file}:${problem.line}:${problem.column}`,
      severity: problem.severity,
      message: say(`rules.${problem.code}`, problem.params),
      pointer: problem.pointer === '' ? '/' : problem.pointer,
    }),
  );
