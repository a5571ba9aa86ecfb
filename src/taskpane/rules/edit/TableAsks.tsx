import { Button, Field } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { printable } from '../../../report/layout';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { NameSelect } from './conditions/NameSelect';
import { useEditor, type At } from './editor-context';
import { fieldState, problemsAt } from './problems';
import type { TableShapeForm } from './use-table-shape';

interface TableAsksProps {
  readonly at: At;
  readonly form: TableShapeForm;
  /** Does it go by one thing alone, with the bounds in the rows themselves? */
  readonly isPlain: boolean;
}

/** What a tier table goes by: something else, one thing more, one less. */
export function TableAsks({ at, form, isPlain }: TableAsksProps) {
  const { problems } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const { inputs, accepts, lost } = form;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.term}>{say('author.table-asks')}</legend>
      {inputs.map(({ name, title }, index) => (
        <div key={index} className={styles.taken}>
          <Field size="small" className={styles.field} {...fieldState(problemsAt(problems, [...at, ...(isPlain ? ['input'] : ['inputs', index])]), say)}>
            <NameSelect label={printable(say('author.table-asks-instead', { name: title }))} value={name} fits={(one) => one === name || accepts(one)} onChange={(chosen) => form.replaceInput(index, chosen)} />
          </Field>
          {inputs.length > 1 && <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={printable(say('author.table-asks-remove', { name: title }))} onClick={() => form.removeInput(index)} />}
        </div>
      ))}
      {form.mayAddInput && <NameSelect label={say('author.table-asks-add')} value="" none={say('author.table-asks-add')} fits={accepts} onChange={(chosen) => chosen !== '' && form.addInput(chosen)} />}
      <span className={styles.faint}>{say(form.mayAddInput ? 'author.table-asks-about' : 'author.table-asks-one')}</span>
      <span role="status" className={styles.warn}>
        {lost > 0 && say('author.table-asks-lost', { count: lost })}
      </span>
    </fieldset>
  );
}
