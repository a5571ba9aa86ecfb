import { Select } from '@fluentui/react-components';
import { printable } from '../../../../report/layout';
import { titleOfName } from '../../../../report/policy';
import { useWords } from '../../../frame/context';
import { useRulesStyles } from '../../rules-styles';
import { useEditor } from '../editor-context';
import { ALWAYS_THERE, writingOf } from '../writing';

interface NameSelectProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
  /** Which names may be chosen; left out: all. */
  readonly fits?: (name: string) => boolean;
  /** What is said for no name at all; null: there has to be one. */
  readonly none?: string | null;
}

/** What a comparison is about: a column, a fact, a parameter; by what people call them. */
export function NameSelect({ label, value, onChange, fits = () => true, none = null }: NameSelectProps) {
  const { set, file } = useEditor();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const groups = [
    ['column', [...(set.ledgers.get(file.ledger)?.columns.keys() ?? [])]],
    ['fact', [...file.facts.keys()]],
    ['parameter', [...file.parameters.keys()]],
    ['always', ALWAYS_THERE],
  ] as const;
  const option = (name: string) => (
    <option key={name} value={name}>
      {printable(ALWAYS_THERE.includes(name) ? say(`author.name-${name.replace('_', '-')}`) : titleOfName(set, file, name, lang))}
    </option>
  );
  return (
    <Select size="small" className={styles.wide} aria-label={label} value={value} onChange={(_, data) => onChange(data.value)}>
      {none !== null && <option value="">{none}</option>}
      {value !== '' && writingOf(set, file, value) === null && option(value)}
      {groups.map(([group, names]) => {
        const fitting = names.filter(fits);
        return (
          fitting.length > 0 && (
            <optgroup key={group} label={say(`author.names-${group}`)}>
              {fitting.map(option)}
            </optgroup>
          )
        );
      })}
    </Select>
  );
}
