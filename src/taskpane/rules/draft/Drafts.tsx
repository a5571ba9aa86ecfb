import { printable } from '../../../report/layout';
import { useSession, useWords } from '../../frame/context';
import { useObservable } from '../../frame/use-observable';
import { usePolicy } from '../policy-context';
import { useRulesStyles } from '../rules-styles';
import { DraftSteps } from './DraftSteps';

/** The files that are being changed, and what is done with them together. */
export function Drafts() {
  const { drafting, policy: place } = useSession();
  const { draft } = useObservable(drafting.state);
  const { policy } = usePolicy();
  const { say } = useWords();
  const styles = useRulesStyles();
  if (draft === null) return null;
  return (
    <section className={styles.questions} aria-labelledby="rules-drafts">
      <h3 id="rules-drafts" className={styles.ledgerTitle}>
        {say('author.drafts', { count: draft.files.length, authors: draft.authors.map(({ by }) => by).join(say('report.list-separator')) })}
      </h3>
      <ul className={styles.list}>
        {draft.files.map(({ follows }) => (
          <li key={follows}>
            <button type="button" className={styles.line} onClick={() => place.show({ path: follows })}>
              <span className={styles.title}>{printable(policy.files.find(({ file }) => file.path === follows)?.title ?? follows)}</span>
            </button>
          </li>
        ))}
      </ul>
      <DraftSteps />
    </section>
  );
}
