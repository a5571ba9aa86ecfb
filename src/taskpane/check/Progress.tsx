import { Button, ProgressBar } from '@fluentui/react-components';
import type { Progress as ProgressOf } from '../../addin/session-state';
import { useSession, useWords } from '../frame/context';
import { useCheckStyles } from './check-styles';

/** How far a task is, and the way out of it. */
export function Progress({ progress }: { readonly progress: ProgressOf | null }) {
  const { desk } = useSession();
  const { say } = useWords();
  const styles = useCheckStyles();
  // What nobody asked for moves nothing about.
  if (progress === null || progress.task === 'recheck') return null;
  const { phase, done, total, secondsLeft } = progress;
  const text = total > 0 ? say(`pane.phase-${phase}-of`, { done, total }) : say(`pane.phase-${phase}`);
  const left = secondsLeft === null || secondsLeft === 0 ? null : secondsLeft < 60 ? say('pane.seconds-left', { seconds: secondsLeft }) : say('pane.minutes-left', { minutes: secondsLeft / 60 });
  return (
    <div className={styles.progress}>
      <div className={styles.column}>
        <span id="progress-text">
          {text}
          {left !== null && <span className={styles.left}>{left}</span>}
        </span>
        <ProgressBar aria-labelledby="progress-text" {...(total > 0 ? { value: done, max: total } : {})} />
      </div>
      <Button size="small" onClick={() => desk.cancel()}>
        {say('pane.cancel')}
      </Button>
    </div>
  );
}
