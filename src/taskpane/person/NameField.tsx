import { Field, Input } from '@fluentui/react-components';
import { LONGEST } from '../../records/lengths';
import { useWords } from '../frame/context';
import { textLength } from './text-length';

interface NameFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
  /** What is amiss with it; null: nothing. */
  readonly fault: string | null;
}

/** Who says so: a name as it is typed. Nobody proves it, and the field says that. */
export function NameField({ label, value, onChange, fault }: NameFieldProps) {
  const { say } = useWords();
  const { count, fault: tooLong } = textLength(value, LONGEST.name, say);
  const hint = say('pane.name-not-proven');
  const amiss = tooLong ?? fault;
  return (
    <Field label={label} required hint={count === null ? hint : `${hint} ${count}`} {...(amiss === null ? {} : { validationMessage: amiss })}>
      <Input value={value} autoComplete="name" onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}
