import { printable } from '../../report/layout';
import type { PolicyFile } from '../../report/policy';
import { useSession, useWords } from '../frame/context';
import { useRulesStyles } from './rules-styles';
import { validity } from './validity';

/** A rule file in the list of all. */
export function FileLine({ of }: { readonly of: PolicyFile }) {
  const { policy: place } = useSession();
  const { say } = useWords();
  const styles = useRulesStyles();
  const { file, title, waiting } = of;
  return (
    <li>
      <button type="button" data-path={file.path} className={styles.line} onClick={() => place.show(file)}>
        <span className={styles.title}>{printable(title)}</span>
        <span className={styles.aside}>{say('author.rules-count', { count: file.rules.length })}</span>
        <span className={styles.below}>{printable([...validity(of, say), ...(waiting > 0 ? [say('author.waits-count', { count: waiting })] : [])].join(' · '))}</span>
      </button>
    </li>
  );
}
