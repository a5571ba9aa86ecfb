import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useAddIn, useSession, useWords } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { NameField } from '../person/NameField';
import { TextField } from '../person/TextField';
import { useClosingStyles } from './closing-styles';

interface ReasonFormProps {
  /** What the button and the form are called; `confirm`, `keep`: what does it, and what leaves everything as it is. */
  readonly words: { readonly title: string; readonly confirm: string; readonly keep: string; readonly reason: string; readonly lacksReason: string; readonly by: string };
  /** What becomes of it; null: nothing has to be said. */
  readonly about: string | null;
  readonly size?: 'small';
  readonly onConfirm: (by: string, reason: string) => void;
}

/** What somebody does to a closed month has a name and a reason: a button until it is wanted, then what has to be said. */
export function ReasonForm({ words, about, size, onConfirm }: ReasonFormProps) {
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
        <Button {...(size && { size })} onClick={() => setIsWanted(true)}>
          {words.title}
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
    onConfirm(by, reason);
  };
  return (
    <form
      className={styles.column}
      noValidate
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => event.key === 'Escape' && setIsWanted(false)}
    >
      {about !== null && <p className={styles.paragraph}>{about}</p>}
      <TextField label={words.reason} value={reason} onChange={setReason} hint={say('closing.reopen-hint')} isRequired fault={hasTried && lacksReason ? words.lacksReason : null} />
      <NameField label={words.by} value={by} onChange={setBy} fault={hasTried && lacksName ? say('closing.name-needed') : null} />
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={isSaving}>
          {words.confirm}
        </Button>
        <Button onClick={() => setIsWanted(false)}>{words.keep}</Button>
      </div>
    </form>
  );
}
