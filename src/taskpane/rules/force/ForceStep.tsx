import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { printable } from '../../../report/layout';
import type { PolicyFile } from '../../../report/policy';
import { Disclosure } from '../../frame/Disclosure';
import { useWords } from '../../frame/context';
import { NameField } from '../../person/NameField';
import { useRulesStyles } from '../rules-styles';
import { forceText } from './force-text';
import { useForce } from './use-force';

/** Ends a file that is in force, or has one come into force: from which day, for whom. It is a part of the draft, and holds once that is published. */
export function ForceStep({ of }: { readonly of: PolicyFile }) {
  const { say } = useWords();
  const styles = useRulesStyles();
  const form = useForce(of);
  return (
    <Disclosure title={say(`author.force-${form.is}`)}>
      {form.said ? (
        <div className={styles.column}>
          <p className={styles.paragraph}>{printable(forceText(form.said, of.title, say))}</p>
          <p className={styles.faint}>{say('author.force-drafted')}</p>
          <Button size="small" className={styles.start} onClick={form.leave}>
            {say('author.force-leave')}
          </Button>
        </div>
      ) : (
        <form
          className={styles.column}
          onSubmit={(event) => {
            event.preventDefault();
            form.say();
          }}
        >
          <p className={styles.faint}>{say(`author.force-${form.is}-about`)}</p>
          <Field label={say(`author.force-${form.is}-day`)} required {...(form.closedUntil === null ? {} : { validationMessage: say('author.publish-closed', { until: form.closedUntil }) })}>
            <Input type="date" className={styles.input} value={form.day} onChange={(_, { value }) => form.on(value)} />
          </Field>
          {form.is === 'begin' && form.departments.length > 0 && (
            <Field label={say('author.force-for')} hint={say('author.force-for-all')}>
              <div role="group" aria-label={say('author.force-for')} className={styles.choices}>
                {form.departments.map((one) => (
                  <Checkbox key={one} label={printable(one)} checked={form.chosen.includes(one)} onChange={(_, { checked }) => form.choose(checked === true ? [...form.chosen, one] : form.chosen.filter((other) => other !== one))} />
                ))}
              </div>
            </Field>
          )}
          <NameField label={say('author.by')} value={form.by} onChange={form.named} fault={null} />
          <Button type="submit" className={styles.start} disabledFocusable={!form.isWhole}>
            {say('author.force-say')}
          </Button>
        </form>
      )}
    </Disclosure>
  );
}
