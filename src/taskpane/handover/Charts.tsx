import { Spinner, mergeClasses } from '@fluentui/react-components';
import { lazy, Suspense, useMemo } from 'react';
import { chartOf, type CountBar, type MoneyBar } from '../../report/chart';
import { amountText } from '../../report/money';
import { SEVERITIES } from '../../rules/model';
import type { View } from '../../report/tables/view';
import { useWords } from '../frame/context';
import { useHandoverStyles } from './handover-styles';

const MoneyChart = lazy(() => import('./MoneyChart'));
const CountChart = lazy(() => import('./CountChart'));

/** The month by department, by item and by rule: charts, and below each its figures as a table. */
export function Charts({ view }: { readonly view: View }) {
  const { say } = useWords();
  const styles = useHandoverStyles();
  const { departments, items, rules } = useMemo(() => chartOf(view), [view]);
  if (items.length === 0 && rules.length === 0) return <p className={mergeClasses(styles.faint, styles.close)}>{say('handover.nothing-to-draw')}</p>;
  return (
    <div className={styles.close}>
      <Suspense fallback={<Spinner size="tiny" />}>
        {items.length > 0 && (
          <>
            <h3 className={styles.heading}>{say('handover.chart-departments')}</h3>
            <MoneyChart title={say('handover.chart-departments')} bars={departments} />
            <MoneyTable head={say('report.head-department')} bars={departments} />
            <h3 className={styles.heading}>{say('handover.chart-items')}</h3>
            <MoneyChart title={say('handover.chart-items')} bars={items} />
            <MoneyTable head={say('report.item')} bars={items} />
          </>
        )}
        {rules.length > 0 && (
          <>
            <h3 className={styles.heading}>{say('handover.chart-rules')}</h3>
            <CountChart title={say('handover.chart-rules')} bars={rules} />
            <RuleTable bars={rules} />
          </>
        )}
      </Suspense>
    </div>
  );
}

function MoneyTable({ head, bars }: { readonly head: string; readonly bars: readonly MoneyBar[] }) {
  const { say } = useWords();
  const styles = useHandoverStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {[head, say('handover.added'), say('handover.deducted'), say('handover.net')].map((name, column) => (
            <th key={name} scope="col" className={mergeClasses(styles.head, column > 0 && styles.number)}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, people, added, deducted, net }) => (
          <tr key={label}>
            <th scope="row" className={styles.cell}>
              {label}
              <div className={styles.faint}>{say('handover.people', { people })}</div>
            </th>
            {[added, deducted, net].map((amount, column) => (
              <td key={column} className={mergeClasses(styles.cell, styles.number)}>
                {amountText(amount)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RuleTable({ bars }: { readonly bars: readonly CountBar[] }) {
  const { say } = useWords();
  const styles = useHandoverStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {[say('report.head-rule'), say('report.word-violation'), say('report.word-cannot-judge')].map((name, column) => (
            <th key={name} scope="col" className={mergeClasses(styles.head, column > 0 && styles.number)}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {SEVERITIES.map((severity) => (
        <tbody key={severity}>
          {bars
            .filter((bar) => bar.severity === severity)
            .map(({ label, violations, cannotJudge }) => (
              <tr key={label}>
                <th scope="row" className={styles.cell}>
                  {label}
                  <div className={styles.faint}>{say(`report.word-${severity}`)}</div>
                </th>
                {[violations, cannotJudge].map((count, column) => (
                  <td key={column} className={mergeClasses(styles.cell, styles.number)}>
                    {say('report.count', { count })}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  );
}
