import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { useWords } from '../frame/context';
import { useHandoverStyles } from './handover-styles';

interface AskFirstProps {
  readonly open: boolean;
  readonly title: string;
  readonly warning: string;
  /** The sheets that would go, if any. */
  readonly sheets: readonly string[];
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onKeep: () => void;
}

/** Says which sheets would go, and waits for a word. */
export function AskFirst({ open, title, warning, sheets, confirm, onConfirm, onKeep }: AskFirstProps) {
  const { say } = useWords();
  const styles = useHandoverStyles();
  return (
    <Dialog open={open} onOpenChange={(_, data) => !data.open && onKeep()} modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            <p className={styles.paragraph}>{warning}</p>
            {sheets.length > 0 && (
              <ul className={styles.list}>
                {sheets.map((sheet) => (
                  <li key={sheet}>{sheet}</li>
                ))}
              </ul>
            )}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onConfirm}>
              {confirm}
            </Button>
            <Button onClick={onKeep}>{say('pane.keep')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
