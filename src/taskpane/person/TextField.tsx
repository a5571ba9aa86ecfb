import { Field, Textarea } from '@fluentui/react-components';
import { LONGEST } from '../../records/lengths';
import { useWords } from '../frame/context';
import { textLength } from './text-length';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint: string;
  readonly isRequired?: boolean;
  /** What is amiss with it; null: nothing. */
  readonly fault: string | null;
}

/** A reason or a note, with how long it is where that begins to matter. */
export function TextField({ label, value, onChange, hint, isRequired = false, fault }: TextFieldProps) {
  const { say } = useWords();
  const { count, fault: tooLong } = textLength(value, LONGEST.text, say);
  const amiss = tooLong ?? fault;
  return (
    <Field label={label} required={isRequired} hint={count === null ? hint : `${hint} ${count}`} {...(amiss === null ? {} : { validationMessage: amiss })}>
      <Textarea value={value} resize="vertical" onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}
