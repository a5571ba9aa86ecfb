import { Button, Field, Input } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import { printable } from '../../../report/layout';
import type { TableShape } from '../../../rules/shapes';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import type { At } from './editor-context';
import { UnitField } from './UnitField';
import type { TableShapeForm } from './use-table-shape';
import { WordsFields } from './WordsFields';

interface TableGivesProps {
  readonly at: At;
  readonly form: TableShapeForm;
  /** As they are written; undefined: there is one, which is called as the table is. */
  readonly outputs: TableShape['outputs'];
}

/** What the rows of a tier table give: its unit, what it is called, one thing more, one less. */
export function TableGives({ at, form, outputs }: TableGivesProps) {
  const { say } = useWords();
  const styles = useRulesStyles();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.term}>{say('author.table-gives')}</legend>
      {form.outputs.map(({ name, title, unit, remove, measure }) =>
        outputs === undefined ? (
          <UnitField key={name} at={[...at, 'unit']} unit={unit} onChange={measure} />
        ) : (
          <div key={name} className={styles.leaf}>
            <div className={styles.cardHead}>
              <strong>{printable(title)}</strong>
              <Button size="small" appearance="subtle" icon={<DismissRegular />} disabledFocusable={remove === null} aria-label={printable(say('author.table-gives-remove', { name: title }))} {...(remove === null ? { title: say('author.table-gives-used') } : {})} onClick={() => remove?.()} />
            </div>
            <UnitField at={[...at, 'outputs', name, 'unit']} unit={unit} onChange={measure} />
            <WordsFields label={say('author.table-gives-called')} at={[...at, 'outputs', name, 'title']} words={outputs[name]?.title} />
          </div>
        ),
      )}
      <NewOutput onAdd={form.addOutput} />
    </fieldset>
  );
}

/** One thing more, by what it is called: formulas name it so. */
function NewOutput({ onAdd }: { readonly onAdd: (title: string) => void }) {
  const { say } = useWords();
  const styles = useRulesStyles();
  const [typed, setTyped] = useState('');
  const title = typed.trim();
  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        if (title === '') return;
        onAdd(title);
        setTyped('');
      }}
    >
      <Field size="small" label={say('author.table-gives-add')} className={styles.field}>
        <Input size="small" className={styles.input} value={typed} onChange={(_, { value }) => setTyped(value)} />
      </Field>
      <Button size="small" type="submit" icon={<AddRegular />} disabledFocusable={title === ''}>
        {say('author.table-gives-add-it')}
      </Button>
    </form>
  );
}
