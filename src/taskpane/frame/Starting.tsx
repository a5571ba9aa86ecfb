import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components';
import type { Connection } from '../../addin/host';
import { useWords } from './context';
import { useFrameStyles } from './frame-styles';

const reload = (): void => window.location.reload();

/** Before there is a workbook to work on: waiting for Excel, or why there is none and what to do. */
export function Starting({ connection }: { readonly connection: Connection }) {
  const { say } = useWords();
  const styles = useFrameStyles();
  const isWaiting = connection.kind === 'connecting' || connection.kind === 'slow' || connection.kind === 'connected';
  const why = connection.kind === 'failed' ? say(connection.why.key, connection.why.params) : say(`pane.start-${connection.kind}`);
  return (
    <main className={styles.centred}>
      {isWaiting && <Spinner label={say('pane.start-connecting')} />}
      {connection.kind !== 'connecting' && connection.kind !== 'connected' && (
        <MessageBar intent={isWaiting ? 'warning' : 'error'} layout="multiline">
          <MessageBarBody>{why}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={reload}>{say('pane.reload')}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </main>
  );
}
