import { Button } from '@fluentui/react-components';
import type { Checked } from '../../addin/session-state';
import type { Closing } from '../../records/model';
import { amountText } from '../../report/money';
import { monthInWords } from '../check/use-check-bar';
import { useSessionState, useWords } from '../frame/context';
import { useClosingStyles } from './closing-styles';
import { useClosedMonths, type ClosedMonth } from './use-closed-months';

interface ClosedMonthsProps {
  readonly checked: Checked;
  readonly closings: readonly Closing[];
  readonly month: string | null;
}

/** Other months that are closed: whether something came late, as far as anybody knows, and the way to find out. */
export function ClosedMonths({ checked, closings, month }: ClosedMonthsProps) {
  const months = useClosedMonths(checked, closings, month);
  const { progress } = useSessionState();
  const { say } = useWords();
  const styles = useClosingStyles();
  if (months.length === 0) return null;
  return (
    <section className={styles.tight} aria-labelledby="closed-heading">
      <h2 id="closed-heading" className={styles.heading}>
        {say('closing.closed-months', { count: months.length })}
      </h2>
      <ul className={styles.list}>
        {months.map((one) => (
          <li key={one.month} className={styles.row}>
            <span>
              {monthInWords(one.month, say)}
              <span className={styles.below}>
                <Known month={one} />
              </span>
            </span>
            {one.rows > 0 && (
              <Button size="small" disabledFocusable={progress !== null} aria-label={say('closing.check-month', { month: monthInWords(one.month, say) })} onClick={one.check}>
                {say('closing.check-it')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Known({ month: { rows, since, late, amount, others } }: { readonly month: ClosedMonth }) {
  const { say } = useWords();
  if (since !== null) return <>{say('closing.known-since', { at: since, late, amount: amountText(amount), others })}</>;
  return <>{say(rows > 0 ? 'closing.known-rows' : 'closing.known-nothing', { rows })}</>;
}
