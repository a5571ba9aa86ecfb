import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Json } from '../../../rules/parts';
import type { Unit } from '../../../values/kind';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor, type At } from './editor-context';
import { fieldState, problemsAt } from './problems';
import { jsonOf, parted, typedOf } from './typed';

interface FiguresFieldProps {
  readonly label: string;
  readonly at: At;
  readonly json: Json | undefined;
  readonly unit: Unit;
  readonly onChange: (json: Json) => void;
}

/** Several figures in one line. */
export function FiguresField({ label, at, json, unit, onChange }: FiguresFieldProps) {
  const { problems } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string): Json => parted(text).map((one) => jsonOf(one, unit));
  const shown = typed !== null && JSON.stringify(read(typed)) === JSON.stringify(json) ? typed : typedOf(json);
  return (
    <Field size="small" label={label} hint={say('author.figures-parted')} className={styles.field} {...fieldState(problemsAt(problems, at), say)}>
      <Input
        size="small"
        className={styles.input}
        value={shown}
        onChange={(_, { value }) => {
          setTyped(value);
          onChange(read(value));
        }}
      />
    </Field>
  );
}
