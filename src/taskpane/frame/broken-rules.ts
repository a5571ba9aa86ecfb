import { notice, type Notice } from '../../addin/notice';
import type { Translator } from '../../i18n/translator';
import { printable } from '../../report/layout';
import type { RuleSet } from '../../rules/model';
import { nearest } from '../../rules/nearest';
import { problemText } from './problem-text';

/** That rules in force have mistakes, and the first of them: what has one is left out of the check. Null: none has. */
export function brokenRules({ problems }: Pick<RuleSet, 'problems'>, say: Translator): Notice | null {
  const errors = nearest(problems).filter(({ severity }) => severity === 'error');
  const [first] = errors;
  return first ? notice('error', 'pane.rules-broken', { count: errors.length, file: printable(first.file), line: first.line, problem: problemText(first, say) }) : null;
}
