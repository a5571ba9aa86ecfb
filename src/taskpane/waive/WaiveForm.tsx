import { Button, Checkbox, Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import type { Notice } from '../../addin/notice';
import type { Checked } from '../../addin/session-state';
import { wordsIn } from '../../i18n/language';
import { liftedText } from '../../report/closing-text';
import { printable } from '../../report/layout';
import { amountText } from '../../report/money';
import { useWords } from '../frame/context';
import { NoticeBar } from '../frame/NoticeBar';
import { NameField } from '../person/NameField';
import { TextField } from '../person/TextField';
import { Covered } from './Covered';
import { useWaiveForm, type Scope } from './use-waive-form';
import { useWaiveStyles } from './waive-styles';

/** Why findings are let pass, on whose word, until when. */
export function WaiveForm({ checked, about }: { readonly checked: Checked; readonly about: readonly string[] }) {
  const form = useWaiveForm(checked, about);
  const { say, lang } = useWords();
  const styles = useWaiveStyles();
  const { findings, category, word, faults } = form;
  const fault = (one: Notice | undefined): { validationMessage?: string } => (one ? { validationMessage: say(one.key, one.params) } : {});
  if (form.refusal || findings.length === 0) {
    return (
      <section className={styles.column}>
        <NoticeBar notice={form.refusal ?? { intent: 'info', key: 'waive.nothing-left', params: {} }} />
        <div className={styles.actions}>
          <Button onClick={form.leave}>{say('waive.to-list')}</Button>
        </div>
      </section>
    );
  }
  const money =
    form.money === null
      ? say('waive.no-money')
      : category?.money === 'lifted'
        ? say('waive.lifts', { lifted: liftedText(form.money, say) })
        : say(category ? 'waive.stays' : 'waive.money', { amount: amountText(form.money) });
  return (
    <form
      className={styles.column}
      aria-labelledby="waive-heading"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <h2 id="waive-heading" className={styles.heading}>
        {say('waive.form-heading', { count: findings.length })}
      </h2>
      {form.scopes.length > 1 && (
        <RadioGroup aria-label={say('waive.scope')} value={form.scope} onChange={(_, { value }) => form.chooseScope(value as Scope)}>
          {form.scopes.map(({ scope, findings: of }) => (
            <Radio key={scope} value={scope} label={printable(say(`waive.scope-${scope}`, { count: of.length, person: of[0]?.person?.employee_name ?? of[0]?.person?.employee_id ?? '' }))} />
          ))}
        </RadioGroup>
      )}
      <Covered findings={findings} />
      {form.following > 0 && <p className={styles.faint}>{say('waive.following', { count: form.following })}</p>}
      <Field label={say('waive.category')} required className={styles.wide} {...(category ? { hint: printable(wordsIn(category.description, lang)) } : {})} {...fault(faults.category)}>
        <Select value={word.category} onChange={(_, { value }) => form.chooseCategory(value)}>
          <option value="">{say('waive.choose-category')}</option>
          {form.categories.map(({ key, title }) => (
            <option key={key} value={key}>
              {printable(wordsIn(title, lang))}
            </option>
          ))}
        </Select>
      </Field>
      <p className={styles.paragraph}>{money}</p>
      <TextField label={say('waive.reason')} value={word.reason} onChange={(reason) => form.say({ reason })} hint={say('waive.reason-hint')} isRequired fault={faults.reason ? say(faults.reason.key, faults.reason.params) : null} />
      {category && form.longest === null && <Checkbox label={say('waive.no-end')} checked={word.expires === null} onChange={(_, { checked: noEnd }) => form.say({ expires: noEnd === true ? null : form.earliest })} />}
      {category && word.expires !== null && (
        <Field label={say('waive.expires')} required hint={form.longest === null ? say('waive.expires-hint') : say('waive.expires-longest', { longest: form.longest })} {...fault(faults.expires)}>
          <Input type="date" value={word.expires} min={form.earliest} {...(form.longest === null ? {} : { max: form.longest })} onChange={(_, { value }) => form.say({ expires: value })} />
        </Field>
      )}
      <NameField label={say('waive.by')} value={word.by} onChange={(by) => form.say({ by })} fault={faults.by ? say(faults.by.key, faults.by.params) : null} />
      {faults.by && form.leaveOutOwn && (
        <div className={styles.actions}>
          <Button size="small" onClick={form.leaveOutOwn}>
            {say('waive.leave-out-own')}
          </Button>
        </div>
      )}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={form.isSaving}>
          {say('waive.submit', { count: findings.length })}
        </Button>
        <Button onClick={form.leave}>{say('waive.leave')}</Button>
      </div>
    </form>
  );
}
