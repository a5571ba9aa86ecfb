import { Button, Link } from '@fluentui/react-components';
import { useState } from 'react';
import type { Finding } from '../../checking/report';
import { firstPlace } from '../../report/finding-text';
import { printable } from '../../report/layout';
import { useSession, useWords } from '../frame/context';
import { useWaiveStyles } from './waive-styles';

/** Findings that are told at first; all at a button, which says how many there are. */
const AT_FIRST = 3;

/** What a word would be about: each finding, with the way to its cell. */
export function Covered({ findings }: { readonly findings: readonly Finding[] }) {
  const { walk } = useSession();
  const { say } = useWords();
  const styles = useWaiveStyles();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? findings : findings.slice(0, AT_FIRST);
  return (
    <div className={styles.covered}>
      <ul className={styles.list}>
        {shown.map((finding) => ({ finding, place: firstPlace(finding) })).map(({ finding, place }) => (
          <li key={finding.id} className={styles.covers}>
            <span>{printable(finding.message)}</span>
            {place && (
              <Link as="button" className={styles.link} onClick={() => void walk.show(finding)}>
                {printable(`${place.sheet}!${place.cell}`)}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {findings.length > AT_FIRST && (
        <Button size="small" appearance="transparent" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? say('waive.show-fewer') : say('waive.show-all', { count: findings.length })}
        </Button>
      )}
    </div>
  );
}
