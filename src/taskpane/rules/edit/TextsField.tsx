import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { printable } from '../../../report/layout';
import type { Json } from '../../../rules/parts';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor, type At } from './editor-context';
import { fieldState, problemsAt } from './problems';
import { parted, typedOf } from './typed';
import { writingOf } from './writing';

interface TextsFieldProps {
  readonly label: string;
  readonly at: At;
  readonly json: Json | undefined;
  /** The column or fact whose values they are. */
  readonly name: string;
  /** Does none of them stand for any? */
  readonly mayBeAny?: boolean;
  /** Undefined: any value. */
  readonly onChange: (json: Json | undefined) => void;
}

/** What may be ticked, as the file has it. */
interface Choice {
  readonly json: Json;
  readonly title: string;
}

const YES_NO: Readonly<Record<string, boolean>> = { 是: true, 否: false };

/** A value as it is compared with others: yes and no may be written in words. */
const keyOf = (json: Json): string => JSON.stringify(typeof json === 'string' && Object.hasOwn(YES_NO, json) ? YES_NO[json] : json);

const listOf = (json: Json | undefined): readonly Json[] => (Array.isArray(json) ? (json as readonly Json[]) : typeof json === 'string' || typeof json === 'boolean' ? [json] : []);

/** Several texts, or yes and no: ticked where it is known what may be, else typed. None: any. */
export function TextsField({ label, at, json, name, mayBeAny = true, onChange }: TextsFieldProps) {
  const { set, file, problems } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = listOf(json);
  const writing = writingOf(set, file, name);
  const put = (values: readonly Json[]): void => onChange(values.length === 0 ? undefined : values);
  const state = fieldState(problemsAt(problems, at), say);
  const choices = writing?.kind === 'yesno' ? [true, false].map((value): Choice => ({ json: value, title: say(value ? 'format.yes' : 'format.no') })) : writing?.values?.map((value): Choice => ({ json: value, title: printable(value) }));
  if (choices) {
    // What is written and not on the list can be taken away, too.
    const others = chosen.filter((one) => !choices.some((choice) => keyOf(choice.json) === keyOf(one)));
    return (
      <Field size="small" label={label} {...(mayBeAny ? { hint: say('author.texts-any') } : {})} {...state}>
        <div role="group" aria-label={label} className={styles.choices}>
          {[...choices, ...others.map((one): Choice => ({ json: one, title: printable(typedOf(one)) }))].map((one) => (
            <Checkbox key={keyOf(one.json)} label={one.title} checked={chosen.some((value) => keyOf(value) === keyOf(one.json))} onChange={(_, { checked }) => put(checked === true ? [...chosen, one.json] : chosen.filter((other) => keyOf(other) !== keyOf(one.json)))} />
          ))}
        </div>
      </Field>
    );
  }
  const shown = typed !== null && JSON.stringify(parted(typed)) === JSON.stringify(chosen) ? typed : typedOf(chosen);
  return (
    <Field size="small" label={label} hint={say(mayBeAny ? 'author.texts-parted' : 'author.figures-parted')} {...state}>
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
