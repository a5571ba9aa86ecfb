import { Switch } from '@fluentui/react-components';
import { useAddIn, useSession, useWords } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { useCheckStyles } from './check-styles';

/** Whether the workbook is checked again on its own when it is changed, and what comes of that. */
export function LiveSwitch() {
  const addIn = useAddIn();
  const { live } = useSession();
  const isOn = useObservable(addIn.isLive);
  const state = useObservable(live.state);
  const { say } = useWords();
  const styles = useCheckStyles();
  return (
    <div>
      <Switch className={styles.live} checked={isOn} label={say('pane.live')} onChange={(_, { checked }) => addIn.chooseLive(checked)} />
      {(state === 'checking' || state === 'too-slow') && <p className={styles.faint}>{say(`pane.live-${state}`)}</p>}
    </div>
  );
}
