import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { printable } from '../../../report/layout';
import type { Json } from '../../../rules/parts';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor, type At } from './editor-context';
import { fieldState, problemsAt } from './problems';
import { parted } from './typed';
import { writingOf } from './writing';

interface TextsFieldProps {
  readonly label: string;
  readonly at: At;
  readonly json: Json | undefined;
  /** The column or fact whose values they are. */
  readonly name: string;
  /** Undefined: any value. */
  readonly onChange: (json: Json | undefined) => void;
}

const listOf = (json: Json | undefined): readonly string[] => (Array.isArray(json) ? (json as readonly Json[]).filter((one) => typeof one === 'string') : typeof json === 'string' ? [json] : []);

/** Several texts: ticked where the column lists what it may be, else typed. None: any. */
export function TextsField({ label, at, json, name, onChange }: TextsFieldProps) {
  const { set, file, problems } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = listOf(json);
  const choices = writingOf(set, file, name)?.values;
  const put = (texts: readonly string[]): void => onChange(texts.length === 0 ? undefined : texts);
  const state = fieldState(problemsAt(problems, at), say);
  if (choices) {
    // What is written and not on the list can be taken away, too.
    const all = [...choices, ...chosen.filter((one) => !choices.includes(one))];
    return (
      <Field size="small" label={label} hint={say('author.texts-any')} {...state}>
        <div role="group" aria-label={label} className={styles.choices}>
          {all.map((one) => (
            <Checkbox key={one} label={printable(one)} checked={chosen.includes(one)} onChange={(_, { checked }) => put(checked === true ? [...chosen, one] : chosen.filter((other) => other !== one))} />
          ))}
        </div>
      </Field>
    );
  }
  const shown = typed !== null && JSON.stringify(parted(typed)) === JSON.stringify(chosen) ? typed : chosen.join('、');
  return (
    <Field size="small" label={label} hint={say('author.texts-parted')} {...state}>
      <Input
        size="small"
        className={styles.input}
        value={shown}
        onChange={(_, { value }) => {
          setTyped(value);
          put(parted(value));
        }}
      />
    </Field>
  );
}
