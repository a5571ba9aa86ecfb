import { openFile, type FileWorkbook } from '../../workbook/file/open-file';
import type { Change } from '../../workbook/open-workbook';
import type { Session } from '../session';
import type { SessionState } from '../session-state';

/** A file that tells of changes as Excel does: `change` says that somebody made one. */
export function openHeard(name: string, bytes: Uint8Array): { readonly book: FileWorkbook; change(change: Change): void } {
  let listener: (change: Change) => void = () => undefined;
  const book: FileWorkbook = Object.assign(openFile(name, bytes), {
    onChange: (heard: (change: Change) => void) => {
      listener = heard;
      return Promise.resolve(() => Promise.resolve());
    },
  });
  return { book, change: (change) => listener(change) };
}

/** Resolves when the session's state is so. */
export const until = (session: Session, is: (state: SessionState) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const { state } = session.desk;
    const look = (): void => {
      if (!is(state.get())) return;
      stop();
      resolve();
    };
    const stop = state.subscribe(look);
    look();
  });
