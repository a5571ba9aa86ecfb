import { Button, Field, MessageBar, MessageBarBody, Textarea } from '@fluentui/react-components';
import { Disclosure } from '../frame/Disclosure';
import { useWords } from '../frame/context';
import { useRulesStyles } from './rules-styles';
import { useTravel } from './use-travel';

/** All rules as one text, to be kept or taken elsewhere; rules from elsewhere, looked at before they are taken over. */
export function Travel() {
  const { say } = useWords();
  const styles = useRulesStyles();
  const travel = useTravel();
  return (
    <Disclosure title={say('author.travel')}>
      <div className={styles.column}>
        <p className={styles.faint}>{say('author.export-about')}</p>
        <div className={styles.acts}>
          {travel.canDownload && (
            <Button size="small" onClick={travel.download}>
              {say('author.export')}
            </Button>
          )}
          <Button size="small" appearance={travel.canDownload ? 'subtle' : 'secondary'} onClick={travel.copy}>
            {say('author.export-copy')}
          </Button>
        </div>
        {travel.copied && (
          <p role="status" className={styles.paragraph}>
            {say(`author.export-${travel.copied}`)}
          </p>
        )}
        <Field label={say('author.import-file')} hint={say('author.import-about')}>
          <input type="file" aria-label={say('author.import-file')} accept=".json,application/json" onChange={travel.choose} />
        </Field>
        <Field label={say('author.import-text')} {...(travel.aside === null ? {} : { hint: say('author.import-aside', { count: travel.aside }) })}>
          <Textarea rows={3} value={travel.text} textarea={{ spellCheck: false }} onPaste={travel.paste} onChange={(_, { value }) => travel.type(value)} />
        </Field>
        <Button size="small" className={styles.start} disabledFocusable={(travel.text.trim() === '' && travel.aside === null) || travel.isBusy} onClick={travel.read}>
          {say('author.import-read')}
        </Button>
        {travel.refused.length > 0 && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              {say('author.import-refused')}
              <ul className={styles.bullets}>
                {travel.refused.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </MessageBarBody>
          </MessageBar>
        )}
        {travel.found && (
          <section className={styles.questions} aria-label={say('author.import-found')}>
            <span className={styles.term}>{travel.found.title}</span>
            {travel.found.rewritten.length > 0 && (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>{say('author.import-rewritten', { files: travel.found.rewritten.join(say('report.list-separator')) })}</MessageBarBody>
              </MessageBar>
            )}
            <div className={styles.changes}>
              {travel.found.lines.map((line, index) => (
                <p key={index} className={styles.told}>
                  {line}
                </p>
              ))}
            </div>
            <div className={styles.acts}>
              <Button size="small" appearance="primary" disabledFocusable={travel.isBusy} onClick={travel.take}>
                {travel.found.take}
              </Button>
              <Button size="small" onClick={travel.leave}>
                {say('author.import-leave')}
              </Button>
            </div>
          </section>
        )}
      </div>
    </Disclosure>
  );
}
