import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { useState } from 'react';
import { useSession, useSessionState, useWords } from '../frame/context';
import { useCheckStyles } from './check-styles';

/** What can be written into the workbook, and taken away again. */
export function Acts({ hasFindings }: { readonly hasFindings: boolean }) {
  const { marks, handingOver } = useSession();
  const { progress } = useSessionState();
  const { say } = useWords();
  const styles = useCheckStyles();
  const [toRemove, setToRemove] = useState<readonly string[]>([]);
  const isBusy = progress !== null;
  const ask = async (): Promise<void> => setToRemove((await handingOver.sheetsToRemove()) ?? []);
  const remove = (): void => {
    setToRemove([]);
    void handingOver.removeSheets();
  };
  const act = (key: string, does: () => Promise<void>, isDisabled = isBusy) => (
    <Button size="small" className={styles.act} disabledFocusable={isDisabled} onClick={() => void does()}>
      {say(key)}
    </Button>
  );
  return (
    <section className={styles.acts} aria-label={say('pane.acts')}>
      {act('pane.mark', () => marks.turnOn(), isBusy || !hasFindings)}
      {act('pane.unmark', () => marks.turnOff())}
      {act('pane.remove', ask)}
      <Dialog open={toRemove.length > 0} onOpenChange={(_, { open }) => !open && setToRemove([])} modalType="alert">
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{say('pane.remove-title', { count: toRemove.length })}</DialogTitle>
            <DialogContent>
              <p className={styles.paragraph}>{say('pane.remove-warning')}</p>
              <ul className={styles.list}>
                {toRemove.map((sheet) => (
                  <li key={sheet}>{sheet}</li>
                ))}
              </ul>
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={remove}>
                {say('pane.remove-confirm')}
              </Button>
              <Button onClick={() => setToRemove([])}>{say('pane.keep')}</Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </section>
  );
}
