import { Button } from '@fluentui/react-components';
import { useSession, useSessionState, useWords } from '../frame/context';
import { NoticeBar } from '../frame/NoticeBar';
import { useFocusKept } from '../frame/use-focus-kept';
import { useObservable } from '../frame/use-observable';
import { WaiveForm } from './WaiveForm';
import { Waivers } from './Waivers';
import { useWaiveStyles } from './waive-styles';

/** Findings let pass on somebody's word: the form over those that are to be, else the list of those that are. */
export default function WaivePanel() {
  const { waiving, desk } = useSession();
  const { checked } = useSessionState();
  const { about, told, before, isSaving } = useObservable(waiving.state);
  const { say } = useWords();
  const styles = useWaiveStyles();
  const kept = useFocusKept(about);
  if (!checked) return <p className={styles.paragraph}>{say('pane.check-first')}</p>;
  return (
    <div ref={kept} tabIndex={-1} className={styles.panel}>
      {told && (
        <NoticeBar notice={told} onDismiss={() => waiving.dismiss()}>
          {before !== null && waiving.refusal() === null && (
            <>
              <Button size="small" disabledFocusable={isSaving} onClick={() => void waiving.undo()}>
                {say('waive.undo')}
              </Button>
              <Button size="small" onClick={() => desk.change({ panel: 'findings' })}>
                {say('waive.to-findings')}
              </Button>
            </>
          )}
        </NoticeBar>
      )}
      {about === null ? <Waivers checked={checked} /> : <WaiveForm key={about.join('\n')} checked={checked} about={about} />}
    </div>
  );
}
