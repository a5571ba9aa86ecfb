import { Button } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { isName } from '../../../records/lengths';
import type { PolicyFile } from '../../../report/policy';
import { useAddIn, useSession, useWords } from '../../frame/context';
import { useObservable } from '../../frame/use-observable';
import { NameField } from '../../person/NameField';
import { useRulesStyles } from '../rules-styles';

/** Begins to change a file, on somebody's name: the one that was typed last, else it is asked for. */
export function StartDraft({ of }: { readonly of: PolicyFile }) {
  const { drafting, policy: place } = useSession();
  const addIn = useAddIn();
  const name = useObservable(addIn.person);
  const { say } = useWords();
  const styles = useRulesStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isAsking = typed !== null;
  useEffect(() => {
    if (isAsking) form.current?.querySelector('input')?.focus();
  }, [isAsking]);
  const begin = (by: string): void => {
    // The button that was pressed goes: who pressed it goes on at the head of the file.
    void drafting.begin(of.file.path, by.trim()).then((isBegun) => isBegun && place.show(of.file));
    setTyped(null);
  };
  if (typed === null) {
    return (
      <Button size="small" className={styles.start} icon={<EditRegular />} onClick={() => (isName(name) ? begin(name) : setTyped(name))}>
        {say('author.change')}
      </Button>
    );
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isName(typed)) return setIsMissing(true);
    addIn.rememberPerson(typed.trim());
    begin(typed);
  };
  return (
    <form ref={form} className={styles.tight} onSubmit={submit}>
      <NameField label={say('author.by')} value={typed} onChange={setTyped} fault={isMissing && typed.trim() === '' ? say('author.name-missing') : null} />
      <div className={styles.acts}>
        <Button appearance="primary" type="submit">
          {say('author.begin')}
        </Button>
        <Button onClick={() => setTyped(null)}>{say('pane.cancel')}</Button>
      </div>
    </form>
  );
}
