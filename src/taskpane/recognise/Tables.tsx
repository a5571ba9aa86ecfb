import { printable } from '../../report/layout';
import { useSession, useWords } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { CellLink } from './CellLink';
import { useRecogniseStyles } from './recognise-styles';

/** Excel's tables on a sheet, and that they are not told apart. */
export function Tables({ sheet }: { readonly sheet: string }) {
  const { mapping } = useSession();
  const { say } = useWords();
  const styles = useRecogniseStyles();
  const tables = useObservable(mapping.tables).get(sheet) ?? [];
  if (tables.length === 0) return null;
  return (
    <section className={styles.column}>
      <h5 className={styles.groupHeading}>{say('recognise.tables', { count: tables.length })}</h5>
      <ul className={styles.bullets}>
        {tables.map(({ name, range }) => (
          <li key={name}>
            {printable(name)} <CellLink sheet={sheet} cell={range.split(':')[0] ?? range} text={range} />
          </li>
        ))}
      </ul>
      <p className={styles.faint}>{say('recognise.tables-whole')}</p>
      {tables.length > 1 && <p className={styles.paragraph}>{say('recognise.tables-several')}</p>}
    </section>
  );
}
