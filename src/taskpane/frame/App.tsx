import { FluentProvider } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import type { AddIn } from '../../addin/start';
import { createTranslator } from '../../i18n/translator';
import { AddInContext, SessionContext, WordsContext } from './context';
import { Footer } from './Footer';
import { PassingNotices } from './PassingNotices';
import { SaveReminder } from './SaveReminder';
import { Starting } from './Starting';
import { useFrameStyles } from './frame-styles';
import { useObservable } from './use-observable';
import { useTheme } from './use-theme';

/** With the engine behind it; the frame is there before. */
const Workspace = lazy(() => import('./Workspace'));

/** The pane: what surrounds it, then the workspace as soon as there is a workbook to work on. */
export function App({ addIn }: { readonly addIn: AddIn }) {
  const lang = useObservable(addIn.language);
  const connection = useObservable(addIn.connection);
  const session = useObservable(addIn.session);
  const words = useMemo(() => ({ lang, say: createTranslator(lang) }), [lang]);
  const theme = useTheme(lang, connection.kind === 'connected');
  const styles = useFrameStyles();
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  return (
    <FluentProvider theme={theme} className={styles.page}>
      <AddInContext value={addIn}>
        <WordsContext value={words}>
          <SessionContext value={session}>
            <Suspense fallback={<Starting connection={connection} />}>{session ? <Workspace /> : <Starting connection={connection} />}</Suspense>
            <footer className={styles.bottom}>
              {session && <PassingNotices />}
              {session && <SaveReminder />}
              <Footer hasSession={session !== null} />
            </footer>
          </SessionContext>
        </WordsContext>
      </AddInContext>
    </FluentProvider>
  );
}
