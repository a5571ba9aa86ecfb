import { Button, Field, Input, Select } from '@fluentui/react-components';
import { printable } from '../../../report/layout';
import { Disclosure } from '../../frame/Disclosure';
import { useWords } from '../../frame/context';
import { NameField } from '../../person/NameField';
import { useRulesStyles } from '../rules-styles';
import { useNewFile } from './use-new-file';

/** A rule file from nothing: what it is called, which ledger it judges, and from when. Its rules follow. */
export function NewFile() {
  const { say } = useWords();
  const styles = useRulesStyles();
  const form = useNewFile();
  return (
    <Disclosure title={say('author.file-new')}>
      <form
        className={styles.column}
        onSubmit={(event) => {
          event.preventDefault();
          form.begin();
        }}
      >
        <p className={styles.faint}>{say('author.file-about')}</p>
        <Field label={say('author.new-title')} required>
          <Input className={styles.input} value={form.title} onChange={(_, { value }) => form.call(value)} />
        </Field>
        <Field label={say('author.file-ledger')} required>
          <Select className={styles.wide} value={form.ledger} onChange={(_, { value }) => form.judge(value)}>
            <option value="">{say('author.message-which')}</option>
            {form.ledgers.map(({ value, title }) => (
              <option key={value} value={value}>
                {printable(title)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={say('author.file-id')} required hint={say('author.file-id-about')} {...(form.fault === null ? {} : { validationMessage: say(`author.file-id-${form.fault}`) })}>
          <Input className={styles.input} value={form.id} spellCheck={false} onChange={(_, { value }) => form.identify(value)} />
        </Field>
        <Field label={say('author.publish-from')} required {...(form.closedUntil === null ? {} : { validationMessage: say('author.publish-closed', { until: form.closedUntil }) })}>
          <Input type="date" className={styles.input} value={form.day} onChange={(_, { value }) => form.on(value)} />
        </Field>
        <NameField label={say('author.by')} value={form.by} onChange={form.named} fault={null} />
        <Button type="submit" appearance="primary" className={styles.start} disabledFocusable={!form.isWhole}>
          {say('author.file-begin')}
        </Button>
      </form>
    </Disclosure>
  );
}
