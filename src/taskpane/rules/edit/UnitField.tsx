import { Field, Select } from '@fluentui/react-components';
import { unitText } from '../../../report/unit-text';
import { UNITS, type Unit } from '../../../values/kind';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor, type At } from './editor-context';
import { fieldState, problemsAt } from './problems';

interface UnitFieldProps {
  readonly at: At;
  readonly unit: Unit;
  /** What else changes with it; left out: nothing. */
  readonly onChange?: (unit: Unit) => void;
}

/** The unit that something is in. */
export function UnitField({ at, unit, onChange }: UnitFieldProps) {
  const { problems, edit } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  return (
    <Field size="small" label={say('report.sheet-unit')} className={styles.field} {...fieldState(problemsAt(problems, at), say)}>
      <UnitSelect unit={unit} onChange={onChange ?? ((chosen) => edit([{ at, json: chosen }]))} />
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
          {unitText(one, say)}
        </option>
      ))}
    </Select>
  );
}
