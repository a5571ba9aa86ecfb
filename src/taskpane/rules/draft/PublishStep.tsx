import { Button, Field, Input, MessageBar, MessageBarBody, Textarea } from '@fluentui/react-components';
import { useWords } from '../../frame/context';
import { Disclosure } from '../../frame/Disclosure';
import { NameField } from '../../person/NameField';
import { useRulesStyles } from '../rules-styles';
import { usePublish } from './use-publish';

/** Brings the draft into force: from which day, by whom, and why. */
export function PublishStep() {
  const { say } = useWords();
  const styles = useRulesStyles();
  const form = usePublish();
  return (
    <Disclosure title={say('author.publish')}>
      <form
        className={styles.column}
        onSubmit={(event) => {
          event.preventDefault();
          form.publish();
        }}
      >
        <p className={styles.faint}>{say('author.publish-about')}</p>
        {form.changes.length === 0 ? (
          <p className={styles.paragraph}>{say('author.publish-nothing')}</p>
        ) : (
          <ul className={styles.changes}>
            {form.changes.map((line, index) => (
              <li key={index} className={styles.told}>
                {line}
              </li>
            ))}
          </ul>
        )}
        {form.needsDay && (
          <Field label={say('author.publish-from')} required hint={form.closedUntil === null ? say('author.publish-from-hint') : say('author.publish-closed', { until: form.closedUntil })}>
            <Input type="date" className={styles.input} value={form.effectiveFrom} onChange={(_, { value }) => form.from(value)} />
          </Field>
        )}
        <NameField label={say('author.publish-by')} value={form.by} onChange={form.named} fault={null} />
        <Field label={say('author.publish-note')} hint={say('author.publish-note-hint')}>
          <Textarea rows={2} resize="vertical" value={form.note} onChange={(_, { value }) => form.noted(value)} />
        </Field>
        {form.idle.length > 0 && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{say('author.publish-idle', { date: form.effectiveFrom, files: form.idle.join(say('report.list-separator')) })}</MessageBarBody>
          </MessageBar>
        )}
        {form.isAlone && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{say('author.publish-alone')}</MessageBarBody>
          </MessageBar>
        )}
        {form.refused.length > 0 && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              {say('author.publish-refused')}
              <ul className={styles.bullets}>
                {form.refused.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </MessageBarBody>
          </MessageBar>
        )}
        <div className={styles.acts}>
          <Button appearance="primary" type="submit" disabledFocusable={form.isBusy}>
            {say(form.isBusy ? 'author.publishing' : 'author.publish-now')}
          </Button>
        </div>
      </form>
    </Disclosure>
  );
}
