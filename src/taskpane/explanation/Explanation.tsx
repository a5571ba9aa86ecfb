import { useState } from 'react';
import type { Checked } from '../../addin/session-state';
import type { Finding } from '../../checking/report';
import { furtherCells } from '../../report/further-cells';
import { useSessionState, useWords } from '../frame/context';
import { CellLink } from '../frame/CellLink';
import { useExplanationStyles } from './explanation-styles';
import { Steps } from './Steps';
import { useExplanation } from './use-explanation';

/** Of many cells the first are shown; the others at a button that says how many there are. */
const CELLS_AT_FIRST = 8;

interface ExplanationProps {
  readonly finding: Finding;
  readonly checked: Checked;
}

/** How a finding came about: clause and rule, what was read, and each step to the verdict. */
export default function Explanation({ finding, checked }: ExplanationProps) {
  const { facts, parts, cells } = useExplanation(finding, checked);
  const { isStale } = useSessionState();
  const { say } = useWords();
  const styles = useExplanationStyles();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? cells : cells.slice(0, CELLS_AT_FIRST);
  return (
    <section className={styles.explanation} aria-label={say('walk.explanation')}>
      {isStale && <p className={styles.stale}>{say('walk.stale-explanation')}</p>}
      <dl className={styles.facts}>
        {facts.map(({ title, lines }) => (
          <div key={title} className={styles.fact}>
            <dt className={styles.term}>{title}</dt>
            {lines.map((line, at) => (
              <dd key={at} className={styles.told}>
                {line}
              </dd>
            ))}
          </div>
        ))}
        {cells.length > 0 && (
          <div className={styles.fact}>
            <dt className={styles.term}>{say('walk.cells')}</dt>
            <dd className={styles.cells}>
              {shown.map((place) => (
                <CellLink key={`${place.sheet}!${place.cell}`} {...place} />
              ))}
              {shown.length < cells.length && (
                <button type="button" className={styles.more} onClick={() => setIsWhole(true)}>
                  {furtherCells(shown, cells.slice(shown.length), say)}
                </button>
              )}
            </dd>
          </div>
        )}
      </dl>
      {parts.map(({ title, arithmetic, steps }) => (
        <section key={title} className={styles.fact}>
          <h3 className={styles.term}>{title}</h3>
          {arithmetic !== null && <p className={styles.told}>{arithmetic}</p>}
          <Steps steps={steps} />
        </section>
      ))}
    </section>
  );
}
