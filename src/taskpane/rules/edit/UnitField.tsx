import { Field, Select } from '@fluentui/react-components';
import { UNITS, type Unit } from '../../../values/kind';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor, type At } from './editor-context';
import { fieldState, problemsAt } from './problems';

/** The unit that something is in. */
export function UnitField({ at, unit }: { readonly at: At; readonly unit: Unit }) {
  const { problems, edit } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  return (
    <Field size="small" label={say('report.sheet-unit')} className={styles.field} {...fieldState(problemsAt(problems, at), say)}>
      <UnitSelect unit={unit} onChange={(chosen) => edit([{ at, json: chosen }])} />
    </Field>
  );
}

export function UnitSelect({ unit, onChange, ...field }: { readonly unit: Unit; readonly onChange: (unit: Unit) => void }) {
  const { say } = useWords();
  const styles = useRulesStyles();
  return (
    <Select {...field} size="small" className={styles.wide} value={unit} onChange={(_, { value }) => onChange(value as Unit)}>
      {Object.keys(UNITS).map((one) => (
        <option key={one} value={one}>
          {say('report.unit', { unit: one.replace(/[ /]/, '_') })}
        </option>
      ))}
    </Select>
  );
}
