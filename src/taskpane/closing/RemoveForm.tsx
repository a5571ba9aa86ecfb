import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Closing } from '../../records/model';
import { monthInWords } from '../check/use-check-bar';
import { useAddIn, useSession, useWords } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { NameField } from '../person/NameField';
import { TextField } from '../person/TextField';
import { useClosingStyles } from './closing-styles';

/** The word that takes a record away; a button until somebody wants it, then what is lost is said before it is. */
export function RemoveForm({ record }: { readonly record: Closing }) {
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
        <Button size="small" onClick={() => setIsWanted(true)}>
          {say('closing.remove')}
        </Button>
      </div>
    );
  }
  const lacksReason = reason.trim() === '';
  const lacksName = by.trim() === '';
  const submit = (): void => {
    setHasTried(true);
    if (lacksReason || lacksName) return;
    addIn.rememberPerson(by.trim());
    void closing.remove(record, by, reason);
  };
  return (
    <form
      className={styles.column}
      noValidate
      aria-label={say('closing.remove')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => event.key === 'Escape' && setIsWanted(false)}
    >
      <p className={styles.paragraph}>{say(record.reopened === null ? 'closing.remove-what-closed' : 'closing.remove-what', { month: monthInWords(record.month, say) })}</p>
      <TextField label={say('closing.remove-reason')} value={reason} onChange={setReason} hint={say('closing.reopen-hint')} isRequired fault={hasTried && lacksReason ? say('closing.removal-reason-needed') : null} />
      <NameField label={say('closing.remove-by')} value={by} onChange={setBy} fault={hasTried && lacksName ? say('closing.name-needed') : null} />
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={isSaving}>
          {say('closing.remove-confirm')}
        </Button>
        <Button onClick={() => setIsWanted(false)}>{say('closing.remove-not')}</Button>
      </div>
    </form>
  );
}
