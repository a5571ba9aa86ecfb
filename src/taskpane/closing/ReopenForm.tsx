import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useAddIn, useSession, useWords } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { NameField } from '../person/NameField';
import { TextField } from '../person/TextField';
import { useClosingStyles } from './closing-styles';

interface ReopenFormProps {
  readonly month: string;
  /** How many amounts of the month were taken over into later ones. */
  readonly carried: number;
}

/** The word that opens a closed month again; a button until somebody wants it. */
export function ReopenForm({ month, carried }: ReopenFormProps) {
  const { closing } = useSession();
  const addIn = useAddIn();
  const { isSaving } = useObservable(closing.state);
  const { say } = useWords();
  const styles = useClosingStyles();
  const [isWanted, setIsWanted] = useState(false);
  const [hasTried, setHasTried] = useState(false);
  const [reason, setReason] = useState('');
  const [by, setBy] = useState(() => addIn.person.get());
  if (!isWanted) {
    return (
      <div className={styles.actions}>
        <Button onClick={() => setIsWanted(true)}>{say('closing.reopen')}</Button>
      </div>
    );
  }
  const lacksReason = reason.trim() === '';
  const lacksName = by.trim() === '';
  const submit = (): void => {
    setHasTried(true);
    if (lacksReason || lacksName) return;
    addIn.rememberPerson(by.trim());
    void closing.reopen(month, by, reason);
  };
  return (
    <form
      className={styles.column}
      noValidate
      aria-label={say('closing.reopen')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {carried > 0 && <p className={styles.paragraph}>{say('closing.reopen-carried', { count: carried })}</p>}
      <TextField label={say('closing.reopen-reason')} value={reason} onChange={setReason} hint={say('closing.reopen-hint')} isRequired fault={hasTried && lacksReason ? say('closing.reason-needed') : null} />
      <NameField label={say('closing.reopen-by')} value={by} onChange={setBy} fault={hasTried && lacksName ? say('closing.name-needed') : null} />
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={isSaving}>
          {say('closing.reopen')}
        </Button>
        <Button onClick={() => setIsWanted(false)}>{say('closing.keep-closed')}</Button>
      </div>
    </form>
  );
}
