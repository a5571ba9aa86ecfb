import { Button, Link } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { Checked } from '../../addin/session-state';
import { useWords } from '../frame/context';
import { NoticeBar } from '../frame/NoticeBar';
import { NameField } from '../person/NameField';
import { TextField } from '../person/TextField';
import { useClosingStyles } from './closing-styles';
import { useCloseForm } from './use-close-form';

/** What is still open about the month, and the word that closes it all the same. */
export function CloseForm({ checked }: { readonly checked: Checked }) {
  const form = useCloseForm(checked);
  const { say } = useWords();
  const styles = useClosingStyles();
  const isOpen = form.open.length > 0;
  return (
    <form
      className={styles.column}
      noValidate
      aria-labelledby="closing-heading"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <p className={styles.faint}>{say('closing.what-it-does')}</p>
      <section className={styles.tight} aria-labelledby="open-heading">
        <h3 id="open-heading" className={styles.subheading}>
          {say(isOpen ? 'closing.still-open' : 'closing.nothing-open')}
        </h3>
        <ul className={styles.list}>
          {form.open.map(({ kind, count, panel }) => (
            <li key={kind} className={styles.open}>
              <WarningFilled className={styles.warn} aria-hidden />
              {panel === null ? (
                <span>{say(`closing.open-${kind}`, { count })}</span>
              ) : (
                <Link as="button" type="button" className={styles.link} onClick={() => form.go(panel, kind)}>
                  {say(`closing.open-${kind}`, { count })}
                </Link>
              )}
            </li>
          ))}
          {form.reopened > 0 && (
            <li className={styles.open}>
              <WarningFilled className={styles.warn} aria-hidden />
              <Link as="button" type="button" className={styles.link} onClick={() => form.go('waive')}>
                {say('waive.reopened', { count: form.reopened })}
              </Link>
            </li>
          )}
          {!isOpen && (
            <li className={styles.open}>
              <CheckmarkCircleFilled className={styles.good} aria-hidden />
              <span>{say('closing.all-done')}</span>
            </li>
          )}
        </ul>
      </section>
      {form.refusal ? (
        <NoticeBar notice={form.refusal} />
      ) : (
        <>
          <TextField label={say('closing.note')} value={form.note} onChange={form.setNote} hint={say(isOpen ? 'closing.note-hint-open' : 'closing.note-hint')} isRequired={isOpen} fault={form.noteFault === null ? null : say(form.noteFault)} />
          <NameField label={say('closing.by')} value={form.by} onChange={form.setBy} fault={form.nameFault === null ? null : say(form.nameFault)} />
          <div className={styles.actions}>
            <Button type="submit" appearance="primary" disabledFocusable={form.isSaving}>
              {say(isOpen ? 'closing.close-all-the-same' : 'closing.close')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
