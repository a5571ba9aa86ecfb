import { Button } from '@fluentui/react-components';
import type { SheetAccount } from '../../addin/mapping';
import { printable } from '../../report/layout';
import { useWords } from '../frame/context';
import { CellLink } from '../frame/CellLink';
import { useRecogniseStyles } from './recognise-styles';

interface TablesProps {
  readonly account: SheetAccount;
  /** Reads the whole sheet as one; null where nobody knows as what. */
  readonly readWhole: (() => void) | null;
}

/** How a sheet and Excel's tables on it are told apart, and how to have it otherwise. */
export function Tables({ account: { sheet, table, range, tables, said }, readWhole }: TablesProps) {
  const { say } = useWords();
  const styles = useRecogniseStyles();
  if (table !== undefined) {
    return (
      <section className={styles.column}>
        <p className={styles.faint}>
          {table === null ? say('recognise.outside-tables', { sheet: printable(sheet) }) : say('recognise.one-table', { sheet: printable(sheet) })} {range !== null && <CellLink sheet={sheet} cell={range.split(':')[0] ?? range} text={range} />}
        </p>
        {readWhole && (
          <div className={styles.buttons}>
            <Button size="small" onClick={readWhole}>
              {say('recognise.read-whole')}
            </Button>
          </div>
        )}
      </section>
    );
  }
  if (tables.length === 0) return null;
  return (
    <section className={styles.column}>
      <h5 className={styles.groupHeading}>{say('recognise.tables', { count: tables.length })}</h5>
      <ul className={styles.bullets}>
        {tables.map(({ name, range: at }) => (
          <li key={name}>
            {printable(name)} <CellLink sheet={sheet} cell={at.split(':')[0] ?? at} text={at} />
          </li>
        ))}
      </ul>
      <p className={styles.faint}>{say(said === null ? 'recognise.tables-whole' : 'recognise.tables-said')}</p>
    </section>
  );
}
