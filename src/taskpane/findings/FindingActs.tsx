import { Button } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { Checked } from '../../addin/session-state';
import type { Finding } from '../../checking/report';
import { useWords } from '../frame/context';
import { useFindingsStyles } from './findings-styles';
import { useFindingActs } from './use-finding-acts';

const Explanation = lazy(() => import('../explanation/Explanation'));

/** What can be done about the current finding, and why it was found. */
export function FindingActs({ finding, checked }: { readonly finding: Finding; readonly checked: Checked }) {
  const acts = useFindingActs(finding, checked);
  const { say } = useWords();
  const styles = useFindingsStyles();
  return (
    <>
      <div className={styles.acts}>
        <Button size="small" aria-expanded={acts.isExplaining} onClick={acts.explain}>
          {say('walk.why')}
        </Button>
        {acts.waive && (
          <Button size="small" onClick={acts.waive}>
            {say('walk.waive')}
          </Button>
        )}
        <Button size="small" appearance="subtle" onClick={acts.copy}>
          {say('walk.copy')}
        </Button>
      </div>
      {acts.toCopy !== null && (
        <label className={styles.toCopy}>
          {say('walk.copy-by-hand')}
          <textarea readOnly rows={4} value={acts.toCopy} className={styles.textarea} onFocus={({ target }) => target.select()} />
        </label>
      )}
      {acts.isExplaining && (
        <Suspense fallback={null}>
          <Explanation finding={finding} checked={checked} />
        </Suspense>
      )}
    </>
  );
}
