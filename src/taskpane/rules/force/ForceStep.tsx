import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { headerIn } from '../../../i18n/header';
import type { Translator } from '../../../i18n/translator';
import { printable } from '../../../report/layout';
import type { PolicyFile } from '../../../report/policy';
import { Disclosure } from '../../frame/Disclosure';
import { useWords } from '../../frame/context';
import { NameField } from '../../person/NameField';
import { useRulesStyles } from '../rules-styles';
import { forceText } from './force-text';
import type { AudienceChoice } from './audience';
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
          {form.is === 'begin' && form.column && <Audience form={form} column={form.column} />}
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

/** Which people: by a column, and its values. */
function Audience({ form, column }: { readonly form: ForceForm; readonly column: AudienceChoice }) {
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const titleOf = ({ key, headers }: AudienceChoice): string => printable(headerIn(headers, lang) ?? key);
  return (
    <>
      {form.columns.length > 1 && (
        <Field label={say('author.force-column')}>
          <Select className={styles.wide} value={column.key} onChange={(_, { value }) => form.divide(value)}>
            {form.columns.map((one) => (
              <option key={one.key} value={one.key}>
                {titleOf(one)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <div role="group" aria-label={titleOf(column)} className={styles.choices}>
        {column.values.map((one) => (
          <Checkbox key={one} label={printable(one)} checked={form.chosen.includes(one)} onChange={(_, { checked }) => form.tick(checked === true ? [...form.chosen, one] : form.chosen.filter((other) => other !== one))} />
        ))}
      </div>
    </>
  );
}
