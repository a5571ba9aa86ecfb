import { Button } from '@fluentui/react-components';
import { useAddIn, useSession, useSessionState, useWords } from './context';
import { NoticeBar } from './NoticeBar';
import { useObservable } from './use-observable';

/** What has just happened, or waits for a word: at the bottom, where it is seen however far the pane is scrolled. */
export function PassingNotices() {
  const { desk, walk } = useSession();
  const { notice, hidden } = useSessionState();
  const isWaiting = useObservable(useAddIn().isWaiting);
  const { say } = useWords();
  return (
    <>
      {isWaiting && <NoticeBar notice={{ intent: 'warning', key: 'pane.excel-waits', params: {} }} />}
      {hidden !== null && (
        <NoticeBar notice={{ intent: 'info', key: `walk.${hidden.is}`, params: { sheet: hidden.sheet, cell: hidden.cell } }} onDismiss={() => walk.leaveHidden()}>
          <Button size="small" onClick={() => void walk.reveal()}>
            {say(`walk.show-${hidden.is}`)}
          </Button>
        </NoticeBar>
      )}
      {notice && <NoticeBar notice={notice} onDismiss={() => desk.tell(null)} />}
    </>
  );
}
