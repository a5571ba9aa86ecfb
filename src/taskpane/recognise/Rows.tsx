import type { SheetRowsRead } from '../../addin/mapping';
import { useWords } from '../frame/context';
import { useRecogniseStyles } from './recognise-styles';
import { CellLink } from '../frame/CellLink';

/** Rows that are named one by one; of more there is the number. */
const NAMED = 12;

/** How many rows were read, and which were set aside and why. */
export function Rows({ sheet, read: { source, rows } }: { readonly sheet: string; readonly read: SheetRowsRead }) {
  const { say } = useWords();
  const styles = useRecogniseStyles();
  const reasons = new Map<string, number[]>();
  for (const { reason, row } of source.notData) reasons.set(reason, [...(reasons.get(reason) ?? []), row]);
  return (
    <section className={styles.column}>
      <h5 className={styles.groupHeading}>{say('recognise.rows-heading', { range: source.range, below: source.rows, rows })}</h5>
      {reasons.size + (source.setAside?.size ?? 0) > 0 && (
        <ul className={styles.bullets}>
          {[...reasons].map(([reason, all]) => (
            <li key={reason}>
              {say('recognise.aside', { why: say(`report.not-data-${reason}`), count: all.length })}
              {all.slice(0, NAMED).map((row) => (
                <span key={row}>
                  {' '}
                  <CellLink sheet={sheet} cell={`A${row}`} text={say('recognise.row', { row })} />
                </span>
              ))}
              {all.length > NAMED && ` ${say('recognise.more', { count: all.length - NAMED })}`}
            </li>
          ))}
          {[...(source.setAside ?? [])].map(([reason, count]) => (
            <li key={reason}>{say('recognise.aside', { why: say(`report.not-data-${reason}`), count })}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
