import { Select, Text } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { LANGUAGES } from '../../i18n/language';
import { useAddIn, useWords } from './context';
import { useFrameStyles } from './frame-styles';

const About = lazy(() => import('../about/About'));

/** Who speaks, and in which language: below, since the top right corner is Excel's own. */
export function Footer({ hasSession }: { readonly hasSession: boolean }) {
  const addIn = useAddIn();
  const { lang, say } = useWords();
  const styles = useFrameStyles();
  const choose = (chosen: string): void => {
    const language = LANGUAGES.find((one) => one === chosen);
    if (language) addIn.chooseLanguage(language);
  };
  return (
    <div className={styles.footer}>
      <Text className={styles.brand}>{say('pane.brand')}</Text>
      {hasSession && (
        <Suspense fallback={null}>
          <About />
        </Suspense>
      )}
      <Select size="small" appearance="filled-darker" aria-label={say('pane.language')} value={lang} onChange={(_, { value }) => choose(value)}>
        {LANGUAGES.map((one) => (
          <option key={one} value={one} lang={one}>
            {say(`pane.language-${one}`)}
          </option>
        ))}
      </Select>
    </div>
  );
}
