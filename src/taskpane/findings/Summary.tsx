import { MessageBar, MessageBarBody, MessageBarTitle, Text } from '@fluentui/react-components';
import type { Checked } from '../../addin/session-state';
import { openFindings } from '../../report/counts-sentence';
import { printable } from '../../report/layout';
import { runCounts, runInOneSentence } from '../../report/run-sentence';
import { monthInWords } from '../check/use-check-bar';
import { useWords } from '../frame/context';
import { useFindingsStyles } from './findings-styles';

/** What the check came to, with true totals and what each of them counts. */
export function Summary({ checked: { view } }: { readonly checked: Checked }) {
  const { say } = useWords();
  const styles = useFindingsStyles();
  const { report } = view;
  const open = openFindings(report);
  const month = report.run.month === null ? say('report.all-months') : monthInWords(report.run.month, say);
  return (
    <section className={styles.summary} aria-labelledby="summary-heading">
      <Text as="h2" id="summary-heading" weight="semibold" size={400} block className={styles.paragraph}>
        {open === 0 ? say('report.nothing-open') : say('report.open', { count: open })}
      </Text>
      <p className={styles.remarkLine}>
        {report.findings.length === 0
          ? say('pane.summary', { month, asOf: report.run.asOf, sentence: runInOneSentence(view) })
          : say('pane.summary-found', { ...runCounts(view), month, asOf: report.run.asOf, rest: report.findings.length - open })}
      </p>
      {report.ruleErrors.length > 0 && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{say('report.rule-errors', { count: report.ruleErrors.length })}</MessageBarTitle>
            <ul className={styles.ruleErrors}>
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
