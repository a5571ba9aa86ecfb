import { Field, Select } from '@fluentui/react-components';
import { printable } from '../../../report/layout';
import type { Json } from '../../../rules/parts';
import type { Unit } from '../../../values/kind';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor, type At } from './editor-context';
import { FigureField } from './FigureField';
import { fieldState, problemsAt } from './problems';

interface ValueFieldProps {
  readonly label: string;
  readonly hidesLabel?: boolean;
  readonly at: At;
  readonly json: Json | undefined;
  readonly unit: Unit;
  /** The texts that it may be; null: any. */
  readonly values: readonly string[] | null;
  readonly onChange: (json: Json) => void;
}

/** One value of a column or fact, in its unit: chosen where it is known what it may be, else typed. */
export function ValueField({ label, hidesLabel = false, at, json, unit, values, onChange }: ValueFieldProps) {
  const { problems } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  if (values === null || unit === 'role') return <FigureField label={label} hidesLabel={hidesLabel} at={at} json={json} unit={unit} onChange={onChange} />;
  const now = typeof json === 'string' ? json : '';
  return (
    <Field size="small" className={styles.field} {...(hidesLabel ? {} : { label })} {...fieldState(problemsAt(problems, at), say)}>
      <Select size="small" className={styles.wide} {...(hidesLabel ? { 'aria-label': label } : {})} value={now} onChange={(_, { value }) => onChange(value)}>
        {[...new Set([...values, ...(now === '' ? [] : [now])])].map((one) => (
          <option key={one} value={one}>
            {printable(one)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
