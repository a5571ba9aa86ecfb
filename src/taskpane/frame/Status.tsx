import { lineOf } from '../../report/finding-list';
import { printable } from '../../report/layout';
import { useSession, useSessionState, useWords } from './context';
import { useFrameStyles } from './frame-styles';
import { useObservable } from './use-observable';
import { runInOneSentence } from '../../report/run-sentence';

/** Tells a screen reader what happens, and nothing to the eye, which has seen it: phases of work and how it ended, not each row. */
export function Status() {
  const { checked, progress, notice, hidden, current } = useSessionState();
  const list = useObservable(useSession().walk.list);
  const { say } = useWords();
  const styles = useFrameStyles();
  // Who goes on by key stays where the focus is, and hears where that leads.
  const told = list ? lineOf(list, current)?.finding.message : undefined;
  const text = progress ? say(`pane.phase-${progress.phase}`) : notice ? say(notice.key, notice.params) : hidden ? say(`walk.${hidden.is}`, { sheet: hidden.sheet, cell: hidden.cell }) : told !== undefined ? printable(told) : checked ? runInOneSentence(checked.view) : '';
  return (
    <div role="status" className={styles.spoken}>
      {text}
    </div>
  );
}
