import { MessageBar, MessageBarBody, MessageBarTitle, Text } from '@fluentui/react-components';
import type { Checked } from '../../addin/session-state';
import { bySeverity } from '../../report/group';
import { printable } from '../../report/layout';
import { runInOneSentence } from '../../report/run-sentence';
import { SEVERITIES } from '../../rules/model';
import { SeverityIcon } from '../findings/severity';
import { useWords } from '../frame/context';
import { useCheckStyles } from './check-styles';
import { monthInWords } from './use-check-bar';

/** What the check came to, with true totals. */
export function Summary({ checked: { view } }: { readonly checked: Checked }) {
  const { say } = useWords();
  const styles = useCheckStyles();
  const { report } = view;
  const counts = bySeverity(report);
  const open = counts.block.violations + counts.block.cannotJudge + counts.warn.violations + counts.warn.cannotJudge;
  const month = report.run.month === null ? say('report.all-months') : monthInWords(report.run.month, say);
  return (
    <section className={styles.column} aria-labelledby="summary-heading">
      <Text as="h2" id="summary-heading" weight="semibold" size={400} block className={styles.paragraph}>
        {open === 0 ? say('report.nothing-open') : say('report.open', { count: open })}
      </Text>
      <dl className={styles.totals}>
        {SEVERITIES.map((severity) => (
          <div key={severity} className={styles.total}>
            <dt className={styles.totalName}>{say(`report.word-${severity}`)}</dt>
            <dd className={styles.totalCount}>
              <SeverityIcon look={severity} />
              {say('report.count', { count: counts[severity].violations })}
            </dd>
            {counts[severity].cannotJudge > 0 && <dd className={styles.totalMore}>{say('pane.cannot-judge-count', { count: counts[severity].cannotJudge })}</dd>}
          </div>
        ))}
      </dl>
      <p className={styles.paragraph}>{say('pane.summary', { month, asOf: report.run.asOf, sentence: runInOneSentence(view) })}</p>
      {report.ruleErrors.length > 0 && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{say('report.rule-errors', { count: report.ruleErrors.length })}</MessageBarTitle>
            <ul className={styles.list}>
              {report.ruleErrors.map(({ file, line, column, pointer, message }) => (
                <li key={`${file} ${line} ${column} ${pointer} ${message}`}>{printable(`${file}:${line}:${column} ${message}`)}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
    </section>
  );
}
