import { Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useAddIn, useSession, useSessionState, useWords } from './context';
import { NoticeBar } from './NoticeBar';
import { useObservable } from './use-observable';

/** What went well is told for so long: it covers a part of the list. What did not stays until it is read. */
const READ_MS = 10_000;

/** What has just happened, or waits for a word: at the bottom, where it is seen however far the pane is scrolled. */
export function PassingNotices() {
  const { desk, walk } = useSession();
  const { notice, hidden } = useSessionState();
  const isWaiting = useObservable(useAddIn().isWaiting);
  const { say } = useWords();
  useEffect(() => {
    if (notice?.intent !== 'success') return undefined;
    const timer = setTimeout(() => desk.tell(null), READ_MS);
    return () => clearTimeout(timer);
  }, [desk, notice]);
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
