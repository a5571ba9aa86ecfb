import { Field, Input } from '@fluentui/react-components';
import { useWords } from '../frame/context';

/** Longer names are none that a record keeps. */
const LONGEST_NAME = 100;

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
  return (
    <Field label={label} required hint={say('pane.name-not-proven')} {...(fault === null ? {} : { validationMessage: fault })}>
      <Input value={value} maxLength={LONGEST_NAME} autoComplete="name" onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}
