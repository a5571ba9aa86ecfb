import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode } from 'react';
import type { Notice } from '../../addin/notice';
import { useAddIn, useSession, useSessionState, useWords } from './context';
import { useObservable } from './use-observable';

interface BarProps {
  readonly notice: Notice;
  readonly onDismiss?: () => void;
  readonly children?: ReactNode;
}

function Bar({ notice: { intent, key, params }, onDismiss, children }: BarProps) {
  const { say } = useWords();
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>{say(key, params)}</MessageBarBody>
      {(children ?? onDismiss) !== undefined && (
        <MessageBarActions {...(onDismiss ? { containerAction: <Button appearance="transparent" size="small" icon={<DismissRegular />} aria-label={say('pane.dismiss')} onClick={onDismiss} /> } : {})}>
          {children}
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

/** What holds until something is done about it: above the results, since it bears on them. */
export function StandingNotices() {
  const { rules } = useSession();
  const { isStale, progress } = useSessionState();
  const ruling = useObservable(rules.state);
  const { say } = useWords();
  return (
    <>
      {ruling.kind === 'refused' && (
        <Bar notice={{ ...ruling.why, key: 'pane.rules-refused', params: { why: say(ruling.why.key, ruling.why.params), from: ruling.canUseBundled ? 'workbook' : 'bundled' } }}>
          <Button size="small" onClick={() => void rules.load()}>
            {say('pane.try-again')}
          </Button>
          {ruling.canUseBundled && (
            <Button size="small" onClick={() => void rules.load(true)}>
              {say('pane.use-bundled')}
            </Button>
          )}
        </Bar>
      )}
      {isStale && progress === null && <Bar notice={{ intent: 'warning', key: 'pane.stale', params: {} }} />}
    </>
  );
}

/** What has just happened, or waits for a word: at the bottom, where it is seen however far the pane is scrolled. */
export function PassingNotices() {
  const { desk, walk } = useSession();
  const { notice, hiddenSheet } = useSessionState();
  const isWaiting = useObservable(useAddIn().isWaiting);
  const { say } = useWords();
  return (
    <>
      {isWaiting && <Bar notice={{ intent: 'warning', key: 'pane.excel-waits', params: {} }} />}
      {hiddenSheet !== null && (
        <Bar notice={{ intent: 'info', key: 'pane.cell-hidden', params: { sheet: hiddenSheet } }} onDismiss={() => walk.leaveHidden()}>
          <Button size="small" onClick={() => void walk.reveal()}>
            {say('pane.open-sheet')}
          </Button>
        </Bar>
      )}
      {notice && <Bar notice={notice} onDismiss={() => desk.tell(null)} />}
    </>
  );
}
