import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode } from 'react';
import type { Notice } from '../../addin/notice';
import { useWords } from './context';

interface NoticeBarProps {
  readonly notice: Notice;
  readonly onDismiss?: () => void;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** A notice, in the language of the pane. */
export function NoticeBar({ notice: { intent, key, params }, onDismiss, children }: NoticeBarProps) {
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
