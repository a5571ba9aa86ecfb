import { Button, Field, Select } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { printable } from '../../../report/layout';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor, type At } from './editor-context';
import { fieldState, problemsAt } from './problems';

/** Something that may be chosen, and what people call it. */
export interface Choice {
  readonly value: string;
  readonly title: string;
}

interface ChosenProps {
  readonly label: string;
  /** What is wrong here, or within, is told below. */
  readonly at: At;
  readonly chosen: readonly string[];
  readonly choices: readonly Choice[];
  readonly hint?: string;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Several of many, in the order in which they were chosen: each may be taken away, and another be added. */
export function Chosen({ label, at, chosen, choices, hint, onChange }: ChosenProps) {
  const { problems } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const titleOf = (value: string): string => choices.find((choice) => choice.value === value)?.title ?? value;
  const others = choices.filter(({ value }) => !chosen.includes(value));
  return (
    <fieldset className={styles.group}>
      <legend className={styles.term}>{label}</legend>
      {chosen.length > 0 && (
        <ul className={styles.list}>
          {chosen.map((value) => (
            <li key={value} className={styles.chosen}>
              <span>{printable(titleOf(value))}</span>
              <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={printable(say('author.chosen-remove', { name: titleOf(value), from: label }))} onClick={() => onChange(chosen.filter((one) => one !== value))} />
            </li>
          ))}
        </ul>
      )}
      <Field size="small" className={styles.field} {...(hint === undefined ? {} : { hint })} {...fieldState(problemsAt(problems, at), say)}>
        <Select size="small" className={styles.wide} aria-label={say('author.chosen-add', { to: label })} value="" onChange={(_, { value }) => value !== '' && onChange([...chosen, value])}>
          <option value="">{say(chosen.length === 0 ? 'author.chosen-none' : 'author.chosen-another')}</option>
          {others.map(({ value, title }) => (
            <option key={value} value={value}>
              {printable(title)}
            </option>
          ))}
        </Select>
      </Field>
    </fieldset>
  );
}
