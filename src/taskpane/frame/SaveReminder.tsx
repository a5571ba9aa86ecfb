import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useSession, useWords } from './context';
import { useFrameStyles } from './frame-styles';
import { useObservable } from './use-observable';

/** Said once a session, after the first thing that was put into the workbook: Excel alone saves it. */
export function SaveReminder() {
  const { records } = useSession();
  const { say } = useWords();
  const styles = useFrameStyles();
  const isToSave = useObservable(records.toSave);
  return (
    <div role="status">
      {isToSave === 'now' && (
        <p className={styles.reminder}>
          <span>{say('pane.save-workbook')}</span>
          <Button appearance="transparent" size="small" icon={<DismissRegular />} aria-label={say('pane.dismiss')} onClick={() => records.saveTold()} />
        </p>
      )}
    </div>
  );
}
