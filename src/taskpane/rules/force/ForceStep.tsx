import { Button, Field, Input, Select } from '@fluentui/react-components';
import type { Translator } from '../../../i18n/translator';
import { printable } from '../../../report/layout';
import type { PolicyFile } from '../../../report/policy';
import { Disclosure } from '../../frame/Disclosure';
import { useWords } from '../../frame/context';
import { NameField } from '../../person/NameField';
import { useRulesStyles } from '../rules-styles';
import { forceText } from './force-text';
import { People } from './People';
import { useForce, type ForceForm } from './use-force';

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
          <Field label={say(`author.force-${form.is}-day`)} required {...wrongDay(form, say)}>
            <Input type="date" className={styles.input} value={form.day} onChange={(_, { value }) => form.on(value)} />
          </Field>
          {form.is === 'begin' && form.ways.length > 1 && (
            <Field label={say('author.force-for')}>
              <Select className={styles.wide} value={form.whom} onChange={(_, { value }) => form.choose(value)}>
                {form.ways.map((one) => (
                  <option key={one} value={one}>
                    {say(`author.force-whom-${one}`)}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          {form.is === 'begin' && form.people.map((people) => <People key={people.side} of={people} isNamed={form.people.length > 1} />)}
          <NameField label={say('author.by')} value={form.by} onChange={form.named} fault={null} />
          <Button type="submit" className={styles.start} disabledFocusable={!form.isWhole}>
            {say('author.force-say')}
          </Button>
        </form>
      )}
    </Disclosure>
  );
}

const wrongDay = ({ closedUntil, endedOn }: ForceForm, say: Translator): { readonly validationMessage?: string } =>
  closedUntil !== null ? { validationMessage: say('author.publish-closed', { until: closedUntil }) } : endedOn !== null ? { validationMessage: say('author.force-ended', { day: endedOn }) } : {};
