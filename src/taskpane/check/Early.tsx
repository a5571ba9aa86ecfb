import { Link } from '@fluentui/react-components';
import type { EarlyFindings } from '../../addin/session-state';
import type { Finding } from '../../checking/report';
import { printable } from '../../report/layout';
import { lookOf } from '../../report/finding-entries';
import { firstPlace } from '../../report/finding-text';
import { SeverityIcon } from '../findings/severity';
import { useSession, useWords } from '../frame/context';
import { useCheckStyles } from './check-styles';

/** What was found so far, while the check still runs: the first of it, and how many there are. */
export function Early({ early: { first, count } }: { readonly early: EarlyFindings }) {
  const { walk } = useSession();
  const { say } = useWords();
  const styles = useCheckStyles();
  const link = (finding: Finding) => {
    const place = firstPlace(finding);
    return place && <Link onClick={() => void walk.showCell(place)}>{printable(place.sheet)}</Link>;
  };
  return (
    <section className={styles.column} aria-labelledby="early-heading">
      <h2 id="early-heading" className={styles.early}>
        {say('pane.found-so-far', { count })}
      </h2>
      <ul className={styles.earlyList}>
        {first.map((finding) => (
          <li key={finding.id} className={styles.earlyLine}>
            <SeverityIcon look={lookOf(finding)} label={say(`report.word-${lookOf(finding)}`)} />
            <span>
              {printable(finding.message)} {link(finding)}
            </span>
          </li>
        ))}
      </ul>
      {count > first.length && <p className={styles.faint}>{say('pane.found-more-so-far', { more: count - first.length })}</p>}
    </section>
  );
}
