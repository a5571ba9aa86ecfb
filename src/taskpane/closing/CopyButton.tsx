import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useWords } from '../frame/context';
import { copyText } from '../frame/copy-text';
import { useClosingStyles } from './closing-styles';

interface CopyButtonProps {
  readonly label: string;
  readonly text: () => string;
}

/** Copies a text; where the browser lets nobody, the text stands there to be copied by hand. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const { say } = useWords();
  const styles = useClosingStyles();
  const [done, setDone] = useState<'copied' | { readonly byHand: string } | null>(null);
  const copy = async (): Promise<void> => {
    const whole = text();
    setDone((await copyText(whole)) ? 'copied' : { byHand: whole });
  };
  return (
    <>
      <Button size="small" onClick={() => void copy()}>
        {label}
      </Button>
      <span role="status" className={styles.faint}>
        {done === 'copied' && say('closing.copied')}
      </span>
      {done !== null && done !== 'copied' && (
        <Field label={say('closing.copy-by-hand')} className={styles.byHand}>
          <Textarea readOnly rows={6} value={done.byHand} textarea={{ className: styles.text }} onFocus={(event) => event.currentTarget.select()} />
        </Field>
      )}
    </>
  );
}
