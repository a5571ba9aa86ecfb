import { Button, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { CountBar } from '../../report/chart';
import { useWords } from '../frame/context';
import { SeverityIcon } from '../findings/severity';
import { Bar, Swatch } from './Bar';
import { useHandoverStyles } from './handover-styles';

/** Rules that are listed at first: the most frequent ones. */
const FEW = 10;

const total = ({ violations, cannotJudge }: CountBar): number => violations + cannotJudge;

/** Findings of each rule, most of them first, record-keeping last; the few at first, then all. */
export function RuleBars({ bars }: { readonly bars: readonly CountBar[] }) {
  const { say } = useWords();
  const styles = useHandoverStyles();
  const [isWhole, setIsWhole] = useState(false);
  const sorted = [...bars].sort((a, b) => Number(a.isHygiene) - Number(b.isHygiene) || total(b) - total(a));
  const most = Math.max(...bars.map(total));
  const share = (count: number): number => Math.round((count * 1000) / most);
  return (
    <>
      <h3 className={styles.heading}>{say('handover.chart-rules')}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            {[say('report.head-rule'), say('report.word-violation'), say('report.word-cannot-judge')].map((name, column) => (
              <th key={name} scope="col" className={mergeClasses(styles.head, column > 0 && styles.number)}>
                {column > 0 && <Swatch isHollow={column === 2} />}
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {sorted.slice(0, isWhole ? sorted.length : FEW).map((bar) => (
          <tbody key={`${bar.severity} ${bar.isHygiene} ${bar.label}`}>
            <tr>
              <th scope="row" className={styles.cell}>
                <SeverityIcon look={bar.severity} label={say(`report.word-${bar.severity}`)} /> {bar.label}
                {bar.isHygiene && <span className={styles.faint}> {say('report.hygiene')}</span>}
              </th>
              {[bar.violations, bar.cannotJudge].map((count, column) => (
                <td key={column} className={mergeClasses(styles.cell, styles.number)}>
                  {say('report.count', { count })}
                </td>
              ))}
            </tr>
            <tr aria-hidden>
              <td colSpan={3} className={styles.drawn}>
                <div className={styles.side}>
                  <Bar share={share(bar.violations)} />
                  <Bar share={share(bar.cannotJudge)} isHollow />
                </div>
              </td>
            </tr>
          </tbody>
        ))}
      </table>
      {!isWhole && sorted.length > FEW && (
        <Button size="small" appearance="transparent" onClick={() => setIsWhole(true)}>
          {say('pane.more', { more: sorted.length - FEW })}
        </Button>
      )}
    </>
  );
}
