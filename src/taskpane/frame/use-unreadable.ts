import { useState } from 'react';
import { noticeOf, type Notice } from '../../addin/notice';
import type { RecordName } from '../../records/parts';
import { useSession, useWords } from './context';
import { useObservable } from './use-observable';

export interface UnreadablePart {
  readonly name: RecordName;
  readonly notice: Notice;
  /** False: the workbook only did not answer. */
  readonly isBroken: boolean;
}

/** What travels in the workbook and could not be read, and what can be done about it; nothing of it goes before a word. */
export function useUnreadable() {
  const { records, desk } = useSession();
  const { say } = useWords();
  const { unreadable } = useObservable(records.state);
  const [asked, ask] = useState<RecordName | null>(null);
  const parts = [...unreadable].map(([name, why]): UnreadablePart => {
    const isBroken = why.key.startsWith('records.');
    return { name, isBroken, notice: isBroken ? { intent: 'error', key: 'records.unreadable', params: { part: name, why: say(why.key, why.params) } } : why };
  });
  const startAnew = (): void => {
    ask(null);
    if (asked !== null) records.discard(asked).catch((error: unknown) => desk.tell(noticeOf(error)));
  };
  return { parts, asked, ask, startAnew, readAgain: (): void => void records.load() };
}
