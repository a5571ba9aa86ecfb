import { mergeClasses } from '@fluentui/react-components';
import { useMemo } from 'react';
import { chartOf, largestOf, thousandths, type MoneyBar } from '../../report/chart';
import { amountText } from '../../report/money';
import type { View } from '../../report/tables/view';
import { useWords } from '../frame/context';
import { Bar, Swatch } from './Bar';
import { useHandoverStyles } from './handover-styles';
import { RuleBars } from './RuleBars';

/** The month by department, by item and by rule: tables with a bar in each row, so that a bar has its name and figures beside it. */
export function Charts({ view }: { readonly view: View }) {
  const { say } = useWords();
  const styles = useHandoverStyles();
  const { departments, items, rules } = useMemo(() => chartOf(view), [view]);
  if (items.length === 0 && rules.length === 0) return <p className={mergeClasses(styles.faint, styles.close)}>{say('handover.nothing-to-draw')}</p>;
  return (
    <div className={styles.close}>
      {items.length > 0 && (
        <>
          <MoneyBars title={say('handover.chart-departments')} head={say('report.head-department')} bars={departments} />
          <MoneyBars title={say('handover.chart-items')} head={say('report.item')} bars={items} />
        </>
      )}
      {rules.length > 0 && <RuleBars bars={rules} />}
    </div>
  );
}

interface MoneyBarsProps {
  readonly title: string;
  readonly head: string;
  readonly bars: readonly MoneyBar[];
}

function MoneyBars({ title, head, bars }: MoneyBarsProps) {
  const { say } = useWords();
  const styles = useHandoverStyles();
  const largest = largestOf(bars);
  return (
    <>
      <h3 className={styles.heading}>{title}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            {[head, say('handover.added'), say('handover.deducted'), say('handover.net')].map((name, column) => (
              <th key={name} scope="col" className={mergeClasses(styles.head, column > 0 && styles.number)}>
                {(column === 1 || column === 2) && <Swatch isHollow={column === 2} />}
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {bars.map(({ label, people, added, deducted, net }) => (
          <tbody key={label}>
            <tr>
              <th scope="row" className={styles.cell}>
                {label} <span className={styles.faint}>{say('handover.people', { people })}</span>
              </th>
              {[added, deducted, net].map((amount, column) => (
                <td key={column} className={mergeClasses(styles.cell, styles.number)}>
                  {amountText(amount)}
                </td>
              ))}
            </tr>
            <tr aria-hidden>
              <td colSpan={4} className={styles.drawn}>
                <div className={styles.bars}>
                  <Bar share={thousandths(added, largest)} />
                  <Bar share={thousandths(deducted, largest)} isHollow />
                </div>
              </td>
            </tr>
          </tbody>
        ))}
      </table>
    </>
  );
}
