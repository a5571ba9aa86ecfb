import { useSessionState, useWords } from './context';
import { useFrameStyles } from './frame-styles';
import { runInOneSentence } from '../../report/run-sentence';

/** Tells a screen reader what happens, and nothing to the eye, which has seen it: phases of work and how it ended, not each row. */
export function Status() {
  const { checked, progress, notice } = useSessionState();
  const { say } = useWords();
  const styles = useFrameStyles();
  const text = progress ? say(`pane.phase-${progress.phase}`) : notice ? say(notice.key, notice.params) : checked ? runInOneSentence(checked.view) : '';
  return (
    <div role="status" className={styles.spoken}>
      {text}
    </div>
  );
}
