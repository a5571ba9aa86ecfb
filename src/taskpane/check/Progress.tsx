import { Button, ProgressBar } from '@fluentui/react-components';
import type { Progress as ProgressOf } from '../../addin/session-state';
import { useSession, useWords } from '../frame/context';
import { useCheckStyles } from './check-styles';

/** How far a task is, and the way out of it. */
export function Progress({ progress }: { readonly progress: ProgressOf | null }) {
  const { desk } = useSession();
  const { say } = useWords();
  const styles = useCheckStyles();
  if (progress === null) return null;
  const { phase, done, total } = progress;
  const text = total > 0 ? say(`pane.phase-${phase}-of`, { done, total }) : say(`pane.phase-${phase}`);
  return (
    <div className={styles.progress}>
      <div className={styles.column}>
        <span id="progress-text">{text}</span>
        <ProgressBar aria-labelledby="progress-text" {...(total > 0 ? { value: done, max: total } : {})} />
      </div>
      <Button size="small" onClick={() => desk.cancel()}>
        {say('pane.cancel')}
      </Button>
    </div>
  );
}
