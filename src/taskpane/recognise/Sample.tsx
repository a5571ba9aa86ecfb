import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { printable } from '../../report/layout';
import { useSession, useSessionState, useWords } from '../frame/context';
import { useFocusKept } from '../frame/use-focus-kept';
import { useObservable } from '../frame/use-observable';
import { useRecogniseStyles } from './recognise-styles';

/** The sample month: offered where the workbook is empty, taken away where it is there; nothing where the workbook has only sheets of its own. */
export function Sample() {
  const { sample } = useSession();
  const { checked, progress } = useSessionState();
  const { kind, sheets } = useObservable(sample.state);
  const { say } = useWords();
  const styles = useRecogniseStyles();
  const [isAsking, setIsAsking] = useState(false);
  useEffect(() => void sample.look(), [sample]);
  // The button that put it there is gone; where it was there before, the focus is nobody's to move.
  const [hasWritten, setHasWritten] = useState(false);
  const kept = useFocusKept<HTMLElement>(hasWritten && kind);
  const write = (): void => {
    setHasWritten(true);
    void sample.write();
  };
  const isBusy = progress !== null;
  if (kind === 'offered') {
    return (
      <section className={styles.trial} aria-labelledby="sample-heading">
        <h3 id="sample-heading" className={styles.heading}>
          {say('recognise.sample-heading')}
        </h3>
        <p className={styles.paragraph}>{say('recognise.sample-offer')}</p>
        <div className={styles.buttons}>
          <Button disabledFocusable={isBusy} onClick={write}>
            {say('recognise.sample-write')}
          </Button>
        </div>
      </section>
    );
  }
  if (kind !== 'there') return null;
  const remove = (): void => {
    setIsAsking(false);
    void sample.remove();
  };
  return (
    <section ref={kept} tabIndex={-1} className={styles.trial} aria-label={say('recognise.sample-there', { count: sheets.length })}>
      <p className={styles.paragraph}>{say('recognise.sample-there', { count: sheets.length })}</p>
      {checked === null && <p className={styles.paragraph}>{say('recognise.sample-next')}</p>}
      <div className={styles.buttons}>
        <Button size="small" disabledFocusable={isBusy} onClick={() => setIsAsking(true)}>
          {say('recognise.sample-remove')}
        </Button>
      </div>
      <Dialog open={isAsking} onOpenChange={(_, { open }) => setIsAsking(open)} modalType="alert">
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{say('recognise.sample-remove-title', { count: sheets.length })}</DialogTitle>
            <DialogContent>
              <p className={styles.paragraph}>{say('recognise.sample-remove-warning')}</p>
              <ul className={styles.bullets}>
                {sheets.map((sheet) => (
                  <li key={sheet}>{printable(sheet)}</li>
                ))}
              </ul>
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={remove}>
                {say('recognise.sample-remove')}
              </Button>
              <Button onClick={() => setIsAsking(false)}>{say('pane.keep')}</Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </section>
  );
}
