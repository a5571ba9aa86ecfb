import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import { headerIn } from '../../../i18n/header';
import { printable } from '../../../report/layout';
import { useWords } from '../../frame/context';
import { parted } from '../edit/typed';
import { useRulesStyles } from '../rules-styles';
import type { AudienceChoice } from './audience';
import type { PeopleForm } from './use-force';

interface PeopleProps {
  readonly of: PeopleForm;
  /** Are there others beside them, so that it has to be said which these are? */
  readonly isNamed: boolean;
}

/** Which people: by a column and its values, or by several that all have to fit. */
export function People({ of: { side, parts, others, put, add }, isNamed }: PeopleProps) {
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const called = say(`author.force-whom-${side}`);
  const titleOf = ({ key, headers }: AudienceChoice): string => printable(headerIn(headers, lang) ?? key);
  return (
    <fieldset className={styles.group} {...(isNamed ? {} : { 'aria-label': called })}>
      {isNamed && <legend className={styles.term}>{called}</legend>}
      {parts.map(({ key, values, column }, index) => (
        <div key={index} className={styles.leaf}>
          <div className={styles.taken}>
            <Select size="small" className={styles.wide} aria-label={say('author.force-column')} value={key} onChange={(_, { value }) => put(index, { key: value, values: [] })}>
              {[column, ...others].map((one) => (
                <option key={one.key} value={one.key}>
                  {titleOf(one)}
                </option>
              ))}
            </Select>
            {parts.length > 1 && <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={say('author.force-column-remove', { name: titleOf(column) })} onClick={() => put(index, null)} />}
          </div>
          {column.values === null ? (
            <Typed label={titleOf(column)} values={values} onChange={(chosen) => put(index, { key, values: chosen })} />
          ) : (
            <div role="group" aria-label={titleOf(column)} className={styles.choices}>
              {column.values.map((one) => (
                <Checkbox key={one} label={printable(one)} checked={values.includes(one)} onChange={(_, { checked }) => put(index, { key, values: checked === true ? [...values, one] : values.filter((other) => other !== one) })} />
              ))}
            </div>
          )}
        </div>
      ))}
      {parts.length > 1 && <span className={styles.faint}>{say('author.force-columns-about')}</span>}
      {others.length > 0 && (
        <Button size="small" appearance="subtle" icon={<AddRegular />} className={styles.start} onClick={add}>
          {say('author.force-column-add')}
        </Button>
      )}
    </fieldset>
  );
}

/** Several texts in one line, as they are typed. */
function Typed({ label, values, onChange }: { readonly label: string; readonly values: readonly string[]; readonly onChange: (values: readonly string[]) => void }) {
  const { say } = useWords();
  const styles = useRulesStyles();
  const [typed, setTyped] = useState('');
  const isTheirs = parted(typed).join('\n') === values.join('\n');
  return (
    <Field size="small" hint={say('author.figures-parted')} className={styles.field}>
      <Input
        size="small"
        className={styles.input}
        aria-label={label}
        value={isTheirs ? typed : values.join('、')}
        onChange={(_, { value }) => {
          setTyped(value);
          onChange([...new Set(parted(value))]);
        }}
      />
    </Field>
  );
}
