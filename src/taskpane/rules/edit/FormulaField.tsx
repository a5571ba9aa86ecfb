import { Field, Textarea } from '@fluentui/react-components';
import { wordsIn } from '../../../i18n/language';
import { printable } from '../../../report/layout';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor, type At } from './editor-context';
import { fieldState, problemsAt } from './problems';
import { useCompletion } from './use-completion';

interface FormulaFieldProps {
  readonly label: string;
  readonly at: At;
  readonly formula: string;
  readonly onChange: (formula: string) => void;
}

/** A formula; what is begun is completed from the names in scope and the functions, and a function's arguments are shown. */
export function FormulaField({ label, at, formula, onChange }: FormulaFieldProps) {
  const { problems } = useEditor();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const completion = useCompletion(formula, onChange);
  const { options, active, listId, signature } = completion;
  return (
    <div className={styles.formulaBox}>
      <Field size="small" label={label} className={styles.field} hint={signature ?? say('author.formula-hint')} {...fieldState(problemsAt(problems, at), say)}>
        <Textarea
          size="small"
          rows={2}
          resize="vertical"
          className={styles.formulaText}
          spellCheck={false}
          value={formula}
          textarea={{ ref: completion.area, role: 'combobox', 'aria-expanded': options.length > 0, 'aria-autocomplete': 'list', 'aria-controls': listId, ...(options.length > 0 ? { 'aria-activedescendant': `${listId}-${active}` } : {}) }}
          onChange={completion.onChange}
          onSelect={completion.follow}
          onKeyDown={completion.onKeyDown}
          onBlur={completion.close}
        />
      </Field>
      <ul id={listId} role="listbox" aria-label={say('author.completions')} hidden={options.length === 0} className={styles.completions}>
        {options.map(({ is, text, title, signature: of }, index) => (
          <li
            key={text}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            className={index === active ? styles.completionActive : styles.completion}
            onMouseDown={(event) => {
              event.preventDefault();
              completion.take(index);
            }}
          >
            <span>{printable(text)}{of !== null && `${of})`}</span>
            <span className={styles.faint}>{printable(title ? wordsIn(title, lang) : say(`author.completion-${is}`))}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
