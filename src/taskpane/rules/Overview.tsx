import { Button, SearchBox } from '@fluentui/react-components';
import { wordsIn } from '../../i18n/language';
import { printable } from '../../report/layout';
import { partKey, type PolicyLedger } from '../../report/policy';
import { Disclosure } from '../frame/Disclosure';
import { useSession, useWords } from '../frame/context';
import { Drafts } from './draft/Drafts';
import { FileLine } from './FileLine';
import { NewFile } from './force/NewFile';
import { usePolicy } from './policy-context';
import { useRulesStyles } from './rules-styles';
import { Travel } from './Travel';
import { useOverview, type FoundPart } from './use-overview';

/** All rule files by ledger, what is waited for, and a search over everything that they say. */
export function Overview() {
  const { set, policy } = usePolicy();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const overview = useOverview();
  const { found, waiting } = overview;
  return (
    <div ref={overview.list} className={styles.column}>
      <section className={styles.column} aria-labelledby="rules-heading">
        <h2 id="rules-heading" className={styles.heading}>
          {printable(say('author.heading', { company: wordsIn(set.profile.company, lang) }))}
        </h2>
        <SearchBox className={styles.search} aria-label={say('author.search')} placeholder={say('author.search-placeholder')} value={overview.query} dismiss={{ 'aria-label': say('author.search-clear') }} onChange={(_, { value }) => overview.search(value)} />
      </section>
      <Drafts />
      {found ? (
        <section className={styles.tight} aria-label={say('author.found-heading')}>
          <p className={styles.faint} role="status">
            {found.count === null ? say('author.searching') : say('author.found', { count: found.count })}
          </p>
          <PartList parts={found.shown} />
          {found.count !== null && found.count > found.shown.length && (
            <Button size="small" appearance="transparent" onClick={overview.showMore}>
              {say('pane.more', { more: found.count - found.shown.length })}
            </Button>
          )}
        </section>
      ) : (
        <>
          {waiting.length > 0 && (
            <Disclosure title={say('author.waiting', { count: waiting.length })}>
              <p className={styles.faint}>{say('author.waiting-about')}</p>
              <PartList parts={waiting} />
            </Disclosure>
          )}
          <Ledgers ledgers={policy.inForce} />
          {policy.idle.length > 0 && (
            <Disclosure title={say('author.idle', { count: policy.idle.reduce((sum, { files }) => sum + files.length, 0) })}>
              <p className={styles.faint}>{say('author.idle-about')}</p>
              <Ledgers ledgers={policy.idle} />
            </Disclosure>
          )}
          <NewFile />
          <Travel />
        </>
      )}
    </div>
  );
}

function Ledgers({ ledgers }: { readonly ledgers: readonly PolicyLedger[] }) {
  const styles = useRulesStyles();
  return ledgers.map(({ key, title, files }) => (
    <section key={key} aria-labelledby={`rules-${key}`} className={styles.ledger}>
      <h3 id={`rules-${key}`} className={styles.ledgerTitle}>
        {printable(title)}
      </h3>
      <ul className={styles.list}>
        {files.map((of) => (
          <FileLine key={of.file.path} of={of} />
        ))}
      </ul>
    </section>
  ));
}

function PartList({ parts }: { readonly parts: readonly FoundPart[] }) {
  const { policy: place } = useSession();
  const { say } = useWords();
  const styles = useRulesStyles();
  return (
    <ul className={styles.list}>
      {parts.map(({ part, of }) => (
        <li key={`${of.file.path} ${partKey(part)}`}>
          <button type="button" className={styles.line} onClick={() => place.show(of.file, partKey(part))}>
            <span className={styles.title}>{printable(part.title)}</span>
            <span className={styles.aside}>{say(`author.kind-${part.kind}`)}</span>
            <span className={styles.below}>{printable([of.title, [...new Set(part.source.map(({ id }) => id))].join(say('report.list-separator')), of.inForce.length === 0 ? say('author.not-in-force') : ''].filter(Boolean).join(' · '))}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
