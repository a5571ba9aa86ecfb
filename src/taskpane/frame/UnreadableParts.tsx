import { Button } from '@fluentui/react-components';
import { AskFirst } from '../handover/AskFirst';
import { useWords } from './context';
import { NoticeBar } from './NoticeBar';
import { useUnreadable } from './use-unreadable';

/** What travels in the workbook and could not be read: it stays as it is until somebody decides. */
export function UnreadableParts() {
  const { say } = useWords();
  const { parts, asked, ask, startAnew, readAgain } = useUnreadable();
  return (
    <>
      {parts.map(({ name, notice, isBroken }) => (
        <NoticeBar key={name} notice={notice}>
          <Button size="small" onClick={readAgain}>
            {say('pane.try-again')}
          </Button>
          {isBroken && (
            <Button size="small" onClick={() => ask(name)}>
              {say('records.start-anew')}
            </Button>
          )}
        </NoticeBar>
      ))}
      <AskFirst
        open={asked !== null}
        title={say('records.start-anew-title', { part: asked ?? 'maps' })}
        warning={say('records.start-anew-warning')}
        sheets={[]}
        confirm={say('records.start-anew-confirm')}
        onConfirm={startAnew}
        onKeep={() => ask(null)}
      />
    </>
  );
}
