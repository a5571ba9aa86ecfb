import { mergeClasses } from '@fluentui/react-components';
import type { Checked } from '../../addin/session-state';
import { printable } from '../../report/layout';
import { Disclosure } from '../frame/Disclosure';
import { useWords } from '../frame/context';
import { useCheckStyles } from './check-styles';

/** Which sheet was taken for which ledger, with its rows; and what was not read, with why. */
export function Ledgers({ checked: { view } }: { readonly checked: Checked }) {
  const { say } = useWords();
  const styles = useCheckStyles();
  const { report, names } = view;
  // A ledger that the workbook does not have has no file.
  const read = report.coverage.filter(({ file }) => file !== '');
  return (
    <Disclosure title={say('pane.ledgers', { count: read.length, notRead: report.notRead.length })}>
      <div className={styles.column}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.head}>
                {say('pane.sheet-as-ledger')}
              </th>
              <th scope="col" className={mergeClasses(styles.head, styles.number)}>
                {say('report.rows')}
              </th>
              <th scope="col" className={mergeClasses(styles.head, styles.number)}>
                {say('report.not-judged')}
              </th>
            </tr>
          </thead>
          <tbody>
            {read.map(({ ledger, sheet, format, rows, notJudged }) => (
              <tr key={`${ledger} ${sheet}`}>
                <th scope="row" className={styles.cell}>
                  {printable(sheet)}
                  <div className={styles.faint}>{printable([names.ledger(ledger), names.format(ledger, format)].filter((part) => part !== null).join(' · '))}</div>
                </th>
                <td className={mergeClasses(styles.cell, styles.number)}>{say('report.count', { count: rows })}</td>
                <td className={mergeClasses(styles.cell, styles.number)}>{say('report.count', { count: notJudged })}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {report.notRead.length > 0 && (
          <ul className={styles.list}>
            {report.notRead.map(({ sheet, code, message }) => (
              <li key={`${sheet} ${code} ${message}`}>{printable(message)}</li>
            ))}
          </ul>
        )}
      </div>
    </Disclosure>
  );
}
