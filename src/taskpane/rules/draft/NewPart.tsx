import { Button, Field, Input, Select } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { TIER_KINDS } from '../../../authoring/table-kinds';
import { useWords } from '../../frame/context';
import { Chosen } from '../edit/Chosen';
import { UnitSelect } from '../edit/UnitField';
import { useRulesStyles } from '../rules-styles';
import { useNewPart, type AddedKind } from './use-new-part';

/** A new part, by what it is to be called and what can't be told later; all else follows in its form. */
export function NewPart({ kind }: { readonly kind: AddedKind }) {
  const { say } = useWords();
  const styles = useRulesStyles();
  const form = useNewPart(kind);
  if (!form.isOpen) {
    return (
      form.canAdd && (
        <Button size="small" appearance="subtle" className={styles.start} icon={<AddRegular />} onClick={form.open}>
          {say(`author.new-${kind}`)}
        </Button>
      )
    );
  }
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault();
        form.add();
      }}
    >
      {kind === 'function' ? (
        <Field size="small" label={say('author.new-function-which')} className={styles.field}>
          <Select size="small" className={styles.wide} value={form.called} onChange={(_, { value }) => form.call(value)}>
            {form.functions.map((name) => (
              <option key={name} value={name}>
                {`GUIJU.${name}`}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <Field size="small" label={say('author.new-title')} className={styles.field} required>
          <Input size="small" autoFocus className={styles.input} value={form.called} onChange={(_, { value }) => form.call(value)} />
        </Field>
      )}
      {kind === 'table' && (
        <>
          <Field size="small" label={say('author.table-read')} className={styles.field}>
            <Select size="small" className={styles.wide} value={form.tableKind} onChange={(_, { value }) => form.read(value)}>
              {TIER_KINDS.map((one) => (
                <option key={one} value={one}>
                  {say(`author.table-${one.replace(' ', '-')}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Chosen label={say('author.new-inputs')} at={['tables', '']} chosen={form.inputs} choices={form.names} onChange={form.decide} />
          {form.boundUnit !== null && (
            <Field size="small" label={say('author.new-bound')} hint={say('author.new-bound-about')} className={styles.field}>
              <Input size="small" className={styles.input} value={form.bound} contentAfter={form.boundUnit} onChange={(_, { value }) => form.bind(value)} />
            </Field>
          )}
        </>
      )}
      {kind !== 'rule' && (
        <Field size="small" label={say('report.sheet-unit')} className={styles.field}>
          <UnitSelect unit={form.unit} onChange={form.measure} />
        </Field>
      )}
      <div className={styles.acts}>
        <Button size="small" appearance="primary" type="submit" disabledFocusable={!form.isWhole}>
          {say(`author.new-${kind}`)}
        </Button>
        <Button size="small" onClick={form.close}>
          {say('pane.cancel')}
        </Button>
      </div>
    </form>
  );
}
