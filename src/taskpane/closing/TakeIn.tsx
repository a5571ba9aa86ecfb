import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useSession, useWords } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { Disclosure } from '../frame/Disclosure';
import { useClosingStyles } from './closing-styles';

/** Closings of another workbook, pasted as text. */
export function TakeIn() {
  const { closing } = useSession();
  const { isSaving } = useObservable(closing.state);
  const { say } = useWords();
  const styles = useClosingStyles();
  const [text, setText] = useState('');
  const take = async (): Promise<void> => {
    if (await closing.takeIn(text)) setText('');
  };
  return (
    <Disclosure title={say('closing.take-in-title')}>
      <div className={styles.column}>
        <p className={styles.faint}>{say('closing.take-in-what')}</p>
        <Field label={say('closing.take-in-text')}>
          <Textarea value={text} rows={4} textarea={{ className: styles.text, spellCheck: false }} onChange={(_, data) => setText(data.value)} />
        </Field>
        <div className={styles.actions}>
          <Button disabledFocusable={text.trim() === '' || isSaving} onClick={() => void take()}>
            {say('closing.take-in')}
          </Button>
        </div>
      </div>
    </Disclosure>
  );
}
